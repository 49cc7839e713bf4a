"""People who do not know the words are led by buttons; groups see nothing that is personal."""

from dataclasses import replace
from decimal import Decimal

import pytest

from desk.accounts.model import Role
from desk.news.model import RawHeadline
from tests.journeys.chats.stage import Stage, labels
from tests.stage import buttons, words_of

SUGGESTED = ["BTC", "ETH", "SOL"]


async def test_buy_without_words_asks_for_the_coin_then_the_amount(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/buy")
    coins = await stage.heard(ann, "which coin")
    assert sorted(label.split()[0] for label in labels(coins)) == SUGGESTED
    await stage.press(ann, coins, "SOL")
    amounts = await stage.heard(ann, "How much?")
    await stage.press(ann, amounts, "$50")
    await stage.heard(ann, "Buying SOL")
    assert [(o.symbol, o.spend) for o in await stage.orders(ann)] == [("SOL/USDT", Decimal(50))]


async def test_an_amount_alone_is_asked_for_its_coin(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "75")
    coins = await stage.heard(ann, "Buy for $75")
    assert not await stage.orders(ann)
    await stage.press(ann, coins, "ETH")
    await stage.heard(ann, "Buying ETH")
    assert [(o.symbol, o.spend) for o in await stage.orders(ann)] == [("ETH/USDT", Decimal(75))]


async def test_sell_without_words_offers_what_is_held(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/sell")
    await stage.heard(ann, "Nothing of yours is free to sell")
    await stage.say(ann, "/buy eth 90")
    await stage.heard(ann, "sending")
    await stage.settle()
    await stage.heard(ann, "Bought")
    said = await stage.say(ann, "/sell")
    held = await stage.heard(ann, "which coin", after=said)
    assert labels(held) == ["ETH 0.02997"]
    await stage.press(ann, held, "ETH")
    shares = await stage.heard(ann, "Sell ETH", after=held["message_id"])
    assert labels(shares) == ["25%", "50%", "100%"]


async def test_a_price_without_an_amount_is_not_turned_into_a_market_order(stage: Stage) -> None:
    ann = await stage.newcomer()
    said = await stage.say(ann, "/buy btc @ 50000")
    refused = await stage.heard(ann, "How much? Write an amount", after=said)
    assert [b["text"] for b in buttons(refused)] == ["Copy example"]


@pytest.mark.parametrize("text", ["how is btc today?", "$BTC", "btc/usdt", "buy btc 50"])
async def test_a_coin_named_anywhere_in_private_gives_its_card(stage: Stage, text: str) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, text)
    card = await stage.heard(ann, "BTC/USDT")
    assert labels(card)[:3] == ["Buy BTC $25", "$50", "$100"]


async def test_chart_without_words_asks_for_the_coin_and_draws_it(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.candles("BTC")
    await stage.say(ann, "/chart")
    coins = await stage.heard(ann, "Which coin?")
    await stage.press(ann, coins, "BTC")
    chart = await stage.heard(ann, "BTC/USDT · 15m")
    assert chart["photo"]


async def test_chart_of_a_market_without_history_says_so(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/chart sol")
    await stage.heard(ann, "No candles yet")


async def test_chart_in_a_group_shows_nobodys_trades_and_leads_into_private(
    stage: Stage,
) -> None:
    ann = await stage.newcomer()
    await stage.candles("BTC")
    await stage.say(ann, "/buy btc 60")
    await stage.heard(ann, "sending")
    await stage.settle()
    await stage.heard(ann, "Bought")
    stranger = await stage.person("Eve")
    floor = await stage.group(ann, stranger)
    pictures = []
    for person in (ann, stranger):
        said = await stage.say(person, "/chart", chat_id=floor)
        coins = await stage.heard(floor, "Which coin?", after=said)
        await stage.press(person, coins, "BTC")
        chart = await stage.heard(floor, "BTC/USDT · 15m", after=coins["message_id"])
        assert "start=b_BTC" in buttons(chart)[-1]["url"]
        pictures.append(chart["photo"][-1]["file_size"])
    assert pictures[0] == pictures[1]


async def test_news_in_a_group_stay_and_lead_into_private(stage: Stage) -> None:
    ann = await stage.newcomer()
    floor = await stage.group(ann)
    raw = RawHeadline(source="wire", guid="1", url="", title="Bitcoin is adopted by Narnia")
    await stage.context.desk.news.take_in(raw)
    await stage.say(ann, "/news", chat_id=floor)
    news = await stage.heard(floor, "Narnia")
    assert buttons(news)[0]["url"].endswith("?start=b_BTC")


async def test_news_in_private_stay_when_a_coin_is_tapped(stage: Stage) -> None:
    ann = await stage.newcomer()
    raw = RawHeadline(source="wire", guid="1", url="", title="Bitcoin is adopted by Narnia")
    await stage.context.desk.news.take_in(raw)
    await stage.say(ann, "/news")
    news = await stage.heard(ann, "Narnia")
    await stage.press(ann, news, "BTC")
    await stage.heard(ann, "Bid", after=news["message_id"])
    assert "Narnia" in words_of(await stage.heard(ann, "Narnia"))


async def test_a_halt_is_told_to_the_other_admins_with_the_name_of_who_did_it(
    stage: Stage,
) -> None:
    ann, bob = await stage.newcomer("Ann"), await stage.newcomer("Bob")
    await stage.claim(ann)
    accounts = stage.context.desk.accounts
    async with accounts.open() as unit:
        await unit.accounts.save(replace(await accounts.get(bob), role=Role.ADMIN))
        await unit.commit()
    said = await stage.say(ann, "/admin halt brakes are tested")
    panel = await stage.heard(ann, "Trading is stopped since", after=said)
    await stage.heard(bob, "Trading was stopped by Ann: brakes are tested")
    await stage.quiet(ann, after=panel["message_id"])
