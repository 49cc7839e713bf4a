"""The coins a person follows."""

from typing import Annotated

from fastapi import APIRouter, Path

from webapp.api import V1
from webapp.deps import AccountDep, DeskDep
from webapp.schemas.watchlists import Coin, WatchlistOut

router = APIRouter(prefix=f"{V1}/watchlist", tags=["watchlist"])
CoinPath = Annotated[Coin, Path()]


@router.get("")
async def page(account: AccountDep, desk: DeskDep) -> WatchlistOut:
    """Return the coins, the first added first."""
    return WatchlistOut(coins=await desk.watchlists.of(account.id))


@router.put("/{coin}")
async def add(coin: CoinPath, account: AccountDep, desk: DeskDep) -> WatchlistOut:
    """Put a coin at the end of the list; one that is on it stays where it is.

    409 the list is full.
    """
    venue = account.preferences.venue
    return WatchlistOut(coins=await desk.watchlists.change(account.id, add=[coin], venue=venue))


@router.delete("/{coin}")
async def remove(coin: CoinPath, account: AccountDep, desk: DeskDep) -> WatchlistOut:
    """Take a coin off the list; 404 when it is not on it."""
    venue = account.preferences.venue
    return WatchlistOut(coins=await desk.watchlists.change(account.id, drop=[coin], venue=venue))
