"""Limits of the signed-in person, and their own emergency stop."""

from fastapi import APIRouter

from webapp.api import V1
from webapp.deps import AccountDep, DeskDep
from webapp.schemas.risk import LimitsBody, LimitsOut, PanicOut

router = APIRouter(prefix=V1, tags=["limits"])


@router.get("/limits")
async def limits(account: AccountDep, desk: DeskDep) -> LimitsOut:
    """Return every limit with what is used of it."""
    freeze = await desk.panic.frozen(account.id)
    return LimitsOut.of(await desk.risk.limits(account.id), freeze)


@router.put("/limits")
async def limit(body: LimitsBody, account: AccountDep, desk: DeskDep) -> LimitsOut:
    """Replace all of the person's own limits; none may exceed the desk's."""
    await desk.risk.limit(account.id, body.chosen())
    return await limits(account, desk)


@router.post("/panic")
async def panic(account: AccountDep, desk: DeskDep) -> PanicOut:
    """Stop the person's trading and cancel everything of theirs that is open."""
    freeze = await desk.panic.stop_me(account.id)
    cancelled = await desk.panic.recall(account.id)
    return PanicOut(cancelled=cancelled, frozen_until=freeze.until)


@router.delete("/panic", status_code=204)
async def thaw(account: AccountDep, desk: DeskDep) -> None:
    """Let the person trade again; refused before the wait is over."""
    await desk.panic.thaw(account.id)
