"""The scorecard ranks by what is sure, is silent below twenty calls, and accuses from fifty on."""

from datetime import timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desk.signals.model import HORIZONS
from desk.signals.scorecard import Counted, Row, hopeless, rank
from desk.signals.statistics import Spread

HALF_HOUR = HORIZONS[2]


def counted(
    key: str,
    right: int,
    wrong: int,
    flat: int = 0,
    *,
    doubted: int = 0,
    horizon: timedelta = HALF_HOUR,
) -> Counted:
    """The alerts of a source whose coin usually moves by half of what it moved."""
    calls, moved = right + wrong + flat, right + wrong
    mean, one = Decimal(2 * (right - wrong)) / max(calls, 1), Decimal(1)
    return Counted(
        key=key,
        horizon=horizon,
        alerts=calls + doubted,
        calls=calls,
        hits=right,
        moved=moved,
        ways=Spread(n=calls, mean=mean, variance=one, median=one) if calls > 1 else None,
        sized=calls + doubted,
        size=Decimal(2) if calls + doubted else None,
    )


def test_figures_of_a_source_with_enough_calls() -> None:
    (row,) = rank([counted("wire", right=15, wrong=10, flat=5)])
    assert (row.alerts, row.calls, row.hits, row.moved) == (30, 30, 15, 25)
    assert row.hit_rate == Decimal("0.5")
    assert row.chance is not None
    assert row.chance == Decimal(25) / 60, "half of the calls after which it moved"
    assert row.interval is not None
    assert row.interval.low < Decimal("0.5") < row.interval.high
    assert row.way is not None
    assert (row.way.n, row.way.median) == (30, Decimal(1))
    assert row.size == 2


@given(st.integers(0, 19), st.integers(0, 30))
def test_below_twenty_calls_no_figure_is_shown(calls: int, doubted: int) -> None:
    for row in rank([counted("wire", right=calls, wrong=0, doubted=doubted)]):
        assert (row.hit_rate, row.interval, row.chance, row.way, row.edge) == (None,) * 5
        assert (row.alerts, row.calls) == (calls + doubted, calls)


def test_a_sure_small_edge_ranks_above_an_unsure_larger_one_and_too_few_stand_last() -> None:
    found = [
        counted("few", right=19, wrong=0),
        counted("unsure", right=14, wrong=8),
        counted("sure", right=240, wrong=160),
    ]
    assert [row.key for row in rank(found)] == ["sure", "unsure", "few"]


def test_a_size_stands_on_twenty_moves_at_least() -> None:
    few, enough = counted("a", 0, 0, doubted=19), counted("b", 0, 0, doubted=20)
    assert {row.key: row.size for row in rank([few, enough])} == {"a": None, "b": 2}


def at_every_horizon(right: int, wrong: int, flat: int = 0) -> list[Row]:
    return rank(counted("wire", right, wrong, flat, horizon=horizon) for horizon in HORIZONS)


def test_a_source_is_hopeless_from_fifty_calls_whose_best_case_is_worse_than_a_coin() -> None:
    assert hopeless(at_every_horizon(right=0, wrong=49)) == []
    (row,) = hopeless(at_every_horizon(right=0, wrong=50))
    assert (row.key, row.horizon) == ("wire", timedelta(hours=1))
    assert hopeless(at_every_horizon(right=22, wrong=28)) == [], "that may be bad luck"
    assert hopeless(at_every_horizon(right=10, wrong=10, flat=80)) == [], "nothing moved"


def test_one_bad_horizon_condemns_nobody() -> None:
    bad = counted("wire", 0, 60, horizon=HORIZONS[3])
    good = counted("wire", 40, 20, horizon=HORIZONS[1])
    assert hopeless(rank([bad, good])) == []
