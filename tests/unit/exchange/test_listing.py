"""A coin that comes later: nowhere before it is listed, traded from then on, over restarts too."""

from pathlib import Path

import orjson
import pytest

from exchange import admin, audit, market_data, records
from exchange.engine import Engine
from exchange.floor import Floor
from exchange.maker import LEVELS
from exchange.markets import ALL, COMING, MARKETS
from exchange.params import Params
from exchange.prices import Prices
from exchange.refusals import Refusal
from exchange.source import Synthetic

NOW = 1_795_255_200_000
FLNT = "FLNTUSDT"
PRICES = Prices(1, tuple(ALL.values()))


def floor_in(folder: Path, now: int = NOW) -> Floor:
    return Floor(folder, Synthetic(PRICES, 1), seed=1, now_ms=now)


def listed(floor: Floor, symbol: str = FLNT) -> object:
    return admin.list_market(floor.venue, orjson.dumps({"symbol": symbol}))


def run(floor: Floor, seconds: int, start: int = NOW) -> None:
    for step in range(seconds * 8):
        floor.step(start + step * 125)


async def test_it_is_nowhere_then_quoted_and_traded(tmp_path: Path) -> None:
    floor = floor_in(tmp_path)
    engine = floor.venue.engine
    run(floor, 5)
    assert FLNT not in engine.markets
    assert engine.books[FLNT].depth(10) == ([], [])
    with pytest.raises(Refusal):
        market_data.depth(floor.venue, Params({"symbol": FLNT}))

    assert listed(floor) == {"symbol": FLNT, "coming": ["ORBTUSDT", "KITEUSDT"]}
    run(floor, 30, NOW + 5000)
    bids, asks = engine.books[FLNT].depth(100)
    assert (len(bids), len(asks)) == (LEVELS, LEVELS)
    day = floor.venue.tapes[COMING[FLNT]].day(NOW + 35_000)
    assert day is not None
    assert day.opened_ms >= NOW  # it has no past
    assert audit.breaches(engine) == []
    assert listed(floor) == {"symbol": FLNT, "coming": ["ORBTUSDT", "KITEUSDT"]}
    await floor.close()


async def test_what_was_listed_stays_listed_after_a_restart_and_in_a_snapshot(
    tmp_path: Path,
) -> None:
    floor = floor_in(tmp_path)
    listed(floor)
    run(floor, 1)
    await floor.close()
    again = floor_in(tmp_path, NOW + 60_000)
    assert FLNT in again.venue.engine.markets
    assert list(again.venue.engine.coming) == ["ORBTUSDT", "KITEUSDT"]

    fresh = Engine(MARKETS, COMING)
    for batch in records.snapshot(again.venue.engine):
        assert batch
        records.replay(fresh, batch)
    assert list(fresh.markets) == [*MARKETS, FLNT]
    await again.close()


@pytest.mark.parametrize("symbol", ["NOPEUSDT", "flntusdt", ""])
async def test_what_is_not_coming_is_refused_with_what_is(tmp_path: Path, symbol: str) -> None:
    floor = floor_in(tmp_path)
    with pytest.raises(Refusal, match="FLNTUSDT, ORBTUSDT, KITEUSDT"):
        listed(floor, symbol)
    await floor.close()
