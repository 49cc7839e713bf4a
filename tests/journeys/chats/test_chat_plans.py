"""People plan in their chat: every command, every button, every misreading."""

from decimal import Decimal

import pytest

from desk.plans.model import Exit, Plan, Status
from tests.factories import quote
from tests.journeys.chats.stage import Stage, labels
from tests.stage import words_of


async def holder(stage: Stage, amount: str = "60") -> int:
    """A person who has bought some bitcoin."""
    ann = await stage.newcomer()
    await stage.say(ann, f"/buy btc {amount}")
    await stage.heard(ann, "sending")
    await stage.settle()
    await stage.heard(ann, "Bought")
    return ann


async def moves(stage: Stage, ann: int, price: str = "60000", *, times: int = 3) -> None:
    """What the watcher and the trade worker do at this price."""
    bid = str(Decimal(price) - Decimal("0.01"))
    await stage.quote("BTC", price)
    for _ in range(times):
        for plan in await stage.context.desk.plans.page(ann):
            await stage.context.desk.advance.advance(plan.id, quote(bid=bid, ask=price))
        await stage.settle()


async def the_plan(stage: Stage, ann: int) -> Plan:
    return (await stage.context.desk.plans.page(ann, is_live=None))[0]


async def test_a_stop_is_shown_on_one_card_and_its_sale_is_told_apart(stage: Stage) -> None:
    ann = await holder(stage)
    said = await stage.say(ann, "/stop btc 50% 58000")
    card = await stage.heard(ann, "Stop at 58,000.00", after=said)
    assert "0.00049 BTC" in words_of(card)
    assert labels(card)[:2] == ["Edit", "Cancel plan"]
    await moves(stage, ann, "57999")
    sold = await stage.heard(ann, "Sold", after=card["message_id"])
    assert sold["message_id"] != card["message_id"]
    done = await stage.heard(ann, "Done.", after=said)
    assert done["message_id"] == card["message_id"]


async def test_a_purchase_brings_its_own_way_out(stage: Stage) -> None:
    ann = await stage.newcomer()
    said = await stage.say(ann, "/buy btc 60 tp 5% sl 3%")
    await stage.heard(ann, "sending", after=said)
    await stage.settle()
    await moves(stage, ann)
    card = await stage.heard(ann, "Take profit at 63,000.00 (5%)", after=said)
    assert "Stop at 58,200.00 (3%)" in words_of(card)
    await moves(stage, ann, "63001")
    await stage.heard(ann, "Sold", after=card["message_id"])
    assert (await the_plan(stage, ann)).status is Status.DONE


async def test_taps_under_a_receipt_make_one_pair(stage: Stage) -> None:
    ann = await holder(stage)
    receipt = await stage.heard(ann, "Bought")
    await stage.press(ann, receipt, "TP/SL")
    asked = await stage.heard(ann, "When to get out of BTC")
    await stage.press(ann, asked, "Stop −5%")
    await moves(stage, ann)
    await stage.press(ann, asked, "Profit +10%")
    card = await stage.heard(ann, "Take profit at 66,000.00")
    assert "Stop at 57,000.00" in words_of(card)
    assert len(await stage.context.desk.plans.page(ann)) == 1


async def test_trailing_follows_and_fires(stage: Stage) -> None:
    ann = await holder(stage)
    said = await stage.say(ann, "/trail btc 100% 4%")
    await stage.heard(ann, "Trailing 4%", after=said)
    await moves(stage, ann, "66000")
    await moves(stage, ann, "63000")
    await stage.heard(ann, "Sold", after=said)


async def test_a_large_dca_asks_begins_in_place_and_is_cancelled_by_its_button(
    stage: Stage,
) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/dca btc 25 every 1d x 10")
    ticket = await stage.heard(ann, "10 legs of 25.00 USDT, every day")
    assert labels(ticket) == ["Confirm", "Cancel"]
    await stage.press(ann, ticket, "Confirm")
    card = await stage.heard(ann, "Watching.")
    assert card["message_id"] == ticket["message_id"]
    await moves(stage, ann)
    card = await stage.heard(ann, "on average · 10%")
    assert card["message_id"] == ticket["message_id"]
    await stage.press(ann, card, "Cancel plan")
    await moves(stage, ann)
    await stage.heard(ann, "Cancelled: you asked for it.")
    plan = await the_plan(stage, ann)
    again = await stage.forge(ann, f"pk:{plan.id}")
    assert "used" in again["text"]


async def test_twap_and_ladder_are_read_as_people_write_them(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/twap buy btc 90 over 2h x 6")
    await stage.heard(ann, "6 legs of 15.00 USDT, every 20 minutes")
    stage.venue.rests = True
    await stage.say(ann, "/ladder buy btc 100 59000..55000 x 5")
    await stage.heard(ann, "5 orders from 59,000.00 to 55,000.00")
    await moves(stage, ann)
    said = await stage.say(ann, "/plans")
    page = await stage.heard(ann, "Plans", after=said)
    assert words_of(page).count("BTC") == 2
    assert any(label.startswith("Cancel ") for label in labels(page))


async def test_a_plan_is_edited_by_words_and_the_button_shows_them(stage: Stage) -> None:
    ann = await holder(stage)
    said = await stage.say(ann, "/stop btc 100% 58000")
    card = await stage.heard(ann, "Stop at 58,000.00", after=said)
    await stage.press(ann, card, "Edit")
    shown = await stage.heard(ann, "stop 57000")
    plan = await the_plan(stage, ann)
    assert plan.id[:6] in words_of(shown)
    said = await stage.say(ann, f"/edit {plan.id[:6]} stop 57500 tp 70000")
    await stage.heard(ann, "Take profit at 70,000.00", after=said)
    plan = await the_plan(stage, ann)
    assert isinstance(plan.terms, Exit)
    assert str(plan.terms.stop) == "57500"


async def test_a_resting_order_is_edited(stage: Stage) -> None:
    ann = await stage.newcomer()
    stage.venue.rests = True
    await stage.say(ann, "/buy btc 60 @ 50000 3d")
    await stage.heard(ann, "sending")
    await stage.settle()
    resting = await stage.heard(ann, "waiting in the book")
    assert "Stays until" in words_of(resting)
    await stage.press(ann, resting, "Edit")
    await stage.heard(ann, "The old order is cancelled before")
    order = (await stage.orders(ann))[0]
    said = await stage.say(ann, f"/edit {order.id[:6]} 51000")
    await stage.until(lambda: stage.context.desk.plans.page(ann))
    await moves(stage, ann, times=1)
    report = await stage.venue.cancel(order)
    assert report is not None
    await stage.context.desk.execution.settle(order.id, report)
    await moves(stage, ann)
    await stage.heard(ann, "51,000.00 or better", after=said)


async def test_closing_asks_once_and_sells_all(stage: Stage) -> None:
    ann = await holder(stage)
    said = await stage.say(ann, "/close all")
    asked = await stage.heard(ann, "Sell everything of this coin at market?", after=said)
    assert "0.000999 BTC" in words_of(asked)
    await stage.press(ann, asked, "Confirm")
    await moves(stage, ann)
    await stage.heard(ann, "Sold", after=said)
    plan = await the_plan(stage, ann)
    assert (plan.kind.value, plan.status) == ("close", Status.DONE)


async def test_what_keeps_a_stop_from_firing_is_one_message_that_changes(stage: Stage) -> None:
    admin = await stage.newcomer("Root")
    await stage.claim(admin)
    ann = await holder(stage)
    said = await stage.say(ann, "/stop btc 100% 58000")
    card = await stage.heard(ann, "Stop at 58,000.00", after=said)
    await stage.context.desk.risk.halt(admin, "maintenance", is_total=True)
    await moves(stage, ann, "57000")
    trouble = await stage.heard(ann, "could not do what was due", after=card["message_id"])
    assert "maintenance" in words_of(trouble)
    assert "as soon as trading is resumed" in words_of(trouble)
    await stage.context.desk.risk.resume(admin)
    async with stage.context.desk.orders.open() as unit:
        plan = await the_plan(stage, ann)
        assert plan.hold_until is not None
        await unit.commit()

    async def over() -> object:
        await moves(stage, ann, "57000")
        return (await the_plan(stage, ann)).status is Status.DONE

    await stage.until(over)
    after = await stage.heard(ann, "the obstacle is gone", after=card["message_id"])
    assert after["message_id"] == trouble["message_id"]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("/stop buy", "Which coin?"),
        ("/stop nope", "does not trade here"),
        ("/trail eth", "You hold nothing"),
        ("/stop btc 50% 61000", "would sell at once"),
        ("/stop btc 50% abc", "abc"),
        ("/tp btc 100% 59000", "not above the price of now"),
        ("/tp buy btc 100 70000", "/stop buy btc 100 70000"),
        ("/stop buy btc 100 50000", "/buy btc 100 @ 50000"),
        ("/trail btc 100% 80%", "0.1-50 %"),
        ("/trail eth 100% 4%", "No ETH can be sold: 0 are free"),
        ("/dca btc 25", "/dca btc 25 every 1d x 10"),
        ("/dca btc 25 every fortnight x 10", "fortnight"),
        ("/dca btc 25 every 5s x 10", "too often"),
        ("/dca btc 1 every 1d x 10", "Too small"),
        ("/dca btc 25 every 1d x 0", "/dca btc 25 every 1d x 10"),
        ("/twap buy btc 1000", "no time span in “1000”"),
        ("/twap buy btc 20 over 2h x 24", "Too small"),
        ("/ladder buy btc 1000 x 5", "no two prices"),
        ("/ladder buy btc 1000 61000..55000 x 5", "not below the price of now"),
        ("/ladder buy btc 1000 59000..5000 x 5", "from the market"),
        ("/edit", "/edit k7m2 stop 57000"),
        ("/edit zzzz stop 1", "begins with “zzzz”"),
        ("/close eth", "You hold nothing"),
        ("/close nope", "does not trade here"),
        ("/buy btc 50 tp 5% tp 6%", "tp and sl once"),
        ("/buy btc 50 sl 61000", "would sell at once"),
        ("/sell btc 50% tp 5%", "behind a purchase"),
        ("/buy btc 50 @ 50000 999d", "365 days"),
    ],
)
async def test_every_misreading_says_what_was_read_and_what_works(
    stage: Stage, words: str, answer: str
) -> None:
    ann = await holder(stage)
    said = await stage.say(ann, words)
    told = await stage.heard(ann, answer, after=said)
    assert len(words_of(told)) <= 350
    assert await stage.context.desk.plans.page(ann) == []


async def test_russian_reads_naturally(stage: Stage) -> None:
    ann = await stage.newcomer("Аня", "ru")
    await stage.say(ann, "/dca btc 25 every 1d x 4")
    await stage.heard(ann, "4 части по 25,00 USDT, каждый день")
