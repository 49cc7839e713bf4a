"""A slippage in the words of a plan: kept where it can be, refused where it could not."""

from decimal import Decimal

import pytest

from desk.errors import Misunderstood
from desk.plans.words import parse
from tests.factories import instrument


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("dca", "btc 25 every 1d x 10 slippage=0.5%"),
        ("twap", "buy btc 1000 slippage=0.5 over 2h"),
        ("trail", "btc slippage=0.5% 50% 4%"),
        ("stop", "buy btc 100 70000 slippage=0.5%"),
    ],
)
def test_what_trades_at_market_keeps_its_slippage(name: str, text: str) -> None:
    found = parse(name, text, find=lambda _: instrument())
    assert found.slippage_percent == Decimal("0.5")
    plain = parse(
        name,
        text.replace(" slippage=0.5%", "").replace(" slippage=0.5", ""),
        find=lambda _: instrument(),
    )
    assert plain.slippage_percent is None
    assert (plain.amount, plain.count, plain.stop) == (found.amount, found.count, found.stop)


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("stop", "btc 50% 58000 slippage=1%", "plan-slippage"),
        ("tp", "btc 50% 70000 slippage=1%", "plan-slippage"),
        ("ladder", "buy btc 1000 60000..55000 x 5 slippage=1%", "plan-slippage"),
        ("dca", "btc 25 every 1d x 10 slippage=11%", "slippage"),
    ],
)
def test_a_slippage_that_could_not_be_kept_is_refused(name: str, text: str, what: str) -> None:
    with pytest.raises(Misunderstood) as refused:
        parse(name, text, find=lambda _: instrument())
    assert refused.value.values["what"] == what
