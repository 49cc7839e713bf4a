"""Who is ranked, by what, and what is never said."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk import i18n
from desk.calls import ranking
from desk.calls.model import HORIZONS, RANKED_AT, WATCHED_FOR, Call, Direction, Shown, Span
from desk.signals.model import Move
from desk.signals.statistics import wilson

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


def call(
    person: int, after: str | None, *, direction: Direction = Direction.LONG, best: str = "100"
) -> Call:
    """A call at 100 that stood at `after` a day later."""
    move = Move(
        symbol="BTC/USDT",
        horizon=RANKED_AT,
        before=Decimal(100),
        after=Decimal(after or 1),
        graded_at=NOW,
    )
    return Call(
        id=f"{person}",
        chat_id=-1,
        person_id=person,
        symbol="BTC/USDT",
        direction=direction,
        price=Decimal(100),
        called_at=NOW,
        best=Decimal(best),
        watched_until=NOW,
        grades=(move,) if after else (),
    )


@pytest.mark.parametrize(
    ("direction", "price", "gain"),
    [("long", "110", "10"), ("long", "80", "-20"), ("short", "80", "20"), ("short", "101", "-1")],
)
def test_gains_are_the_way_of_the_call(direction: str, price: str, gain: str) -> None:
    made = call(1, price, direction=Direction(direction), best=price)
    assert made.result(RANKED_AT) == made.peak == Decimal(gain)
    assert made.is_hit(RANKED_AT) is (Decimal(gain) > 0)
    assert (made.result(HORIZONS[0]), made.is_hit(HORIZONS[0])) == (None, None)


def test_the_price_of_now_may_be_the_best_while_the_call_is_watched() -> None:
    made = call(1, None, best="120")
    week = NOW + WATCHED_FOR
    lower, higher = (Shown(made, "", "", week, Decimal(now)) for now in (110, 150))
    assert (lower.gain, lower.peak) == (Decimal(10), Decimal(20))
    assert (higher.gain, higher.peak) == (Decimal(50), Decimal(50))
    assert higher.multiple == Decimal("1.5")
    late = Shown(made, "", "", week + timedelta(seconds=1), Decimal(150))
    assert (late.gain, late.peak) == (Decimal(50), Decimal(20))
    silent = Shown(made, "", "", week, None)
    assert (silent.gain, silent.peak) == (None, Decimal(20))


def test_a_move_within_five_basis_points_is_no_hit_either_way() -> None:
    for direction in Direction:
        assert call(1, "100.05", direction=direction).is_hit(RANKED_AT) is False
    assert call(1, "100.06").is_hit(RANKED_AT) is True


def test_below_five_graded_calls_nobody_is_ranked_and_no_figure_is_shown() -> None:
    few = [call(1, "150") for _ in range(4)] + [call(1, None)]
    enough = [call(2, "101", best="120")] * 4 + [call(2, "98")]
    first, second = ranking.rank([*few, *enough], {1: "Ann", 2: "Bob"})
    assert (first.name, first.is_ranked, first.calls, first.graded, first.hits) == (
        "Bob", True, 5, 5, 4,
    )  # fmt: skip
    assert first.hit_rate == Decimal("0.8")
    assert first.interval == wilson(4, 5)
    assert (first.mean, first.median) == (Decimal("0.4"), Decimal(1))
    assert first.best is not None
    assert first.best.peak == 20
    assert (second.name, second.calls, second.graded, second.is_ranked) == ("Ann", 5, 4, False)
    assert (second.hit_rate, second.interval, second.mean, second.median) == (None,) * 4


def test_ranks_go_by_what_is_sure_and_not_by_luck_with_few() -> None:
    lucky = [call(1, "105")] * 5
    proven = [call(2, "101")] * 36 + [call(2, "99")] * 4
    assert [row.person_id for row in ranking.rank(lucky + proven, {})] == [2, 1]


@given(
    st.lists(
        st.tuples(st.integers(1, 6), st.none() | st.sampled_from(["90", "100", "101", "130"])),
        max_size=60,
    )
)
def test_every_call_is_counted_once_and_who_is_ranked_comes_first(
    made: list[tuple[int, str | None]],
) -> None:
    rows = ranking.rank([call(person, after) for person, after in made], {})
    assert sum(row.calls for row in rows) == len(made)
    assert sum(row.graded for row in rows) == sum(after is not None for _, after in made)
    assert [row.is_ranked for row in rows] == sorted([r.is_ranked for r in rows], reverse=True)
    lows = [row.interval.low for row in rows if row.interval]
    assert lows == sorted(lows, reverse=True)
    assert ranking.row(1, "", []).best is None


@pytest.mark.parametrize("language", i18n.languages())
def test_the_page_names_the_number_that_a_rank_needs(language: str) -> None:
    assert f" {ranking.LEAST} " in i18n.texts(language)("web-social-note")


def test_a_span_begins_so_many_days_ago_or_never() -> None:
    assert Span.WEEK.since(NOW) == NOW - timedelta(days=7)
    assert Span.MONTH.since(NOW) == NOW - timedelta(days=30)
    assert Span.ALL.since(NOW) is None
