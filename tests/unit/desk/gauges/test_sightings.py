"""How often a name came true is told with its count, its interval and a coin's share."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from desk.gauges.sightings import AHEAD, WAYS, Sighting, Tally
from desk.market.model import Timeframe
from desk.signals.statistics import wilson
from ml.market import charts
from ml.market.geometry import NAMES, NONE

AT = datetime(2026, 3, 2, 10, tzinfo=UTC)


def test_every_name_but_the_symmetric_triangle_points_somewhere() -> None:
    assert set(WAYS) == set(NAMES) - {NONE, "symmetric triangle"}
    assert set(WAYS.values()) == {1, -1}


def test_a_chart_is_judged_as_far_ahead_as_the_model_was() -> None:
    assert charts.AHEAD == AHEAD
    price = Decimal(60_000)
    seen = Sighting(symbol="BTC/USDT", frame=Timeframe.H4, name="bull flag", at=AT, price=price)
    assert seen.due_at == AT + timedelta(days=8)


@pytest.mark.parametrize(("n", "is_told"), [(0, False), (19, False), (20, True)])
def test_a_rate_stands_on_twenty_charts_at_least(n: int, is_told: bool) -> None:
    tally = Tally(name="bull flag", n=n, hits=n // 2, moved=n)
    found = (tally.hit_rate, tally.interval, tally.chance)
    assert all((figure is not None) is is_told for figure in found)


def test_the_rate_has_its_interval_and_what_a_coin_would_have() -> None:
    tally = Tally(name="double top", n=40, hits=18, moved=36)
    assert (tally.way, tally.hit_rate, tally.chance) == (-1, Decimal("0.45"), Decimal("0.45"))
    assert tally.interval == wilson(18, 40)
