"""Plans on the trade page in Chromium: made in the ticket, listed, cancelled; in every look."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from desk.nursery import Nursery
from desk.orders.model import TimeInForce
from tests.browser.looks import LOOKS
from tests.browser.test_mini_app import CLIPPED, OVERFLOW, opened, sign_in, stage
from tests.factories import ANN
from tests.integration.webapp.stage import Stage

__all__ = ["stage"]
pytestmark = pytest.mark.browser


@pytest.fixture
async def watched(stage: Stage) -> AsyncIterator[Stage]:
    """The stage, with somebody who moves plans on."""

    async def move() -> None:
        desk = stage.context.desk
        for plan in await desk.advance.live(None):
            await desk.advance.advance(plan.id, stage.venue.quotes[plan.symbol])

    async with Nursery() as nursery:
        nursery.forever(move, name="plans", pause_s=0.2)
        yield stage


async def trade(page: Page, stage: Stage, base: str) -> None:
    """Open the ticket of a coin and wait until it listens."""
    await page.goto(f"{stage.url}/trade?symbol={base}/USDT")
    await expect(page.locator("#presets .preset").first).to_be_visible(timeout=20_000)


async def test_a_sale_that_waits_is_made_listed_and_cancelled(
    watched: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, complaints):
        await sign_in(watched, page)
        await trade(page, watched, "LINK")
        await page.locator('[data-side="sell"]').click()
        await page.locator('[data-kind="stop"]').click()
        await page.locator('#presets [data-value="50"]').click()
        await expect(page.locator("#ticket-error")).to_contain_text("Enter a stop")
        await page.locator("#stop-loss").fill("5%")
        await page.locator("#take-profit").fill("9000")
        await expect(page.locator("#submit")).to_have_text("Watch LINK and sell")
        await page.locator("#submit").click()
        row = page.locator("#open-plans .order-row", has_text="LINK")
        await expect(row).to_contain_text("Watching")
        await expect(row).to_contain_text("target 9,000.00")
        await row.get_by_role("button", name="Cancel").click()
        await page.locator("dialog.sheet[open]").get_by_role("button", name="Cancel").click()
        await expect(row).to_have_count(0)
        await page.locator("#stop-loss").fill("99999")
        await page.locator('#presets [data-value="50"]').click()
        await page.locator("#submit").click()
        await expect(page.locator(".toast.is-bad")).to_contain_text("would sell at once")
        assert not [c for c in complaints if "409" not in c]


async def test_a_purchase_with_exits_and_a_limit_with_an_end(
    watched: Stage, browser: Browser
) -> None:
    async with opened(browser, "phone") as (page, complaints):
        await sign_in(watched, page)
        await trade(page, watched, "BNB")
        await page.locator("#exits summary").click()
        await page.locator("#take-profit").fill("40%")
        await page.locator("#stop-loss").fill("30")
        await page.locator("#amount").fill("60")
        await page.locator("#submit").click()
        row = page.locator("#open-plans .order-row", has_text="BNB")
        await expect(row).to_contain_text("Watching")
        await page.locator('[data-kind="limit"]').click()
        await page.locator("#price").fill("500")
        await page.locator("#stay").select_option("1d")
        await page.locator("#amount").fill("25")
        await page.locator("#submit").click()
        waiting = page.locator("#open-orders .order-row", has_text="BNB").filter(has_text="500")
        await expect(waiting).to_have_count(1)  # and not the purchase, which may be open still
        orders = await watched.context.desk.orders.page(ANN.id, is_open=True)
        resting = next(o for o in orders if o.symbol == "BNB/USDT")
        assert resting.expires_at is not None
        assert 86_390 < (resting.expires_at - resting.created_at).total_seconds() < 86_401
        assert complaints == []


@pytest.mark.parametrize("way", ["post", "ioc", "fok"])
async def test_a_limit_order_trades_the_way_that_was_chosen(
    watched: Stage, browser: Browser, way: str, tmp_path: Path
) -> None:
    async with opened(browser, "phone") as (page, complaints):
        await sign_in(watched, page)
        await trade(page, watched, "SOL")
        await page.locator('[data-kind="limit"]').click()
        await page.locator("#price").fill("90")
        await page.locator("#stay").select_option(way)
        await page.locator("#amount").fill("25")
        assert await page.evaluate(OVERFLOW) == 0
        assert await page.evaluate(CLIPPED) == []
        await page.screenshot(path=tmp_path / f"{way}.png", full_page=True)
        await page.locator("#submit").click()
        await expect(page.locator("#amount")).to_have_value("")
        (order, *_) = await watched.context.desk.orders.page(ANN.id)
        at_once = TimeInForce.GTC if way == "post" else TimeInForce(way.upper())
        assert (order.symbol, order.is_post_only) == ("SOL/USDT", way == "post")
        assert order.time_in_force is at_once
        assert (order.expires_at is not None) == (way == "post")
        assert complaints == []


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
async def test_the_ticket_with_its_exits_looks_right(
    watched: Stage, browser: Browser, size: str, scheme: str, tmp_path: Path
) -> None:
    async with opened(browser, size, scheme) as (page, complaints):
        await sign_in(watched, page)
        await trade(page, watched, "LINK")
        await page.locator('[data-side="sell"]').click()
        await page.locator('[data-kind="stop"]').click()
        await page.locator('#presets [data-value="50"]').click()
        await page.locator("#stop-loss").fill("5%")
        await page.locator("#trail").fill("4%")
        await page.locator("#submit").click()
        row = page.locator("#open-plans .order-row", has_text="LINK").first
        await expect(row).to_contain_text("trailing 4%")
        await page.locator("#stop-loss").fill("5%")
        assert await page.evaluate(OVERFLOW) == 0
        assert await page.evaluate(CLIPPED) == []
        await page.screenshot(path=tmp_path / f"ticket-{size}-{scheme}.png", full_page=True)
        await page.locator('[data-side="buy"]').click()
        await page.locator('[data-kind="limit"]').click()
        assert await page.evaluate(OVERFLOW) == 0
        await page.screenshot(path=tmp_path / f"limit-{size}-{scheme}.png", full_page=True)
        assert complaints == []
