"""Pictures of what people see, from a whole running desk; nothing overflows, nothing complains.

With TAPEWIRE_PICTURES=docs/img they are written there (`make docs`), else into a temporary folder.
"""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest
from PIL import Image
from playwright.async_api import Browser, Page

from db.context import open_desk
from tests import record
from tests import stage as stages
from tests.browser.chromium import follow
from tests.browser.looks import KEPT, LOOKS, SCHEMES, SIZES
from tests.callers import have_called
from tests.stage import Running, Stage, words_of
from tests.whale import pumped

pytestmark = pytest.mark.browser
YOU, MIA = 1000001, 1000002
LARGEST: Final = 200_000  # bytes of a picture in the repository
SETTLED_MS: Final = 1500 if KEPT else 400
HEADLINES = (
    "Dogecoin gains after payments pilot at a cinema chain",
    "Solana validators ship client upgrade that halves block times",
    "SEC approves spot Bitcoin ETF options for all major exchanges",
)


@pytest.fixture(scope="module")
async def stage(running: Running) -> AsyncIterator[Stage]:
    """A desk on which two people have been at work for a while."""
    async with stages.hands_on(running) as found:
        await _live_a_little(found)
        async with open_desk(running.settings(), process="pictures", pool_size=1) as context:
            await have_called(context, {YOU: "You"})
        yield found


async def _live_a_little(stage: Stage) -> None:
    for person in (YOU, MIA):
        await stage.ask(person, "/start", "Equity")
    floor = await _floor(stage)
    await stage.ask(YOU, "/limits max-day 2000", "2,000")
    await stage.ask(YOU, "/alerts languages en es", "es")
    await stage.ask(YOU, "/alerts btc sol doge any 10%", "BTC")
    await stage.say(YOU, "/alerts btc sol doge any 10%", chat=floor)
    for text in ("/buy eth 100", "/buy sol 80", "/buy btc 95"):
        await stage.ask(YOU, text, "Bought")
    await stage.ask(YOU, "/sell sol 50%", "Sold")
    await stage.ask(YOU, "/buy btc 50 @ 70000", "waiting")
    await stage.ask(YOU, "/chart btc", "BTC/USDT")
    for headline in HEADLINES:
        await stage.headline(headline)
        await stage.said(YOU, headline[:20])
    alert = await stage.said(YOU, "SEC approves")
    await stage.press(YOU, alert, "Buy BTC")
    await stage.said(YOU, "Bought", "BTC", after=alert["message_id"])


async def _floor(stage: Stage) -> int:
    state = await stage.call("GET", f"/page/state?user_id={YOU}")
    return next(int(c["id"]) for c in state["chats"] if c["type"] == "supergroup")


@asynccontextmanager
async def _page(browser: Browser, size: str, scheme: str) -> AsyncIterator[Page]:
    width, height = SIZES[size]
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = await context.new_page()
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: complaints.append(str(e)))
    yield page
    await context.close()
    assert complaints == []


async def _picture(page: Page, folder: Path, name: str) -> None:
    await page.wait_for_timeout(SETTLED_MS)
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert await page.evaluate(overflow) <= 0, f"{name} scrolls sideways"
    path = folder / f"{name}.png"
    await page.screenshot(path=path)
    with Image.open(path) as picture:
        full = picture.convert("RGB")
    assert len(full.getcolors(maxcolors=1 << 24) or []) > 100, f"{name} shows nothing"
    if KEPT:
        # No eye tells 256 well-chosen colours from all of them, and the files are a third as big.
        full.quantize(256, kmeans=3, dither=Image.Dither.NONE).save(path, optimize=True)
        assert path.stat().st_size < LARGEST, f"{name} is too large for the repository"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the pictures go."""
    found = Path(KEPT) if KEPT else tmp_path_factory.mktemp("pictures")
    found.mkdir(parents=True, exist_ok=True)
    return found


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
async def test_the_chat_looks_right(
    stage: Stage, browser: Browser, folder: Path, size: str, scheme: str
) -> None:
    url = f"{stage.running.url('sandbox')}/?user={YOU}&chat={YOU}"
    async with _page(browser, size, scheme) as page:
        await page.goto(url)
        await page.get_by_text("SEC approves").last.wait_for()
        await _picture(page, folder, f"chat-{size}-{scheme}")


@pytest.mark.parametrize("scheme", SCHEMES)
async def test_a_launch_that_sources_disagree_on_looks_right(
    stage: Stage, browser: Browser, folder: Path, scheme: str
) -> None:
    first, other = (f"{datetime.now(UTC) + timedelta(days=n):%Y-%m-%d}" for n in (13, 14))
    told = {
        "coindesk": f"Flint Network (FLNT) sets token launch for {first} on Base",
        "decrypt": f"FLNT token TGE confirmed for {other}",
        "theblock": f"Flint Network announces TGE on {first}, $50M FDV, lists on Coinbase",
    }
    for feed, title in told.items():
        await stage.headline(title, feed=feed)
    await stage.until(lambda: _all_tell(stage), what="three sources of one launch")
    listed = await stage.ask(MIA, "/tge", "FLNT")
    await stage.press(MIA, listed, "FLNT")
    await stage.said(MIA, "Told by", "decrypt")
    await stage.ask(MIA, "/tge", "3 sources")
    async with _page(browser, "phone", scheme) as page:
        await page.goto(f"{stage.running.url('sandbox')}/?user={MIA}&chat={MIA}")
        await page.get_by_text("Refresh").last.scroll_into_view_if_needed()
        await _picture(page, folder, f"launches-phone-{scheme}")


@pytest.fixture(scope="module")
async def moved(stage: Stage) -> None:
    """Somebody has been told that a whale moved a price."""
    await stage.ask(MIA, "/alerts add arb and move > 6% 5m", "move > 6% 5m")
    async with pumped(stage.running.url("exchange"), "ARB", "8"):
        await stage.said(MIA, "ARB is up", "your limit", timeout_s=120)


@pytest.mark.parametrize("scheme", SCHEMES)
async def test_an_alert_of_the_market_itself_looks_right(
    stage: Stage, browser: Browser, folder: Path, moved: None, scheme: str
) -> None:
    async with _page(browser, "phone", scheme) as page:
        await page.goto(f"{stage.running.url('sandbox')}/?user={MIA}&chat={MIA}")
        await page.locator(".row").get_by_text("ARB is up").last.scroll_into_view_if_needed()
        await _picture(page, folder, f"market-phone-{scheme}")


async def _all_tell(stage: Stage) -> bool:
    asked = await stage.say(MIA, "/tge flnt")
    answer = await stage.said(MIA, "", after=asked)
    return "3 sources" in words_of(answer)


@pytest.mark.parametrize(
    ("scheme", "coin", "headline"),  # a coin each: who pumps a market leaves it empty
    [
        ("dark", "LINK", "Bitcoin miners of Patagonia double their $BTC reserves"),
        ("light", "AVAX", "Norway lets its pension savers hold $BTC from spring on"),
    ],
)
async def test_what_the_bot_draws_comes_in_the_look_that_was_chosen(
    stage: Stage, folder: Path, scheme: str, coin: str, headline: str
) -> None:
    zoe = await stage.person("Zoe")
    await stage.ask(zoe, "/start", "Equity")
    await stage.ask(zoe, f"/settings pictures {scheme}", "Pictures: ")
    await stage.ask(zoe, "/alerts btc any 0%", "BTC")
    await stage.headline(headline)
    await stage.said(zoe, headline[:20])
    for bought in ("btc", coin):
        await stage.ask(zoe, f"/buy {bought} 95", "Bought")
    chart = await stage.ask(zoe, "/chart btc 5m", "your trades", "alerts told here")
    async with pumped(stage.running.url("exchange"), coin, "7"):
        await stage.until(lambda: _gained(stage, zoe, coin), what="a price that was pumped")
        card = await stage.ask(zoe, f"/pnl {coin}", "Held")
    for name, message, size in (("chart", chart, (1280, 720)), ("card", card, (1200, 630))):
        path = folder / f"{name}-{scheme}.png"
        path.write_bytes(await stage.photo(message))
        with Image.open(path) as picture:
            assert picture.size == size
            corner = picture.convert("L").getpixel((2, 2))
        assert isinstance(corner, int | float)
        assert (corner > 127) is (scheme == "light")


async def _gained(stage: Stage, person: int, coin: str) -> bool:
    return "Held: +" in words_of(await stage.ask(person, f"/pnl {coin}", "Held"))


async def test_inline_results_look_right(stage: Stage, browser: Browser, folder: Path) -> None:
    async with _page(browser, "phone", "light") as page:
        await page.goto(f"{stage.running.url('sandbox')}/?user={YOU}&chat={YOU}")
        await page.get_by_role("textbox", name="Message").press_sequentially("@TapewireBot ")
        await page.locator("#suggest .offer").nth(3).wait_for()
        await _picture(page, folder, "inline-phone-light")


async def test_the_mini_app_opens_inside_the_chat(
    stage: Stage, browser: Browser, folder: Path
) -> None:
    async with _page(browser, "desktop", "dark") as page:
        await page.goto(f"{stage.running.url('sandbox')}/?user={YOU}&chat={YOU}")
        await page.get_by_role("button", name="Tapewire").last.click()
        frame = page.frame_locator("iframe")
        await frame.get_by_text("Equity").first.wait_for()
        await _picture(page, folder, "mini-app-desktop-dark")


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
async def test_the_pages_look_right(
    stage: Stage, browser: Browser, folder: Path, size: str, scheme: str
) -> None:
    base = stage.running.url("webapp")
    async with _signed_in(stage, browser, YOU, size, scheme) as page:
        await _picture(page, folder, f"dashboard-{size}-{scheme}")
        for name in ("trade", "portfolio", "social", "settings", "venues"):
            await page.goto(f"{base}/{name}")
            await page.locator("#page .wait").first.wait_for(state="detached")
            await _picture(page, folder, f"{name}-{size}-{scheme}")


@pytest.fixture(scope="module")
async def remembered(stage: Stage) -> None:
    """A month of graded alerts, which no desk has on its first day, and launches to come."""
    now = datetime.now(UTC)
    await record.keep(stage.running.settings().database_url, now)
    for feed, title in record.launches(now):
        await stage.headline(title, feed=feed)


@pytest.mark.parametrize(
    ("size", "scheme", "names"),
    [
        ("phone", "light", ("dashboard", "trade", "portfolio", "chat")),
        ("desktop", "dark", ("dashboard", "trade")),
    ],
)
async def test_pages_and_chat_are_laid_out_from_the_right_in_arabic(
    stage: Stage, browser: Browser, folder: Path, size: str, scheme: str, names: tuple[str, ...]
) -> None:
    layla = await stage.person("Layla", "ar")
    await stage.ask(layla, "/start", "Tapewire")
    await stage.say(layla, "/buy btc 95")
    await stage.said(layla, "BTC")
    places = {
        "dashboard": f"{stage.running.url('webapp')}/",
        "trade": f"{stage.running.url('webapp')}/trade",
        "portfolio": f"{stage.running.url('webapp')}/portfolio",
        "chat": f"{stage.running.url('sandbox')}/?user={layla}&chat={layla}",
    }
    async with _signed_in(stage, browser, layla, size, scheme) as page:
        assert await page.locator("html").get_attribute("dir") == "rtl"
        for name in names:
            await page.goto(places[name])
            await page.get_by_text("BTC").last.wait_for(state="attached")
            await page.locator("#page .wait").first.wait_for(state="detached")
            await _picture(page, folder, f"arabic-{name}-{size}-{scheme}")


@asynccontextmanager
async def _signed_in(
    stage: Stage, browser: Browser, person: int, size: str, scheme: str
) -> AsyncIterator[Page]:
    """A page of the Mini App in a browser of its own, by the bot's link."""
    asked = await stage.say(person, "/web")
    answer = await stage.said(person, "/login#", after=asked)
    link = re.search(r"http\S+", words_of(answer))
    assert link is not None
    base = stage.running.url("webapp")
    async with _page(browser, size, scheme) as page:
        await follow(page, link[0])
        await page.wait_for_url(re.compile(re.escape(base) + r"/(\?.*)?$"))
        yield page


@pytest.mark.usefixtures("remembered")
@pytest.mark.parametrize(("size", "scheme"), LOOKS)
async def test_the_record_looks_right(
    stage: Stage, browser: Browser, folder: Path, size: str, scheme: str
) -> None:
    async with _signed_in(stage, browser, YOU, size, scheme) as page:
        await page.goto(f"{stage.running.url('webapp')}/analytics")
        for part in ("#tone .bar-up", "#score-rows .gauge-band", "#match .box", ".launch"):
            await page.locator(part).first.wait_for()
        await page.locator("#page .wait").first.wait_for(state="detached")
        await _picture(page, folder, f"analytics-{size}-{scheme}")


@pytest.mark.usefixtures("remembered")
@pytest.mark.parametrize("scheme", SCHEMES)
async def test_the_record_in_the_chat_looks_right(
    stage: Stage, browser: Browser, folder: Path, scheme: str
) -> None:
    async with _page(browser, "phone", scheme) as page:
        await page.goto(f"{stage.running.url('sandbox')}/?user={MIA}&chat={MIA}")
        await stage.ask(MIA, "/score 30d", "How right the alerts were")
        said = page.locator(".row", has_text="How right the alerts were").last
        await said.evaluate("one => one.scrollIntoView()")
        await _picture(page, folder, f"score-phone-{scheme}")
