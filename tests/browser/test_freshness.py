"""That pages show what is so now: prices, candles, times, settings, in Chromium."""

import asyncio
import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Browser, Page, Route, expect

from desk import clock
from tests.browser.test_mini_app import at_home, go, opened, sign_in, stage
from tests.factories import ANN
from tests.integration.webapp.stage import Stage

__all__ = ["stage"]
pytestmark = pytest.mark.browser
OLD = re.compile(r"\bis-old\b")


async def test_a_price_that_stands_still_says_how_old_it_is(stage: Stage, browser: Browser) -> None:
    async def age(route: Route) -> None:
        answer = await route.fetch()
        told = f"{clock.now() - timedelta(minutes=5):%Y-%m-%dT%H:%M:%SZ}"
        quotes = [quote | {"at": told} for quote in await answer.json()]
        await route.fulfill(response=answer, json=quotes)

    async with opened(browser, "phone") as (page, complaints):
        await page.route_web_socket("**/api/v1/live", lambda _: None)  # so that none come after
        await page.route("**/api/v1/market/quotes?*", age)
        await sign_in(stage, page)
        mover = page.locator("[data-mover]").first
        await expect(mover).to_contain_text("5 min old")
        await expect(mover.locator("[data-price]")).to_have_class(OLD)
        await page.goto(f"{stage.url}/trade?symbol=ETH/USDT")
        await expect(page.locator("#last")).to_have_class(OLD)
        await expect(page.locator("#change")).to_have_text("5 min old")
        assert complaints == []


async def test_a_price_that_moves_is_of_now_on_a_device_whose_clock_is_off(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, complaints):
        await page.add_init_script("{ const now = Date.now; Date.now = () => now() + 600_000; }")
        await sign_in(stage, page)
        price = page.locator("[data-mover] [data-price]").first
        await expect(price).not_to_have_text(await price.inner_text())
        await expect(page.locator("[data-mover] .is-old")).to_have_count(0)
        assert complaints == []


async def test_back_online_the_notice_goes_though_the_connection_never_ended(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, _):
        await sign_in(stage, page)
        await expect(page.locator("#notice")).to_be_hidden()
        await page.evaluate("window.dispatchEvent(new Event('offline'))")
        await expect(page.locator("#notice")).to_be_visible()
        said = await page.evaluate("""() => {
            window.dispatchEvent(new Event("online"));
            return document.getElementById("notice").textContent;
        }""")
        assert "Reconnecting" in said
        await expect(page.locator("#notice")).to_be_hidden()
        price = page.locator("[data-mover] [data-price]").first
        await expect(price).not_to_have_text(await price.inner_text())


class Candles:
    """Five candles at a price of each frame, and none before them."""

    def __init__(self) -> None:
        self.late = asyncio.Event()
        self.is_hour_late = False
        self.older: list[str] = []

    async def tell(self, route: Route) -> None:
        """Answer with the candles that are asked for."""
        query = parse_qs(urlsplit(route.request.url).query)
        (symbol,), (frame,) = query["symbol"], query["timeframe"]
        if frame == "1h" and self.is_hour_late:
            await self.late.wait()
        if "before" in query:
            self.older.append(symbol)
        await route.fulfill(json=[] if "before" in query else candles(frame))


PRICES = {"5m": "222", "15m": "333", "1h": "111"}


def candles(frame: str) -> list[dict[str, Any]]:
    """Return five candles of the last hours, as the API does."""
    hour = clock.now().replace(minute=0, second=0, microsecond=0)
    price = PRICES[frame]
    sums = dict.fromkeys(("open", "high", "low", "close", "volume"), price)
    return [{"at": f"{at:%Y-%m-%dT%H:%M:%SZ}"} | sums for at in _hours(hour)]


def _hours(last: datetime) -> list[datetime]:
    return [last - timedelta(hours=back) for back in range(4, -1, -1)]


async def charted(page: Page, stage: Stage) -> Candles:
    """Open the chart of a market whose candles are told here alone."""
    found = Candles()
    await page.route_web_socket("**/api/v1/live", lambda _: None)  # no price moves the candles
    await sign_in(stage, page)
    await page.route("**/market/candles?*", found.tell)
    return found


async def test_candles_of_a_frame_that_was_left_are_not_shown_under_the_next(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, complaints):
        told = await charted(page, stage)
        await page.goto(f"{stage.url}/trade?symbol=BTC/USDT")
        legend = page.locator("#legend")
        await expect(legend).to_contain_text("333.00")
        told.is_hour_late = True
        await page.get_by_role("radio", name="1h").click()
        await page.get_by_role("radio", name="5m", exact=True).click()
        await expect(legend).to_contain_text("222.00")
        async with page.expect_response(lambda answer: "timeframe=1h" in answer.url):
            told.late.set()
        await page.wait_for_timeout(300)
        await expect(legend).to_contain_text("222.00")
        assert complaints == []


async def test_a_market_asks_for_what_came_before_though_the_last_one_had_no_more(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, complaints):
        told = await charted(page, stage)
        await page.goto(f"{stage.url}/trade?symbol=BTC/USDT")
        await expect(page.locator("#legend")).to_contain_text("333.00")
        await page.wait_for_timeout(300)
        assert told.older == ["BTC/USDT"]
        await page.locator("#pick").click()
        await page.locator('[data-symbol="ETH/USDT"]').click()
        await expect(page.locator("#pick-base")).to_have_text("ETH")
        await expect(page.locator("#legend")).to_contain_text("333.00")
        await page.wait_for_timeout(300)
        assert told.older == ["BTC/USDT", "ETH/USDT"]
        assert complaints == []


async def test_times_are_those_of_the_account_and_not_of_the_device(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser, timezone_id="America/New_York") as (page, complaints):
        await at_home(stage, page, replace(ANN, id=8121))
        await page.locator("#time-zone").click()
        await page.locator("#zone-search").fill("tokyo")
        await page.locator("#zone-search").press("Enter")
        await expect(page.locator("#time-zone-now")).to_have_text("Asia/Tokyo")
        await go(page, "dashboard")
        await go(page, "settings")
        row = page.locator(".session-row").first
        now = clock.now().astimezone(ZoneInfo("Asia/Tokyo"))
        minutes = [now - timedelta(minutes=back) for back in range(3)]
        shown = "|".join(f"{at:%b} {at.day}, {at:%H:%M}" for at in minutes)
        await expect(row).to_contain_text(re.compile(shown))
        assert complaints == []


async def test_two_quick_presses_are_both_saved(stage: Stage, browser: Browser) -> None:
    async def late(route: Route) -> None:
        await asyncio.sleep(0.3)
        await route.continue_()

    async with opened(browser) as (page, complaints):
        await at_home(stage, page, replace(ANN, id=8122))
        await page.route("**/api/v1/account/settings", late)
        picks = [page.locator(f'#headlines [data-code="{code}"]') for code in ("es", "ru")]
        for pick in picks:
            await expect(pick).to_have_attribute("aria-pressed", "false")
        for pick in picks:
            await pick.click()
        for pick in picks:
            await expect(pick).to_have_attribute("aria-pressed", "true")
        chosen = await stage.context.desk.choices.of(8122)
        assert set(chosen.headline_languages) >= {"es", "ru"}
        assert complaints == []


async def test_what_could_not_be_saved_does_not_look_as_if_it_were(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, _):
        await at_home(stage, page, replace(ANN, id=8123))
        await page.route("**/api/v1/account/settings", lambda route: route.abort())
        await page.locator("#language").select_option("ar")
        await expect(page.locator(".toast.is-bad").first).to_contain_text("cannot be reached")
        await expect(page.locator("#language")).to_have_value("en")
        await page.locator("#quiet-on").click()
        await expect(page.locator('[data-setting="quiet_hours"] .error')).to_be_visible()
        await expect(page.locator("#quiet-on")).not_to_be_checked()
        await page.locator('[data-pictures="light"]').click()
        await expect(page.locator('[data-setting="pictures"] .error')).to_be_visible()
        await expect(page.locator('[data-pictures="dark"]')).to_have_attribute(
            "aria-checked", "true"
        )


async def test_a_ranking_of_days_that_were_left_is_not_shown_under_the_next(
    stage: Stage, browser: Browser
) -> None:
    late = asyncio.Event()

    async def hold(route: Route) -> None:
        await late.wait()
        answer = await route.fetch()
        rows = [row | {"key": "of-seven-days"} for row in await answer.json()]
        await route.fulfill(response=answer, json=rows)

    async with opened(browser) as (page, complaints):
        await sign_in(stage, page)
        await page.goto(f"{stage.url}/analytics")
        await expect(page.locator("#ranking-rows tr").first).to_be_visible()
        await page.route("**/signals/score?by=source&days=7", hold)
        await page.locator('#days [data-days="7"]').click()
        async with page.expect_response("**/signals/score?by=source&days=90"):
            await page.locator('#days [data-days="90"]').click()
        async with page.expect_response("**/signals/score?by=source&days=7"):
            late.set()
        await page.wait_for_timeout(300)
        await expect(page.locator("#ranking-rows")).not_to_contain_text("of-seven-days")
        assert complaints == []


SCRIPT = re.compile(r"/static/portfolio-\w+\.js$")


async def lose_script(page: Page, *, age_ms: int, times: int) -> None:
    """Have the portfolio's script be gone `times` times, on a page that was opened `age_ms` ago."""
    await page.evaluate(f"window.isFirst = true; performance.now = () => {age_ms}")
    await page.route(SCRIPT, lambda route: route.fulfill(status=404), times=times)


async def is_first(page: Page) -> bool:
    """Tell whether the page has not been loaded again since its script was lost."""
    return bool(await page.evaluate("window.isFirst"))


async def is_whole(page: Page) -> None:
    """Wait for the portfolio with its figures."""
    await expect(page.locator("#page[data-page=portfolio] #equity:not(.wait)")).to_be_visible()


async def test_a_page_whose_script_an_update_has_replaced_loads_itself_anew(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, _):
        await sign_in(stage, page)
        await lose_script(page, age_ms=60_000, times=1)
        async with page.expect_event("load"):
            await page.locator('.rail [data-nav="portfolio"]').click()
        await is_whole(page)
        assert not await is_first(page)


async def test_a_fresh_page_whose_script_is_gone_says_so_and_does_not_load_for_ever(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, _):
        await sign_in(stage, page)
        await lose_script(page, age_ms=1_000, times=1)
        await go(page, "portfolio")
        again = page.locator(".gate button")
        await expect(again).to_have_text("Try again")
        assert await is_first(page)
        async with page.expect_event("load"):
            await again.click()
        await is_whole(page)


async def test_a_script_that_is_lost_late_leaves_the_page_that_is_shown_by_then_alone(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, _):
        await sign_in(stage, page)
        await page.evaluate("window.isFirst = true; performance.now = () => 60_000")
        is_lost = asyncio.Event()

        async def lose(route: Route) -> None:
            await is_lost.wait()
            await route.fulfill(status=404)

        await page.route(SCRIPT, lose)
        await go(page, "portfolio")
        await go(page, "settings")
        async with page.expect_response(SCRIPT):
            is_lost.set()
        await expect(page.get_by_role("heading", name="Exchanges")).to_be_visible()
        await expect(page.locator(".gate")).to_have_count(0)
        assert await is_first(page)
