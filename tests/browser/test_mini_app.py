"""The Mini App in Chromium: its pages in every look, the trade journey, Telegram's frame.

With TAPEWIRE_PICTURES=docs/img the pictures are written there, else into a temporary folder.
"""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import pytest
import structlog
from playwright.async_api import Browser, FilePayload, Page, WebSocket, expect

from db.context import open_desk
from desk import clock
from desk.accounts.model import Person
from desk.choices.model import Setting
from desk.news.model import RawHeadline
from desk.nursery import Nursery
from desk.sources.model import Health, State
from tests import record
from tests.browser.barriers import barriers
from tests.browser.chromium import PATIENCE_MS, follow
from tests.browser.looks import LOOKS, SIZES
from tests.conftest import make_settings, wipe
from tests.factories import ANN, BOB, buy, origin
from tests.integration.webapp.launch import init_data
from tests.integration.webapp.stage import Counter, Stage, bullish, running, show_off
from tests.ports import free_port
from tests.servers import Servers
from webapp.live import connection
from webapp.live.client import BYE_BUSY, BYE_LEFT
from webapp.pages import PAGES

pytestmark = pytest.mark.browser

FAULTS = (Path(__file__).parent / "faults.js").read_text(encoding="utf-8")
# Colours on their way from one to the other are neither.
AT_REST = """Promise.all(document.getAnimations()
  .filter(a => a.effect.getComputedTiming().iterations !== Infinity)
  .map(a => a.finished.catch(() => null))).then(() => null)"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CLIPPED = """[...document.querySelectorAll('h2, b, dd, .button, .chip, .tab span')]
  .filter(e => e.offsetParent && e.scrollWidth > e.clientWidth + 1
    && getComputedStyle(e).overflow === 'visible' && getComputedStyle(e).display !== 'inline')
  .map(e => e.className + ': ' + e.textContent)"""
SPILLED = """[...document.querySelectorAll('.card .row-end')].filter(end => {
  const card = end.closest('.card'), room = parseFloat(getComputedStyle(card).paddingRight);
  return end.offsetParent && !end.closest('.movers')
    && end.getBoundingClientRect().right > card.getBoundingClientRect().right - room + 0.5;
}).map(end => end.textContent)"""
CUT_FIGURES = """[...document.querySelectorAll('.row-end b, .row-end small, .row-text b')]
  .filter(e => e.offsetParent && e.scrollWidth > e.clientWidth + 1).map(e => e.textContent)"""
COLOURED_NOTHING = """[...document.querySelectorAll('.up, .down')]
  .filter(e => e.offsetParent && /^[^1-9]+$/.test(e.textContent)).map(e => e.textContent)"""
# htmx writes down the path of the page, we the last market; neither says who is signed in.
KEPT = """Object.keys({...sessionStorage, ...localStorage})
  .filter(name => !['htmx-current-path-for-history', 'tapewire-symbol'].includes(name))"""
JUMPS = """window.jumps = 0; new PerformanceObserver((list) => {
  for (const each of list.getEntries()) if (!each.hadRecentInput) window.jumps += each.value;
}).observe({type: "layout-shift", buffered: true});"""
# What an element says, letter by letter as they stand from left to right.
FROM_THE_LEFT = """(element) => [...element.firstChild.data].map((letter, i) => {
  const range = document.createRange();
  range.setStart(element.firstChild, i);
  range.setEnd(element.firstChild, i + 1);
  return [range.getBoundingClientRect().left, letter];
}).sort(([a], [b]) => a - b).map(([, letter]) => letter).join("")"""
# Whether a coin's quantity stands apart from its name, which is to its right. Found and measured
# at once: prices draw the rows anew.
HAS_GAP = """() => {
  const element = document.querySelector("#positions .row-text b");
  const name = document.createRange();
  name.selectNode(element.firstChild);
  return name.getBoundingClientRect().left
    - element.querySelector("small").getBoundingClientRect().right >= 5;
}"""
MOST_JUMPS = 0.1  # what Core Web Vitals call good
DARK = {
    "bg_color": "#17212b",
    "secondary_bg_color": "#0e1621",
    "section_bg_color": "#17212b",
    "text_color": "#f5f5f5",
    "hint_color": "#708499",
    "link_color": "#6ab3f3",
    "button_color": "#5288c1",
    "button_text_color": "#ffffff",
}
LIGHT = DARK | {
    "bg_color": "#ffffff",
    "secondary_bg_color": "#f0f2f5",
    "section_bg_color": "#ffffff",
    "text_color": "#111111",
}
# A client as the protocol describes it: keeps what it is told, answers what it is asked.
PARENT = """<!doctype html><title>client</title><iframe id="app" src="%s"
  style="width:390px;height:760px;border:0"></iframe><script>
  window.told = []; window.cloud = {};
  const say = (type, data) => document.getElementById('app').contentWindow
    .postMessage(JSON.stringify({eventType: type, eventData: data}), '*');
  window.say = say;
  addEventListener('message', (event) => {
    const {eventType, eventData} = JSON.parse(event.data);
    told.push([eventType, eventData]);
    if (eventType === 'web_app_invoke_custom_method') {
      const {req_id, method, params} = eventData;
      if (method === 'saveStorageValue') cloud[params.key] = params.value;
      const found = method === 'getStorageValues' ? cloud : true;
      say('custom_method_invoked', {req_id, result: found});
    }
    if (eventType === 'web_app_request_viewport')
      say('viewport_changed', {height: 760, is_expanded: true, is_state_stable: true});
    if (eventType === 'web_app_request_safe_area') say('safe_area_changed', {top: 20, bottom: 10});
  });
</script>"""


@pytest.fixture(scope="module")
async def stage(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    """A web app with a past, whose prices move and whose orders are worked on."""
    plain = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(processors=[plain])
    await wipe(servers)
    data_dir = tmp_path_factory.mktemp("mini-app")
    settings = make_settings(servers, data_dir, webapp_port=free_port(), sandbox_port=free_port())
    venue = Counter()
    async with (
        open_desk(settings, process="test", venues={"paper": venue}) as context,
        running(context, venue, settings) as found,
        Nursery() as nursery,
    ):
        await show_off(found)
        await remember(found, servers)
        nursery.forever(found.tick, name="tick", pause_s=0.5)
        nursery.forever(found.work, name="work", pause_s=0.1)
        yield found


async def remember(stage: Stage, servers: Servers) -> None:
    """Add a month of graded alerts, launches to come, and sources that are read."""
    now, desk = clock.now(), stage.context.desk
    past = now - timedelta(days=1)  # behind whatever the wire shows at first
    await record.keep(servers.database_url, past)
    clock.set_clock(now=lambda: past)
    for source, title in record.launches(now):
        raw = RawHeadline(source=source, guid=title, url=f"https://{source}.example/x", title=title)
        assert await desk.news.take_in(raw) is not None
    clock.set_clock()
    states = dict(zip(record.SOURCES, [State.OK] * 4 + [State.DEGRADED], strict=False))
    await desk.sources.board.show(
        [
            Health(id=name[:12], name=name, url="", state=state, at=now, lag_s=8.0 * len(name))
            for name, state in states.items()
        ]
    )


@asynccontextmanager
async def opened(
    browser: Browser, size: str = "desktop", scheme: str = "light", **options: Any
) -> AsyncIterator[tuple[Page, list[str]]]:
    """A fresh browser of a person, and everything it complained about."""
    width, height = SIZES[size]
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        device_scale_factor=1.5,
        **({"locale": "en-US"} | options),
    )
    context.set_default_timeout(PATIENCE_MS)
    page = await context.new_page()
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: complaints.append(str(e)))
    try:
        yield page, complaints
    finally:
        await context.close()


async def sign_in(stage: Stage, page: Page, person: Person = ANN) -> None:
    await follow(page, await stage.link(person.id))
    await expect(page.locator("#equity:not(.wait)")).to_be_visible()


async def go(page: Page, name: str) -> None:
    await page.locator(f'.rail [data-nav="{name}"]').click()
    await expect(page.locator(f'#page[data-page="{name}"]')).to_be_visible()


def pictures(tmp_path: Path) -> Path:
    wanted = os.environ.get("TAPEWIRE_PICTURES")
    return Path(wanted) if wanted else tmp_path


READY = {
    "dashboard": (".story", "[data-mover] .spark", "[data-position]"),
    "trade": ("#chart canvas", "#open-orders .order-row", "#wire .story", "#presets .preset"),
    "social": (".rank .interval", "#latest .call-row .grade", "#own .call-row"),
    "portfolio": (".order-item", "#fills .row", "#allocation i", "#balances .row"),
    "settings": ("#headlines .pick", "#sessions .session-row", "#my-venues .row"),
    "analytics": ("#tone .bar-up", "#score-rows .gauge-band", "#match .box", ".launch"),
}


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
async def test_the_pages_are_whole_in_every_look(
    stage: Stage, browser: Browser, tmp_path: Path, size: str, scheme: str
) -> None:
    async with opened(browser, size, scheme) as (page, complaints):
        await sign_in(stage, page)
        for name, parts in READY.items():
            await go(page, name)
            for part in parts:
                await expect(page.locator(part).first).to_be_visible()
            await expect(page.locator("#page .wait:visible")).to_have_count(0)
            await asyncio.sleep(0.4)  # the chart draws on the next frames
            assert await page.evaluate(OVERFLOW) <= 0, name
            for flaw in (CLIPPED, SPILLED, CUT_FIGURES, COLOURED_NOTHING):
                assert await page.evaluate(flaw) == [], name
            path = pictures(tmp_path) / f"mini-app-{name}-{size}-{scheme}.png"
            await page.screenshot(path=path)
            assert path.stat().st_size > 20_000
        assert complaints == []


async def test_the_wire_has_two_tabs_of_which_one_is_chosen(stage: Stage, browser: Browser) -> None:
    async with opened(browser) as (page, complaints):
        await sign_in(stage, page)
        chosen = page.locator('#wire-tabs [aria-selected="true"]')
        await expect(chosen).to_have_text("Your alerts")
        await page.get_by_role("tab", name="Your alerts").press("ArrowRight")
        await expect(chosen).to_have_text("All news")
        await expect(page.get_by_role("tab", name="All news")).to_be_focused()
        assert complaints == []


async def test_another_timeframe_loads_its_candles_and_is_remembered(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, complaints):
        await sign_in(stage, page)
        await go(page, "trade")
        await expect(page.locator("#legend")).to_contain_text("C ")
        async with page.expect_request(lambda r: "timeframe=1h&limit=300" in r.url):
            await page.get_by_role("radio", name="1h").click()
        await go(page, "dashboard")
        await go(page, "trade")
        await expect(page.get_by_role("radio", name="1h")).to_be_checked()
        assert complaints == []


async def test_a_market_is_chosen_by_keyboard_alone(stage: Stage, browser: Browser) -> None:
    async with opened(browser) as (page, complaints):
        await sign_in(stage, page)
        await go(page, "trade")
        await expect(page.locator("#pick-base:not(.wait)")).to_be_visible()
        await page.locator("#pick").press("Enter")
        await expect(page.locator("#market-search")).to_be_focused()
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("ArrowDown")
        second = page.locator("#market-list [data-symbol]").nth(1)
        await expect(second).to_be_focused()
        name = await second.locator("b").first.inner_text()
        await page.keyboard.press("Enter")
        await expect(page.locator("#markets")).to_be_hidden()
        await expect(page.locator("#pick-base")).to_have_text(name)
        assert complaints == []


async def test_nothing_of_the_market_before_stays_when_the_next_does_not_load(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, _):
        await sign_in(stage, page)
        await page.goto(f"{stage.url}/trade?symbol=BTC/USDT")
        await expect(page.locator("#legend")).to_contain_text("C ")
        await page.route("**/market/candles?*", lambda route: route.abort())
        await page.locator("#pick").click()
        await page.locator('[data-symbol="ETH/USDT"]').click()
        await expect(page.locator(".toast.is-bad")).to_be_visible()
        await expect(page.locator("#legend")).to_have_text("")


async def test_a_page_that_cannot_load_says_so_and_tries_again(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, _):
        await page.route("**/api/v1/portfolio?*", lambda route: route.fulfill(status=503))
        await follow(page, await stage.link(ANN.id))
        await expect(page.locator(".gate")).to_contain_text("cannot be reached")
        await page.unroute("**/api/v1/portfolio?*")
        await page.get_by_role("button", name="Try again").click()
        await expect(page.locator("#equity:not(.wait)")).to_be_visible()


async def test_a_list_that_does_not_come_says_so_and_tries_again(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, _):
        await page.route("**/fragments/alerts*", lambda route: route.fulfill(status=500))
        await sign_in(stage, page)
        again = page.locator("#wire").get_by_role("button", name="Try again")
        await expect(again).to_be_visible()
        await page.unroute("**/fragments/alerts*")
        await again.click()
        await expect(page.locator("#wire .story").first).to_be_visible()


async def test_a_group_is_ranked_over_another_span_and_calls_move_with_the_prices(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser, "phone") as (page, complaints):
        await sign_in(stage, page)
        await go(page, "social")
        await expect(page.locator("#group option")).to_have_text("The floor")
        await expect(page.locator(".rank")).to_have_count(5)
        await expect(page.locator(".rank .you")).to_have_count(1)
        before = await page.locator(".rank small").first.inner_text()
        await page.get_by_role("radio", name="7 d").press("ArrowLeft")
        await expect(page.get_by_role("radio", name="All")).to_be_checked()
        await expect(page.locator(".rank small").first).not_to_have_text(before)
        gain = page.locator("#latest [data-call] b").first
        await expect(gain).not_to_have_text(await gain.inner_text())
        assert complaints == []


async def test_who_is_in_no_group_is_taught_how_to_get_a_ranking(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser, "phone") as (page, complaints):
        await sign_in(stage, page, BOB)
        await page.add_init_script(JUMPS)
        await page.goto(f"{stage.url}/social")
        await expect(page.locator("#teach")).to_contain_text("/lb on")
        await expect(page.locator("#board")).to_be_hidden()
        await expect(page.locator("#own .empty")).to_be_visible()
        await expect(page.locator("#record-calls")).to_have_text("0")
        assert await page.evaluate("window.jumps") <= MOST_JUMPS
        assert complaints == []


async def test_a_buy_from_preset_to_position(stage: Stage, browser: Browser) -> None:
    async with opened(browser, "phone") as (page, complaints):
        await sign_in(stage, page)
        await page.goto(f"{stage.url}/trade?symbol=ADA/USDT")
        await expect(page.locator("#pick-base")).to_have_text("ADA")
        await page.locator("#presets .preset", has_text="50").click()
        await expect(page.locator("#submit")).to_have_text("Buy ADA for 50.00 USDT")
        await expect(page.locator("#preview")).to_contain_text("Quantity")
        await page.locator("#submit").click()
        await expect(page.locator(".toast.is-good")).to_contain_text("ADA at")
        await go(page, "portfolio")
        await expect(page.locator("#positions .row", has_text="ADA")).to_be_visible()
        first = page.locator(".order-item").first
        await expect(first).to_contain_text("Filled")
        await first.locator(".row").click()
        await expect(first.locator(".timeline")).to_contain_text("Sending")
        assert complaints == []


async def test_a_coin_that_is_starred_stands_first_on_the_dashboard(
    stage: Stage, browser: Browser, tmp_path: Path
) -> None:
    cat = Person(id=503, first_name="Cat", username="cat", language="en")
    await stage.context.desk.accounts.enter(cat)
    for size, scheme in (("phone", "light"), ("desktop", "dark")):
        async with opened(browser, size, scheme) as (page, complaints):
            await sign_in(stage, page, cat)
            await expect(page.locator("[data-mover]").nth(5)).to_be_visible()
            await expect(page.locator("#movers-kinds")).to_be_hidden()
            for coin in ("LINK", "ETH"):
                await page.goto(f"{stage.url}/trade?symbol={coin}/USDT")
                star = page.get_by_role("button", name=f"Watch {coin}")
                await star.press("Enter")
                await expect(star).to_have_attribute("aria-pressed", "true")
            await page.wait_for_timeout(300)
            await page.screenshot(path=pictures(tmp_path) / f"star-{size}-{scheme}.png")
            await go(page, "dashboard")
            movers = page.locator("[data-mover]")
            await expect(movers).to_have_count(2)
            await expect(movers.first).to_contain_text("LINK")
            await page.wait_for_timeout(300)
            assert await page.evaluate(OVERFLOW) <= 0
            assert await page.evaluate(CLIPPED) == []
            await page.screenshot(path=pictures(tmp_path) / f"watchlist-{size}-{scheme}.png")
            await page.get_by_role("radio", name="Movers").click()
            await expect(movers.nth(5)).to_be_visible()
            await stage.context.desk.watchlists.change(cat.id, drop=["LINK", "ETH"])
            assert complaints == []


async def test_the_record_is_told_as_asked_and_its_address_brings_it_back(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser, "phone") as (page, complaints):
        await sign_in(stage, page)
        await page.goto(f"{stage.url}/analytics?coin=ETH&horizon=30m&by=coins&said=impact")
        for name in ("ETH", "30m", "Coins", "Impact"):
            await expect(page.get_by_role("radio", name=name, exact=True)).to_be_checked()
        await expect(page.get_by_role("row", name="BTC Calls").get_by_role("cell")).to_have_count(3)
        await page.locator("#score-more").click()
        few = page.locator("#score-rows tr", has_text="AVAX")
        await expect(few).to_contain_text("Too few to tell")
        await expect(page.locator("#tone-rows tr").first).to_be_attached()
        await page.get_by_role("radio", name="Sources").click()
        first = page.locator("#score-rows tr").first
        await expect(first).to_contain_text("Better than a coin’s")
        await expect(page.locator("#ranking-rows tr").first).to_contain_text("works")
        await page.get_by_role("radio", name="24h", exact=True).click()
        await page.get_by_role("radio", name="SOL", exact=True).click()
        assert urlsplit(page.url).query == "coin=SOL&horizon=24h&said=impact"
        await page.reload()
        await expect(page.get_by_role("radio", name="SOL", exact=True)).to_be_checked()
        await page.get_by_role("radio", name="Rules", exact=True).click()
        await expect(page.locator("#score")).to_contain_text("None of your rules")
        await page.locator("#tone-more").select_option("TON")
        await expect(page.locator("#tone")).to_contain_text("No headline about TON")
        ember = page.locator(".launch", has_text="Ember Network (EMBR)")
        await expect(ember).to_contain_text("Sources differ")
        await ember.locator("summary").click()
        await expect(ember.locator("li")).to_have_count(2)
        async with page.expect_download() as coming:
            await page.get_by_role("button", name="Calendar file").click()
        assert (await coming.value).suggested_filename == "launches.ics"
        assert complaints == []


async def test_a_part_of_the_record_that_does_not_come_leaves_the_others(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, _):
        await sign_in(stage, page)
        await page.route("**/signals/correlation?*", lambda route: route.abort())
        await page.goto(f"{stage.url}/analytics")
        again = page.locator("#match").get_by_role("button", name="Try again")
        await expect(page.locator("#score-rows .gauge").first).to_be_visible()
        await page.locator("#tone svg").hover()
        await expect(page.locator("#tone-legend")).to_contain_text(" · ")
        await page.unroute("**/signals/correlation?*")
        await again.click()
        await expect(page.locator("#match .box").first).to_be_visible()


async def test_above_the_quick_limit_a_sheet_asks_and_no_means_no(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, complaints):
        await sign_in(stage, page)
        await page.goto(f"{stage.url}/trade?symbol=BNB/USDT")
        await page.locator("#amount").fill("1 250,50")
        await expect(page.locator("#submit")).to_have_text("Buy BNB for 1,250.50 USDT")
        await page.locator("#submit").click()
        sheet = page.locator("dialog.sheet[open]")
        await expect(sheet).to_contain_text("quick limit of 100 USDT")
        await sheet.get_by_role("button", name="Cancel").click()
        await expect(sheet).to_have_count(0)
        before = len(stage.venue.submitted)
        await page.locator("#amount").fill("150")
        await expect(page.locator("#submit")).to_have_text("Buy BNB for 150.00 USDT")
        await page.locator("#submit").click()
        await sheet.get_by_role("button", name="Confirm").click()
        await expect(page.locator(".toast.is-good")).to_contain_text("BNB")
        assert len(stage.venue.submitted) == before + 1
        assert complaints == []


async def test_a_sale_by_slider_and_a_limit_order_cancelled(stage: Stage, browser: Browser) -> None:
    async with opened(browser) as (page, complaints):
        await sign_in(stage, page)
        await page.goto(f"{stage.url}/trade?symbol=LINK/USDT")
        await page.locator('[data-side="sell"]').click()
        await expect(page.locator("#free")).to_contain_text("LINK")
        await page.locator("#slider").fill("10")
        await expect(page.locator("#submit")).to_have_text("Sell 3.33 LINK")
        await page.locator("#submit").click()
        await expect(page.locator(".toast.is-good")).to_contain_text("Sell: 3.33 LINK")
        await page.locator('[data-side="buy"]').click()
        await page.locator('[data-kind="limit"]').click()
        await page.locator("#price").fill("16,5")
        await page.locator("#amount").fill("33")
        await expect(page.locator("#submit")).to_have_text("Buy LINK for 33.00 USDT")
        await page.locator("#submit").click()
        row = page.locator("#open-orders .order-row", has_text="2 LINK at 16.50")
        await expect(row).to_contain_text("Open")
        await row.get_by_role("button", name="Cancel").click()
        await page.locator("dialog.sheet[open]").get_by_role("button", name="Cancel").click()
        await expect(row).to_have_count(0)
        assert complaints == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("1,000", "may be 1000 or 1.000"),
        ("abc", "not clear"),
        ("1", "5.00"),
        ("6000", "Not enough USDT"),
    ],
)
async def test_a_bad_amount_is_explained_and_cannot_be_sent(
    stage: Stage, browser: Browser, typed: str, words: str
) -> None:
    async with opened(browser) as (page, _):
        await sign_in(stage, page)
        await go(page, "trade")
        await page.locator("#amount").fill(typed)
        await expect(page.locator("#ticket-error")).to_contain_text(words)
        await expect(page.locator("#submit")).to_be_disabled()


async def test_a_slippage_limit_shows_the_worst_price_before_the_press(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, _):
        await sign_in(stage, page)
        await go(page, "trade")
        await page.locator("#presets .preset").first.click()
        await expect(page.locator("#preview div").first).to_be_visible()
        await expect(page.locator("#preview")).not_to_contain_text("at worst")
        await expect(page.locator("#preview")).not_to_contain_text("At most")
        await expect(page.locator("#submit")).not_to_contain_text("at most")
        await page.get_by_label("Slippage limit").select_option("0.5")
        await expect(page.locator("#preview")).to_contain_text("50 bp, at worst")
        await expect(page.locator("#preview")).to_contain_text("At most")
        await expect(page.locator("#submit")).to_contain_text("for at most")
        await page.get_by_role("radio", name="Limit").click()
        await expect(page.get_by_label("Slippage limit")).to_be_hidden()


async def test_a_link_signs_in_once_and_leaves_no_trace(stage: Stage, browser: Browser) -> None:
    link = await stage.link()
    async with opened(browser) as (page, _):
        await follow(page, link)
        await expect(page.locator("#equity:not(.wait)")).to_be_visible()
        assert "#" not in page.url
        await page.reload()
        await expect(page.locator("#equity:not(.wait)")).to_be_visible()
        await page.go_back()
        assert link.partition("#")[2] not in page.url
        await expect(page.locator("#equity:not(.wait)")).to_be_visible()
    async with opened(browser) as (page, complaints):
        await page.goto(stage.url)
        await expect(page.locator(".gate")).to_contain_text("Please sign in")
        assert complaints == []
        await page.goto(link)
        await expect(page.locator("#login-state")).to_contain_text("/web")


async def test_a_link_says_whose_it_is_and_is_not_spent_unasked(
    stage: Stage, browser: Browser
) -> None:
    link = await stage.link(BOB.id)
    async with opened(browser) as (page, complaints):
        await page.goto(link)
        await expect(page.locator("#login-owner")).to_contain_text(BOB.first_name)
        await expect(page.locator("#login-owner")).to_contain_text(f"@{BOB.username} · {BOB.id}")
        await expect(page.locator("#login-other")).to_be_hidden()
        await expect(page.locator("#login-go")).to_be_focused()
        assert "#" not in page.url
        assert complaints == []
    async with opened(browser) as (page, complaints):
        await sign_in(stage, page)
        await page.goto(link)
        await expect(page.locator("#login-other")).to_contain_text(f"@{ANN.username}")
        await expect(page.locator("#login-other")).to_contain_text(str(ANN.id))
        await page.goto(stage.url)
        await expect(page.locator("#who-name")).to_have_text(ANN.first_name)
        await page.goto(link)
        await expect(page.locator("#login-other")).to_contain_text(f"@{ANN.username}")
        await page.locator("#login-go").focus()
        await page.keyboard.press("Enter")
        await expect(page.locator("#who-name")).to_have_text(BOB.first_name)
        assert complaints == []


async def test_a_link_outlives_a_reload_and_a_desk_that_was_away_for_a_moment(
    stage: Stage, browser: Browser
) -> None:
    link = await stage.link(ANN.id)
    async with opened(browser) as (page, _):
        await page.route("**/session/link/owner", lambda route: route.abort(), times=1)
        await page.route("**/session/resume", lambda route: route.abort(), times=2)
        await page.goto(link)
        await expect(page.locator("#login-state")).to_contain_text("cannot be reached")
        await page.get_by_role("button", name="Try again").click()
        await expect(page.locator("#login-owner")).to_contain_text(ANN.first_name)
        await page.reload()
        await expect(page.locator("#login-owner")).to_contain_text(ANN.first_name)
        assert "#" not in page.url
        await page.locator("#login-go").click()
        await expect(page.locator("#who-name")).to_have_text(ANN.first_name)
        assert await page.evaluate("history.state?.link") is None


async def test_a_launch_that_is_not_in_telegram_signs_nobody_in(
    stage: Stage, browser: Browser
) -> None:
    launch = {"tgWebAppData": init_data(BOB), "tgWebAppVersion": "9.1", "tgWebAppPlatform": "web"}
    address = f"{stage.url}/#{urlencode(launch, quote_via=quote)}"
    async with opened(browser) as (page, _):
        await page.goto(address)
        await expect(page.locator(".gate")).to_contain_text("Please sign in")
        await sign_in(stage, page)
        await page.goto("about:blank")
        await page.goto(address)
        await expect(page.locator("#who-name")).to_have_text(ANN.first_name)


async def test_the_session_lives_in_memory_and_outlives_reloads_and_moves(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, complaints):
        await sign_in(stage, page)
        for name in ("trade", "portfolio", "settings", "dashboard"):
            await go(page, name)
            await page.reload()
            await expect(page.locator("#page .wait")).to_have_count(0)
            await expect(page.locator("#who")).to_be_visible()
            assert await page.evaluate(KEPT) == []
        (cookie,) = await page.context.cookies(f"{stage.url}/api/v1/session/resume")
        assert (cookie["httpOnly"], cookie["sameSite"], cookie["expires"]) == (True, "Strict", -1)
        assert await page.context.cookies(f"{stage.url}/api/v1/account") == []
        assert await page.evaluate("document.cookie") == ""
        assert complaints == []


async def test_pages_follow_the_language_of_their_person(stage: Stage, browser: Browser) -> None:
    async with opened(browser, "phone", "dark") as (page, complaints):
        await sign_in(stage, page, BOB)
        await expect(page.locator("html")).to_have_attribute("lang", "ru")
        await expect(page.locator(".hero .eyebrow")).to_have_text("Капитал")
        await expect(page.locator("#positions")).to_contain_text("Пока ничего нет")
        assert await page.evaluate(OVERFLOW) <= 0
        await go(page, "trade")
        await expect(page.locator("#open-title")).to_have_text("Открытые заявки")
        await go(page, "portfolio")
        await page.go_back()
        await expect(page.locator("#open-title")).to_have_text("Открытые заявки")
        assert complaints == []


async def at_home(stage: Stage, page: Page, person: Person) -> None:
    """Sign somebody new in and open their settings."""
    await stage.context.desk.accounts.enter(person)
    await sign_in(stage, page, person)
    await go(page, "settings")
    await expect(page.locator("#page .wait")).to_have_count(0)


def sent(data: bytes) -> FilePayload:
    """A file as somebody would choose it."""
    return {"name": "mine.json", "mimeType": "application/json", "buffer": data}


async def change(page: Page, selector: str, text: str) -> None:
    field = page.locator(selector)
    await field.fill(text)
    await field.press("Tab")


async def test_settings_are_saved_at_once_taken_back_and_seen_on_trade(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, complaints):
        sockets: list[WebSocket] = []
        said: list[str] = []

        def joined(socket: WebSocket) -> None:
            sockets.append(socket)
            socket.on("framesent", lambda frame: said.append(str(frame)))

        page.on("websocket", joined)
        await at_home(stage, page, replace(ANN, id=8101))
        origin = page.locator('[data-setting="presets"] [data-origin]')
        await expect(origin).to_have_text("default")
        await change(page, "[data-preset] >> nth=0", "33")
        await expect(origin).to_have_text("yours")
        await go(page, "trade")
        await expect(page.locator("#presets .preset").first).to_have_text("33")
        await go(page, "settings")
        await page.locator('[data-setting="presets"] [data-reset]').click()
        await expect(origin).to_have_text("default")
        await page.locator(".toast-act").last.click()
        await expect(page.locator("[data-preset]").first).to_have_value("33")
        await page.locator("#quiet-on").check()
        await expect(page.locator('[data-setting="quiet_hours"] [data-origin]')).to_have_text(
            "yours"
        )
        await page.locator("#time-zone").click()
        await page.locator("#zone-search").fill("new york")
        await page.locator("#zone-search").press("Enter")
        await expect(page.locator("#time-zone-now")).to_have_text("America/New York")
        chosen = (await stage.context.desk.choices.of(8101)).preferences
        assert (chosen.time_zone, f"{chosen.quiet_from:%H:%M}") == ("America/New_York", "22:00")
        assert complaints == []
        shown = [frame for frame in said if '"token"' in frame]
        assert len(shown) == len(sockets), "a connection is shown a token once"


async def test_a_setting_out_of_range_is_refused_beside_its_field(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser, "phone") as (page, _):
        await at_home(stage, page, replace(ANN, id=8102))
        await change(page, "#quick-limit", "1000000")
        error = page.locator('[data-setting="quick_limit"] .error')
        await expect(error).to_contain_text("Quick limit: 1,000,000 USDT")
        await expect(error).to_contain_text("at most 5,000 USDT")
        await expect(page.locator("#quick-limit")).to_have_attribute("aria-invalid", "true")
        await change(page, "#max-day", "99999999")
        await expect(page.locator('[data-limit="max-day"] .error')).to_contain_text("50000")
        await change(page, "#quick-limit", "70")
        await expect(error).to_be_hidden()
        await expect(page.locator('[data-setting="quick_limit"] .is-own')).to_be_visible()
        assert (await stage.context.desk.choices.of(8102)).preferences.quick_limit == 70


async def test_the_language_turns_the_page_to_arabic_and_back(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser, "phone") as (page, complaints):
        await at_home(stage, page, replace(ANN, id=8103))
        await page.locator("#language").select_option("ar")
        await expect(page.locator("html")).to_have_attribute("dir", "rtl")
        await expect(page.locator("#look-title")).to_have_text("اللغة والمظهر")
        await expect(page.locator("#page .wait")).to_have_count(0)
        assert await page.evaluate(OVERFLOW) <= 0
        await page.locator(".toast-act").click()
        await expect(page.locator("html")).to_have_attribute("dir", "ltr")
        await expect(page.locator('[data-setting="language"] [data-origin]')).to_have_text(
            "from Telegram"
        )
        assert complaints == []


async def apart(page: Page, right: str, left: str) -> None:
    """Check that one part of a line ends before the other begins, from the right."""
    first, second = [await page.locator(each).first.bounding_box() for each in (right, left)]
    assert first is not None
    assert second is not None
    assert second["x"] + second["width"] <= first["x"]


async def test_figures_that_meet_stay_apart_where_lines_are_written_from_the_right(
    stage: Stage, browser: Browser
) -> None:
    choices = stage.context.desk.choices
    await choices.change(ANN.id, {Setting.LANGUAGE: "ar"})
    try:
        async with opened(browser, "phone") as (page, complaints):
            await sign_in(stage, page)
            await apart(page, ".story-meta bdi", ".story-meta time")
            await page.goto(f"{stage.url}/portfolio")
            fill = page.locator("#fills .row").first
            await apart(page, "#fills small bdi:first-child", "#fills small bdi:last-child")
            amount = fill.locator("b bdi")
            assert await amount.evaluate(FROM_THE_LEFT) == (await amount.inner_text())
            await expect(page.locator("#positions .row-text b").first).to_be_visible()
            assert await page.evaluate(HAS_GAP)
            assert complaints == []
    finally:
        await choices.change(ANN.id, {Setting.LANGUAGE: "en"})


async def test_a_file_of_settings_shows_what_it_changes_before_it_does(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, complaints):
        await at_home(stage, page, replace(ANN, id=8104))
        async with page.expect_download() as saved:
            await page.locator("#file-export").click()
        file = json.loads((await (await saved.value).path()).read_text(encoding="utf-8"))
        file["settings"]["quick_limit"], file["limits"] = "60", {"max-day": "99999999"}
        file["alerts"] = [{"rule": "BTC and bullish"}]
        await page.locator("#file-chosen").set_input_files(sent(json.dumps(file).encode()))
        lines = page.locator(".compared-lines li")
        await expect(lines).to_have_count(3)
        await expect(lines.first).to_contain_text("Quick limit")
        await expect(lines.last).to_contain_text("99999999")
        await page.get_by_role("button", name="Apply").click()
        await expect(page.locator("#quick-limit")).to_have_value("60")
        await page.locator(".toast-act").click()
        await expect(page.locator("#quick-limit")).to_have_value("100")
        await page.locator("#file-chosen").set_input_files(sent(b'{"a": 1}'))
        await expect(page.locator("#file-error")).to_contain_text("Nothing was changed")
        assert await stage.context.desk.alerts.rules(8104) == []
        assert [c for c in complaints if "422" not in c] == []


async def test_a_session_ended_elsewhere_shows_the_way_in(stage: Stage, browser: Browser) -> None:
    person = replace(ANN, id=8105)
    async with opened(browser) as (one, _), opened(browser) as (other, _):
        await at_home(stage, one, person)
        await sign_in(stage, other, person)
        await go(one, "dashboard")
        await go(one, "settings")
        await expect(one.locator(".session-row")).to_have_count(2)
        await expect(one.locator(".session-row").first).to_contain_text("Chrome · Linux")
        await one.locator("#end-others").click()
        await expect(one.locator(".session-row")).to_have_count(1)
        await expect(other.locator(".gate")).to_contain_text("/web")


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
async def test_texts_can_be_read_and_controls_be_hit_and_named(
    stage: Stage, browser: Browser, size: str, scheme: str
) -> None:
    async with opened(browser, size, scheme) as (page, _):
        await sign_in(stage, page)
        faults: dict[str, str] = {}
        for path, name in PAGES.items():
            if name == "login":
                continue
            await page.goto(f"{stage.url}{path}")
            await expect(page.locator("#page .wait:visible")).to_have_count(0)
            if name == "trade":
                await page.locator("#presets .preset").first.click()
                await expect(page.locator("#preview div").first).to_be_visible()
                await expect(page.locator("#submit")).to_be_enabled()
            await page.evaluate(AT_REST)
            faults |= dict.fromkeys(await page.evaluate(FAULTS), name)
        assert faults == {}


async def test_news_come_in_live_and_wait_for_whoever_reads_further_down(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser, "phone") as (page, complaints):
        await sign_in(stage, page)
        await page.locator('[data-wire="news"]').click()
        cards = page.locator("#wire .story")
        await expect(cards.nth(3)).to_be_visible()
        first = await _breaks(stage, "Toncoin wallet opens to half a billion people")
        await expect(cards.first).to_have_attribute("data-id", first)
        await expect(cards.first).to_contain_text("Being read")
        await expect(cards.first.locator(".story-meta")).to_contain_text("wire · now")
        await stage.context.desk.alerts.on_scored(bullish(first))
        await expect(cards.first).to_contain_text("Bullish")
        await cards.nth(3).scroll_into_view_if_needed()
        await page.evaluate("scrollBy(0, 400)")
        place = await page.evaluate("scrollY")
        second = await _breaks(stage, "Avalanche subnet goes live for a stock exchange")
        third = await _breaks(stage, "Litecoin payments triple at a supermarket chain")
        held = page.get_by_role("button", name="2 new")
        await expect(held).to_be_in_viewport()
        await expect(cards.first).to_have_attribute("data-id", first)
        assert await page.evaluate("scrollY") == place
        await held.click()
        await expect(cards.first).to_have_attribute("data-id", third)
        await expect(cards.nth(1)).to_have_attribute("data-id", second)
        await expect(cards.first).to_be_in_viewport()
        await expect(held).to_be_hidden()
        assert complaints == []


async def _breaks(stage: Stage, title: str) -> str:
    raw = RawHeadline(source="wire", guid=title[:40], url="", title=title)
    headline = await stage.context.desk.news.take_in(raw)
    assert headline is not None
    return headline.id


async def test_back_and_forward_keep_page_and_session(stage: Stage, browser: Browser) -> None:
    async with opened(browser) as (page, complaints):
        await sign_in(stage, page)
        await go(page, "trade")
        await expect(page.locator("#chart canvas").first).to_be_visible()
        await go(page, "portfolio")
        await page.go_back()
        await expect(page.locator("#pick-base:not(.wait)")).to_have_text("BTC")
        await page.go_back()
        await expect(page.locator("#equity:not(.wait)")).to_be_visible()
        await page.go_forward()
        await expect(page.locator('#page[data-page="trade"]')).to_be_visible()
        assert complaints == []


async def test_the_way_back_from_a_coin_of_a_list_leads_to_the_list(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, complaints):
        await sign_in(stage, page)
        await page.goto(stage.url)
        await page.locator("[data-mover]").first.click()
        await expect(page.locator("#chart canvas").first).to_be_visible()
        await page.go_back()
        await expect(page.locator("#equity:not(.wait)")).to_be_visible()
        assert complaints == []


async def test_what_goes_from_page_to_page_is_fetched_by_whoever_is_about_to_go(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, complaints):
        await sign_in(stage, page)
        fetched: list[str] = []
        page.on("request", lambda r: fetched.append(r.url) if "/static/" in r.url else None)
        await page.goto(f"{stage.url}/trade")
        for part in READY["trade"]:
            await expect(page.locator(part).first).to_be_visible()
        await page.wait_for_load_state("networkidle")
        assert [name for name in fetched if "/chart" in name]
        assert [name for name in fetched if "htmx" in name] == []
        async with page.expect_request("**/static/htmx*"):
            await page.locator('.rail [data-nav="portfolio"]').hover()
        await go(page, "portfolio")
        await page.reload()
        await expect(page.locator(".order-item").first).to_be_visible()
        await page.go_back()
        await expect(page.locator("#chart canvas").first).to_be_visible()
        assert complaints == []


async def test_a_page_that_does_not_come_is_said_and_the_one_that_is_there_lives_on(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, _):
        await sign_in(stage, page)
        await page.route("**/portfolio", lambda route: route.fulfill(status=502))
        await page.locator('.rail [data-nav="portfolio"]').click()
        await expect(page.locator("#toasts")).to_contain_text("cannot be reached")
        assert page.url.endswith("/")
        moving = page.locator("#positions .row").first
        await expect(moving).not_to_have_text(await moving.inner_text(), use_inner_text=True)
        await page.unroute("**/portfolio")
        await go(page, "portfolio")
        assert page.url.endswith("/portfolio")


async def test_a_lost_connection_is_said_and_healed(stage: Stage, browser: Browser) -> None:
    async with opened(browser) as (page, _):
        await sign_in(stage, page)
        await expect(page.locator("#notice")).to_be_hidden()
        await page.evaluate("window.dispatchEvent(new Event('offline'))")
        await expect(page.locator("#notice")).to_be_visible()
        for client in list(stage.hub.clients):
            client.expires_at = 0
        await expect(page.locator("#notice")).to_be_hidden()


async def test_a_page_that_newer_ones_left_behind_says_so_and_stays_away(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser) as (page, _):
        await sign_in(stage, page)
        await expect(page.locator("#notice")).to_be_hidden()
        for client in list(stage.hub.clients):
            client.end(BYE_LEFT)
        await expect(page.locator("#notice")).to_contain_text("left behind by a newer one")
        await page.evaluate("window.dispatchEvent(new Event('online'))")
        await expect(page.locator("#notice")).to_contain_text("left behind by a newer one")
        await page.reload()
        await expect(page.locator("#equity:not(.wait)")).to_be_visible()
        await expect(page.locator("#notice")).to_be_hidden()


async def test_what_happened_while_the_page_was_away_is_shown_without_loading_all_of_it_again(
    stage: Stage, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(browser) as (page, _):
        await sign_in(stage, page)
        await go(page, "portfolio")
        row = page.locator("#orders .row").first
        before = await row.inner_text()
        await page.wait_for_load_state("networkidle")  # all of its first loading is over
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        monkeypatch.setattr(connection, "MAX_CLIENTS", 0)
        for client in list(stage.hub.clients):
            client.end(BYE_BUSY)
        await expect(page.locator("#notice")).to_be_visible()
        desk = stage.context.desk
        async with page.expect_request(lambda request: "/orders" in request.url):
            await desk.orders.place(ANN.id, buy("25", "ETH/USDT"), origin("away", "away"))
            monkeypatch.undo()
        await expect(page.locator("#notice")).to_be_hidden()
        await expect(row).not_to_have_text(before, use_inner_text=True)
        assert not any("/portfolio/equity" in url for url in asked), "it loaded everything again"


@asynccontextmanager
async def client_of(stage: Stage, person: Person, path: str = "/") -> AsyncIterator[str]:
    """Serve a client's page with the Mini App in its frame, as Telegram Web does."""
    launch = {
        "tgWebAppData": init_data(person),
        "tgWebAppVersion": "9.1",
        "tgWebAppPlatform": "web",
        "tgWebAppThemeParams": json.dumps(DARK),
    }
    address = f"{stage.url}{path}#{urlencode(launch, quote_via=quote)}"
    body = (PARENT % address.replace("&", "&amp;")).encode()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n"
        writer.write(head.encode() + b"Connection: close\r\n\r\n" + body)
        await writer.drain()
        writer.close()

    port = stage.context.desk.settings.sandbox_port
    async with await asyncio.start_server(answer, "127.0.0.1", port):
        yield f"http://127.0.0.1:{port}/"


async def test_in_telegram_the_theme_and_the_main_button_are_its_own(
    stage: Stage, browser: Browser
) -> None:
    async with (
        client_of(stage, ANN, "/trade?symbol=DOGE/USDT") as address,
        opened(browser, "phone") as (page, complaints),
    ):
        await page.goto(address)
        app = page.frame_locator("#app")
        await expect(app.locator("#pick-base:not(.wait)")).to_have_text("DOGE")
        await expect(app.locator("html")).to_have_attribute("data-theme", "dark")
        ground = await app.locator("body").evaluate("e => getComputedStyle(e).backgroundColor")
        assert ground == "rgb(14, 22, 33)"
        await page.evaluate("theme => say('theme_changed', {theme_params: theme})", LIGHT)
        await expect(app.locator("html")).to_have_attribute("data-theme", "light")
        await expect(app.locator("#submit")).to_be_hidden()
        await app.locator("#presets .preset", has_text="25").click()
        await page.wait_for_function(
            "told.some(([k, d]) => k === 'web_app_setup_main_button' && d.is_active"
            " && d.text === 'Buy DOGE for 25.00 USDT')"
        )
        await page.evaluate("say('main_button_pressed', {})")
        await expect(app.locator(".toast.is-good")).to_contain_text("DOGE at")
        kinds = {kind for kind, _ in await page.evaluate("told")}
        assert {"iframe_ready", "web_app_ready", "web_app_expand"} <= kinds
        assert "web_app_trigger_haptic_feedback" in kinds
        assert (await page.evaluate("cloud"))["symbol"] == "DOGE/USDT"
        assert complaints == []


async def test_a_reload_of_the_frame_keeps_its_person_and_no_other(
    stage: Stage, browser: Browser
) -> None:
    async with opened(browser, "phone") as (page, _):
        app = page.frame_locator("#app")
        async with client_of(stage, ANN) as address:
            await page.goto(address)
            await expect(app.locator("#equity:not(.wait)")).to_be_visible()
            await page.reload()
            await expect(app.locator("#equity:not(.wait)")).to_be_visible()
        async with client_of(stage, BOB) as address:
            await page.goto(address)
            await expect(app.locator("#equity:not(.wait)")).to_contain_text("000,00")


@pytest.mark.parametrize(("language", "looks"), [("en", LOOKS), ("ar", [("desktop", "light")])])
async def test_no_page_bars_anybody(
    stage: Stage, browser: Browser, language: str, looks: Sequence[tuple[str, str]]
) -> None:
    accounts = stage.context.desk.accounts
    before = (await accounts.get(ANN.id)).preferences
    await accounts.prefer(ANN.id, replace(before, language=language))
    found: dict[str, list[str]] = {}
    async with opened(browser, "phone", "light", locale=language) as (page, complaints):
        await sign_in(stage, page)
        await page.add_init_script(JUMPS)
        for path in PAGES:
            await page.goto(stage.url + path)
            await expect(page.locator("#page .wait:visible")).to_have_count(0)
            jumps = await page.evaluate("window.jumps")
            found[f"{path} jumps"] = [str(jumps)] if jumps > MOST_JUMPS else []
            for size, scheme in looks:
                await _look(page, size, scheme)
                found[f"{path} {size} {scheme}"] = await barriers(page)
        await page.goto(f"{stage.url}/trade")
        await page.locator('[data-kind="limit"]').click()
        await page.locator("#exits summary").click()
        found["a limit order with exits"] = await barriers(page)
        await page.locator("#pick").click()
        await expect(page.locator("#market-list [data-symbol]").first).to_be_visible()
        found["markets"] = await barriers(page)
        await page.goto(f"{stage.url}/docs")
        found["/docs"] = await barriers(page)
        assert complaints == []
    await accounts.prefer(ANN.id, before)
    flaws = [f"{where}: {flaw}" for where, every in found.items() for flaw in every]
    assert not flaws, "\n".join(flaws)


async def _look(page: Page, size: str, scheme: str) -> None:
    """Have the page shown at another size and in other colours, without loading it again."""
    width, height = SIZES[size]
    await page.set_viewport_size({"width": width, "height": height})
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
