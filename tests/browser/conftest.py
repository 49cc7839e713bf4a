"""What all browser tests share."""

import pytest
from playwright.async_api import expect

from tests.browser.chromium import PATIENCE_MS


@pytest.fixture(scope="session", autouse=True)
def patience() -> None:
    """Let every expectation wait long enough."""
    expect.set_options(timeout=PATIENCE_MS)
