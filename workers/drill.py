"""Failpoints end the process on purpose: on paper, never beside a live connection."""

from desk.environment import variable
from desk.errors import BadConfiguration
from desk.settings import Settings
from workers.context import Store


async def check(settings: Settings, store: Store) -> None:
    """Raise `BadConfiguration` when failpoints are armed and real money is within reach."""
    if settings.failpoints and await store.has_live():
        problem = "kills processes on purpose, and this desk has live exchange accounts; unset it"
        raise BadConfiguration(variable=variable("failpoints"), problem=problem)
