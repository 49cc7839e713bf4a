"""The signed-in person's settings: each with its origin, changed, given back, and as a file."""

from typing import Final

from fastapi import APIRouter, Request, Response

from desk import clock
from desk.choices.model import Chosen, Setting
from desk.facade import Desk
from webapp.api import V1
from webapp.deps import AccountDep, DeskDep, TextsDep
from webapp.schemas.choices import ChoicesOut, ComparisonOut, SettingsBody
from webapp.schemas.fields import Id

router = APIRouter(prefix=f"{V1}/account/settings", tags=["account"])
_FILE: Final = {"content": {"application/json": {"schema": {"type": "object"}}}, "required": True}


@router.get("")
async def choices(account: AccountDep, desk: DeskDep) -> ChoicesOut:
    """Return every setting with its value and where that comes from."""
    return await _out(await desk.choices.of(account.id), account.id, desk)


@router.patch("")
async def change(body: SettingsBody, account: AccountDep, desk: DeskDep) -> ChoicesOut:
    """Change what is sent, all of it or nothing."""
    chosen = await desk.choices.change(account.id, body.values(), body.limits)
    return await _out(chosen, account.id, desk)


@router.delete("/{setting}")
async def reset(setting: Setting, account: AccountDep, desk: DeskDep) -> ChoicesOut:
    """Give one setting back its default."""
    return await _out(await desk.choices.reset(account.id, setting), account.id, desk)


@router.get("/file", response_class=Response)
async def export(account: AccountDep, desk: DeskDep) -> Response:
    """Return all settings, own limits and alert rules as a file; it holds no key and no id."""
    name = f"tapewire-settings-{clock.now():%Y-%m-%d}.json"
    headers = {
        "content-disposition": f'attachment; filename="{name}"',
        "cache-control": "no-store",
    }
    data = await desk.choices.export(account.id)
    return Response(data, media_type="application/json", headers=headers)


@router.post("/file", openapi_extra={"requestBody": _FILE})
async def compare(
    request: Request, account: AccountDep, desk: DeskDep, t: TextsDep
) -> ComparisonOut:
    """Say what a file would change and what of it is denied; nothing is changed yet."""
    offer = await desk.choices.compare(account.id, await request.body())
    return ComparisonOut.of(offer.id, offer.comparison, t)


@router.post("/offers/{offer_id}")
async def apply(offer_id: Id, account: AccountDep, desk: DeskDep, t: TextsDep) -> ComparisonOut:
    """Apply a compared file, once; the id of the answer undoes it."""
    done = await desk.choices.apply(account.id, offer_id)
    return ComparisonOut.of(done.id, done.comparison, t)


@router.delete("/offers/{offer_id}", status_code=204)
async def dismiss(offer_id: Id, account: AccountDep, desk: DeskDep) -> None:
    """Forget a compared file."""
    await desk.choices.dismiss(account.id, offer_id)


@router.post("/undo/{undo_id}")
async def undo(undo_id: Id, account: AccountDep, desk: DeskDep) -> ChoicesOut:
    """Make everything what it was before a file was applied."""
    return await _out(await desk.choices.undo(account.id, undo_id), account.id, desk)


async def _out(chosen: Chosen, account_id: int, desk: Desk) -> ChoicesOut:
    account = await desk.accounts.get(account_id)
    return ChoicesOut.of(chosen, account, desk.settings)
