"""What is offered to who wrote no plan is what they could have written."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.errors import Stale
from desk.market.model import Instrument
from desk.money import Unit
from desk.orders.model import Side
from desk.plans.offers import LEGS, SELLS, Offer, coin_alone, offers, written
from desk.plans.wanted import EVERYTHING, Wanted
from desk.plans.words import EXAMPLES, example, parse
from tests.factories import instrument, quote

PRESETS = (Decimal(25), Decimal("0.5"), Decimal(1000))
LADDERS = offers("ladder", PRESETS)


def read(name: str, offer: Offer, at: Instrument, ask: str) -> Wanted:
    now = quote(at.symbol, bid=ask, ask=ask)
    return parse(name, written(name, offer, at, now), find=lambda _: at)


@pytest.mark.parametrize("name", sorted(SELLS))
def test_an_exit_offers_distances_for_everything_that_is_held(name: str) -> None:
    for offer in offers(name, PRESETS):
        wanted = read(name, offer, instrument(), "60000")
        level = wanted.stop or wanted.take_profit
        percent = level.value if level else wanted.trail_percent
        assert (wanted.side, wanted.amount) == (Side.SELL, EVERYTHING)
        assert percent == Decimal(offer.how)
        assert level is None or level.is_percent


@pytest.mark.parametrize("name", sorted(EXAMPLES.keys() - SELLS))
def test_a_schedule_offers_a_preset_a_leg(name: str) -> None:
    found = [read(name, offer, instrument(), "60000") for offer in offers(name, PRESETS)]
    per_leg = [w.amount.value if name == "dca" else w.amount.value / w.count for w in found]
    assert [w.count for w in found] == [LEGS[name]] * 6
    assert per_leg == [preset for preset in PRESETS for _ in range(2)]
    assert {(w.side, w.amount.unit) for w in found} == {(Side.BUY, Unit.QUOTE)}


@given(st.decimals("0.00001", "99999", places=5), st.sampled_from([o.how for o in LADDERS]))
def test_a_ladder_lies_below_the_market_on_its_steps(ask: Decimal, how: str) -> None:
    at = Instrument(
        symbol="X/USDT", base="X", quote="USDT", price_step=Decimal("0.00000001"),
        quantity_step=Decimal(1), min_quantity=Decimal(1), min_notional=Decimal(5),
    )  # fmt: skip
    wanted = read("ladder", Offer(how, Decimal(100)), at, str(ask))
    assert wanted.prices is not None
    first, last = wanted.prices
    near = int(how.partition("-")[0])
    assert last < first < ask
    assert 0 <= ask * (100 - near) / 100 - first < at.price_step
    assert first % at.price_step == last % at.price_step == 0


@pytest.mark.parametrize(("price", "step"), [("2305.18", "0.01"), ("0.00001128", "0.00000001")])
@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_the_example_for_a_market_is_of_that_market_and_could_be_written(
    name: str, price: str, step: str
) -> None:
    at = replace(instrument("ETH"), price_step=Decimal(step))
    shown = example(name, at, Decimal(price))
    wanted = parse(name, shown.removeprefix(f"/{name} "), find=lambda text: {"eth": at}[text])
    now = Decimal(price)
    assert wanted.symbol == "ETH/USDT"
    assert wanted.stop is None or now * Decimal("0.9") < wanted.stop.value < now
    assert wanted.take_profit is None or now < wanted.take_profit.value < now * Decimal("1.2")
    assert all(now * Decimal("0.85") < level < now for level in wanted.prices or ())


@pytest.mark.parametrize("how", ["", "x", "5% 5", "1d x 10 ioc", "-5", "100", "1-5-9"])
@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_what_was_never_offered_is_refused(name: str, how: str) -> None:
    with pytest.raises(Stale):
        read(name, Offer(how, Decimal(100)), instrument(), "60000")


@pytest.mark.parametrize(
    ("name", "text", "coin"),
    [
        ("stop", "", ""),
        ("stop", " btc ", "btc"),
        ("stop", "sell btc", "btc"),
        ("stop", "buy", None),
        ("stop", "btc 5%", None),
        ("dca", "buy", ""),
        ("dca", "BUY eth", "eth"),
        ("dca", "sell", None),
        ("dca", "eth 25", None),
        ("ladder", "buy buy", None),
    ],
)
def test_a_coin_alone_is_told_from_words_that_say_more(
    name: str, text: str, coin: str | None
) -> None:
    assert coin_alone(name, text) == coin
