"""The signed-in account and its preferences."""

from fastapi import APIRouter

from webapp.api import V1
from webapp.deps import AccountDep, DeskDep
from webapp.schemas.accounts import AccountOut, PreferencesBody

router = APIRouter(prefix=f"{V1}/account", tags=["account"])


@router.get("")
async def account(account: AccountDep) -> AccountOut:
    """Return who is signed in."""
    return AccountOut.of(account)


@router.put("/preferences")
async def prefer(body: PreferencesBody, account: AccountDep, desk: DeskDep) -> AccountOut:
    """Replace all preferences."""
    return AccountOut.of(await desk.accounts.prefer(account.id, body.chosen(account.preferences)))
