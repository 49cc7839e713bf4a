"""The public record in chat: what has been graded, by what, and muting who does badly."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from desk import clock
from desk.market.model import Candle, Timeframe
from desk.signals.model import HORIZONS, Outcome, Tone
from tests.journeys.chats.stage import Stage, labels
from tests.stage import words_of

MINUTE = timedelta(minutes=1)


async def past(stage: Stage, moves_bp: Sequence[int]) -> None:
    """Bullish alerts of the wire, told to nobody or to a chat, with these moves after them."""
    now = clock.now()
    for number, move in enumerate(moves_bp):
        title = f"Quarry {number * 7919} reports {number + 3} new partners for $BTC"
        headline_id = await stage.headline(title, Tone.BULLISH)
        async with stage.context.desk.market.open() as unit:
            for horizon in HORIZONS[:4]:
                outcome = Outcome(
                    headline_id=headline_id,
                    symbol="BTC/USDT",
                    horizon=horizon,
                    before=Decimal(10_000),
                    after=Decimal(10_000 + move),
                    graded_at=now,
                    volatility_bp=Decimal(50),
                )
                await unit.signals.add_outcome(outcome)
            await unit.commit()


async def test_before_any_grade_the_scorecard_says_when_they_come(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/score")
    await stage.heard(ann, "No alert of the last 7 days")


async def test_scorecard_is_turned_by_buttons_and_never_shows_a_rate_of_too_few(
    stage: Stage,
) -> None:
    ann = await stage.newcomer()
    await past(stage, [100] * 5)
    await stage.say(ann, "/score")
    card = await stage.heard(ann, "too few to tell: 5 calls")
    assert "%," not in words_of(card)
    await past(stage, [100] * 20 + [-100] * 10 + [100] * 5)
    await stage.press(ann, card, "1 h")
    card = await stage.heard(ann, "by source, 1 h later, last 7 d")
    assert "1. wire · 40 alerts" in words_of(card)
    assert "75 % right (60 to 86 %), 30 of 40 calls; a thrown coin 50 %" in words_of(card)
    assert "σ its way" in words_of(card)
    await stage.press(ann, card, "Coins")
    card = await stage.heard(ann, "by coin, 1 h later")
    assert "1. BTC · 40 alerts" in words_of(card)
    assert "• Coins •" in labels(card)
    await stage.press(ann, card, "90 d")
    await stage.heard(ann, "last 90 d")
    await stage.say(ann, "/score models 5m 30d")
    await stage.heard(ann, "by model, 5 min later, last 30 d")
    await stage.say(ann, "/score sauces")
    await stage.heard(ann, "I do not know “sauces”")


async def test_rules_of_a_chat_are_scored_in_that_chat_under_their_words(stage: Stage) -> None:
    ann, bob = await stage.newcomer("Ann"), await stage.newcomer("Боб", "ru")
    await stage.say(ann, "/alerts btc any 0%")
    await stage.heard(ann, "You will hear")
    await past(stage, [100])
    await stage.say(ann, "/score rules")
    await stage.heard(ann, "1. /alerts add BTC · 1 alert")
    await stage.say(bob, "/score rules")
    await stage.heard(bob, "ещё ни одно оповещение не оценено")


async def test_admin_is_asked_to_mute_a_source_and_may_take_it_back(stage: Stage) -> None:
    ann, bob = await stage.newcomer("Ann"), await stage.newcomer("Bob")
    await stage.claim(ann)
    await past(stage, [-100] * 50)
    await stage.say(bob, "/alerts all any 0%")
    await stage.heard(bob, "You will hear")
    assert await stage.context.desk.signals.propose_mutes() == 1
    asked = await stage.heard(ann, "wire does worse than a thrown coin: 0 of 50 calls right 1 h")
    assert not [m for m in await stage.messages(bob) if "thrown coin" in words_of(m)]
    await stage.press(ann, asked, "Mute wire")
    muted = await stage.heard(ann, "Alerts of wire reach nobody any more")
    assert muted["message_id"] == asked["message_id"]
    await stage.say(ann, "/score")
    card = await stage.heard(ann, "wire 🔇")
    said = await stage.messages(bob)
    await stage.headline("Solana outage resolved, $SOL network stable")
    await stage.quiet(bob, after=said[-1]["message_id"])
    await stage.press(ann, card, "Unmute wire")
    await stage.heard(ann, "reach their chats again", after=muted["message_id"])
    await stage.headline("Ethereum upgrade goes live, $ETH staking grows")
    await stage.heard(bob, "Ethereum upgrade")


async def test_only_admins_mute(stage: Stage) -> None:
    ann = await stage.newcomer()
    await past(stage, [-100])
    answer = await stage.forge(ann, "mu:0123456789ab:1")
    assert "admin" in answer["text"].lower()


async def archive(stage: Stage, since: datetime, prices: Sequence[int]) -> None:
    """Minute candles of BTC from a moment on, and the price every five seconds of the first two."""
    first = since.replace(second=0, microsecond=0)
    found = []
    for n, number in enumerate(prices):
        price = Decimal(number)
        found.append(Candle(first + MINUTE * n, price, price + 20, price - 20, price, Decimal(1)))
    async with stage.context.desk.market.open() as unit:
        await unit.market.save_candles("BTC/USDT", Timeframe.M1, found)
        await unit.commit()
    for step in range(24):
        mid = Decimal(prices[step // 12]) + Decimal(step) / 7
        await stage.context.store.save_prices(
            first + timedelta(seconds=5 * step), {"BTC/USDT": mid}
        )


async def test_replay_of_a_source_is_the_same_to_the_last_digit(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/alerts btc any 0%")
    await stage.heard(ann, "You will hear")
    # Amid a minute: just before its end the opening of the next would be the first price known.
    then = (clock.now() - timedelta(hours=3)).replace(second=10)
    clock.set_clock(now=lambda: then)
    await stage.furnish()
    await past(stage, [100])
    await stage.until(stage.is_idle)
    clock.set_clock()
    await archive(stage, then, [60_000 + 37 * n for n in range(120)])
    await stage.say(ann, "/replay WIRE 250 tp 5% sl 3% hold 1h 30d")
    sent = await stage.heard(ann, "Every alert of wire, bought, last 30 d")
    caption = words_of(sent)
    assert "250 USDT each, 300 ms late, target 5 %, stop 3 %, sold after 1 h; fee 10 bp" in caption
    assert "1 trade, 1 won (too few to tell)" in caption
    assert "at five-second prices 1, at minute openings 0" in caption
    first = await stage.file(sent)
    assert first.count("\r\n") == 2
    (row,) = csv.DictReader(io.StringIO(first, newline=""))
    assert (row["market"], row["ending"], row["entered_by"]) == ("BTC/USDT", "time", "price")
    assert Decimal(row["net"]) == Decimal(row["profit_so_far"]) > 0
    await stage.say(ann, "/replay wire 250 tp 5% sl 3% hold 1h 30d")
    again = await stage.heard(ann, "Every alert of wire", after=sent["message_id"])
    assert words_of(again) == caption
    assert await stage.file(again) == first
    await stage.say(ann, "/replay wire 250 tp 5% sl 3% hold 1h 30d 5s")
    assert await stage.file(await stage.heard(ann, "5000 ms late")) != first


async def test_replay_that_is_not_understood_says_what_was_read(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/replay")
    await stage.heard(ann, "Whose alerts? For example: /replay coindesk tp 5% sl 3% 30d")
    await stage.say(ann, "/replay wire tp 5% sideways")
    await stage.heard(ann, "I cannot use “sideways” in a replay")
    await stage.say(ann, "/replay wire")
    await stage.heard(ann, "No alert of the last year came from “wire”.")


async def test_replay_says_what_the_archive_does_not_know(stage: Stage) -> None:
    bob = await stage.newcomer("Боб", "ru")
    await stage.say(bob, "/alerts btc any 0%")
    await stage.heard(bob, "Буду сообщать")
    await past(stage, [100])
    now = clock.now() + timedelta(minutes=3)
    clock.set_clock(now=lambda: now)
    await stage.say(bob, "/replay wire tp 5%")
    sent = await stage.heard(bob, "Сделок нет")
    assert "без цены в течение минуты после покупки: 1" in words_of(sent)
    assert "no-price" in await stage.file(sent)
