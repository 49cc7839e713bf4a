"""Watchlists and price alerts in the chat: by words, by buttons, told once, in one's language."""

from decimal import Decimal

import pytest

from tests.journeys.chats.stage import Stage, labels
from tests.stage import words_of


async def cross(stage: Stage, chat_id: int, price: str, *, times: int = 3) -> None:
    """The watch worker hears a price past every alert of a chat, more than once."""
    alerts = stage.context.desk.price_alerts
    live = await alerts.of(chat_id)
    for _ in range(times):
        for alert in live:
            await alerts.hear(alert.id, Decimal(price))


async def test_a_watchlist_is_kept_by_words_by_the_star_and_by_its_own_buttons(
    stage: Stage,
) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/watchlist")
    await stage.heard(ann, "You follow no coin yet")
    await stage.say(ann, "/w eth btc")
    listed = await stage.heard(ann, "2 coins")
    assert words_of(listed).index("ETH 3,000.00") < words_of(listed).index("BTC 60,000.00")
    assert labels(listed) == ["ETH", "BTC", "Remove coins", "Refresh"]

    await stage.say(ann, "sol")
    card = await stage.heard(ann, "SOL/USDT")
    assert "☆ Watch" in labels(card)
    answer = await stage.press(ann, card, "☆ Watch")
    assert answer["text"] == "★ SOL is on your watchlist"
    await stage.until(lambda: said(stage, ann, card, "★ Watching"))

    await stage.press(ann, listed, "BTC")
    await stage.heard(ann, "BTC/USDT", after=card["message_id"])
    await stage.press(ann, listed, "Remove coins")
    await stage.until(lambda: said(stage, ann, listed, "✕ SOL"))
    await stage.press(ann, await again(stage, ann, listed), "✕ ETH")
    await stage.until(lambda: said(stage, ann, listed, "✕ ETH", is_there=False))
    assert await stage.context.desk.watchlists.of(ann) == ["BTC", "SOL"]
    sent = await stage.say(ann, "/watchlist -doge")
    refused = await stage.heard(ann, lambda _: True, after=sent)
    assert "does not trade here" in words_of(refused)


async def again(stage: Stage, ann: int, message: dict) -> dict:  # type: ignore[type-arg]
    """Return a message as it stands now."""
    found = await stage.messages(ann)
    return next(m for m in found if m["message_id"] == message["message_id"])


async def said(
    stage: Stage,
    ann: int,
    message: dict,  # type: ignore[type-arg]
    label: str,
    *,
    is_there: bool = True,
) -> bool:
    """Tell whether a message has a button now, or has it no more."""
    return (label in labels(await again(stage, ann, message))) is is_there


@pytest.mark.parametrize("words", ["/alert btc 70000", "/alerts price btc 70000"])
async def test_a_level_is_set_by_words_and_told_once_with_the_buttons_of_a_card(
    stage: Stage, words: str
) -> None:
    ann = await stage.newcomer()
    sent = await stage.say(ann, words)
    made = words_of(await stage.heard(ann, "you will hear at ↑ 70,000.00", after=sent))
    assert "1. BTC ↑ 70,000.00 · 70000" in made
    await cross(stage, ann, "70500")
    told = await stage.heard(ann, "rose to 70,000.00")
    assert "Now 70,500.00, +17.50 % from 60,000.00" in words_of(told)
    assert labels(told)[:3] == ["Buy BTC $25", "$50", "$100"]
    assert labels(told)[3:] == ["Sell", "Chart", "BTC card", "Alert me"]
    await stage.until(stage.is_idle)
    heard = [m for m in await stage.messages(ann) if "rose to" in words_of(m)]
    assert len(heard) == 1
    await stage.press(ann, told, "Buy BTC $25")
    await stage.settle()
    await stage.heard(ann, "Bought")
    sent = await stage.say(ann, "/alert")
    await stage.heard(ann, "No price alerts in this chat yet", after=sent)


async def test_ready_made_alerts_repeat_and_are_removed_by_buttons(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "eth")
    card = await stage.heard(ann, "ETH/USDT")
    await stage.press(ann, card, "Alert me")
    offered = await stage.heard(ann, "when shall I tell you?")
    assert labels(offered)[:2] == ["↑ 3,500.00", "↓ 2,500.00"]
    assert "📰 News of ETH" in labels(offered)
    await stage.press(ann, offered, "🔁 ±5 % each time")
    made = await stage.heard(ann, "It repeats, each time from the price at which it fired")
    assert "at most 10 times in 24 h" in words_of(made)
    await cross(stage, ann, "3200")
    told = words_of(await stage.heard(ann, "rose to 3,149.99"))
    assert "1 of at most 10 in 24 h. It counts on from this price." in told
    await cross(stage, ann, "3000")
    await stage.heard(ann, "2 of at most 10 in 24 h")
    await stage.press(ann, made, "Remove 1")
    await stage.heard(ann, "/alert eth 5% repeat")
    assert await stage.context.desk.price_alerts.of(ann) == []


async def test_a_groups_price_alerts_are_its_admins_business_and_lead_into_private(
    stage: Stage,
) -> None:
    ann, bob = await stage.newcomer("Ann"), await stage.newcomer("Bob")
    floor = await stage.group(ann, bob)
    sent = await stage.say(bob, "/alert btc 5%", chat_id=floor)
    await stage.heard(floor, "Only admins of this group", after=sent)
    await stage.say(ann, "/alert btc 5%", chat_id=floor)
    made = await stage.heard(floor, "you will hear at ↑ 62,999.99 ↓ 57,000.00")
    answer = await stage.press(bob, made, "Remove 1")
    assert "Only admins" in answer["text"]
    await cross(stage, floor, "50000")
    told = await stage.heard(floor, "fell to 57,000.00")
    assert labels(told) == ["Buy BTC"]
    assert not [m for m in await stage.messages(ann) if "fell to" in words_of(m)]


async def test_figures_follow_the_language_and_what_is_to_be_copied_does_not(stage: Stage) -> None:
    ann = await stage.newcomer("Ann", "ru")
    await stage.say(ann, "/alert btc 70000,5")
    made = words_of(await stage.heard(ann, "сообщу при ↑ 70\u00a0000,50"))
    assert "Сейчас 60\u00a0000,00" in made
    assert "· 70000.5" in made
    await stage.say(ann, "/price btc")
    assert "60\u00a0000,00" in words_of(await stage.heard(ann, "BTC/USDT"))


async def test_price_alerts_that_make_no_sense_are_refused_with_an_example(stage: Stage) -> None:
    ann = await stage.newcomer()
    for words in (
        "btc > abc",
        "btc",
        "nope 5%",
        "btc 0",
        "btc 60000 repeat",
        "btc 1e3",
        "btc 0.01%",
    ):
        sent = await stage.say(ann, f"/alert {words}")
        told = words_of(await stage.heard(ann, lambda _: True, after=sent))
        assert "failed on our side" not in told, (words, told)
        assert "you will hear" not in told, (words, told)
    assert await stage.context.desk.price_alerts.of(ann) == []
