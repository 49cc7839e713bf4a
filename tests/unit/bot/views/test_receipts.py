"""A receipt says what is true, at every point of an order's life."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from bot.views import figures
from bot.views.receipts import digest, receipt
from desk import i18n
from desk.orders.latency import Latency
from desk.orders.model import Fill, Kind, Order, Side, Status

EN, RU = i18n.texts("en"), i18n.texts("ru")
AT = datetime(2026, 11, 21, tzinfo=UTC)
ORDER = Order(
    id="k7m2x9qf4t1z",
    account_id=7,
    venue="paper",
    symbol="BTC/USDT",
    side=Side.BUY,
    spend=Decimal(60),
    reserved=Decimal(60),
    reserved_currency="USDT",
    quoted_price=Decimal(60000),
    key="k",
    created_at=AT,
    updated_at=AT,
)
FILL = Fill(
    venue="paper",
    symbol="BTC/USDT",
    trade_id="1",
    order_id=ORDER.id,
    account_id=7,
    side=Side.BUY,
    price=Decimal(60060),
    quantity=Decimal("0.001"),
    fee=Decimal("0.000001"),
    fee_currency="BTC",
    at=AT,
)
DONE = replace(
    ORDER, status=Status.FILLED, filled=Decimal("0.001"), cost=Decimal("60.06"), reserved=Decimal(0)
)


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("texts", [EN, RU], ids=["en", "ru"])
def test_every_status_has_a_receipt_with_mode_and_id(status: Status, texts: i18n.Texts) -> None:
    screen = receipt(replace(ORDER, status=status), [], texts)
    assert ORDER.id in screen.text
    assert texts("receipt-tail", place=figures.place("paper", texts), id=ORDER.id) in screen.text


def test_filled_receipt_names_price_fee_and_slippage_against_the_quote() -> None:
    text = receipt(DONE, [FILL], EN).text
    assert "Bought 0.001 BTC" in text
    assert "60,060.00" in text
    assert "Fee 0.000001 BTC" in text
    assert "slippage +10.0 bp" in text


BANDED = replace(
    DONE,
    spend=None,
    quantity=Decimal("0.00165"),
    notional=Decimal(100),
    limit_price=Decimal(60300),
    filled=Decimal("0.00165"),
    cost=Decimal("99.00"),
)


@pytest.mark.parametrize(
    ("order", "fee", "said"),
    [
        (BANDED, "BTC", "Spent 99.00 of 100.00 USDT; 1.00 USDT are free again."),
        (BANDED, "USDT", "Spent 99.10 of 100.00 USDT; 0.90 USDT are free again."),
        (
            replace(BANDED, status=Status.EXPIRED, filled=Decimal("0.001"), cost=Decimal(60)),
            "BTC",
            "Spent 60.00 of 100.00 USDT; 40.00 USDT are free again.",
        ),
        (replace(DONE, cost=Decimal("59.40")), "BTC", "Spent 59.40 of 60.00 USDT"),
        (replace(DONE, cost=Decimal("59.995")), "BTC", None),
        (replace(BANDED, cost=Decimal(100)), "USDT", None),
        (replace(BANDED, status=Status.PARTIAL), "BTC", None),
        (replace(BANDED, status=Status.EXPIRED, filled=Decimal(0), cost=Decimal(0)), "BTC", None),
        (replace(BANDED, notional=Decimal("99.00")), "BTC", None),
        (replace(BANDED, kind=Kind.LIMIT), "BTC", None),
        (replace(BANDED, side=Side.SELL), "BTC", None),
    ],
)
def test_a_receipt_says_what_was_spent_and_given_back_of_a_sum(
    order: Order, fee: str, said: str | None
) -> None:
    fill = replace(FILL, fee=Decimal("0.1"), fee_currency=fee)
    text = receipt(order, [fill], EN).text
    assert (said in text) if said else ("Spent" not in text)


def test_a_sum_within_a_band_is_named_as_it_was_asked_for() -> None:
    sending = replace(BANDED, status=Status.SENDING, filled=Decimal(0), cost=Decimal(0))
    assert "100.00 USDT, sending" in receipt(sending, [], EN).text
    by_quantity = replace(sending, notional=Decimal("99.00"))
    assert "0.00165 BTC, sending" in receipt(by_quantity, [], EN).text


def test_slippage_of_a_sale_is_positive_when_it_went_worse() -> None:
    sale = replace(DONE, side=Side.SELL, cost=Decimal("59.94"), quantity=Decimal("0.001"))
    assert "slippage +10.0 bp" in receipt(sale, [], EN).text


def test_unknown_outcome_is_neither_success_nor_failure() -> None:
    text = receipt(replace(ORDER, status=Status.UNKNOWN, reason="no answer"), [], EN).text
    assert "outcome unknown" in text
    assert "60 USDT stay reserved" in text
    assert "Bought" not in text


def test_words_of_a_venue_are_escaped() -> None:
    rejected = replace(ORDER, status=Status.REJECTED, reason="<script>alert(1)</script>")
    assert "&lt;script&gt;" in receipt(rejected, [], EN).text


def test_buttons_follow_the_state() -> None:
    def labels(order: Order) -> list[str]:
        markup = receipt(order, [], EN).keyboard
        return [b.text for row in markup.inline_keyboard for b in row] if markup else []

    resting = replace(
        ORDER, status=Status.OPEN, kind=Kind.LIMIT, limit_price=Decimal(50000), spend=None
    )
    assert labels(ORDER) == []
    assert labels(resting) == ["Edit", "Cancel order", "Chart", "Why?"]
    assert labels(replace(resting, is_cancel_requested=True)) == ["Chart", "Why?"]
    assert labels(DONE) == ["Sell 25%", "50%", "100%", "TP/SL", "Chart", "Why?"]
    assert labels(replace(DONE, side=Side.SELL))[0] == "Buy BTC again"
    assert labels(replace(ORDER, status=Status.REJECTED)) == ["Why?"]


def test_digest_changes_with_text_and_buttons_only() -> None:
    sending = receipt(replace(ORDER, status=Status.SENDING), [], EN)
    assert digest(receipt(ORDER, [], EN)) == digest(sending)
    assert digest(receipt(DONE, [FILL], EN)) != digest(sending)


def test_receipt_says_how_long_the_order_was_on_its_way() -> None:
    latency = Latency(timedelta(milliseconds=12), timedelta(seconds=35))
    assert (
        "Sent 12 ms after the tap, answered in 35 s"
        in receipt(DONE, [FILL], EN, latency=latency).text
    )
    waiting = Latency(timedelta(milliseconds=12), None)
    assert "after the tap" not in receipt(DONE, [FILL], EN, latency=waiting).text
