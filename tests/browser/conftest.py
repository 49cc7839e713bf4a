"""What all browser tests share."""

from collections.abc import Iterator

import pytest
from playwright.async_api import expect

from tests import stage as stages
from tests.browser.chromium import PATIENCE_MS
from tests.stage import Running


@pytest.fixture(scope="session", autouse=True)
def patience() -> None:
    """Let every expectation wait long enough."""
    expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    """A whole desk, with prices of a known seed."""
    with stages.desk(**stages.PATIENT) as found:
        yield found
