"""One desk of real processes for the benches that need one."""

from collections.abc import Iterator

import pytest

from desk.settings import Settings
from ops import temporary


@pytest.fixture(scope="session")
def desk_settings() -> Iterator[Settings]:
    """Settings of a running desk."""
    with temporary.desk() as running:
        yield running.settings()
