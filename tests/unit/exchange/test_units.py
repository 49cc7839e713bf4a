"""Amounts are read and written to the last unit, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.markets import MARKETS
from exchange.units import TooPrecise, read, write


@given(st.integers(0, 10**20 - 1))
def test_what_is_written_is_read_back(units: int) -> None:
    assert read(write(units)) == units


@pytest.mark.parametrize(
    ("text", "units"),
    [("0", 0), ("1", 10**8), (".5", 5 * 10**7), ("1.", 10**8), ("0.00000001", 1),
     ("0.10000000000", 10**7), ("999999999999.99999999", 10**20 - 1)],
)  # fmt: skip
def test_plain_decimals_are_read(text: str, units: int) -> None:
    assert read(text) == units


@pytest.mark.parametrize(
    "text", ["", ".", "-1", "+1", "1e3", "1,0", " 1", "1 ", "0x1", "NaN", "1_0", "١", "1" * 13]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^" + text.replace("+", r"\+").replace(".", r"\.")):
        read(text)


def test_ninth_decimal_is_too_precise() -> None:
    with pytest.raises(TooPrecise):
        read("0.000000001")


def test_negative_amounts_are_written_with_their_sign() -> None:
    assert write(-1) == "-0.00000001"


@pytest.mark.parametrize("market", MARKETS.values(), ids=lambda market: market.symbol)
def test_price_times_quantity_is_whole_in_every_market(market: object) -> None:
    m = market
    assert isinstance(m, type(MARKETS["BTCUSDT"]))
    assert m.price(7) * m.quantity(11) == 7 * 11 * m.cell * 10**8
    assert m.max_lots > 1000


def test_there_are_at_least_twelve_markets_against_usdt() -> None:
    assert len(MARKETS) >= 12
    assert {market.quote for market in MARKETS.values()} == {"USDT"}
