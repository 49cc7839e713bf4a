"""People buy and sell in their chat."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from desk import clock
from tests.factories import quote
from tests.journeys.chats.stage import Stage, labels
from tests.stage import words_of


async def test_start_opens_the_home_with_at_most_six_buttons(stage: Stage) -> None:
    ann = await stage.newcomer()
    home = await stage.heard(ann, "Equity")
    assert "10,000.00 USDT" in words_of(home)
    assert len(labels(home)) <= 6


async def test_buy_within_the_quick_limit_is_placed_at_once_and_its_receipt_edited(
    stage: Stage,
) -> None:
    ann = await stage.newcomer()
    said = await stage.say(ann, "/buy btc 60")
    sending = await stage.heard(ann, "sending", after=said)
    await stage.settle()
    receipt = await stage.heard(ann, "Bought", after=said)
    assert receipt["message_id"] == sending["message_id"]
    assert "0.001 BTC" in words_of(receipt)
    assert "Fee 0.000001 BTC" in words_of(receipt)
    assert "PAPER" in words_of(receipt)
    orders = await stage.orders(ann)
    assert len(orders) == 1
    assert orders[0].id in words_of(receipt)


async def test_buy_over_the_quick_limit_asks_and_the_receipt_takes_the_tickets_place(
    stage: Stage,
) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/buy btc 600")
    ticket = await stage.heard(ann, "quick limit")
    assert not await stage.orders(ann)
    answer = await stage.press(ann, ticket, "Confirm")
    assert answer["text"] == "Sending…"
    await stage.settle()
    receipt = await stage.heard(ann, "Bought")
    assert receipt["message_id"] == ticket["message_id"]
    assert "0.01 BTC" in words_of(receipt)


async def test_second_tap_of_a_preset_is_refused_with_the_order_it_was_used_for(
    stage: Stage,
) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "btc")
    card = await stage.heard(ann, "Bid")
    await stage.press(ann, card, "$25")
    again = await stage.press(ann, card, "$25")
    orders = await stage.orders(ann)
    assert len(orders) == 1
    assert again["show_alert"]
    assert orders[0].id in again["text"]


async def test_dismissed_ticket_places_nothing_and_cannot_be_confirmed(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/buy btc 600")
    ticket = await stage.heard(ann, "quick limit")
    await stage.press(ann, ticket, "Cancel")
    await stage.heard(ann, "Nothing was placed")
    data = next(b["callback_data"] for b in ticket["reply_markup"]["inline_keyboard"][0])
    assert data.startswith("ok:")
    assert not await stage.orders(ann)


async def test_expired_ticket_offers_a_fresh_price(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/buy btc 600")
    ticket = await stage.heard(ann, "quick limit")
    began = clock.now()
    clock.set_clock(now=lambda: datetime.now(UTC) + timedelta(seconds=130))
    assert clock.now() > began
    await stage.quote("BTC", "61000")
    answer = await stage.press(ann, ticket, "Confirm")
    assert "expired" in answer["text"]
    assert not await stage.orders(ann)
    expired = await stage.heard(ann, "has expired")
    await stage.press(ann, expired, "Fresh price")
    fresh = await stage.heard(ann, "61,000.00")
    assert fresh["message_id"] == ticket["message_id"]
    await stage.press(ann, fresh, "Confirm")
    await stage.settle()
    await stage.heard(ann, "Bought")


async def test_sell_a_share_of_what_is_held(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/buy eth 90")
    await stage.heard(ann, "sending")
    await stage.settle()
    receipt = await stage.heard(ann, "Bought")
    await stage.press(ann, receipt, "50%")
    await stage.heard(ann, "Selling")
    await stage.settle()
    sold = await stage.heard(ann, "Sold")
    assert "0.01498 ETH" in words_of(sold)
    said = await stage.say(ann, "/portfolio")
    portfolio = await stage.heard(ann, "Portfolio", after=said)
    assert "ETH 0.01499" in words_of(portfolio)


async def test_amount_in_a_reply_to_a_card_buys_that_much(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "$eth")
    card = await stage.heard(ann, "Bid")
    await stage.say(ann, "30", reply_to=card["message_id"])
    await stage.heard(ann, "Buying ETH")
    order = (await stage.orders(ann))[0]
    assert (order.symbol, order.spend) == ("ETH/USDT", Decimal(30))


@pytest.mark.parametrize("share", ["50%", "%50"])
async def test_share_in_a_reply_to_a_question_sells_that_much(stage: Stage, share: str) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/buy eth 90")
    await stage.heard(ann, "sending")
    await stage.settle()
    await stage.heard(ann, "Bought")
    await stage.say(ann, "/sell eth")
    asked = await stage.heard(ann, "How much?")
    await stage.say(ann, share, reply_to=asked["message_id"])
    await stage.heard(ann, "Selling")
    await stage.settle()
    sold = await stage.heard(ann, "Sold")
    assert "0.01498 ETH" in words_of(sold)


async def test_limit_order_rests_and_is_cancelled_by_its_button(stage: Stage) -> None:
    ann = await stage.newcomer()
    stage.venue.rests = True
    await stage.say(ann, "/buy btc 60 @ 50000")
    await stage.heard(ann, "sending")
    await stage.settle()
    resting = await stage.heard(ann, "waiting in the book")
    assert "50,000.00" in words_of(resting)
    said = await stage.say(ann, "/orders")
    page = await stage.heard(ann, "Open orders", after=said)
    answer = await stage.press(ann, page, "Cancel")
    assert "cancel" in answer["text"]
    order = (await stage.orders(ann))[0]
    report = await stage.venue.cancel(order)
    assert report is not None
    await stage.context.desk.execution.settle(order.id, report)
    cancelled = await stage.heard(ann, "cancelled")
    assert cancelled["message_id"] == resting["message_id"]


async def test_silent_venue_gives_an_honest_receipt_that_later_tells_the_truth(
    stage: Stage,
) -> None:
    ann = await stage.newcomer()
    stage.venue.silent = True
    await stage.say(ann, "/buy btc 60")
    await stage.heard(ann, "sending")
    await stage.settle()
    unknown = await stage.heard(ann, "outcome unknown")
    assert "60 USDT stay reserved" in words_of(unknown)
    stage.venue.silent = False
    order = (await stage.orders(ann))[0]
    await stage.context.desk.execution.settle(order.id, stage.venue.fill(order))
    filled = await stage.heard(ann, "Bought")
    assert filled["message_id"] == unknown["message_id"]


async def test_refusal_of_the_venue_is_told_with_its_words_escaped(stage: Stage) -> None:
    ann = await stage.newcomer()
    stage.venue.refusal = "<b>Filter failure</b>: LOT_SIZE"
    await stage.say(ann, "/buy btc 60")
    await stage.heard(ann, "sending")
    await stage.settle()
    refused = await stage.heard(ann, "refused by the exchange")
    assert "<b>Filter failure</b>: LOT_SIZE" in words_of(refused)


async def test_buy_over_the_limit_is_refused_and_nothing_is_written(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/buy btc 6000")
    refused = await stage.heard(ann, "Too large")
    assert "5,000.00" in words_of(refused)
    assert labels(refused) == ["Limits"]
    assert not await stage.orders(ann)


async def test_buy_without_words_is_guided_by_buttons_to_an_order(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/buy")
    picker = await stage.heard(ann, "which coin")
    await stage.press(ann, picker, "SOL")
    asked = await stage.heard(ann, "How much?")
    await stage.press(ann, asked, "$50")
    await stage.settle()
    await stage.heard(ann, lambda text: "SOL" in text and "Bought" in text)


async def test_why_shows_every_step_with_its_time(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/buy btc 60")
    await stage.heard(ann, "sending")
    await stage.settle()
    await stage.heard(ann, "Bought")
    order = (await stage.orders(ann))[0]
    await stage.say(ann, f"/why {order.id[:6]}")
    history = await stage.heard(ann, order.client_order_id)
    for status in ("accepted", "sending", "filled"):
        assert status in words_of(history)
    pressed = await stage.press(ann, history, "Copy order id")
    assert pressed["copy_text"] == {"text": order.id}


async def test_a_sum_that_the_best_offer_does_not_cover_says_at_most_and_then_what_came_back(
    stage: Stage,
) -> None:
    ann = await stage.newcomer()
    thin = quote("BTC/USDT", bid="59999.99", ask="60000", ask_size="0.001")
    await stage.context.desk.market.quotes.put([thin])
    await stage.say(ann, "/buy btc 600")
    ticket = await stage.heard(ann, "0.0099 BTC for at most 600.00 USDT, ≈ 594.00 at the price")
    assert "at worst 60,600.00" in words_of(ticket)
    await stage.press(ann, ticket, "Confirm")
    await stage.heard(ann, "600.00 USDT, sending")
    await stage.settle()
    receipt = await stage.heard(ann, "Bought 0.0099 BTC")
    assert "Spent 594.00 of 600.00 USDT; 6.00 USDT are free again." in words_of(receipt)


async def test_a_refusal_has_the_command_that_would_work_to_copy(stage: Stage) -> None:
    ann = await stage.newcomer()
    said = await stage.say(ann, "/buy btc 100 post")
    refused = await stage.heard(ann, "needs a price", after=said)
    pressed = await stage.press(ann, refused, "Copy example")
    assert pressed["copy_text"]["text"] in words_of(refused)
    await stage.say(ann, pressed["copy_text"]["text"])
    await stage.heard(ann, "sending", after=refused["message_id"])


async def test_command_of_before_an_outage_asks_at_the_price_of_now(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/buy btc 60", date_offset_s=120)
    asked = await stage.heard(ann, "a while old")
    assert "Confirm" in labels(asked)
    assert not await stage.orders(ann)


async def test_forwarded_order_is_ignored(stage: Stage) -> None:
    ann = await stage.newcomer()
    mia = await stage.newcomer("Mia")
    said = await stage.say(ann, "/buy btc 60", forward_from=mia)
    await stage.quiet(ann, after=said)
    assert not await stage.orders(ann)


async def test_halt_refuses_new_orders_with_its_reason(stage: Stage) -> None:
    ann = await stage.newcomer()
    code = await stage.context.desk.accounts.offer_claim()
    assert code
    await stage.say(ann, f"/admin claim {code}")
    await stage.heard(ann, "You are an admin")
    await stage.say(ann, "/admin halt maintenance")
    panel = await stage.heard(ann, "Trading is stopped since")
    bob = await stage.newcomer("Bob")
    await stage.say(bob, "/buy btc 60")
    refused = await stage.heard(bob, "Trading is stopped for everyone")
    assert "maintenance" in words_of(refused)
    await stage.press(ann, panel, "Resume")
    await stage.heard(ann, "Trading is on")
    await stage.say(bob, "/buy btc 60")
    await stage.heard(bob, "sending")


async def test_chart_arrives_as_a_picture_and_changes_its_timeframe(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.candles("BTC")
    await stage.say(ann, "/chart btc 15m")
    chart = await stage.heard(ann, "BTC/USDT · 15m")
    assert (chart["photo"][-1]["width"], chart["photo"][-1]["height"]) == (1280, 720)
    await stage.press(ann, chart, "1h")
    changed = await stage.heard(ann, "BTC/USDT · 1h")
    assert changed["message_id"] == chart["message_id"]


async def test_a_chart_says_what_its_marks_are_to_those_whose_they_are(stage: Stage) -> None:
    ann, eve = await stage.newcomer("Ann"), await stage.newcomer("Eve")
    await stage.candles("BTC")
    await stage.say(ann, "/alerts btc any 0%")
    await stage.heard(ann, "You will hear of BTC")
    await stage.headline("Bitcoin ETF inflows hit a record as $BTC demand surges")
    alert = await stage.heard(ann, "Bitcoin ETF inflows")
    said = await stage.say(ann, "/chart btc")
    await stage.heard(ann, "alerts told here", after=said)
    await stage.press(ann, alert, "$25")
    await stage.settle()
    await stage.heard(ann, "Bought")
    said = await stage.say(ann, "/chart btc")
    await stage.heard(ann, lambda text: "your trades · ◆ alerts" in text, after=said)
    said = await stage.say(eve, "/chart btc")
    plain = await stage.heard(eve, "BTC/USDT · 15m", after=said)
    assert "◆" not in words_of(plain)
    assert "your trades" not in words_of(plain)
