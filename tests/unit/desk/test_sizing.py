"""What an order comes to in numbers, and refusals that name what would work."""

from dataclasses import replace
from decimal import Decimal

import pytest

from desk.errors import RiskDenied
from desk.money import Amount, Unit
from desk.orders import sizing
from desk.orders.intent import Intent
from desk.orders.model import Kind, Side
from desk.orders.sizing import Sized
from tests.factories import buy, instrument, quote, sell

BANDS = sizing.Bands(slippage=Decimal(1), limit=Decimal(10))


def sized(intent: Intent, free: str = "1") -> Sized:
    now = quote(bid="59990", ask="60000")
    return sizing.size(intent, instrument(), now, free_base=Decimal(free), bands=BANDS)


def all_of_it(percent: int = 100) -> Intent:
    return Intent(symbol="BTC/USDT", side=Side.SELL, amount=Amount(Decimal(percent), Unit.PERCENT))


def test_a_share_of_dust_is_called_dust_with_a_way_out() -> None:
    with pytest.raises(RiskDenied) as refused:
        sized(all_of_it(), free="0.00005")
    assert refused.value.values == {"rule": "dust", "value": "3.00", "limit": "5.00", "coin": "BTC"}
    with pytest.raises(RiskDenied) as part:
        sized(all_of_it(1), free="0.0002")
    assert part.value.values["rule"] == "min-notional", "all together could be sold"


@pytest.mark.parametrize(
    ("side", "price", "edge"), [(Side.BUY, "66001", "66,000.00"), (Side.SELL, "53000", "53,991.00")]
)
def test_a_price_beyond_the_band_is_told_the_last_one_that_goes_through(
    side: Side, price: str, edge: str
) -> None:
    wanted = buy("0.01", unit=Unit.BASE) if side is Side.BUY else sell("0.01")
    limit = replace(wanted, kind=Kind.LIMIT, limit_price=Decimal(price))
    with pytest.raises(RiskDenied) as refused:
        sized(limit)
    assert refused.value.values["edge"] == edge
    works = replace(limit, limit_price=Decimal(edge.replace(",", "")))
    assert sized(works).price == works.limit_price
