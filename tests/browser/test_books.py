"""The order book on the trade page in Chromium: it moves, grows old, and fills the ticket."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from desk import clock
from desk.market import depth
from desk.market.bars import Trade
from desk.market.depth import LEVELS, Listing
from desk.nursery import Nursery
from tests.browser.barriers import barriers
from tests.browser.looks import LOOKS
from tests.browser.test_mini_app import (
    CLIPPED,
    FAULTS,
    JUMPS,
    MOST_JUMPS,
    OVERFLOW,
    opened,
    pictures,
    sign_in,
    stage,
)
from tests.integration.webapp.stage import Stage

__all__ = ["stage"]
pytestmark = pytest.mark.browser
ROUND_S = 0.3


@dataclass
class Market:
    """Shows the books that pages look at, as the market worker does; each a little further on."""

    stage: Stage
    rounds: int = 0
    is_away: bool = False

    async def show(self) -> None:
        """Show one round of every book that is wanted."""
        depths = self.stage.context.desk.market.depths
        self.rounds += 1
        for listing in () if self.is_away else await depths.wanted():
            await depths.show(self.book(listing))

    def book(self, listing: Listing) -> depth.Depth:
        """Return the book around 62,800, where the first person has an order of their own."""
        sizes = [f"{0.1 + (self.rounds * 7 + n * 5) % 13 / 10:.5f}" for n in range(LEVELS)]
        found = depth.read(
            listing,
            bids=[[f"{62800 - 3 * n}", size] for n, size in enumerate(sizes)],
            asks=[[f"{62812.5 + 2 * n}", size] for n, size in enumerate(reversed(sizes))],
            at=clock.now(),
        )
        trades = [self.trade(n) for n in range(self.rounds, self.rounds + 24)]
        return replace(found, trades=depth.last(trades))

    def trade(self, number: int) -> Trade:
        """Return a trade of some seconds ago."""
        return Trade(
            at=clock.now() - timedelta(seconds=24 + self.rounds - number),
            price=Decimal(62800 + number % 13),
            quantity=Decimal(number % 17 + 1) / 100,
            is_purchase=number % 3 > 0,
        )


@pytest.fixture
async def market(stage: Stage) -> AsyncIterator[Market]:
    found = Market(stage)
    async with Nursery() as nursery:
        nursery.forever(found.show, name="books", pause_s=ROUND_S)
        yield found


async def look(page: Page, stage: Stage) -> None:
    """Open the trade page of BTC and wait for its book."""
    await page.goto(f"{stage.url}/trade?symbol=BTC/USDT")
    await expect(page.locator("#chart canvas").first).to_be_visible()
    if await page.get_by_role("tab", name="Chart").is_visible():
        await page.get_by_role("tab", name="Order book").click()
    await expect(page.locator("#panes[data-state=live] #bids .level").first).to_be_visible()


async def test_the_book_moves_in_place_and_a_press_puts_a_price_into_the_ticket(
    stage: Stage, market: Market, browser: Browser
) -> None:
    async with opened(browser, "phone") as (page, complaints):
        await sign_in(stage, page)
        await page.add_init_script(JUMPS)
        await look(page, stage)
        await expect(page.locator("#open-orders .order-row").first).to_be_visible()
        await expect(page.locator("#wire .story").first).to_be_visible()
        await page.evaluate("window.jumps = 0")
        size = page.locator("#bids .level span").first
        await page.evaluate("window.row = document.querySelector('#bids .level')")
        await expect(size).not_to_have_text(await size.inner_text())
        assert await page.evaluate("window.row === document.querySelector('#bids .level')")
        await expect(page.locator("#book-spread")).to_have_text("Spread 12.50 · 1.9 bp")
        own = page.locator(".level.is-own")
        await expect(own).to_have_count(1)
        await expect(own).to_contain_text("62,800.00")
        await expect(own).to_contain_text("your order")
        second = page.locator("#bids .level").nth(1)
        await page.locator("#bids .level").first.press("ArrowDown")
        await expect(second).to_be_focused()
        await page.keyboard.press("Enter")
        await expect(page.locator("#price")).to_have_value("62797")
        await expect(page.get_by_role("radio", name="Limit")).to_be_checked()
        await page.get_by_role("tab", name="Trades").click()
        await expect(page.locator("#tape .buy").first).to_contain_text("Buy")
        await page.get_by_role("tab", name="Chart").click()
        assert await page.evaluate("window.jumps") <= MOST_JUMPS
        assert complaints == []


async def test_nobody_fetches_what_nobody_looks_at_and_what_is_old_says_so(
    stage: Stage, market: Market, browser: Browser
) -> None:
    depths = stage.context.desk.market.depths
    async with opened(browser, "phone") as (page, complaints):
        await sign_in(stage, page)
        await look(page, stage)
        assert await depths.wanted() == {Listing("paper", "BTC/USDT")}
        market.is_away = True
        await expect(page.locator("#panes")).to_have_attribute("data-state", "stale")
        await expect(page.locator("#book-age")).to_contain_text(" s old")
        assert await page.evaluate(f"({FAULTS})()") == []
        market.is_away = False
        await expect(page.locator("#panes")).to_have_attribute("data-state", "live")
        await expect(page.locator("#book-age")).to_be_hidden()
        await page.get_by_role("tab", name="Chart").click()
        while await depths.wanted():
            await page.wait_for_timeout(100)
        assert complaints == []


async def test_a_book_that_does_not_come_is_said_to_be_missing(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, complaints):
        await sign_in(stage, page)
        await page.goto(f"{stage.url}/trade?symbol=ETH/USDT")
        await expect(page.get_by_text("No order book right now")).to_be_visible()
        await page.get_by_role("tab", name="Trades").click()
        await expect(page.get_by_text("No order book right now")).to_be_visible()
        assert complaints == []


async def test_indicators_are_switched_and_stay_for_as_long_as_the_app_is_open(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, complaints):
        await sign_in(stage, page)
        await page.goto(f"{stage.url}/trade?symbol=BTC/USDT")
        canvases = page.locator("#chart canvas")
        await expect(canvases.first).to_be_visible()
        before = await canvases.count()
        for name in ("EMA 20", "EMA 50", "RSI 14"):
            await page.get_by_role("button", name=name).click()
            await expect(page.get_by_role("button", name=name, pressed=True)).to_be_visible()
        await expect(canvases).not_to_have_count(before)
        await page.locator('.rail [data-nav="portfolio"]').click()
        await expect(page.locator("#positions")).to_be_visible()
        await page.locator('.rail [data-nav="trade"]').click()
        await expect(page.get_by_role("button", name="RSI 14", pressed=True)).to_be_visible()
        await page.get_by_role("button", name="RSI 14").click()
        await expect(canvases).to_have_count(before)
        assert complaints == []


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
async def test_the_book_is_whole_in_every_look(
    stage: Stage, market: Market, browser: Browser, tmp_path: Path, size: str, scheme: str
) -> None:
    async with opened(browser, size, scheme) as (page, complaints):
        await sign_in(stage, page)
        await look(page, stage)
        await expect(page.locator("#open-orders .order-row").first).to_be_visible()
        await page.wait_for_timeout(500)
        await page.screenshot(path=pictures(tmp_path) / f"book-{size}-{scheme}.png")
        assert await page.evaluate(OVERFLOW) <= 0
        assert await page.evaluate(CLIPPED) == []
        assert await page.evaluate(f"({FAULTS})()") == []
        assert await barriers(page) == []
        await page.get_by_role("tab", name="Trades").click()
        await page.wait_for_timeout(300)
        await page.screenshot(path=pictures(tmp_path) / f"tape-{size}-{scheme}.png")
        assert await page.evaluate(f"({FAULTS})()") == []
        assert complaints == []
