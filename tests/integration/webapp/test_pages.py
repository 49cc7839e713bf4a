"""Pages, fragments, files, headers, and answers for machines."""

import asyncio
import re

import httpx
import pytest

from desk import i18n
from desk.accounts.model import Person
from desk.nursery import Nursery
from tests.integration.webapp.stage import Stage, listening
from tests.ports import free_port
from webapp import health
from webapp.app import run
from webapp.headers import policy
from webapp.pages import PAGES as SHELLS

PAGES = (*SHELLS, "/docs")
GZIP = {"accept-encoding": "gzip"}
MOST_BYTES = 100_000


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_holds_no_data_and_may_be_kept(nobody: httpx.AsyncClient, path: str) -> None:
    answer = await nobody.get(path)
    assert answer.status_code == 200
    assert answer.headers["cache-control"].startswith("public")
    assert answer.headers["content-encoding"] == "gzip"
    again = await nobody.get(path, headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    inline = re.findall(r"<script(?![^>]*(?:src=|application/json))", answer.text)
    assert inline == []
    assert "style=" not in answer.text
    assert "onclick" not in answer.text


async def test_what_a_script_waits_for_is_fetched_with_it_and_after_what_paints(
    nobody: httpx.AsyncClient,
) -> None:
    page = (await nobody.get("/trade")).text
    found = re.search(r'src="(/static/app[^"]+)"', page)
    assert found is not None
    script = (await nobody.get(found[1])).text
    wanted = {f"/static/{name}" for name in re.findall(r'(?:from|import)"\./([^"]+)"', script)}
    links = re.findall(r'<link rel="modulepreload" href="([^"]+)" fetchpriority="low">', page)
    assert wanted
    assert wanted < set(links), "and the chart"


async def test_pages_speak_the_language_that_is_asked_for(nobody: httpx.AsyncClient) -> None:
    russian = await nobody.get("/", headers={"accept-language": "fr;q=0.2, ru-RU, en;q=0.5"})
    assert '<html lang="ru" dir="ltr">' in russian.text
    assert "Accept-Language" in russian.headers["vary"]
    english = await nobody.get("/", headers={"accept-language": "xx,*;q=0.1"})
    assert '<html lang="en" dir="ltr">' in english.text
    by_query = await nobody.get("/?lang=ru", headers={"accept-language": "en"})
    assert '<html lang="ru" dir="ltr">' in by_query.text


@pytest.mark.parametrize("path", ["/portfolio", "/social", "/analytics"])
async def test_spans_of_days_have_the_plural_of_their_language(
    nobody: httpx.AsyncClient, path: str
) -> None:
    page = (await nobody.get(path, headers={"accept-language": "ar"})).text
    assert "7 أيام<" in page
    assert "30 يومًا<" in page


async def test_an_address_that_leads_nowhere_is_a_page_for_eyes_and_a_problem_for_programs(
    nobody: httpx.AsyncClient,
) -> None:
    browser = {"accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "accept-language": "ru"}
    page = await nobody.get("/nowhere", headers=browser)
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "Нет такого адреса" in page.text
    for path, headers in (("/nowhere", {}), ("/api/v1/nowhere", browser)):
        problem = await nobody.get(path, headers=headers)
        assert (problem.status_code, problem.json()["key"]) == (404, "no-route")


async def test_every_answer_carries_the_security_headers(nobody: httpx.AsyncClient) -> None:
    for path in ("/", "/api/v1/account", "/nothing", "/healthz", "/static/mark.svg"):
        headers = (await nobody.get(path)).headers
        assert "script-src 'self'" in headers["content-security-policy"], path
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
    assert (await nobody.get("/api/v1/account")).headers["cache-control"] == "no-store"


def test_only_telegram_may_frame_us_outside_the_sandbox(stage: Stage) -> None:
    settings = stage.context.desk.settings
    inside = policy(settings.model_copy(update={"telegram_api_url": "http://127.0.0.1:8081"}))
    outside = policy(settings.model_copy(update={"telegram_api_url": "https://api.telegram.org"}))
    assert "frame-ancestors https://web.telegram.org https://*.telegram.org http://127" in inside
    assert outside.endswith("frame-ancestors https://web.telegram.org https://*.telegram.org")


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("path", sorted(SHELLS))
async def test_a_page_with_all_that_it_loads_is_small_for_whoever_unpacks_gzip_alone(
    nobody: httpx.AsyncClient, path: str, language: str
) -> None:
    page = await nobody.get(path, headers={"accept-language": language, **GZIP})
    assert page.headers["content-encoding"] == "gzip"
    size = int(page.headers["content-length"])
    for name in await loaded(nobody, page.text):
        answer = await nobody.get(name, headers=GZIP)
        assert answer.status_code == 200, name
        assert "immutable" in answer.headers["cache-control"] or name.endswith("mark.svg")
        size += int(answer.headers["content-length"])
    assert size < MOST_BYTES


async def loaded(nobody: httpx.AsyncClient, page: str) -> set[str]:
    """Return the files that a page names, and those that its scripts are made of."""
    wanted = re.findall(r'(?:src|href)="(/static/[^"]+)"', page)
    assert any(name.endswith(".js") for name in wanted)
    found: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name in found:
            continue
        found.add(name)
        if name.endswith(".js"):
            text = (await nobody.get(name)).text
            wanted += [
                f"/static/{part}" for part in re.findall(r'(?:from|import)"\./([^"]+)"', text)
            ]
    return found


async def test_alerts_and_news_come_as_cards_without_markup_from_headlines(
    stage: Stage, ann: httpx.AsyncClient
) -> None:
    from desk.news.model import RawHeadline

    title = "Bitcoin <img src=x onerror=alert(1)> {{config}} rallies & falls"
    await stage.context.desk.news.take_in(
        RawHeadline(source="wire", guid="x", url="javascript:alert(1)", title=title)
    )
    answer = await ann.get("/fragments/news")
    assert answer.status_code == 200
    assert "<img" not in answer.text
    assert "javascript:" not in answer.text
    assert "rallies &amp; falls" in answer.text
    empty = await ann.get("/fragments/alerts")
    assert "/alerts btc eth" in empty.text


async def test_the_history_of_an_order_comes_in_the_owners_language_and_zone(
    stage: Stage, bob: httpx.AsyncClient, bob_is: Person
) -> None:
    body = {"symbol": "BTC/USDT", "side": "buy", "amount": "60"}
    order = await bob.post("/api/v1/orders", json=body, headers={"Idempotency-Key": "h"})
    await stage.work()
    answer = await bob.get(f"/fragments/orders/{order.json()['id']}")
    assert "Исполнена" in answer.text
    assert "Принята" in answer.text


async def test_machines_learn_whether_the_desk_is_ready(
    stage: Stage, nobody: httpx.AsyncClient
) -> None:
    assert (await nobody.get("/healthz")).json() == {"status": "ok"}
    ready = await nobody.get("/readyz")
    assert (ready.status_code, ready.json()["ready"]) == (200, True)
    assert ready.json()["checks"] == {"database": "ok", "redis": "ok", "quotes": "ok"}


async def test_stale_prices_make_the_desk_not_ready(
    stage: Stage, nobody: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import timedelta

    from desk import clock

    later = clock.now() + timedelta(minutes=5)
    clock.set_clock(now=lambda: later)
    ready = await nobody.get("/readyz")
    assert (ready.status_code, ready.json()["checks"]["quotes"]) == (503, "stale")


async def test_metrics_count_routes_not_addresses(
    nobody: httpx.AsyncClient, ann: httpx.AsyncClient
) -> None:
    await ann.get("/api/v1/orders/k7m2x9qf4t1z")
    text = (await nobody.get("/metrics")).text
    assert 'route="/api/v1/orders/{order_id}"' in text
    assert "k7m2x9qf4t1z" not in text


def test_metrics_are_for_loopback_alone() -> None:
    from starlette.requests import Request

    def asked_from(host: str) -> bool:
        headers = [(b"host", b"127.0.0.1:8080")]
        return health._is_from_here(
            Request({"type": "http", "client": (host, 1), "headers": headers})
        )

    assert [asked_from(h) for h in ("127.0.0.1", "::1", "10.0.0.5", "1.2.3.4", "x")] == [
        True,
        True,
        False,
        False,
        False,
    ]


async def test_market_data_is_text_and_times_are_utc(stage: Stage, ann: httpx.AsyncClient) -> None:
    quotes = (await ann.get("/api/v1/market/quotes")).json()
    assert [q["symbol"] for q in quotes] == sorted(q["symbol"] for q in quotes)
    assert isinstance(quotes[0]["bid"], str)
    assert quotes[0]["at"].endswith("Z")
    markets = (await ann.get("/api/v1/market/instruments")).json()
    assert {"symbol", "price_step", "min_notional"} <= markets[0].keys()
    assert (await ann.get("/api/v1/signals/score")).json() == []
    assert (await ann.get("/api/v1/alerts")).json() == []
    candles = await ann.get("/api/v1/market/candles", params={"symbol": "NOPE/USDT"})
    assert (candles.status_code, candles.json()["key"]) == (422, "unknown-market")


def test_both_languages_have_every_text() -> None:
    assert set(i18n.languages()) == set(i18n.NAMES)


async def test_the_process_serves_until_it_is_cancelled(stage: Stage) -> None:
    settings = stage.context.desk.settings.model_copy(update={"webapp_port": free_port()})
    async with Nursery() as nursery:
        running = nursery.spawn(run(settings), name="webapp")
        await listening(settings)
        async with httpx.AsyncClient(base_url=settings.web_url) as client:
            assert (await client.get("/readyz")).status_code == 200
        running.cancel()
        await asyncio.wait({running}, timeout=5)
        assert running.cancelled()
    with pytest.raises(OSError, match="in use"):
        await run(stage.context.desk.settings)
