"""An exchange is connected on the page, used with real money marked as such, and left again.

With TAPEWIRE_PICTURES=docs/img the pictures are written there, else into a temporary folder.
"""

import asyncio
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, async_playwright, expect

from desk.nursery import Nursery
from tests.browser.chromium import ARGUMENTS, follow, program
from tests.browser.looks import SIZES
from tests.conftest import make_settings
from tests.factories import ANN
from tests.integration.exchange.clients import Exchange
from tests.integration.exchange.clients import running as exchange_running
from tests.integration.venues.conftest import BASES, House, furnished, listed, open_house
from tests.integration.webapp.stage import Counter, Stage, running
from tests.ports import free_port
from tests.servers import Servers

pytestmark = pytest.mark.browser
PATIENCE_MS = 20_000
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
VENUE = "bybit"


@pytest.fixture
async def exchange(tmp_path: Path) -> AsyncIterator[Exchange]:
    """An exchange that speaks Bybit as well."""
    async with exchange_running(tmp_path / "exchange") as found:
        yield found


@pytest.fixture
async def house(clean: Servers, tmp_path: Path, exchange: Exchange) -> AsyncIterator[House]:
    """A desk with the trade worker's parts at work."""
    settings = make_settings(
        clean,
        tmp_path,
        exchange_url=exchange.url,
        venues_url=exchange.url,
        webapp_port=free_port(),
    )
    async with open_house(settings, exchange) as found, Nursery() as nursery:
        await furnished(found)
        async with found.context.desk.market.open() as unit:
            await unit.market.save_instruments([listed(base, VENUE) for base in BASES])
            await unit.commit()

        async def prices() -> None:
            await found.prices("paper", VENUE)

        async def patrol() -> None:
            for due in await found.context.desk.reconcile.due():
                await found.context.desk.reconcile.check(due)

        nursery.forever(prices, name="prices", pause_s=0.5)
        nursery.forever(patrol, name="patrol", pause_s=0.1)
        nursery.forever(found.connections.round, name="connections", pause_s=0.3)
        yield found


@pytest.fixture
async def stage(house: House) -> AsyncIterator[Stage]:
    """The web app of that desk."""
    async with running(house.context, Counter(), house.context.desk.settings) as found:
        yield found


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Where pictures go."""
    return Path(os.environ.get("TAPEWIRE_PICTURES") or tmp_path)


async def shoot(page: Page, pictures: Path, name: str) -> None:
    """Take a picture in every size and scheme; nothing may be wider than the window."""
    for size, (width, height) in SIZES.items():
        await page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            await page.emulate_media(color_scheme=scheme)
            await asyncio.sleep(0.3)
            assert await page.evaluate(OVERFLOW) <= 0, (name, size)
            await page.screenshot(path=pictures / f"{name}-{size}-{scheme}.png")
    await page.set_viewport_size({"width": 1440, "height": 900})


@dataclass
class Visitor:
    """A browser page with what it asked for and what it complained about."""

    page: Page
    sent: list[str]
    complaints: list[str]

    @property
    def row(self) -> Locator:
        """The line of the exchange."""
        return self.page.locator(f'[data-venue="{VENUE}"]')


@pytest.fixture
async def visitor(stage: Stage) -> AsyncIterator[Visitor]:
    """Ann's browser, signed in, on the page of exchanges."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(args=ARGUMENTS, executable_path=program())
        page = await browser.new_page()
        page.set_default_timeout(PATIENCE_MS)
        found = Visitor(page, [], [])
        page.on(
            "response",
            lambda r: found.complaints.append(f"{r.status} {r.url}") if r.status >= 400 else None,
        )
        page.on("pageerror", lambda e: found.complaints.append(str(e)))
        page.on("request", lambda r: found.sent.append(r.url))
        await follow(page, await stage.link())
        await expect(page.locator("#equity")).not_to_have_class("wait")
        await page.locator(".badge[data-place]").first.click()
        await expect(found.row).to_contain_text("Not connected")
        yield found
        await browser.close()
        assert found.complaints == []


async def test_connect_go_live_buy_and_leave(
    visitor: Visitor, house: House, exchange: Exchange, pictures: Path
) -> None:
    wanted = {"name": "ann-page", "balances": {"USDT": "900", "ETH": "0.4"}, "venue": VENUE}
    made = (await exchange.call("POST", "/admin/accounts", json=wanted)).json
    key, secret = made["credentials"]["apiKey"], made["credentials"]["secret"]
    await shoot(visitor.page, pictures, "exchanges")
    await connect(visitor, key, secret, pictures)
    await go_live(visitor, pictures)
    await buy(visitor, pictures)
    (order,) = await house.orders()
    assert (order.venue, order.account_id) == (VENUE, ANN.id)
    await leave(visitor)
    assert not any(secret in url or key in url for url in visitor.sent)
    assert await house.context.store.venue_account(ANN.id, VENUE) is None


async def connect(visitor: Visitor, key: str, secret: str, pictures: Path) -> None:
    """Hand keys in; nothing of them stays on the page."""
    page = visitor.page
    await visitor.row.get_by_role("button", name="Connect").click()
    await page.fill("#api-key", key)
    await page.fill("#api-secret", secret)
    await shoot(page, pictures, "exchanges-connect")
    await page.click("#keys-send")
    await expect(visitor.row).to_contain_text(f"Connected, key …{key[-4:]}")
    assert await page.input_value("#api-secret") == ""
    assert secret not in await page.content()


async def go_live(visitor: Visitor, pictures: Path) -> None:
    """Switch orders to the exchange."""
    page = visitor.page
    await visitor.row.get_by_role("button", name="Trade here").click()
    await page.get_by_role("button", name="Go live").click()
    await expect(page.locator("#live-banner")).to_contain_text("LIVE · Bybit: real money")
    await shoot(page, pictures, "exchanges-live")


async def buy(visitor: Visitor, pictures: Path) -> None:
    """Buy there; ticket, button and list say LIVE."""
    page = visitor.page
    await page.locator('.tabs [data-nav="trade"]').click()
    await page.fill("#amount", "50")
    await expect(page.locator("#submit")).to_contain_text("LIVE · Buy BTC")
    await shoot(page, pictures, "trade-live")
    await page.click("#submit")
    await expect(page.locator("#toasts")).to_contain_text("0.000")
    await page.locator('.tabs [data-nav="portfolio"]').click()
    await expect(page.locator("#orders")).to_contain_text("LIVE · Bybit")
    await shoot(page, pictures, "portfolio-live")


async def leave(visitor: Visitor) -> None:
    """Revoke; everything is on paper again."""
    page = visitor.page
    await page.locator(".badge[data-place]").first.click()
    await visitor.row.get_by_role("button", name="Revoke").click()
    await page.locator(".sheet[open]").get_by_role("button", name="Revoke").click()
    await expect(visitor.row).to_contain_text("Revoked")
    await expect(page.locator("#live-banner")).to_be_hidden()
