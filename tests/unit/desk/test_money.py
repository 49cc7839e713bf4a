"""Amounts: what people and venues write, and the only rounding."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk import money
from desk.errors import BadAmount
from desk.money import Unit

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "cases" / "bad_inputs.jsonl").read_text().splitlines()
]
AMOUNTS = [row for row in ROWS if row.get("kind") == "amount"]


@pytest.mark.parametrize("row", AMOUNTS, ids=[row["id"] for row in AMOUNTS])
def test_every_amount_case_is_read_or_refused_as_expected(row: dict[str, str]) -> None:
    if row["expected"] == "clear_error":
        if row.get("code") == "amount_keyword":
            assert money.parse(row["amount"]).unit is Unit.PERCENT
            return
        with pytest.raises(BadAmount) as refused:
            money.parse(row["amount"])
        if "code" in row:
            assert f"amount_{refused.value.code}" == row["code"]
    else:
        assert money.plain(money.parse(row["amount"]).value) == row["norm"]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("$50", "50", Unit.QUOTE),
        ("50$", "50", Unit.QUOTE),
        ("50 usdt", "50", Unit.QUOTE),
        ("0.1btc", "0.1", Unit.BASE),
        ("0,5 BTC", "0.5", Unit.BASE),
        ("25 %", "25", Unit.PERCENT),
        ("%25", "25", Unit.PERCENT),
        ("% 0,5", "0.5", Unit.PERCENT),
        ("25％", "25", Unit.PERCENT),
        ("٢٥٪", "25", Unit.PERCENT),
        ("٪25", "25", Unit.PERCENT),
        ("all", "100", Unit.PERCENT),
        ("2k", "2000", None),
    ],
)
def test_units_are_recognised(text: str, value: str, unit: Unit | None) -> None:
    found = money.parse(text, base="BTC")
    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "101%",
            "-5%",
            "0%",
            "%101",
            "%-5",
            "-%5",
            "%0",
            "%5%",
            "%%5",
            "5%%",
            "%$5",
            "$5%",
            "5%5",
        ),
        *("$$5", "5 doge", "%", "k", ".", "1..2"),
    ],
)
def test_nonsense_is_refused(text: str) -> None:
    with pytest.raises(BadAmount):
        money.parse(text, base="BTC")


@given(st.text(max_size=80))
def test_any_text_is_an_amount_or_a_bad_amount(text: str) -> None:
    try:
        found = money.parse(text, base="BTC")
    except BadAmount:
        return
    assert found.value > 0
    assert found.value.is_finite()
    assert len(money.plain(found.value)) <= 60


sums = st.decimals(
    min_value=Decimal("0.000000000000000001"),
    max_value=Decimal(10) ** 29,
    places=18,
    allow_nan=False,
    allow_infinity=False,
)


@given(sums)
def test_what_is_written_plainly_is_read_back_exactly(value: Decimal) -> None:
    text = money.plain(value)
    assert money.parse(text).value == value
    assert money.exact(text) == value
    assert money.wire(text) == value


@given(sums, st.sampled_from(["0.00000001", "0.00001", "0.01", "0.5", "1", "25"]))
def test_rounding_stays_within_one_step_on_the_safe_side(value: Decimal, step: str) -> None:
    unit = Decimal(step)
    down, up = money.floor_to(value, unit), money.ceil_to(value, unit)
    assert down <= value <= up
    assert value - down < unit
    assert up - value < unit
    assert down % unit == 0
    assert up % unit == 0


@pytest.mark.parametrize(
    "text", ["", "1e3", "01", "1.", ".5", "+1", "-1", "1,5", "5\n", "NaN", "٣"]
)
def test_the_api_takes_one_canonical_form(text: str) -> None:
    with pytest.raises(BadAmount):
        money.exact(text)


@pytest.mark.parametrize("value", [1.5, True, "NaN", "Infinity", "1e400", "0x10", "1_000", ""])
def test_venues_may_send_text_and_integers_only(value: object) -> None:
    with pytest.raises(BadAmount):
        money.wire(value)  # type: ignore[arg-type]


def test_venues_may_send_exponents_and_signs() -> None:
    assert money.wire("1E-8") == Decimal("0.00000001")
    assert money.wire("-0.5") == Decimal("-0.5")
    assert money.wire(Decimal("1.00E+18")) == 10**18


@pytest.mark.parametrize(
    ("price", "shown"),
    [
        ("64210.5", "64,210.50"),
        ("23.456", "23.46"),
        ("1.2", "1.2000"),
        ("0.5", "0.50000"),
        ("0.00001234", "0.000012340"),
        ("0", "0"),
    ],
)
def test_prices_show_as_many_decimals_as_they_deserve(price: str, shown: str) -> None:
    assert money.show_price(Decimal(price)) == shown


def test_quantities_and_sums_are_shown_for_people() -> None:
    assert money.show_quantity(Decimal("1234.50000000")) == "1,234.5"
    assert money.show_quantity(Decimal("0.000000001")) == "0"
    assert money.show(Decimal("-1234.565")) == "-1,234.56"
    assert money.plain(Decimal("1.00E+18")) == "1" + "0" * 18
    assert money.plain(Decimal("-0.000")) == "0"
    assert money.ratio(Decimal(1), Decimal(3)) == Decimal("0.333333333333333333")
