"""What a venue lists of an account, read out of ccxt's unified form."""

from decimal import Decimal

import pytest

from desk.venues.statement import Holding
from workers.venues import answers
from workers.venues.statements import holdings
from workers.venues.table import row


def test_currencies_of_nothing_are_left_out_and_debts_are_not() -> None:
    found = holdings(
        {
            "free": {"BTC": "5", "ETH": "0", "SOL": "-0.5", "USDT": "10"},
            "used": {"BTC": "-5", "ETH": "0", "SOL": "0", "USDT": None},
        }
    )
    assert found == [
        Holding(currency="BTC", free=Decimal(5), used=Decimal(-5)),
        Holding(currency="SOL", free=Decimal("-0.5"), used=Decimal(0)),
        Holding(currency="USDT", free=Decimal(10), used=Decimal(0)),
    ]


@pytest.mark.parametrize(
    ("told", "paid"), [("MNT", "MNT"), ("", "BTC"), (None, "BTC")], ids=["named", "empty", "absent"]
)
def test_a_fee_is_in_the_currency_that_bybit_names_else_in_what_ccxt_makes_of_it(
    told: str | None, paid: str
) -> None:
    raw = {} if told is None else {"feeCurrency": told}
    trade = {"info": raw, "fee": {"cost": "0.00009", "currency": "BTC"}, "fees": []}
    assert answers.fee(row("bybit"), trade) == (Decimal("0.00009"), paid)
    assert answers.fee(row("okx"), trade) == (Decimal("0.00009"), "BTC")
