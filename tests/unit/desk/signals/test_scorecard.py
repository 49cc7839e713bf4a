"""The scorecard ranks by what is sure, is silent below twenty calls, and accuses from fifty on."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.signals.fusion import shown
from desk.signals.model import HORIZONS, Graded, Tone, in_sigmas
from desk.signals.scorecard import By, Row, hopeless, rank

HALF_HOUR = HORIZONS[2]


def graded(
    source: str,
    move_bp: int,
    *,
    tone: Tone = Tone.BULLISH,
    horizon: timedelta = HALF_HOUR,
    coin: str = "BTC",
    confidence: float = 0.9,
) -> Graded:
    """One graded alert of a coin that usually moves by 50 basis points."""
    return Graded(
        headline_id=f"{source}{move_bp}",
        symbol=f"{coin}/USDT",
        horizon=horizon,
        source=source,
        model="minilm",
        event="listing",
        tone=shown(tone, confidence, 0.0, is_seen=False),
        move_bp=Decimal(move_bp),
        sigmas=in_sigmas(Decimal(move_bp), Decimal(50)),
    )


def mixed(source: str, right: int, wrong: int, flat: int = 0, **more: object) -> list[Graded]:
    moves = [100] * right + [-100] * wrong + [2] * flat
    return [graded(source, move, **more) for move in moves]  # type: ignore[arg-type]


def test_figures_of_a_source_with_enough_calls() -> None:
    (row,) = rank(mixed("wire", right=15, wrong=10, flat=5), By.SOURCE)
    assert (row.alerts, row.calls, row.hits, row.moved) == (30, 30, 15, 25)
    assert row.hit_rate == Decimal("0.5")
    assert row.chance is not None
    assert row.chance == Decimal(25) / 60, "half of the calls after which it moved"
    assert row.interval is not None
    assert row.interval.low < Decimal("0.5") < row.interval.high
    assert row.way is not None
    assert (row.way.n, row.way.median) == (30, Decimal("1.02"))
    assert row.size == 2


def test_bearish_calls_are_right_when_the_market_falls() -> None:
    (row,) = rank(mixed("wire", right=0, wrong=20, tone=Tone.BEARISH), By.SOURCE)
    assert row.hits == 20
    assert row.way is not None
    assert row.way.mean == 2


@given(st.integers(0, 19), st.integers(0, 30))
def test_below_twenty_calls_no_figure_is_shown(calls: int, doubted: int) -> None:
    found = mixed("wire", right=calls, wrong=0) + mixed(
        "wire", right=doubted, wrong=0, confidence=0.1
    )
    for row in rank(found, By.SOURCE):
        assert (row.hit_rate, row.interval, row.chance, row.way, row.edge) == (None,) * 5
        assert (row.alerts, row.calls) == (calls + doubted, calls)


def test_a_sure_small_edge_ranks_above_an_unsure_larger_one_and_too_few_stand_last() -> None:
    found = [
        *mixed("few", right=19, wrong=0),
        *mixed("unsure", right=14, wrong=8),
        *mixed("sure", right=240, wrong=160),
    ]
    assert [row.key for row in rank(found, By.SOURCE)] == ["sure", "unsure", "few"]


@pytest.mark.parametrize(
    ("by", "keys"),
    [
        (By.SOURCE, {"a", "b"}),
        (By.COIN, {"BTC", "ETH"}),
        (By.MODEL, {"minilm"}),
        (By.EVENT, {"listing"}),
        (By.RULE, {"r1"}),
    ],
)
def test_rows_are_by_what_is_asked(by: By, keys: set[str]) -> None:
    found = [graded("a", 10), graded("b", 20, coin="ETH")]
    rows = rank(found, by, {("a10", "BTC/USDT"): ["r1"]})
    assert {row.key for row in rows} == keys


def at_every_horizon(right: int, wrong: int, flat: int = 0) -> list[Row]:
    found = [g for h in HORIZONS for g in mixed("wire", right, wrong, flat, horizon=h)]
    return rank(found, By.SOURCE)


def test_a_source_is_hopeless_from_fifty_calls_whose_best_case_is_worse_than_a_coin() -> None:
    assert hopeless(at_every_horizon(right=0, wrong=49)) == []
    (row,) = hopeless(at_every_horizon(right=0, wrong=50))
    assert (row.key, row.horizon) == ("wire", timedelta(hours=1))
    assert hopeless(at_every_horizon(right=22, wrong=28)) == [], "that may be bad luck"
    assert hopeless(at_every_horizon(right=10, wrong=10, flat=80)) == [], "nothing moved"


def test_one_bad_horizon_condemns_nobody() -> None:
    found = mixed("wire", 0, 60, horizon=HORIZONS[3]) + mixed("wire", 40, 20, horizon=HORIZONS[1])
    assert hopeless(rank(found, By.SOURCE)) == []
