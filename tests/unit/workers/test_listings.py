"""What is read of a ticker, whatever a venue says."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from workers.listings import quote_of, told_at

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
TICKER: dict[str, Any] = {
    "symbol": "BTC/USDT",
    "bid": "59990",
    "ask": "60000",
    "askVolume": "2",
    "last": "59995",
    "percentage": "-1.5",
    "high": "61000",
    "low": "59000",
    "quoteVolume": "1e6",
    "timestamp": int(NOW.timestamp() * 1000) - 2_000,
}


def test_a_quote_is_what_its_ticker_says() -> None:
    found = quote_of(TICKER, "bybit", NOW)
    assert found is not None
    assert (found.bid, found.ask, found.volume) == (Decimal(59990), Decimal(60000), Decimal(10**6))
    assert found.at == NOW - timedelta(seconds=2)


@pytest.mark.parametrize("told", ["NaN", "Infinity", "many", "1_000", "", 1.5, True])
@pytest.mark.parametrize("name", ["bid", "ask", "askVolume", "last", "percentage", "high"])
def test_a_ticker_with_a_sum_that_is_no_number_is_no_quote(name: str, told: Any) -> None:
    assert quote_of(TICKER | {name: told}, "bybit", NOW) is None


@pytest.mark.parametrize(
    "change", [{"bid": "60000"}, {"bid": "0"}, {"bid": "-1"}, {"ask": None}, {"last": "-1"}]
)
def test_prices_that_cannot_be_are_no_quote(change: dict[str, Any]) -> None:
    assert quote_of(TICKER | change, "bybit", NOW) is None


@pytest.mark.parametrize("stamp", [None, 0, -5, "yesterday", 1.5, 10**14, 10**17, 10**20, 10**400])
def test_a_time_that_cannot_be_is_now(stamp: object) -> None:
    assert told_at(stamp, NOW) == NOW
