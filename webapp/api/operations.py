"""How the desk is doing, for people; `webapp.health` answers machines."""

from importlib.metadata import PackageNotFoundError, version
from typing import Final

from fastapi import APIRouter

from desk import clock
from webapp.api import V1
from webapp.deps import AccountDep, DeskDep
from webapp.schemas.operations import HaltOut, HealthOut

router = APIRouter(prefix=f"{V1}/operations", tags=["operations"])


def _version() -> str:
    try:
        return version("tapewire")
    except PackageNotFoundError:
        return "unpacked"


VERSION: Final = _version()


@router.get("/health")
async def health(_: AccountDep, desk: DeskDep) -> HealthOut:
    """Return whether trading is on and how fresh prices are."""
    halt = await desk.risk.halted()
    now = clock.now()
    ages = [quote.age_s(now) for quote in (await desk.market.quotes.all()).values()]
    return HealthOut(
        halt=HaltOut(reason=halt.reason, at=halt.at) if halt else None,
        quotes=len(ages),
        fresh_quotes=sum(age <= desk.settings.quote_age_s for age in ages),
        newest_quote_age_s=round(min(ages), 3) if ages else None,
        version=VERSION,
    )
