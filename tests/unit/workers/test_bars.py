"""Bars: no trade is asked for again once its bar is known, and none is left out."""

import itertools
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from desk import clock
from desk.market.bars import SECONDS, Bar
from workers import bars
from workers.bars import Bars

BEGIN = datetime(2026, 5, 4, 12, tzinfo=UTC)
SYMBOL = "BTC/USDT"


class Venue:
    """One trade a second of a quantity that says when it was."""

    def __init__(self) -> None:
        self.asked: list[datetime] = []
        self.is_away = False

    async def fetch_trades(self, _: str, since_ms: int, most: int) -> list[dict[str, Any]]:
        """Return trades as ccxt does, the oldest first."""
        since = datetime.fromtimestamp(since_ms / 1000, UTC)
        self.asked.append(since)
        if self.is_away:
            raise OSError("away")
        seconds = range(int((since - BEGIN).total_seconds()), int(_age_s()) + 1)
        return [
            {"price": "10", "amount": str(s + 1), "timestamp": _ms(s), "side": "buy"}
            for s in seconds
            if s >= 0
        ][:most]


class Gauges:
    """Keeps what was laid out last."""

    def __init__(self) -> None:
        self.laid: Sequence[Bar] = ()

    async def feed_bars(self, _: str, found: Sequence[Bar]) -> None:
        """See desk.gauges.service."""
        self.laid = list(found)


def _of(gauges: Any) -> Bars:
    return Bars(gauges)


def _age_s() -> float:
    return (clock.now() - BEGIN).total_seconds()


def _ms(second: int) -> int:
    return clock.ms_of(BEGIN + timedelta(seconds=second))


def _at(monkeypatch: pytest.MonkeyPatch, second: float) -> None:
    monkeypatch.setattr(clock, "now", lambda: BEGIN + timedelta(seconds=second))


def _holds_all(laid: Sequence[Bar]) -> None:
    for bar, after in itertools.pairwise(laid):
        assert after.at - bar.at == timedelta(seconds=SECONDS)
    for bar in laid:
        first = int((bar.at - BEGIN).total_seconds())
        assert bar.trades == SECONDS
        assert bar.volume == sum(range(first + 1, first + SECONDS + 1))


async def test_no_trade_is_asked_for_again_once_its_bar_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    venue, gauges = Venue(), Gauges()
    found = _of(gauges)
    for second in range(600, 660, 7):
        _at(monkeypatch, second)
        await found.gather(venue, [SYMBOL])
        _holds_all(gauges.laid)
        assert len(gauges.laid) in {20, 21}
        assert gauges.laid[-1].at + timedelta(seconds=SECONDS + 2) <= clock.now()
    first, *later = venue.asked
    assert first == BEGIN + timedelta(seconds=285)
    assert all(timedelta(seconds=7) < _moment(600 + 7 * n) - at for n, at in enumerate(later, 1))
    assert all(_moment(600 + 7 * n) - at < timedelta(seconds=32) for n, at in enumerate(later, 1))


def _moment(second: int) -> datetime:
    return BEGIN + timedelta(seconds=second)


async def test_what_a_venue_did_not_tell_is_asked_for_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    venue, gauges = Venue(), Gauges()
    found = _of(gauges)
    _at(monkeypatch, 600)
    await found.gather(venue, [SYMBOL])
    venue.is_away = True
    for second in (615, 630, 700):
        _at(monkeypatch, second)
        with pytest.raises(OSError, match="away"):
            await found.gather(venue, [SYMBOL])
    venue.is_away = False
    await found.gather(venue, [SYMBOL])
    assert set(venue.asked[1:]) == {_moment(585)}
    assert gauges.laid[0].at == _moment(390)
    _holds_all(gauges.laid)


async def test_a_market_that_trades_more_than_a_request_tells_catches_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    venue, gauges = Venue(), Gauges()
    monkeypatch.setattr(bars, "MOST", 100)
    found = _of(gauges)
    counts = []
    for second in (600, 601, 602, 603):
        _at(monkeypatch, second)
        await found.gather(venue, [SYMBOL])
        _holds_all(gauges.laid)
        counts.append(len(gauges.laid))
    assert counts == [6, 12, 17, 20]
