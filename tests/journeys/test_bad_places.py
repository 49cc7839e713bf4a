"""Every bad file and group event of tests/cases/bad_inputs.jsonl on a running desk."""

import asyncio
import io
import re

import aiohttp

from tests.cases.rows import shows
from tests.journeys.witness import Witness, answers, as_bot, is_clear
from tests.stage import Stage, buttons, words_of
from tests.unit.sandbox.telegram.pictures import png

CROWD, KNOWN = 500, 20


async def send(stage: Stage, person: int, name: str, data: bytes) -> int:
    """Send a file in private and return the message's id."""
    form = aiohttp.FormData()
    form.add_field("chat_id", str(person))
    form.add_field("user_id", str(person))
    form.add_field("file", io.BytesIO(data), filename=name)
    url = stage.running.url("sandbox") + "/sim/photos"
    async with aiohttp.ClientSession() as session, session.post(url, data=form) as answer:
        assert answer.status == 200, await answer.text()
        return int((await answer.json())["message_id"])


# -- files


@shows("BI-413")
async def test_a_picture_gets_one_hint_an_hour(stage: Stage, seen: Witness, ann: int) -> None:
    before = await seen.counts()
    sent = await send(stage, ann, "cat.png", png(80, 80))
    hint = await stage.said(ann, "/help", after=sent)
    assert is_clear(words_of(hint))
    await send(stage, ann, "cat.png", png(80, 80))
    assert await answers(stage, ann, "how are you") == []
    heard = [m for m in await stage.messages(ann, after=sent) if m["from"]["is_bot"]]
    assert sum("/help" in words_of(m) for m in heard) == 1
    assert await seen.counts() == before


@shows("BI-414")
async def test_a_wallet_file_is_deleted_and_warned_of(
    stage: Stage, seen: Witness, ann: int
) -> None:
    before = await seen.counts()
    sent = await send(stage, ann, "wallet.json", b'{"crypto": {}}')
    warned = await stage.said(ann, "Treat it as exposed", after=sent)
    assert is_clear(words_of(warned))
    assert sent not in [m["message_id"] for m in await stage.messages(ann)]
    assert await seen.counts() == before


@shows("BI-415")
async def test_a_file_beyond_what_a_bot_may_read_is_named_too_large(
    stage: Stage, seen: Witness, ann: int
) -> None:
    before = await seen.counts()
    sent = await send(stage, ann, "trades.csv", bytes(20 * 1024 * 1024 + 1))
    refused = await stage.said(ann, "larger than 20 MB", after=sent)
    assert is_clear(words_of(refused))
    assert await seen.counts() == before


# -- groups


@shows("BI-430")
async def test_rules_follow_a_group_that_is_upgraded(stage: Stage, seen: Witness, ann: int) -> None:
    made = await stage.call(
        "POST", "/sim/chats", {"type": "group", "title": "Small", "members": [ann]}
    )
    small = int(made["id"])
    await stage.ask(ann, "/alerts ada any 0%", "ADA", chat=small)
    large = int((await stage.call("POST", "/sim/upgrade", {"chat_id": small}))["id"])

    async def moved() -> bool:
        found = await seen.rows("SELECT 1 FROM alert_rules WHERE chat_id = :id", id=large)
        return len(found) == 1

    await stage.until(moved, what="the rule followed the group")
    assert await seen.rows("SELECT 1 FROM alert_rules WHERE chat_id = :id", id=small) == []
    await stage.headline("Cardano ADA chain halted after exploit, attackers drain $90 million")
    await stage.said(large, "Cardano")
    query = "SELECT chat_id, message_id FROM alert_deliveries WHERE chat_id IN (:small, :large)"
    told = await seen.rows(query, small=small, large=large)
    assert [row["chat_id"] for row in told] == [large]


@shows("BI-431")
async def test_a_group_that_threw_us_out_is_left_alone(
    stage: Stage, seen: Witness, ann: int
) -> None:
    me = (await as_bot(stage, "getMe"))["id"]
    floor = await stage.group("Floor", ann)
    await stage.said(floor, "Hello")
    await stage.ask(ann, "/alerts avax any 0%", "AVAX", chat=floor)
    await stage.call("POST", "/sim/members", {"chat_id": floor, "remove": [me]})

    async def left() -> bool:
        found = await seen.rows("SELECT is_active FROM chats WHERE id = :id", id=floor)
        return found == [{"is_active": False}]

    await stage.until(left, what="the chat is noted as closed")
    # Somebody who still listens shows when the headline has gone round.
    await stage.ask(ann, "/alerts avax any 0%", "AVAX")
    await stage.headline("Avalanche AVAX network halted after validators go offline")
    await stage.said(ann, "Avalanche AVAX")
    tries = await seen.rows("SELECT tries FROM outbox WHERE body->>'chat_id' = :id", id=str(floor))
    assert all(row["tries"] == 0 for row in tries)
    assert not any("Avalanche AVAX" in words_of(m) for m in await stage.messages(floor))


@shows("BI-432")
async def test_only_admins_of_a_group_change_what_it_hears(
    stage: Stage, seen: Witness, ann: int
) -> None:
    bob = await stage.person("Bob")
    await stage.ask(bob, "/start", "Equity")
    floor = await stage.group("Floor", ann, bob)
    before = await seen.counts()
    said = await stage.say(bob, "/alerts btc any 0%", chat=floor)
    refused = await stage.said(floor, "Only admins of this group", after=said)
    assert is_clear(words_of(refused))
    assert await seen.counts() == before
    await stage.call("POST", "/sim/members", {"chat_id": floor, "promote": [bob]})
    assert await seen.counts() == before


@shows("BI-433")
async def test_five_hundred_taps_under_one_alert_are_a_private_matter_of_each(
    stage: Stage, seen: Witness, ann: int
) -> None:
    people = [await stage.person(f"P{i}") for i in range(CROWD)]
    known = people[:KNOWN]
    for person in known:
        await stage.ask(person, "/start", "Equity")
    floor = await stage.group("Crowd", ann, *people)
    await stage.ask(ann, "/alerts link any 0%", "LINK", chat=floor)
    await stage.headline("Chainlink LINK listed on Coinbase and Kraken today")
    alert = await stage.said(floor, "Chainlink")
    before = await seen.counts()

    taps = await asyncio.gather(*(stage.press(p, alert, "Buy LINK", chat=floor) for p in people))

    assert all(tap["answered"] for tap in taps)
    assert [tap["url"] for tap in taps[:KNOWN]] == [None] * KNOWN
    assert all(re.search(r"start=a_\w+$", tap["url"]) for tap in taps[KNOWN:])
    for person in known:
        ticket = await stage.said(person, "For you alone")
        assert any(b["text"] == "Buy $25" for b in buttons(ticket))
        assert len(await seen.tickets(person)) == 1
    after = await seen.counts()
    assert after == before | {"tickets": before["tickets"] + KNOWN}


@shows("BI-434")
async def test_markup_in_the_title_of_a_group_is_text(
    stage: Stage, seen: Witness, ann: int
) -> None:
    title = "<b>Desk</b> & {{7*7}}"
    floor = await stage.group(title, ann)
    hello = await stage.said(floor, "Hello")
    assert {e["type"] for e in hello.get("entities", [])} <= {"bot_command", "mention"}
    rules = await stage.ask(ann, "/alerts eth any 20%", "ETH", chat=floor)
    assert "49" not in words_of(rules)
    kept = await seen.rows("SELECT title FROM chats WHERE id = :id", id=floor)
    assert kept == [{"title": title}]
