"""A ticket names the worst price only where there is one, and says what it means."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from bot.views.orders import ticket
from desk import i18n
from desk.errors import InsufficientFunds
from desk.i18n import Texts
from desk.money import Amount, Unit
from desk.orders import sizing
from desk.orders.exits import Exits, Level
from desk.orders.intent import Intent
from desk.orders.model import Kind, Side, TimeInForce
from desk.orders.ticket import Asked, Preview, Ticket
from desk.risk.model import Verdict
from tests.factories import buy, instrument, quote, sell

EN, RU = i18n.texts("en"), i18n.texts("ru")
AT = datetime(2026, 11, 21, tzinfo=UTC)
BANDS = sizing.Bands(slippage=Decimal("0.5"), limit=Decimal(5))


def preview(intent: Intent) -> Preview:
    now = quote(bid="59990", ask="60000")
    sized = sizing.size(intent, instrument(), now, free_base=Decimal(1), bands=BANDS)
    return Preview.of(intent, now, sized, Decimal(10_000), Verdict(()))


def shown(intent: Intent, t: Texts) -> str:
    priced = preview(intent)
    written = Ticket(
        id="k7m2x9qf4t1z",
        account_id=7,
        intent=intent,
        headline_id=None,
        source="chat",
        created_at=AT,
        expires_at=AT + timedelta(seconds=30),
    )
    return ticket(Asked(written, priced, "ask-confirm"), t, ttl_s=30).text


LIMIT = replace(buy("0.01", unit=Unit.BASE), kind=Kind.LIMIT, limit_price=Decimal(59000))


@pytest.mark.parametrize(
    ("intent", "said", "limit_bp"),
    [
        (buy("100"), "Price 60,000.00 · fee", None),
        (LIMIT, "Price 59,000.00, or better · fee", None),
        (
            buy("0.01", unit=Unit.BASE),
            "Price 60,000.00, at worst 60,300.00 (slippage limit 50 bp) · fee",
            50,
        ),
        (
            replace(buy("100"), slippage_percent=Decimal("0.5")),
            "Price 60,000.00, at worst 60,300.00 (slippage limit 50 bp) · fee",
            50,
        ),
        (
            replace(sell("0.01"), slippage_percent=Decimal("1.25")),
            "Price 59,990.00, at worst 59,240.12 (slippage limit 125 bp) · fee",
            125,
        ),
    ],
)
def test_the_worst_price_stands_where_a_band_does(
    intent: Intent, said: str, limit_bp: int | None
) -> None:
    assert preview(intent).slippage_bp == limit_bp
    assert said in shown(intent, EN)
    assert ("проскальзывания" in shown(intent, RU)) is (limit_bp is not None)


BANDED = replace(buy("100"), slippage_percent=Decimal("0.5"))


@pytest.mark.parametrize(
    ("intent", "said"),
    [
        (buy("100"), "≈ <b>0.00166 BTC</b> for <b>100.00 USDT</b>\n"),
        (LIMIT, "≈ <b>0.01 BTC</b> for <b>590.00 USDT</b>\n"),
        (
            BANDED,
            "for at most <b>100.00 USDT</b>, ≈ 99.00 at the price of now. What is not spent stays",
        ),
        (
            buy("0.01", unit=Unit.BASE),
            "<b>0.01 BTC</b> for at most <b>603.00 USDT</b>, ≈ 600.00 at the price of now.",
        ),
        (sell("0.01"), "<b>0.01 BTC</b> for ≈ <b>599.90 USDT</b>, at least 596.90\n"),
    ],
)
def test_a_ticket_says_at_most_where_the_price_may_move_and_the_sum_where_it_is_certain(
    intent: Intent, said: str
) -> None:
    assert said in shown(intent, EN)


@pytest.mark.parametrize(
    ("language", "most"),
    [
        ("en", "at most <b>100.00 USDT</b>"),
        ("es", "<b>100,00 USDT</b> como máximo"),
        ("pt-BR", "no máximo <b>100,00 USDT</b>"),
        ("ru", "не дороже чем за <b>100,00 USDT</b>"),
        ("tr", "en çok <b>100,00 USDT</b>"),
        ("zh-Hans", "最多 <b>100.00 USDT</b>"),
        ("ar", "كحد أقصى"),
    ],
)
def test_at_most_is_said_in_every_language(language: str, most: str) -> None:
    t = i18n.texts(language)
    assert most in shown(BANDED, t)
    assert most not in shown(buy("100"), t)


@pytest.mark.parametrize(("free", "is_enough"), [("602.99", False), ("603", True)])
def test_a_purchase_is_affordable_only_at_its_worst_price(free: str, is_enough: bool) -> None:
    now = quote(bid="59990", ask="60000")
    intent = buy("0.01", unit=Unit.BASE)
    sized = sizing.size(intent, instrument(), now, free_base=Decimal(0), bands=BANDS)
    found = Preview.of(intent, now, sized, Decimal(free), Verdict(()))
    assert found.is_affordable is is_enough
    if not is_enough:
        with pytest.raises(InsufficientFunds) as refused:
            found.check()
        assert refused.value.values["needed"] == Decimal(603)


def test_a_share_to_sell_has_a_band_too() -> None:
    part = Intent(symbol="BTC/USDT", side=Side.SELL, amount=Amount(Decimal(50), Unit.PERCENT))
    assert preview(part).slippage_bp == 50


def test_a_sum_with_a_slippage_of_its_own_is_never_overspent_nor_paid_worse() -> None:
    band = replace(buy("100"), slippage_percent=Decimal("0.5"))
    now = quote(bid="59990", ask="60000")
    sized = sizing.size(band, instrument(), now, free_base=Decimal(0), bands=BANDS)
    assert (sized.spend, sized.worst_price) == (None, Decimal(60300))
    assert sized.quantity == Decimal("0.00165")  # of 60,300, in whole steps
    assert sized.reserve == sized.quantity * 60300 <= 100
    plain = sizing.size(buy("100"), instrument(), now, free_base=Decimal(0), bands=BANDS)
    assert (plain.spend, plain.worst_price) == (Decimal(100), None)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"expires_at": AT + timedelta(days=3)}, "Waits in the book until 24 Nov 00:00 UTC."),
        ({"is_post_only": True}, "Only as maker"),
        ({"time_in_force": TimeInForce.FOK}, "All of it at once, or nothing."),
        ({"time_in_force": TimeInForce.IOC}, "What does not trade at once is cancelled."),
        (
            {"exits": Exits(take_profit=Level(Decimal(5), is_percent=True))},
            "Take profit at 61,950.00 (5%)",
        ),
        ({"exits": Exits(stop=Level(Decimal(58000)))}, "Stop at 58,000.00"),
    ],
)
def test_a_ticket_tells_how_the_order_waits_trades_and_ends(
    changes: dict[str, object], said: str
) -> None:
    assert said in shown(replace(LIMIT, **changes), EN)  # type: ignore[arg-type]
    assert said not in shown(LIMIT, EN)
