"""Sources of a whole running desk, as people see them: feeds, a page, prices from elsewhere."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright

from tests import stage as stages
from tests.browser.chromium import ARGUMENTS, program
from tests.stage import Running, Stage, buttons, words_of

pytestmark = pytest.mark.browser
YOU, MIA = 1000001, 1000002
SIZES = {"desktop": (1440, 900), "phone": (390, 844)}


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    """A desk that reads a feed that is not there, a page by a browser, and CoinGecko's stand-in."""
    with stages.temporary_data() as data_dir:
        variables = stages.environment(data_dir, **stages.PATIENT)
        feeds = f"http://127.0.0.1:{variables['TAPEWIRE_FEEDS_PORT']}"
        variables |= {
            "TAPEWIRE_ADMIN_IDS": str(YOU),
            "TAPEWIRE_FEEDS": f"{feeds}/feeds/gone.xml",
            "TAPEWIRE_BROWSER": "true",
            "TAPEWIRE_PAGES": f"{feeds}/pages/drawn => article => h2",
            "TAPEWIRE_PAGE_INTERVAL_S": "1",
            "TAPEWIRE_COINGECKO": "public",
            "TAPEWIRE_COINGECKO_URL": f"{feeds}/vendors/coingecko",
            "TAPEWIRE_REFERENCE_INTERVAL_S": "1",
        }
        found = stages.start(variables)
        try:
            yield found
        finally:
            stages.stop(found)


@pytest.fixture(scope="module")
async def stage(running: Running) -> AsyncIterator[Stage]:
    async with stages.hands_on(running) as found:
        for person in (YOU, MIA):
            await found.ask(person, "/start", "Equity")
        yield found


@pytest.fixture(scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        found = await playwright.chromium.launch(executable_path=program(), args=ARGUMENTS)
        yield found
        await found.close()


async def test_a_page_without_a_feed_is_on_the_wire(stage: Stage) -> None:
    body = {"title": "Solana validators approve a faster client", "url": "https://e.example/1"}
    await stage.call("POST", "/feeds/drawn/items", body, server="feeds")

    async def is_told_twice() -> bool:
        told = await stage.ask(MIA, "/sources", "Sources")
        return words_of(told).count("1 today") >= 2  # by the feed of all, and by the page

    await stage.until(is_told_twice, what="the page is read by the browser")


async def test_a_coin_that_does_not_trade_here_has_a_price(stage: Stage) -> None:
    coin = {"symbol": "WIF", "name": "dogwifhat", "price": "0.41234", "change": "-3.2"}
    await stage.call("POST", "/vendors/prices", coin, server="feeds")

    async def is_known() -> bool:
        said = await stage.say(MIA, "/price wif")
        card = await stage.said(MIA, "WIF", after=said)
        return "CoinGecko" in words_of(card) and [b["text"] for b in buttons(card)] == ["Refresh"]

    await stage.until(is_known, what="CoinGecko's price is shown")


async def test_an_admin_sees_what_is_wrong_and_adds_a_feed(
    stage: Stage, browser: Browser, tmp_path: Path
) -> None:
    await stage.headline("Bitcoin rises above $70,000", feed="tape")
    card = await stage.ask(YOU, f"/sources add {stage.running.url('feeds')}/feeds/tape.json", "🟢")
    assert [b["text"] for b in buttons(card)][:2] == ["⏸ Pause", "Remove"]
    page = await stage.ask(YOU, "/sources", "the server answered 404", "Tap one")
    assert len(buttons(page)) == 5, "four sources and a refresh"
    refused = await stage.ask(YOU, "/sources add http://127.0.0.1:5432/", "was not added")
    assert "not on the public internet" in words_of(refused)
    await stage.ask(YOU, "/price wif", "dogwifhat")
    await stage.ask(YOU, "/sources", "Tap one")
    folder = Path(os.environ.get("TAPEWIRE_PICTURES", tmp_path))
    url = f"{stage.running.url('sandbox')}/?user={YOU}&chat={YOU}"
    for size, (width, height) in SIZES.items():
        for scheme in ("dark", "light"):
            shown = await browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
            )
            await shown.goto(url)
            await shown.get_by_text("Tap one to pause it").last.wait_for()
            overflow = "document.documentElement.scrollWidth - innerWidth"
            assert await shown.evaluate(overflow) <= 0, "it scrolls sideways"
            await shown.screenshot(path=folder / f"sources-{size}-{scheme}.png")
            await shown.close()


async def test_doctor_and_metrics_tell_of_them(running: Running, stage: Stage) -> None:
    told = running.command("doctor").stdout
    assert "browser" in told
    assert "on for 1 pages" in told

    async def is_counted() -> bool:
        async with stage._session.get(running.url("webapp") + "/metrics") as answer:
            text = await answer.text()
        return (
            'tapewire_source_state{process="scrape"' in text and "tapewire_reference_coins{" in text
        )

    await stage.until(is_counted, what="every source has its gauges")
