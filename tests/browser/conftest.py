"""What all browser tests share."""

from collections.abc import AsyncIterator, Iterator

import pytest
from playwright.async_api import Browser, async_playwright, expect

from tests import stage as stages
from tests.browser.chromium import ARGUMENTS, PATIENCE_MS, program
from tests.stage import Running


@pytest.fixture(scope="session", autouse=True)
def patience() -> None:
    """Let every expectation wait long enough."""
    expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="module")
async def browser() -> AsyncIterator[Browser]:
    """The system's Chromium."""
    async with async_playwright() as playwright:
        found = await playwright.chromium.launch(executable_path=program(), args=ARGUMENTS)
        yield found
        await found.close()


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    """A whole desk, with prices of a known seed."""
    with stages.desk(**stages.PATIENT) as found:
        yield found
