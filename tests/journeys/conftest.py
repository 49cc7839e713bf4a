"""One real desk for all journeys of a run, and hands on it."""

from collections.abc import AsyncIterator, Iterator

import pytest

from tests import stage as stages
from tests.journeys import witness as looking
from tests.journeys.witness import Witness
from tests.stage import Running, Stage


@pytest.fixture(scope="package")
def running() -> Iterator[Running]:
    """A desk of real processes, with headlines only when a test posts them."""
    with stages.desk(**stages.PATIENT, TAPEWIRE_PLAN_INTERVAL_S="1") as found:
        yield found


@pytest.fixture
async def stage(running: Running) -> AsyncIterator[Stage]:
    """Hands on the running desk."""
    async with stages.hands_on(running) as found:
        yield found


@pytest.fixture
async def seen(running: Running) -> AsyncIterator[Witness]:
    """A witness; at the end of each test no log may tell of an error."""
    async with looking.watching(running) as witness:
        yield witness
        assert witness.complaints() == []


@pytest.fixture
async def ann(stage: Stage) -> int:
    """A person who has come in."""
    person = await stage.person("Ann")
    await stage.ask(person, "/start", "Equity")
    return person
