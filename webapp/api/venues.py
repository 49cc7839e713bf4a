"""Exchanges: connect with keys that are never given out again, choose, revoke."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from desk.venues.profiles import PROFILES, profile
from webapp.api import V1
from webapp.deps import AccountDep, DeskDep
from webapp.schemas.accounts import AccountOut
from webapp.schemas.fields import VenueName
from webapp.schemas.venues import ChoiceBody, ConnectionOut, KeysBody, VenueOut

router = APIRouter(prefix=f"{V1}/venues", tags=["venues"])
Venue = Annotated[VenueName, Path()]


@router.get("")
async def venues(account: AccountDep, desk: DeskDep) -> list[VenueOut]:
    """Return every exchange there is, with the person's connection to it; paper first."""
    known = {c.venue: c for c in await desk.venues.page(account.id)}
    active = account.preferences.venue
    return [VenueOut.of(p, known.get(name), active=active) for name, p in PROFILES.items()]


@router.put("/active")
async def choose(body: ChoiceBody, account: AccountDep, desk: DeskDep) -> AccountOut:
    """Send this person's orders to a venue from now on, from the chat as well."""
    await desk.venues.choose(account.id, body.venue)
    return AccountOut.of(await desk.accounts.get(account.id))


@router.put("/{venue}/connection", status_code=202)
async def connect(
    venue: Venue, body: KeysBody, account: AccountDep, desk: DeskDep
) -> ConnectionOut:
    """Hand keys in, sealed before they are stored; `state` tells later what came of it.

    409 for up to 30 s while others of the same exchange are looked at, and after 20 in an hour.
    """
    found = body.keys(profile(venue))
    return ConnectionOut.of(await desk.venues.connect_with(account.id, venue, found))


@router.get("/{venue}/connection")
async def connection(venue: Venue, account: AccountDep, desk: DeskDep) -> ConnectionOut:
    """Return how a connection stands now."""
    return ConnectionOut.of(await desk.venues.get(account.id, venue))


@router.delete("/{venue}/connection")
async def revoke(
    venue: Venue,
    account: AccountDep,
    desk: DeskDep,
    *,
    cancel_orders: Annotated[bool, Query()] = False,
) -> ConnectionOut:
    """Forget the keys. 409 while orders are open, unless they are to be cancelled first."""
    found = await desk.venues.revoke(account.id, venue, cancel_orders=cancel_orders)
    return ConnectionOut.of(found)
