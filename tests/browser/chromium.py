"""Which Chromium browser tests drive, and how it is started."""

import shutil
from typing import Final

from playwright.async_api import Page

# A browser on a busy machine takes its time; what is there is seen at once all the same.
PATIENCE_MS: Final = 20_000
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def program() -> str | None:
    """Return the system's Chromium, None for the one that Playwright brought."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if (found := shutil.which(name))), None)


async def follow(page: Page, link: str) -> None:
    """Follow a link from the chat and sign in as whom it names."""
    await page.goto(link)
    await page.locator("#login-go").click()
