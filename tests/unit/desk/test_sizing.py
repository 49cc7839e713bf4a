"""What an order comes to in numbers, and refusals that name what would work."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@given(
    spend=st.decimals("6", "5000", places=2),
    ask_size=st.decimals("0", "0.1", places=5),
    slippage=st.none() | st.decimals("0.1", "10", places=1),
)
def test_a_sum_is_spent_whole_where_the_best_offer_covers_it_and_has_a_worst_price_elsewhere(
    spend: Decimal, ask_size: Decimal, slippage: Decimal | None
) -> None:
    wanted = replace(buy(str(spend)), slippage_percent=slippage)
    now = quote(bid="59990", ask="60000", ask_size=str(ask_size))
    found = sizing.size(wanted, instrument(), now, free_base=Decimal(1), bands=BANDS)
    assert found.cost <= found.worst_cost == found.notional == spend
    is_covered = slippage is None and spend <= 60000 * ask_size
    assert (found.spend == spend) is is_covered
    if is_covered:
        assert found.worst_price is None
        return
    percent = BANDS.slippage if slippage is None else slippage
    assert found.worst_price is not None
    assert found.worst_price <= 60000 * (100 + percent) / 100 + instrument().price_step
    assert found.cost == found.quantity * 60000
    assert found.reserve == found.quantity * found.worst_price <= spend
    assert spend - found.reserve < instrument().quantity_step * found.worst_price


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
