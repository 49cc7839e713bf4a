"""Prices of coins that no exchange here lists: asked by real HTTP, kept in the real Redis."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from db.context import Context
from desk import clock
from desk.environment import load
from desk.errors import BadConfiguration
from desk.settings import Settings
from sandbox.feeds import app as feeds
from tests.integration.sources.conftest import up
from tests.ports import free_port
from workers import references
from workers.addresses import Allowed
from workers.fetch import Fetcher, FetchFailed
from workers.references import COINGECKO, COINMARKETCAP, Provider, ask, providers
from workers.sources.api import BadAnswer

BOTH = [COINGECKO, COINMARKETCAP]


@pytest.fixture
def here(settings: Settings) -> Settings:
    """Settings with both providers at the stand-in."""
    port = free_port()
    base = f"http://127.0.0.1:{port}/vendors"
    more = {
        "feeds_port": port,
        "coingecko": "demo",
        "coingecko_key": "k",
        "coingecko_url": f"{base}/coingecko",
        "coinmarketcap_key": "k",
        "coinmarketcap_url": f"{base}/coinmarketcap",
        "reference_interval_s": 0.2,
    }
    kept = {name: getattr(settings, name) for name in Settings.model_fields}
    return Settings.model_validate(kept | more)


@pytest.fixture
async def standin(here: Settings) -> AsyncIterator[aiohttp.ClientSession]:
    serving = asyncio.create_task(feeds.serve(here))
    async with aiohttp.ClientSession(here.feeds_url) as client:
        await up(client)
        yield client
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)


@pytest.fixture
async def fetcher(here: Settings) -> AsyncIterator[Fetcher]:
    async with Fetcher(Allowed.of(here.feeds_url)) as ready:
        yield ready


async def post(client: aiohttp.ClientSession, symbol: str, price: str, **more: str) -> None:
    body = {"symbol": symbol, "name": more.pop("name", symbol), "price": price, **more}
    async with client.post("/vendors/prices", json=body) as answer:
        assert answer.status == 201


def named(settings: Settings, name: str) -> Provider:
    return next(one for one in providers(settings) if one.name == name)


@pytest.mark.parametrize("name", BOTH)
async def test_prices_keep_every_digit_and_the_largest_coin_of_a_symbol_counts(
    name: str, here: Settings, standin: aiohttp.ClientSession, fetcher: Fetcher
) -> None:
    await post(standin, "WIF", "0.4123456789012345678", name="dogwifhat", change="-3.25")
    await post(standin, "WIF", "9000", name="Another WIF")
    await post(standin, "TINY", "1.23e-9", change="null")
    found = {one.symbol: one for one in await ask(named(here, name), fetcher)}
    assert found.keys() == {"WIF", "TINY"}
    wif = found["WIF"]
    assert (wif.price, wif.name) == (Decimal("0.4123456789012345678"), "dogwifhat")
    assert (wif.change_percent, wif.source) == (Decimal("-3.25"), name)
    assert (found["TINY"].price, found["TINY"].change_percent) == (Decimal("1.23E-9"), None)
    assert clock.now() - wif.at < timedelta(minutes=1)


@pytest.mark.parametrize("name", BOTH)
async def test_garbage_is_left_out_and_costs_no_other_coin(
    name: str, here: Settings, standin: aiohttp.ClientSession, fetcher: Fetcher
) -> None:
    for number, price in enumerate(
        ("0", "-1", "NaN", "Infinity", "1e400", "9e15", "null", "true", '"x"', "[1]", "{}")
    ):
        await post(standin, f"BAD{number}", price)
    await post(standin, "USD\u0422", "1", name="with a Cyrillic letter")
    await post(standin, "A" * 21, "1")
    await post(standin, "OLD", "1", at="2020-01-01T00:00:00Z")
    await post(standin, "AHEAD", "1", at="2090-01-01T00:00:00Z")
    await post(standin, "NEVER", "1", at="soon")
    await post(standin, "WILD", "2", change="1e9")
    await post(standin, "GOOD", "3", name="A\u202eB" + "x" * 60)
    found = {one.symbol: one for one in await ask(named(here, name), fetcher)}
    assert found.keys() == {"WILD", "GOOD"}
    assert found["WILD"].change_percent is None
    assert found["GOOD"].name == "AB" + "x" * 38


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize(
    ("fault", "reason"),
    [("500", "status 500"), ("429", "status 429"), ("huge", "too_big"), ("bomb", "too_big")],
)
async def test_every_fault_is_a_failure_that_passes(
    name: str,
    fault: str,
    reason: str,
    here: Settings,
    standin: aiohttp.ClientSession,
    fetcher: Fetcher,
) -> None:
    await post(standin, "WIF", "1")
    await standin.post(f"/feeds/{name.lower()}/faults", json={"kind": fault})
    with pytest.raises(FetchFailed) as failed:
        await ask(named(here, name), fetcher)
    assert failed.value.reason == reason
    assert len(await ask(named(here, name), fetcher)) == 1
    await standin.post(f"/feeds/{name.lower()}/faults", json={"kind": "html"})
    with pytest.raises(BadAnswer):
        await ask(named(here, name), fetcher)


@pytest.mark.parametrize("name", BOTH)
async def test_a_wrong_key_is_refused_and_not_repeated(
    name: str, here: Settings, standin: aiohttp.ClientSession, fetcher: Fetcher
) -> None:
    assert standin is not None
    kept = {field: getattr(here, field) for field in Settings.model_fields}
    wrong = Settings.model_validate(kept | {"coingecko_key": "wrong", "coinmarketcap_key": "wrong"})
    with pytest.raises(FetchFailed) as refused:
        await ask(named(wrong, name), fetcher)
    assert refused.value.reason == "status 401"
    assert "wrong" not in f"{refused.value!r} {refused.value.values}"


async def test_the_market_worker_keeps_them_and_a_coin_is_found_by_symbol_and_by_name(
    here: Settings, standin: aiohttp.ClientSession, context: Context
) -> None:
    await post(standin, "WIF", "0.41", name="dogwifhat", change="1.5")
    market = context.desk.market
    working = asyncio.create_task(references.follow(here, market.references))
    async with asyncio.timeout(30):
        while len(await market.elsewhere("wif")) < 2:  # noqa: ASYNC110 - the store is asked
            await asyncio.sleep(0.02)
    for words in ("WIF", "$wif", "wif-usdt", "DogWifHat"):
        found = await market.elsewhere(words)
        assert {(one.source, one.price) for one in found} == {
            (COINGECKO, Decimal("0.41")),
            (COINMARKETCAP, Decimal("0.41")),
        }, words
    for words in ("", "nothing", "wi", "\0", "w" * 500):
        assert await market.elsewhere(words) == []
    await post(standin, "WIF", "0.5", name="dogwifhat")
    async with asyncio.timeout(30):
        while {one.price for one in await market.elsewhere("wif")} != {Decimal("0.5")}:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    later = clock.now() + timedelta(hours=25)
    clock.set_clock(now=lambda: later)
    assert await market.elsewhere("wif") == [], "what is a day old is no price"


@pytest.mark.parametrize(
    ("more", "names"),
    [
        ({}, []),
        ({"coingecko": "public"}, [COINGECKO]),
        ({"coinmarketcap_key": "k"}, [COINMARKETCAP]),
        ({"coingecko": "pro", "coingecko_key": "k", "reference_coins": 600}, [COINGECKO]),
    ],
)
def test_the_settings_say_who_is_asked_and_where(more: dict[str, Any], names: list[str]) -> None:
    found = providers(Settings.model_validate(more))
    assert [one.name for one in found] == names
    for one in found:
        assert all(page.startswith("https://") for page in one.pages)
    if more.get("coingecko") == "pro":
        assert found[0].credentials == {"x-cg-pro-api-key": "k"}
        assert [page.split("&page=")[1] for page in found[0].pages] == ["1", "2", "3"]
        assert found[0].pages[0].startswith("https://pro-api.coingecko.com/api/v3/coins/markets?")


def test_a_plan_without_its_key_does_not_start(tmp_path: Path) -> None:
    with pytest.raises(BadConfiguration) as refused:
        load({"TAPEWIRE_COINGECKO": "demo"}, dotenv=tmp_path / ".env", beside=False)
    assert "TAPEWIRE_COINGECKO_KEY" in str(refused.value)
