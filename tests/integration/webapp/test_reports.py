"""What a span brought, over REST: curve, round trips, days, and the file for taxes."""

import csv
import io
from decimal import Decimal

import httpx

from desk import clock
from tests.integration.webapp.stage import Stage

BUY = {"symbol": "BTC/USDT", "side": "buy", "amount": "60"}
SELL = {"symbol": "BTC/USDT", "side": "sell", "amount": "0.0004", "unit": "base"}
API = "/api/v1/portfolio"


async def traded(stage: Stage, ann: httpx.AsyncClient) -> None:
    for key, body in (("a", BUY), ("b", SELL)):
        answer = await ann.post("/api/v1/orders", json=body, headers={"Idempotency-Key": key})
        assert answer.status_code == 201, answer.text
        await stage.work()


async def test_the_curve_begins_with_the_deposit_and_ends_now(
    stage: Stage, ann: httpx.AsyncClient
) -> None:
    await traded(stage, ann)
    mid = stage.venue.quotes["BTC/USDT"].last
    await stage.context.store.save_prices(clock.now(), {"BTC/USDT": mid})
    await stage.context.desk.reports.take_snapshots()
    curve = (await ann.get(f"{API}/equity?days=7")).json()
    assert curve["points"][0]["flow"] == curve["points"][0]["value"] == "10000"
    assert len(curve["points"]) == 3
    assert curve["flows"] == "0"
    assert curve["begin"] == "10000"
    assert Decimal(curve["end"]) - 10_000 == Decimal(curve["profit"])
    assert -1 < Decimal(curve["profit"]) < 0  # two fees and the spread
    assert curve["time_weighted_percent"].startswith("-0.00")
    assert set(curve) == {
        "begin",
        "end",
        "flows",
        "profit",
        "time_weighted_percent",
        "drawdown_percent",
        "points",
    }


async def test_round_trips_and_days_agree_with_what_was_realised(
    stage: Stage, ann: httpx.AsyncClient
) -> None:
    await traded(stage, ann)
    realised = (await ann.get(API)).json()["realised"]
    for method in ("average", "fifo"):
        (trip,) = (await ann.get(f"{API}/trades?days=1&method={method}")).json()
        assert trip["profit"] == realised
        assert trip["symbol"] == "BTC/USDT"
        assert trip["held_s"] >= 0
        (day,) = (await ann.get(f"{API}/days?days=1&method={method}")).json()
        assert [day["realised"], day["trades"], day["flows"]] == [realised, 2, "10000"]


async def test_the_file_is_the_persons_own_and_is_kept_nowhere(
    stage: Stage, ann: httpx.AsyncClient, bob: httpx.AsyncClient
) -> None:
    await traded(stage, ann)
    answer = await ann.get(f"{API}/export.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="tapewire.csv"'
    assert "no-store" in answer.headers["cache-control"]
    rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    assert [row["type"] for row in rows] == ["deposit", "buy", "sell"]
    others = list(csv.DictReader(io.StringIO((await bob.get(f"{API}/export.csv")).text)))
    assert [row["type"] for row in others] == ["deposit"]
    assert (await bob.get(f"{API}/trades")).json() == []


async def test_spans_and_methods_that_are_none_are_refused(ann: httpx.AsyncClient) -> None:
    for query in ("days=0", "days=-1", "days=3661", "days=x", "days=1e3", "days=30&method=lifo"):
        for path in ("equity", "trades", "days", "export.csv"):
            if "method" in query and path == "equity":
                continue
            answer = await ann.get(f"{API}/{path}?{query}")
            assert answer.status_code == 422, (path, query)
            assert answer.headers["content-type"].startswith("application/problem+json")
