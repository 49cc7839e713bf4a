"""A desk whose breaker trips early and whose freeze is short."""

from collections.abc import Iterator

import pytest

from tests import stage as stages
from tests.stage import Running


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    """A desk of real processes."""
    limits = {
        "TAPEWIRE_BREAKER_ORDERS": "5",
        "TAPEWIRE_FREEZE_WAIT_S": "1",
        "TAPEWIRE_MAX_DAY": "1000",
    }
    with stages.desk(**limits) as found:
        yield found
