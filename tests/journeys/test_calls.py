"""Two people of a group call coins; the group's own ranking says how that went."""

from typing import Any

from tests.journeys.witness import Witness
from tests.stage import Stage, buttons, words_of


async def test_two_people_call_and_the_group_ranks_them(stage: Stage, seen: Witness) -> None:
    ann, bob = await stage.person("Ann"), await stage.person("Bob")
    await stage.ask(ann, "/start", "Equity")
    floor = await stage.group("Callers", ann, bob)

    await stage.ask(bob, "/lb", "not tracked", "/lb on", chat=floor)
    await stage.ask(bob, "/lb on", "Say /start", chat=floor)
    await stage.ask(bob, "/start", "Equity")
    await stage.ask(bob, "/lb on", "Only admins of this group", chat=floor)
    asked = await stage.say(ann, "/lb on", chat=floor, anonymous=True)
    await stage.said(floor, "I cannot see who you are", after=asked)
    assert await seen.rows("SELECT * FROM call_boards WHERE chat_id = :id", id=floor) == []
    await stage.ask(ann, "/lb on", "From now on calls are tracked", chat=floor)

    card = await stage.ask(ann, "$BTC", "BTC/USDT", "🎯 Ann: long from", chat=floor)
    said = await stage.say(bob, "long story short: I am long gone", chat=floor)
    await stage.ask(bob, "short eth here, tp 5%", "ETH/USDT", "🎯 Bob: short from", chat=floor)
    assert len(await stage.messages(floor, after=said)) == 2, "talk is not answered"
    again = await stage.ask(ann, "BTC long", "🎯 Ann: long from", "so far", chat=floor)
    assert "Withdraw" not in [b["text"] for b in buttons(again)]

    theirs = await stage.press(bob, card, "Withdraw", chat=floor)
    assert "somebody else" in theirs["text"]
    gone = await stage.press(ann, card, "Withdraw", chat=floor)
    assert "Withdrawn" in gone["text"]
    await stage.until(lambda: _is_bare(stage, card), what="the card stays and its call goes")
    rows = await seen.rows("SELECT person_id, price FROM calls WHERE chat_id = :id", id=floor)
    assert [row["person_id"] for row in rows] == [bob]
    assert rows[0]["price"] > 0


async def test_the_ranking_and_a_record_are_shown_to_who_is_in_the_group(
    stage: Stage, seen: Witness, ann: int
) -> None:
    bob = await stage.person("Bob")
    await stage.ask(bob, "/start", "Equity")
    floor = await stage.group("Rankers", ann, bob)
    await stage.ask(ann, "/lb on", "From now on calls are tracked", chat=floor)
    await stage.ask(ann, "long BTC", "🎯 Ann: long from", chat=floor)
    await stage.ask(bob, "SOL short", "🎯 Bob: short from", chat=floor)
    listed = await stage.ask(bob, "/lb", "Rankers", "Ann (1)", "Bob (1)", chat=floor)
    assert "No rank yet, fewer than 5" in words_of(listed)
    await stage.press(bob, listed, "All", chat=floor)
    await stage.said(floor, "all that are kept")
    await stage.ask(bob, "/calls", "Calls of Bob", "SOL", "peak", chat=floor)
    await stage.ask(bob, "/lb Ann", "Calls of Ann", "BTC", chat=floor)
    await stage.ask(bob, "/lb @nobody", "No one member", "@nobody", chat=floor)
    await stage.ask(bob, "/calls", "Your calls", "SOL", "Rankers")
    await stage.ask(ann, "/lb", "The leaderboard is a thing of groups")

    await stage.call("POST", "/sim/members", {"chat_id": floor, "remove": [bob]})
    await stage.until(lambda: _is_out(seen, floor, bob), what="Bob sees the group no more")
    await stage.ask(ann, "/lb off", "no longer tracked", chat=floor)


async def _is_bare(stage: Stage, card: dict[str, Any]) -> bool:
    chat = card["chat"]["id"]
    (message, *_) = await stage.messages(chat, after=card["message_id"] - 1)
    return "BTC/USDT" in words_of(message) and "🎯" not in words_of(message)


async def _is_out(seen: Witness, chat: int, person: int) -> bool:
    query = "SELECT is_in FROM call_members WHERE chat_id = :chat AND person_id = :person"
    (row,) = await seen.rows(query, chat=chat, person=person)
    return not row["is_in"]
