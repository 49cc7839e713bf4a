"""People with accounts at several exchanges are asked where, and nobody else is."""

import pytest

from desk.plans.model import Exit, Kind, Ladder, Plan, Schedule, Status
from tests.journeys.chats.stage import Json, Stage, labels
from tests.journeys.chats.test_chat_plans import holder, moves, the_plan
from tests.stage import words_of

LIVE = "bybit"


@pytest.fixture
def live_venues() -> tuple[str, ...]:
    return (LIVE, "okx")


async def asked(stage: Stage, ann: int, words: str, answer: str) -> Json:
    said = await stage.say(ann, words)
    return await stage.heard(ann, answer, after=said)


async def pressed(stage: Stage, ann: int, message: Json, label: str, answer: str) -> Json:
    """Tap, and return the same message once it says something else."""
    await stage.press(ann, message, label)
    found = await stage.heard(ann, answer, after=message["message_id"] - 1)
    assert found["message_id"] == message["message_id"]
    return found


async def rich(stage: Stage) -> int:
    """Somebody with bitcoin on paper, where orders go, and at Bybit, with money at both."""
    ann = await holder(stage)
    await stage.connect(ann, LIVE, BTC="0.5", USDT="2000")
    return ann


@pytest.mark.parametrize(
    ("command", "label", "terms"),
    [
        ("stop", "Stop −5%", "Stop at 56,999.99"),
        ("tp", "Profit +10%", "Take profit at 65,999.9"),
        ("trail", "Trail 3%", "Trailing 3%"),
    ],
)
async def test_an_exit_without_words_takes_a_coin_and_a_level_and_asks_for_no_venue(
    stage: Stage, command: str, label: str, terms: str
) -> None:
    ann = await holder(stage)
    coins = await asked(stage, ann, f"/{command}", "which coin?")
    assert labels(coins) == ["BTC 0.000999"]
    offers = await pressed(stage, ann, coins, "BTC", "PAPER")
    assert "LIVE" not in words_of(offers)
    card = await pressed(stage, ann, offers, label, terms)
    assert "0.00099 BTC" in words_of(card)
    assert (await the_plan(stage, ann)).venue == "paper"


async def test_an_exit_asks_at_which_of_two_venues_the_coin_is_to_be_sold(stage: Stage) -> None:
    ann = await rich(stage)
    where = await asked(stage, ann, "/stop btc", "Which exchange?")
    assert labels(where) == ["▶ Paper · 0.000999", "🔴 Bybit · 0.5"]
    offers = await pressed(stage, ann, where, "Bybit", "LIVE")
    assert labels(offers) == ["🔴 Stop −3%", "🔴 Stop −5%", "🔴 Stop −10%"]
    card = await pressed(stage, ann, offers, "Stop −10%", "Stop at 54,000.00")
    assert "LIVE" in words_of(card)
    plan = await the_plan(stage, ann)
    assert (plan.venue, str(plan.quantity)) == (LIVE, "0.5")
    assert isinstance(plan.terms, Exit)


async def test_the_coins_of_all_venues_are_offered_each_with_its_own(stage: Stage) -> None:
    ann = await rich(stage)
    coins = await asked(stage, ann, "/trail", "which coin?")
    assert labels(coins) == ["▶ Paper · BTC 0.000999", "🔴 Bybit · BTC 0.5"]
    offers = await pressed(stage, ann, coins, "Bybit", "Trailing stop")
    await pressed(stage, ann, offers, "Trail 8%", "Trailing 8%")
    assert (await the_plan(stage, ann)).venue == LIVE


async def test_a_venue_in_words_and_a_single_one_are_not_asked_about(stage: Stage) -> None:
    ann = await rich(stage)
    offers = await asked(stage, ann, "/tp btc on bybit", "Take profit on all your BTC")
    assert labels(offers)[0] == "🔴 Profit +5%"
    await stage.connect(ann, "okx", ETH="2")
    offers = await asked(stage, ann, "/stop eth", "Stop for all your ETH")
    assert "OKX" in words_of(offers)


async def test_what_no_market_takes_back_is_no_reason_to_ask(stage: Stage) -> None:
    ann = await holder(stage)
    await stage.connect(ann, LIVE, BTC="0.00001")
    offers = await asked(stage, ann, "/stop btc", "Stop for all your BTC")
    assert "PAPER" in words_of(offers)


@pytest.mark.parametrize(
    ("command", "label", "kind", "spend"),
    [
        ("dca", "$25 every day × 10", Kind.DCA, "250"),
        ("twap", "$200 over an hour", Kind.TWAP, "200"),
        ("ladder", "$500, −2…10%", Kind.LADDER, "500"),
    ],
)
async def test_a_schedule_asks_for_coin_and_venue_and_begins_there_after_its_ticket(
    stage: Stage, command: str, label: str, kind: Kind, spend: str
) -> None:
    ann = await rich(stage)
    coins = await asked(stage, ann, f"/{command}", "which coin?")
    where = await pressed(stage, ann, coins, "SOL", "Which exchange?")
    assert labels(where) == ["▶ Paper · 9,940.00 USDT", "🔴 Bybit · 2,000.00 USDT"]
    offers = await pressed(stage, ann, where, "Bybit", "LIVE")
    assert all(said.startswith("🔴 ") for said in labels(offers))
    ticket = await pressed(stage, ann, offers, label, "Good for")
    assert "LIVE" in words_of(ticket)
    await pressed(stage, ann, ticket, "🔴 Confirm", "Watching.")
    plan = await the_plan(stage, ann)
    assert (plan.kind, plan.venue, f"{plan.spend}", plan.symbol) == (kind, LIVE, spend, "SOL/USDT")
    match plan.terms:
        case Ladder(prices=prices):
            assert [str(p) for p in prices[:1] + prices[-1:]] == ["147", "135"]
        case Schedule(count=count):
            assert count == (10 if kind is Kind.DCA else 4)


async def test_a_schedule_on_paper_alone_asks_for_no_venue(stage: Stage) -> None:
    ann = await stage.newcomer()
    offers = await asked(stage, ann, "/dca eth", "Buy ETH bit by bit")
    assert not any("🔴" in said for said in labels(offers))
    await pressed(stage, ann, offers, "$25 every week × 10", "10 legs of 25.00 USDT, every week")


async def test_a_venue_without_money_is_left_out(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.connect(ann, LIVE, USDT="3")
    offers = await asked(stage, ann, "/twap btc", "Buy BTC spread over time")
    assert "PAPER" in words_of(offers)


async def test_a_sale_asks_where_and_sells_the_share_that_is_there(stage: Stage) -> None:
    ann = await rich(stage)
    where = await asked(stage, ann, "/sell btc", "Which exchange?")
    assert labels(where) == ["▶ Paper · 0.000999", "🔴 Bybit · 0.5"]
    await stage.press(ann, where, "Bybit")
    shares = await stage.heard(ann, "You have 0.5 BTC free", after=where["message_id"])
    assert labels(shares) == ["🔴 25%", "🔴 50%", "🔴 100%", "▶ Paper · 0.000999"]
    await stage.press(ann, shares, "25%")
    ticket = await stage.heard(ann, "Sell", after=shares["message_id"])
    await stage.press(ann, ticket, "🔴 Confirm")
    await stage.settle()
    await stage.heard(ann, "Sold", after=shares["message_id"])
    (sale,) = [o for o in await stage.orders(ann) if o.side.value == "sell"]
    assert (sale.venue, str(sale.filled)) == (LIVE, "0.125")


async def test_a_sale_of_what_lies_elsewhere_is_offered_there(stage: Stage) -> None:
    ann = await stage.newcomer()
    card = await asked(stage, ann, "eth", "ETH/USDT")
    await stage.connect(ann, LIVE, ETH="2")
    shares = await asked(stage, ann, "/sell eth", "You have 2 ETH free")
    assert labels(shares) == ["🔴 25%", "🔴 50%", "🔴 100%"]
    await stage.press(ann, card, "Sell")
    where = await stage.heard(ann, "Which exchange?", after=shares["message_id"])
    assert labels(where) == ["🔴 Bybit · 2"]


async def closed(stage: Stage, ann: int, question: Json) -> list[Plan]:
    """Confirm, and return the plans once all are done."""
    await stage.press(ann, question, "Confirm")

    async def look() -> list[Plan]:
        await moves(stage, ann)
        found = await stage.context.desk.plans.page(ann, is_live=None)
        return found if all(plan.status is Status.DONE for plan in found) else []

    await stage.until(look)
    return await look()


async def test_everything_is_sold_at_every_venue_that_holds_it(stage: Stage) -> None:
    ann = await rich(stage)
    await stage.connect(ann, "okx", ETH="2")
    page = await asked(stage, ann, "/portfolio", "Portfolio")
    await stage.press(ann, page, "Sell everything")
    where = await stage.heard(ann, "at which exchange?", after=page["message_id"])
    assert labels(where) == [
        "▶ Paper · 1 coin ≈ 59.94 USDT",
        "🔴 Bybit · 1 coin ≈ 30,000.00 USDT",
        "🔴 OKX · 1 coin ≈ 6,000.00 USDT",
        "🔴 Everywhere · 3 coins ≈ 36,059.94 USDT",
    ]
    question = await pressed(stage, ann, where, "Everywhere", "these 3 coins")
    assert "0.5 BTC ≈ 30,000.00 USDT · 🔴 LIVE · Bybit" in words_of(question)
    assert labels(question)[0].startswith("🔴")
    plans = await closed(stage, ann, question)
    assert {(p.venue, p.symbol) for p in plans} == {
        ("paper", "BTC/USDT"), (LIVE, "BTC/USDT"), ("okx", "ETH/USDT")
    }  # fmt: skip
    held = await stage.context.desk.places.holding(ann)
    assert all(place.value is not None and place.value < 5 for place in held)


async def test_everything_of_one_venue_leaves_the_others_alone(stage: Stage) -> None:
    ann = await rich(stage)
    where = await asked(stage, ann, "/close btc", "at which exchange?")
    question = await pressed(stage, ann, where, "Bybit", "Sell everything of this coin")
    assert "LIVE" in words_of(question)
    (plan,) = await closed(stage, ann, question)
    assert plan.venue == LIVE
    (left,) = await stage.context.desk.places.holding(ann)
    assert left.venue == "paper"


async def test_a_coin_that_lies_elsewhere_alone_is_closed_there(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.connect(ann, LIVE, SOL="10")
    question = await asked(stage, ann, "/close all", "Sell everything of this coin")
    assert "10 SOL ≈ 1,500.00 USDT" in words_of(question)
    assert "LIVE" in words_of(question)
    coins = await asked(stage, ann, "/close", "of which coin?")
    assert labels(coins) == ["🔴 SOL 10"]


async def test_the_levels_under_a_live_receipt_are_marked(stage: Stage) -> None:
    ann = await rich(stage)
    receipt = await asked(stage, ann, "/buy eth 60 on bybit", "sending")
    await stage.settle()
    receipt = await stage.heard(ann, "Bought", after=receipt["message_id"] - 1)
    await stage.press(ann, receipt, "TP/SL")
    levels = await stage.heard(ann, "When to get out of ETH", after=receipt["message_id"])
    assert "LIVE" in words_of(levels)
    assert all(said.startswith("🔴 ") for said in labels(levels))


@pytest.mark.parametrize(
    ("language", "command", "label", "told"),
    [
        ("en", "dca", "$1 every day", ["Too small: 1.00 USDT", "takes 5.00 USDT and more"]),
        ("ru", "dca", "$1 раз в день", ["Слишком мало", "1,00 USDT", "5,00 USDT"]),
        ("en", "ladder", "$25,000, −1…5%", ["Not enough USDT", "9,000 are free", "25,000"]),
        ("ru", "ladder", "$25\u00a0000, −1…5%", ["Не хватает USDT", "9\u00a0000", "25\u00a0000"]),
    ],
)
async def test_a_guided_refusal_names_what_was_measured_and_the_limit(
    stage: Stage, language: str, command: str, label: str, told: list[str]
) -> None:
    ann = await stage.newcomer("Ann", language)
    await stage.connect(ann, LIVE, USDT="9000")
    await stage.say(ann, "/settings presets 1 5000")
    offers = await asked(stage, ann, f"/{command} btc on bybit", "LIVE")
    answer = await stage.press(ann, offers, label)
    assert all(words in answer["text"] for words in told), answer["text"]
    assert await stage.context.desk.plans.page(ann, is_live=None) == []
