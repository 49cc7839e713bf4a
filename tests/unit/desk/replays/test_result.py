"""The sum of a replay, its curve, and the file of its trades."""

import csv
import io
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desk.replays import export
from desk.replays.model import Doubt, Ending, Result, Terms, Trade, Unjudged
from desk.signals.model import Raised
from tests.unit.desk.replays.market import MINUTE, NOON, alert


def trade(net: Decimal | int, number: int = 0, told: Raised | None = None) -> Trade:
    return Trade(
        alert=told or alert(),
        entered_at=NOON,
        entry=Decimal(100),
        is_exact=number % 2 == 0,
        quantity=Decimal(1),
        exited_at=NOON + number * MINUTE,
        exit=Decimal(101),
        ending=Ending.TARGET,
        missing=timedelta(),
        gross=net + Decimal("0.3"),
        spread=Decimal("0.1"),
        fees=Decimal("0.2"),
    )


def result(*nets: Decimal | int, told: Raised | None = None) -> Result:
    return Result(
        source="wire",
        since=NOON - timedelta(days=1),
        until=NOON,
        terms=Terms(),
        trades=tuple(trade(net, number, told) for number, net in enumerate(nets)),
        unjudged=(Unjudged(alert=told or alert(), doubt=Doubt.GAP),),
        left_out=0,
    )


def test_the_curve_its_worst_fall_and_the_sums() -> None:
    found = result(10, -4, -9, 20, -5)
    assert [profit for _, profit in found.curve] == [10, 6, -3, 17, 12]
    assert [found.net, found.drawdown, found.wins] == [12, 13, 2]
    assert (found.gross, found.fees, found.spread) == (
        Decimal("13.5"),
        Decimal("1.0"),
        Decimal("0.5"),
    )
    assert result(-4, -1).drawdown == 5, "the start at nothing is a height too"
    assert (found.count(Doubt.GAP), found.count(Doubt.OPEN)) == (1, 0)


def test_without_trades_there_is_nothing_to_add_up() -> None:
    found = result()
    assert [found.net, found.drawdown, found.wins, found.win_interval] == [0, 0, 0, None]


@given(st.lists(st.decimals(-1000, 1000, places=8), max_size=30))
def test_net_is_gross_less_costs_and_the_end_of_the_curve(nets: list[Decimal]) -> None:
    found = result(*nets)
    assert found.net == found.gross - found.fees - found.spread
    assert found.drawdown >= max(Decimal(0), -found.net)


def test_the_file_has_a_row_for_each_alert_and_runs_nothing() -> None:
    told = replace(alert(), headline=replace(alert().headline, title='=HYPERLINK("http://x")'))
    text = export.write(result(1, -2, told=told))
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert tuple(rows[0]) == export.COLUMNS
    assert {row["title"] for row in rows} == {'\'=HYPERLINK("http://x")'}
    assert [row["ending"] for row in rows] == ["target", "target", "gap"]
    assert [row["net"] for row in rows] == ["1", "-2", ""]
    assert [row["profit_so_far"] for row in rows] == ["1", "-1", ""]
    assert [row["entered_by"] for row in rows] == ["price", "candle", ""]


def test_the_fingerprint_tells_every_digit_apart() -> None:
    assert export.fingerprint(result(1)) == export.fingerprint(result(1))
    assert export.fingerprint(result(1)) != export.fingerprint(result(Decimal("1.00000001")))
