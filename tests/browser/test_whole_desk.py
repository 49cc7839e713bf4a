"""One person's way through a whole running desk in Chromium: the chat, and the app inside it."""

import os
import re
import signal
from collections.abc import AsyncIterator
from typing import Final
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import pytest
from playwright.async_api import FrameLocator, Locator, Page, async_playwright, expect

from tests import stage as stages
from tests.browser.chromium import ARGUMENTS, program
from tests.stage import Place, Running, Stage

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PATIENCE_MS: Final = 45_000
FRAMED: Final = """address => {
  const frame = document.createElement('iframe');
  Object.assign(frame, {id: 'forged', src: address});
  document.body.append(frame);
}"""
HEADLINE: Final = "SEC approves spot Bitcoin ETF options for all major exchanges"


@pytest.fixture
async def stage(running: Running) -> AsyncIterator[Stage]:
    """Hands on it, for what no person does in a browser."""
    async with stages.hands_on(running) as found:
        yield found


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    """A browser of somebody who has never been here."""
    async with async_playwright() as tools:
        browser = await tools.chromium.launch(executable_path=program(), args=ARGUMENTS)
        context = await browser.new_context(
            viewport={"width": 1440, "height": 900}, reduced_motion="reduce", locale="en-US"
        )
        context.set_default_timeout(PATIENCE_MS)
        expect.set_options(timeout=PATIENCE_MS)
        yield await context.new_page()
        await browser.close()
        expect.set_options(timeout=None)


async def test_from_start_to_a_bracket_in_the_app_and_a_restart_under_it(
    stage: Stage, page: Page
) -> None:
    person = await stage.person("Rosa")
    await page.goto(f"{stage.running.url('sandbox')}/?user={person}&chat={person}")
    await page.get_by_role("button", name="Start", exact=True).click()
    await expect(_last(page, "Equity")).to_be_visible()

    home = await stage.said(person, "Equity")
    await _say(page, "/alerts btc any 10%")
    await stage.said(person, "BTC", after=home["message_id"])
    await stage.headline(HEADLINE)
    alert = _last(page, "SEC approves")
    await alert.get_by_role("button", name=re.compile("^Buy BTC")).first.click()
    await expect(_last(page, "Bought")).to_contain_text("BTC")

    await page.get_by_role("button", name="Tapewire").last.click()
    app = page.frame_locator("#miniapp iframe")
    await expect(app.locator("#equity:not(.wait)")).to_be_visible()
    await _buy_with_exits(page, app)
    await _cancel_the_exits(page, app)
    await _to_arabic_and_back(app)
    await _outlive_a_restart(stage.running, app)


async def _buy_with_exits(page: Page, app: FrameLocator) -> None:
    await app.locator('[data-nav="trade"]').first.click()
    await expect(app.locator("#presets .preset").first).to_be_visible()
    await app.locator("#exits summary").click()
    await app.locator("#take-profit").fill("40%")
    await app.locator("#stop-loss").fill("30%")
    await app.locator("#amount").fill("60")
    await page.locator("#miniapp").get_by_role("button", name=re.compile("^Buy ")).click()
    await expect(app.locator("#open-plans .order-row").first).to_contain_text("Watching")


async def _cancel_the_exits(page: Page, app: FrameLocator) -> None:
    row = app.locator("#open-plans .order-row").first
    await row.get_by_role("button", name="Cancel").click()
    await page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    await expect(app.locator("#open-plans .order-row")).to_have_count(0)


async def _to_arabic_and_back(app: FrameLocator) -> None:
    await app.locator('[data-nav="settings"]').first.click()
    await app.locator("#language").select_option("ar")
    await expect(app.locator("html")).to_have_attribute("dir", "rtl")
    await app.locator("#language").select_option("en")
    await expect(app.locator("html")).to_have_attribute("dir", "ltr")


async def _outlive_a_restart(running: Place, app: FrameLocator) -> None:
    await app.locator('[data-nav="dashboard"]').first.click()
    await expect(app.locator("#equity:not(.wait)")).to_be_visible()
    os.kill(running.pid("webapp"), signal.SIGKILL)
    await expect(app.locator("#notice")).to_be_visible()
    await expect(app.locator("#notice")).to_be_hidden()
    moving = app.locator("[data-mover]").first
    await expect(moving).not_to_have_text(await moving.inner_text(), use_inner_text=True)


async def test_a_forged_launch_is_not_let_in(stage: Stage, page: Page) -> None:
    person = await stage.person("Mallory")
    made = await stage.call("POST", "/sim/initdata", {"user_id": person})
    data = made if isinstance(made, str) else made["init_data"]
    forged = data.replace(str(person), str(person + 1))
    assert forged != data
    launch = {"tgWebAppData": forged, "tgWebAppVersion": "9.1", "tgWebAppPlatform": "web"}
    address = f"{stage.running.url('webapp')}/#{urlencode(launch, quote_via=quote)}"
    assert parse_qs(urlsplit(address).fragment)["tgWebAppData"] == [forged]
    await page.goto(f"{stage.running.url('sandbox')}/")
    async with page.expect_response(lambda answer: answer.url.endswith("/api/v1/session")) as told:
        await page.evaluate(FRAMED, address)  # outside of a frame it is not looked at
    app = page.frame_locator("#forged")
    await expect(app.locator(".gate")).to_contain_text("/web")
    assert (await told.value).status == 401
    await expect(app.locator("#equity")).to_have_count(0)


async def _say(page: Page, text: str) -> None:
    await page.get_by_role("textbox", name="Message").fill(text)
    await page.keyboard.press("Enter")


def _last(page: Page, words: str) -> Locator:
    return page.locator(".row").filter(has_text=words).last
