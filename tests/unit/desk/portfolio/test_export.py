"""The file for taxes: nothing in it runs, everything in it can be read back."""

import csv
import io
import json
import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desk.orders.model import Fill, Side
from desk.portfolio.export import COLUMNS, cell, rows, write
from desk.portfolio.pnl import Method
from desk.portfolio.returns import Flow

D = Decimal
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
CASES = Path(__file__).parents[3] / "cases" / "bad_inputs.jsonl"
RUNS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
PLAIN = re.compile(r"-?[0-9]+(\.[0-9]{1,18})?")


def hostile() -> list[str]:
    """What the collected cases say a file may be poisoned with."""
    found = [json.loads(line) for line in CASES.read_text().splitlines()]
    exports = [c["input"] for c in found if c["surface"] == "csv" and c["input"].startswith("exp")]
    assert len(exports) >= 2
    formula = next(text for text in exports if "=HYPERLINK" in text).removeprefix("export: name ")
    starts = next(text for text in exports if "note starting" in text)
    signs = [*re.findall(r"[+\-@]", starts), "\t"]
    return [formula, *(f"{sign}SUM(A1)" for sign in signs), "\rx", "+5", "-5-1", "=1\n=2"]


def fill(number: int = 1, side: Side = Side.BUY, **more: object) -> Fill:
    values = {
        "venue": "paper",
        "symbol": "BTC/USDT",
        "trade_id": f"t{number}",
        "order_id": f"o{number}",
        "account_id": 1,
        "side": side,
        "price": D(100),
        "quantity": D(3),
        "at": BEGIN + timedelta(hours=number),
    }
    return Fill(**values | more)  # type: ignore[arg-type]


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("text", hostile())
def test_text_that_a_spreadsheet_would_run_gets_a_quote_before_it(text: str) -> None:
    (row,) = read(write([{"order_id": text}]))
    assert row["order_id"] == f"'{text}"


@given(st.text())
@example("-0.5")
@example('"=1"')
@example("a,b\r\n=c")
def test_no_text_runs_and_every_text_can_be_read_back(text: str) -> None:
    (row,) = read(write([{"order_id": text, "market": "x"}]))
    shown = row["order_id"]
    assert shown in {text, f"'{text}"}
    assert not shown.startswith(RUNS) or PLAIN.fullmatch(shown)
    assert row["market"] == "x"


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30))
def test_numbers_are_plain_and_stay_numbers_negative_ones_too(number: Decimal) -> None:
    text = cell(number)
    assert PLAIN.fullmatch(text)
    assert abs(D(text) - number) <= D("1e-18")


def test_quotients_are_cut_to_18_decimals_and_times_are_utc_with_milliseconds() -> None:
    assert cell(D(1) / D(3)) == "0.333333333333333333"
    assert cell(D("1E+3")) == "1000"
    assert cell(BEGIN) == "2026-01-01T00:00:00.000Z"
    assert cell(None) == ""


def test_a_row_for_every_trade_fee_in_a_third_asset_and_flow() -> None:
    fills = [
        fill(2, fee=D("0.5"), fee_currency="BNB", fee_value=D(150)),
        fill(3, Side.SELL, quantity=D(1), price=D(90), fee=D(1), fee_currency="USDT"),
    ]
    flows = [
        Flow("paper", "deposit", "welcome", "USDT", D(1000), D(1000), BEGIN),
        Flow("paper", "deposit", "=cmd", "BNB", D(1), D(310), BEGIN + timedelta(hours=1)),
        Flow("paper", "move", "out", "USDT", D(-50), D(-50), BEGIN + timedelta(hours=4)),
    ]
    text = write(rows(fills, flows, method=Method.FIFO, since=BEGIN))
    found = read(text)
    assert tuple(found[0]) == COLUMNS
    assert [row["type"] for row in found] == [
        "deposit", "deposit", "buy", "fee", "sell", "withdrawal",
    ]  # fmt: skip
    sold, fee = found[4], found[3]
    assert [sold["value"], sold["cost_basis"], sold["realised"]] == ["90", "150", "-61"]
    assert [fee["asset"], fee["value"], fee["cost_basis"]] == ["BNB", "150", "155"]
    assert found[1]["trade_id"] == "'=cmd"
    assert found[5]["quantity"] == "50"
    later = read(write(rows(fills, flows, method=Method.FIFO, since=BEGIN + timedelta(hours=3))))
    assert later == found[4:]


@pytest.mark.parametrize("method", Method)
def test_what_was_sold_of_unknown_cost_has_neither_basis_nor_profit(method: Method) -> None:
    came = Flow("bybit", "deposit", "f1", "BTC", D(3), None, BEGIN)
    sold = fill(1, Side.SELL, fee=D("0.5"), fee_currency="BNB", fee_value=D(1))
    coins = Flow("bybit", "deposit", "f2", "BNB", D(1), None, BEGIN)
    found = read(write(rows([sold], [came, coins], method=method, since=BEGIN)))
    assert [(r["type"], r["value"], r["cost_basis"], r["realised"]) for r in found] == [
        ("deposit", "", "", ""),
        ("deposit", "", "", ""),
        ("sell", "300", "", ""),
        ("fee", "1", "", ""),
    ]
