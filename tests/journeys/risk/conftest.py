"""A desk whose breaker trips early and whose freeze is short."""

from collections.abc import AsyncIterator, Iterator

import pytest

from tests import stage as stages
from tests.stage import Running, Stage


@pytest.fixture(scope="module")
def tight() -> Iterator[Running]:
    """A desk of real processes."""
    with stages.temporary_data() as data_dir:
        limits = {
            "TAPEWIRE_BREAKER_ORDERS": "5",
            "TAPEWIRE_FREEZE_WAIT_S": "1",
            "TAPEWIRE_MAX_DAY": "1000",
        }
        found = stages.start(stages.environment(data_dir, **limits))
        try:
            yield found
        finally:
            stages.stop(found)


@pytest.fixture
async def stage(tight: Running) -> AsyncIterator[Stage]:
    """Hands on the tight desk."""
    async with stages.hands_on(tight) as found:
        yield found
