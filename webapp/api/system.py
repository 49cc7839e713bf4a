"""The wire in numbers, for people and their dashboards; `/metrics` is for Prometheus."""

from fastapi import APIRouter

from webapp.api import V1
from webapp.deps import AccountDep, DeskDep
from webapp.schemas.sources import MetricsOut

router = APIRouter(prefix=f"{V1}/system", tags=["operations"])


@router.get("/metrics")
async def metrics(_: AccountDep, desk: DeskDep) -> MetricsOut:
    """Return headlines a minute, how late alerts were, how much waits, how each source does.

    `queues` counts what waits for the models (`headlines`), for the alerts (`scores`), for the
    intake (`posts`), for the trade worker (`trade`), for the bot (`updates`, `events`).
    """
    return MetricsOut.of(await desk.sources.metrics())
