"""The ticket in Chromium when answers are late or lost, and what its fields take."""

import asyncio
from dataclasses import replace
from decimal import Decimal

import pytest
from playwright.async_api import Browser, Page, Route, expect

from tests.browser.test_mini_app import go, opened, sign_in, stage
from tests.factories import ANN
from tests.integration.webapp.stage import Stage

__all__ = ["stage"]
pytestmark = pytest.mark.browser
UNANSWERED = "Pressing again here cannot place it twice"
SENT = "Nothing new was sent; press again for another one"
AWHILE_S = 3.0  # the desk says its time in whole seconds


async def trade(page: Page, stage: Stage, base: str) -> None:
    """Open the ticket of a coin and wait until it listens."""
    await page.goto(f"{stage.url}/trade?symbol={base}/USDT")
    await expect(page.locator("#presets .preset").first).to_be_visible()


async def lose(route: Route) -> None:
    """Let the desk do what it is asked, and its answer be lost."""
    await route.fetch()
    await route.abort()


async def placed(stage: Stage, spend: str) -> int:
    """Count the orders for this sum."""
    orders = await stage.context.desk.orders.page(ANN.id)
    return sum(order.spend == Decimal(spend) for order in orders)


class Held:
    """Answers that wait until they are let go."""

    def __init__(self) -> None:
        self.is_free = asyncio.Event()

    async def wait(self, route: Route) -> None:
        """Wait, then ask the desk."""
        await self.is_free.wait()
        await route.continue_()


async def test_an_order_whose_answer_is_lost_is_placed_once_however_often_one_presses(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser, "phone") as (page, _):
        await sign_in(stage, page)
        await trade(page, stage, "ADA")
        before = len(stage.venue.submitted)
        await page.route("**/api/v1/orders", lose, times=1)
        await page.locator("#amount").fill("41")
        await page.locator("#submit").click()
        await expect(page.locator(".toast.is-bad")).to_contain_text(UNANSWERED)
        await expect(page.locator("#amount")).to_have_value("41")
        await asyncio.sleep(AWHILE_S)
        await page.locator("#submit").click()
        await expect(page.locator("#toasts")).to_contain_text(SENT)
        assert len(stage.venue.submitted) == before + 1
        assert await placed(stage, "41") == 1
        await expect(page.locator("#amount")).to_have_value("41")
        async with page.expect_response("**/api/v1/orders"):
            await page.locator("#submit").click()
        assert await placed(stage, "41") == 2, "a wish of its own was taken for a repeat"


async def test_a_share_whose_answer_is_lost_is_sold_once(stage: Stage, browser: Browser) -> None:
    async with opened(browser) as (page, _):
        await sign_in(stage, page)
        await trade(page, stage, "LINK")
        await page.locator('[data-side="sell"]').click()
        await expect(page.locator("#free")).not_to_contain_text(" 0 LINK")
        before = len(stage.venue.submitted)
        await page.route("**/api/v1/orders", lose, times=1)
        await page.locator("#slider").fill("10")
        await page.locator("#submit").click()
        await expect(page.locator(".toast.is-bad")).to_contain_text(UNANSWERED)
        await asyncio.sleep(AWHILE_S)
        await page.locator("#submit").click()
        await expect(page.locator("#toasts")).to_contain_text(SENT)
        assert len(stage.venue.submitted) == before + 1


async def test_a_yes_whose_answer_is_lost_is_said_again_and_not_asked_anew(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, _):
        await sign_in(stage, page)
        await trade(page, stage, "BNB")
        before = len(stage.venue.submitted)
        await page.route("**/orders/tickets/*/confirm", lose, times=1)
        await page.locator("#amount").fill("151")
        await page.locator("#submit").click()
        sheet = page.locator("dialog.sheet[open]")
        await sheet.get_by_role("button", name="Confirm").click()
        await expect(page.locator(".toast.is-bad")).to_contain_text(UNANSWERED)
        await asyncio.sleep(AWHILE_S)
        await page.locator("#submit").click()
        await expect(page.locator("#toasts")).to_contain_text(SENT)
        await expect(sheet).to_have_count(0)
        assert len(stage.venue.submitted) == before + 1


async def test_a_plan_whose_yes_was_not_answered_begins_once(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, _):
        await sign_in(stage, page)
        await trade(page, stage, "ETH")
        await page.locator('[data-kind="stop"]').click()
        await page.locator("#price").fill("9000")
        await page.locator("#amount").fill("152")
        await page.route("**/plans/*/confirm", lose, times=1)
        await page.locator("#submit").click()
        sheet = page.locator("dialog.sheet[open]")
        await sheet.get_by_role("button", name="Confirm").click()
        await expect(page.locator(".toast.is-bad")).to_contain_text(UNANSWERED)
        await page.locator("#submit").click()
        await expect(page.locator("#toasts")).to_contain_text(SENT)
        plans = await stage.context.desk.plans.page(ANN.id, symbol="ETH/USDT")
        assert [plan.spend for plan in plans] == [152]


async def test_the_button_cannot_be_pressed_until_it_says_what_this_form_does(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, complaints):
        await sign_in(stage, page)
        await trade(page, stage, "ADA")
        submit, held = page.locator("#submit"), Held()
        await page.locator("#amount").fill("25")
        await expect(submit).to_have_text("Buy ADA for 25.00 USDT")
        await expect(submit).to_be_enabled()
        await page.route("**/orders/preview", held.wait)
        await page.locator("#amount").fill("61")
        await expect(submit).to_be_disabled()
        await expect(submit).to_have_text("Buy ADA for 25.00 USDT")
        held.is_free.set()
        await expect(submit).to_have_text("Buy ADA for 61.00 USDT")
        await expect(submit).to_be_enabled()
        await page.locator("#amount").fill("")
        await expect(submit).to_have_text("Buy ADA")
        await expect(submit).to_be_disabled()
        assert complaints == []


async def test_a_page_that_is_left_while_its_order_is_sent_disturbs_no_other(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, complaints):
        await sign_in(stage, page)
        await trade(page, stage, "ADA")
        held = Held()
        await page.route("**/api/v1/orders", held.wait)
        await page.locator("#amount").fill("26")
        await page.locator("#submit").click()
        await go(page, "portfolio")
        held.is_free.set()
        await expect(page.locator(".toast.is-good")).to_contain_text("ADA at")
        await expect(page.locator(".order-item").first).to_contain_text("26")
        assert complaints == []


async def test_a_purchase_shows_where_its_exits_are(stage: Stage, browser: Browser) -> None:
    async with opened(browser, "phone") as (page, complaints):
        await sign_in(stage, page)
        await trade(page, stage, "BNB")
        await page.locator('[data-kind="limit"]').click()
        await page.locator("#price").fill("500")
        await page.locator("#exits summary").click()
        await page.locator("#take-profit").fill("％40")
        await page.locator("#stop-loss").fill("٤٥٠")
        await page.locator("#amount").fill("150")
        lines = page.locator("#preview div")
        await expect(lines.filter(has_text="Take profit")).to_contain_text("≈ 700.00")
        await expect(lines.filter(has_text="Stop")).to_contain_text("450.00")
        await page.locator("#submit").click()
        sheet = page.locator("dialog.sheet[open]")
        await expect(sheet).to_contain_text("≈ 700.00")
        await sheet.get_by_role("button", name="Cancel").click()
        await expect(sheet).to_have_count(0)
        assert complaints == []


async def test_what_may_be_a_thousand_is_refused_unless_the_page_itself_wrote_it(
    stage: Stage, browser: Browser
) -> None:
    eva = replace(ANN, id=8120, language="es")
    await stage.context.desk.accounts.enter(eva)
    async with opened(browser, "phone", locale="es-ES") as (page, complaints):
        await sign_in(stage, page, eva)
        await trade(page, stage, "LINK")
        await page.locator("#amount").fill("58.000")
        await expect(page.locator("#ticket-error")).to_contain_text("58000 o 58,0000")
        await expect(page.locator("#submit")).to_be_disabled()
        await page.locator("#amount").fill("٢٥")
        await page.locator('[data-kind="limit"]').click()
        await expect(page.locator("#price")).not_to_have_value("")
        await expect(page.locator("#submit")).to_be_enabled()
        await page.locator("#price").fill("16.123")
        await expect(page.locator("#ticket-error")).to_contain_text("16123 o 16,1230")
        await page.locator("#price").fill("16.1230")
        await expect(page.locator("#submit")).to_be_enabled()
        assert complaints == []
