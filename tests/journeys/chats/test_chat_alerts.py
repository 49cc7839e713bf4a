"""Headlines reach chats, and people buy from them."""

from datetime import timedelta
from decimal import Decimal

import pytest

from desk import clock
from desk.events import AlertGraded
from desk.signals.model import Outcome, Tone
from tests.journeys.chats.stage import Stage, labels
from tests.stage import buttons, words_of

IN_PRIVATE = "Your ticket is in our private chat."


async def test_alert_in_private_is_bought_with_one_tap(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/alerts btc bullish 50%")
    await stage.heard(ann, "You will hear of BTC")
    await stage.headline("Bitcoin ETF & funds hit a record as $BTC demand surges")
    alert = await stage.heard(ann, "Bitcoin ETF & funds")
    assert "60,000.00" in words_of(alert)
    assert "Bullish · impact 80 % · confidence 90 %" in words_of(alert)
    assert "the only source so far" in words_of(alert)
    assert any(e["type"] == "text_link" for e in alert["entities"])
    answer = await stage.press(ann, alert, "$25")
    assert answer["text"] == "Sending…"
    await stage.settle()
    await stage.heard(ann, "Bought")
    order = (await stage.orders(ann))[0]
    assert (order.source, order.spend, bool(order.headline_id)) == ("alert", Decimal(25), True)


async def test_alert_that_no_rule_wants_is_not_told(stage: Stage) -> None:
    ann = await stage.newcomer()
    said = await stage.say(ann, "/alerts btc bearish 50%")
    told = await stage.heard(ann, "You will hear of BTC", after=said)
    await stage.headline("Bitcoin ETF inflows hit a record as $BTC demand surges")
    await stage.quiet(ann, after=told["message_id"])


async def test_each_buys_privately_from_an_alert_in_a_group(stage: Stage) -> None:
    ann, bob = await stage.newcomer("Ann"), await stage.newcomer("Bob")
    floor = await stage.group(ann, bob)
    await stage.say(ann, "/alerts all any 0%", chat_id=floor)
    await stage.heard(floor, "You will hear of all")
    await stage.headline("Ethereum upgrade goes live, $ETH staking grows")
    alert = await stage.heard(floor, "Ethereum upgrade")
    assert labels(alert) == ["Buy ETH", "Less like this"]
    for person in (ann, bob):
        answer = await stage.press(person, alert, "Buy ETH")
        assert (answer["answered"], answer["text"], answer["url"]) == (True, None, None)
        ticket = await stage.heard(person, "For you alone")
        await stage.press(person, ticket, "Buy $25")
        await stage.settle()
        receipt = await stage.heard(person, "Bought")
        assert receipt["message_id"] == ticket["message_id"]
        assert [o.spend for o in await stage.orders(person)] == [25]
    for reader in (ann, bob):
        own = [m for m in await stage.messages(floor, reader=reader) if m["message_id"] == 0]
        assert [(m["receiver_user"]["id"], words_of(m)) for m in own] == [(reader, IN_PRIVATE)]
        shown = own[0] | {"message_id": -own[0]["ephemeral_message_id"]}
        opened = await stage.press(reader, shown, "Open our chat")
        assert opened["url"].startswith("https://t.me/")
    public = [words_of(m) for m in await stage.messages(floor)]
    assert not [words for words in public if "Bought" in words or IN_PRIVATE in words]


@pytest.mark.parametrize("kind", ["429", "500", "403"])
async def test_where_telegram_refuses_a_whisper_a_toast_says_it(stage: Stage, kind: str) -> None:
    ann = await stage.newcomer("Ann")
    floor = await stage.group(ann)
    await stage.say(ann, "/alerts all any 0%", chat_id=floor)
    await stage.heard(floor, "You will hear of all")
    await stage.headline("Ethereum upgrade goes live, $ETH staking grows")
    alert = await stage.heard(floor, "Ethereum upgrade")
    fault = {"method": "sendMessage", "kind": kind, "times": 1, "chat_id": f"{floor}"}
    await stage.post("faults", fault)
    answer = await stage.press(ann, alert, "Buy ETH")
    assert answer["text"] == IN_PRIVATE
    await stage.heard(ann, "For you alone")
    said = await stage.messages(floor, reader=ann)
    assert not [m for m in said if m["message_id"] == 0]
    await stage.headline("Solana outage resolved, $SOL network stable")
    await stage.heard(floor, "Solana outage")


async def test_stranger_who_taps_under_a_group_alert_is_led_to_a_private_ticket(
    stage: Stage,
) -> None:
    ann, eve = await stage.newcomer("Ann"), await stage.person("Eve")
    floor = await stage.group(ann, eve)
    await stage.say(ann, "/alerts all any 0%", chat_id=floor)
    await stage.heard(floor, "You will hear")
    headline_id = await stage.headline("Solana outage resolved, $SOL network stable")
    alert = await stage.heard(floor, "Solana outage")
    answer = await stage.press(eve, alert, "Buy SOL")
    assert answer["url"].endswith(f"?start=a_{headline_id}")
    await stage.say(eve, f"/start a_{headline_id}")
    ticket = await stage.heard(eve, "For you alone")
    assert "SOL" in words_of(ticket)


async def test_person_who_blocked_the_bot_is_led_back_by_the_answer(stage: Stage) -> None:
    ann = await stage.newcomer("Ann")
    floor = await stage.group(ann)
    await stage.say(ann, "/alerts all any 0%", chat_id=floor)
    await stage.heard(floor, "You will hear")
    await stage.headline("Solana outage resolved, $SOL network stable")
    alert = await stage.heard(floor, "Solana outage")
    await stage.post("block", {"user_id": ann})
    answer = await stage.press(ann, alert, "Buy SOL")
    assert "?start=a_" in answer["url"]


async def test_group_rules_change_only_by_that_groups_admins(stage: Stage) -> None:
    ann, bob = await stage.newcomer("Ann"), await stage.newcomer("Bob")
    floor = await stage.group(ann, bob)
    said = await stage.say(bob, "/alerts btc any 0%", chat_id=floor)
    refused = await stage.heard(floor, "Only admins of this group", after=said)
    await stage.say(ann, "/alerts btc any 0%", chat_id=floor)
    subscribed = await stage.heard(floor, "You will hear", after=refused["message_id"])
    await stage.press(bob, subscribed, "All alerts")
    listed = await stage.heard(floor, "Alerts of this chat")
    answer = await stage.press(bob, listed, "Remove 1")
    assert "Only admins" in answer["text"]
    assert len(await stage.context.desk.alerts.rules(floor)) == 1


async def test_rule_is_made_by_buttons_paused_removed_and_put_back(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/alerts")
    empty = await stage.heard(ann, "No alerts in this chat")
    for label in ("Add an alert", "BTC", "Bullish", "≥ 50%"):
        await stage.press(ann, (await stage.messages(ann))[-1], label)
    made = await stage.heard(ann, "You will hear of BTC")
    assert made["message_id"] == empty["message_id"]
    await stage.press(ann, made, "All alerts")
    await stage.press(ann, await stage.heard(ann, "🔔 BTC"), "Pause 1")
    await stage.press(ann, await stage.heard(ann, "⏸ BTC"), "Remove 1")
    removed = await stage.heard(ann, "Removed")
    assert "/alerts add BTC and bullish and impact >= 0.5" in words_of(removed)
    assert not await stage.context.desk.alerts.rules(ann)
    await stage.press(ann, removed, "Undo")
    await stage.heard(ann, "You will hear of BTC")
    rule = (await stage.context.desk.alerts.rules(ann))[0]
    assert (str(rule.condition), rule.is_paused) == ("BTC and bullish and impact >= 0.5", False)


async def test_alerts_off_pauses_all_of_the_chat_and_undo_knows_which(stage: Stage) -> None:
    ann = await stage.newcomer()
    alerts = stage.context.desk.alerts
    for words in ("btc any 0%", "eth bullish 50%", "sol bearish 20%"):
        said = await stage.say(ann, f"/alerts {words}")
        await stage.heard(ann, "You will hear", after=said)
    second = (await alerts.rules(ann))[1]
    await alerts.pause(ann, second.id, is_paused=True)

    async def paused() -> list[bool]:
        return [rule.is_paused for rule in await alerts.rules(ann)]

    await stage.say(ann, "/alerts off")
    off = await stage.heard(ann, "2 alerts of this chat paused")
    assert await paused() == [True, True, True]
    await stage.press(ann, off, "Undo")
    await stage.heard(ann, "🔔 BTC")
    assert await paused() == [False, True, False]
    await stage.say(ann, "/alerts on")
    on = await stage.heard(ann, "One alert of this chat on again")
    assert await paused() == [False, False, False]
    await alerts.unsubscribe(ann, second.id)
    answer = await stage.press(ann, on, "Undo")
    assert answer["text"]
    assert await paused() == [False, False]
    await stage.say(ann, "/alerts ON")
    await stage.heard(ann, "Every alert of this chat is on")


async def test_alerts_off_in_a_group_is_for_its_admins(stage: Stage) -> None:
    ann, bob = await stage.newcomer(), await stage.newcomer("Bob")
    floor = await stage.group(ann, bob)
    await stage.say(ann, "/alerts all any 0%", chat_id=floor)
    await stage.heard(floor, "You will hear")
    await stage.say(bob, "/alerts off", chat_id=floor)
    await stage.heard(floor, "Only admins")
    assert not (await stage.context.desk.alerts.rules(floor))[0].is_paused
    await stage.say(ann, "/alerts off", chat_id=floor)
    await stage.heard(floor, "One alert of this chat paused")


async def test_grades_are_appended_to_the_alert_as_they_come(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/alerts btc any 0%")
    await stage.heard(ann, "You will hear")
    headline_id = await stage.headline("Bitcoin miner sells, $BTC dips", Tone.BEARISH)
    alert = await stage.heard(ann, "Bitcoin miner sells")
    await stage.until(lambda: stage.context.desk.alerts.sent(headline_id))
    async with stage.context.desk.market.open() as unit:
        outcome = Outcome(
            headline_id=headline_id,
            symbol="BTC/USDT",
            horizon=timedelta(minutes=1),
            before=Decimal(60000),
            after=Decimal(59928),
            graded_at=clock.now(),
        )
        await unit.signals.add_outcome(outcome)
        unit.publish(AlertGraded(headline_id=headline_id))
        await unit.commit()
    graded = await stage.heard(ann, "Since then: 1 min \u22120.12 %")
    assert graded["message_id"] == alert["message_id"]
    assert [b["callback_data"] for b in buttons(graded)] == [
        b["callback_data"] for b in buttons(alert)
    ]


async def test_quiet_hours_hold_alerts_back_and_one_digest_tells_them(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/settings quiet 00:00-23:59")
    await stage.heard(ann, "00:00-23:59")
    await stage.say(ann, "/alerts all any 0%")
    told = await stage.heard(ann, "You will hear")
    await stage.headline("Bitcoin miner sells, $BTC dips", Tone.BEARISH, impact=0.4)
    await stage.headline("Ethereum fund opens, $ETH <b>jumps</b>", impact=0.9)
    await stage.quiet(ann, after=told["message_id"])
    ended = (clock.now() + timedelta(days=1)).replace(hour=23, minute=59)
    clock.set_clock(now=lambda: ended)
    assert await stage.context.desk.digests.gather() == 1
    digest = words_of(await stage.heard(ann, "2 headlines held back (quiet hours)"))
    assert digest.index("🟢 Ethereum fund") < digest.index("🔴 Bitcoin miner")
    assert await stage.context.desk.digests.gather() == 0
    await stage.until(stage.is_idle)
    assert sum("held back" in words_of(m) for m in await stage.messages(ann)) == 1


async def test_the_hour_of_the_digest_is_chosen_and_in_a_group_by_its_admins(stage: Stage) -> None:
    ann, bob = await stage.newcomer("Ann"), await stage.newcomer("Bob")
    await stage.say(ann, "/alerts digest 8:30")
    await stage.heard(ann, "each day at 08:30 (UTC)")
    await stage.say(ann, "/alerts digest 25:00")
    await stage.heard(ann, "I cannot read “25:00” as a time of day")
    await stage.say(ann, "/alerts digest off")
    await stage.heard(ann, "when they end")
    floor = await stage.group(ann, bob)
    await stage.say(bob, "/alerts digest 9", chat_id=floor)
    await stage.heard(floor, "Only admins")
    await stage.say(ann, "/alerts digest 9", chat_id=floor)
    await stage.heard(floor, "each day at 09:00")


async def test_group_that_became_a_supergroup_keeps_its_rules(stage: Stage) -> None:
    ann = await stage.newcomer()
    chat = await stage.post("chats", {"type": "group", "title": "<b>Small</b>", "members": [ann]})
    await stage.heard(chat["id"], "/alerts@")
    await stage.say(ann, "/alerts btc any 0%", chat_id=chat["id"])
    await stage.heard(chat["id"], "You will hear")
    upgraded = await stage.post("upgrade", {"chat_id": chat["id"]})
    new_id = upgraded["id"]
    await stage.until(lambda: stage.context.desk.alerts.rules(new_id))
    await stage.headline("Bitcoin miner sells, $BTC dips", Tone.BEARISH)
    await stage.heard(new_id, "Bitcoin miner sells")
    assert len(await stage.context.desk.alerts.rules(new_id)) == 1


async def test_news_shows_the_wire_with_tones_and_coins(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.headline("Bitcoin ETF inflows hit a record as $BTC demand surges")
    await stage.say(ann, "/news")
    news = await stage.heard(ann, "The wire")
    assert "🟢 Bitcoin ETF inflows" in words_of(news)
    assert "BTC" in labels(news)


async def test_news_search_finds_words_of_the_past_and_shows_them(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.headline("Bitcoin ETF inflows hit a record as $BTC demand surges")
    await stage.headline("Solana ETF filings arrive & $SOL <i>jumps</i>")
    await stage.say(ann, '/news search "etf inflow" -solana')
    found = await stage.heard(ann, "Found on the wire")
    assert "🟢 Bitcoin ETF inflows hit" in words_of(found)
    assert "Solana ETF filings" not in words_of(found)
    bold = [
        words_of(found).encode("utf-16-le")[2 * e["offset"] : 2 * (e["offset"] + e["length"])]
        for e in found["entities"]
        if e["type"] == "bold"
    ]
    assert [b.decode("utf-16-le") for b in bold] == ["Found on the wire", "ETF", "inflows"]
    for words, told in (
        ("search", "Search for what?"),
        ("search '; drop (((", "Nothing on the wire holds"),
        ("найти solana", "Solana ETF filings arrive & $SOL jumps"),
    ):
        said = await stage.say(ann, f"/news {words}")
        await stage.heard(ann, told, after=said)
