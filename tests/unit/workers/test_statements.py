"""What a venue lists of an account, read out of ccxt's unified form."""

from decimal import Decimal

from desk.venues.statement import Holding
from workers.venues.statements import holdings


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
