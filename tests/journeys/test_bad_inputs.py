"""Every bad command of tests/cases/bad_inputs.jsonl, typed to a running desk, gets its class.

clear_error: one short answer that helps, nothing written. accepted_normalised: what was meant is
done, or refused by a limit that names what was read. ignored: no answer, nothing written.
"""

import html
import re
from decimal import Decimal
from typing import Any

import pytest

from desk.money import show
from tests.cases.rows import Row, each, of, rows, shows
from tests.journeys.witness import Witness, answers, as_bot, is_clear
from tests.stage import Stage, buttons, words_of

ORDER = re.compile(r"/(buy|sell)\b(?!@)", re.IGNORECASE)
KEY = rows()["BI-151"].text
TOKEN = rows()["BI-153"].text
# Rows whose circumstances stand in brackets, or whose answer is more than words.
APART = {"BI-072", "BI-073", "BI-160", "BI-163"}


def typed(expected: str) -> list[Row]:
    """Return rows that are an order typed in private."""
    found = of("command", expected)
    return [row for row in found if ORDER.match(row.text) and row.id not in APART]


@each(typed("clear_error"))
async def test_an_order_that_makes_no_sense_is_refused_and_nothing_is_written(
    row: Row, stage: Stage, seen: Witness
) -> None:
    ann = await stage.person()
    before = await seen.counts()
    (answer,) = await answers(stage, ann, row.text)
    assert is_clear(words_of(answer)), words_of(answer)
    assert "49" not in words_of(answer)
    assert await seen.counts() == before


def buys() -> list[Row]:
    return [row for row in typed("accepted_normalised") if row.text.lower().startswith("/buy")]


@each(buys())
async def test_an_order_that_is_written_oddly_means_what_it_says(
    row: Row, stage: Stage, seen: Witness
) -> None:
    ann = await stage.person()
    meant = Decimal(row.more.get("norm", "10"))
    found = await answers(stage, ann, row.text)
    placed, asked = await seen.orders(ann), await seen.tickets(ann)
    if placed:
        assert (placed[0]["symbol"], placed[0]["spend"]) == ("BTC/USDT", meant)
    elif asked:
        assert asked[0]["intent"]["symbol"] == "BTC/USDT"
        assert Decimal(asked[0]["intent"]["amount"]) == meant
        assert "quick limit" in words_of(found[0])
    else:
        words = words_of(found[0])
        assert re.match(r"Too (small|large)", words), words
        assert show(meant) in words
    assert len(placed) + len(asked) <= 1


@shows("BI-072")
async def test_a_second_line_smuggles_no_second_command(stage: Stage, seen: Witness) -> None:
    ann = await stage.person()
    before = await seen.counts()
    (answer,) = await answers(stage, ann, rows()["BI-072"].text)
    assert "One command per message" in words_of(answer)
    assert await seen.counts() == before


@shows("BI-073")
async def test_a_missing_amount_is_asked_for_with_presets(stage: Stage, seen: Witness) -> None:
    ann = await stage.person()
    before = await seen.counts()
    (answer,) = await answers(stage, ann, rows()["BI-073"].text)
    assert "How much?" in words_of(answer)
    assert is_clear(words_of(answer))
    assert len(buttons(answer)) >= 3
    assert await seen.counts() == before


@shows("BI-074", "BI-078")
async def test_a_share_is_of_what_is_held(stage: Stage, seen: Witness) -> None:
    ann = await stage.person()
    await stage.ask(ann, "/buy SOL 60", "Bought")
    (bought,) = await seen.orders(ann)
    step = Decimal(
        (await seen.rows("SELECT * FROM instruments WHERE base = 'SOL'"))[0]["quantity_step"]
    )
    held = await balance(seen, ann, "SOL")
    assert held > bought["filled"] * Decimal("0.99")

    await stage.ask(ann, rows()["BI-074"].text, "Sold")
    half = (await seen.orders(ann))[1]
    assert (half["side"], half["quantity"]) == ("sell", held / 2 // step * step)

    rest = await balance(seen, ann, "SOL")
    await stage.ask(ann, rows()["BI-078"].text, "Sold")
    last = (await seen.orders(ann))[2]
    assert last["quantity"] == rest // step * step
    assert await balance(seen, ann, "SOL") < step


async def balance(seen: Witness, person: int, currency: str) -> Decimal:
    query = (
        "SELECT amount FROM balances WHERE account_id = :id AND currency = :c AND pocket = 'free'"
    )
    found = await seen.rows(query, id=person, c=currency)
    return Decimal(found[0]["amount"]) if found else Decimal(0)


@shows("BI-081", "BI-158")
async def test_commands_of_other_bots_are_left_alone(stage: Stage, seen: Witness) -> None:
    ann = await stage.person()
    floor = await stage.group("Floor", ann)
    await stage.said(floor, "Hello")
    before = await seen.counts()
    for text in (rows()["BI-081"].text, "/unknowncmd", "/unknowncmd@OtherBot"):
        assert await answers(stage, ann, text, chat=floor) == []
    assert await answers(stage, ann, rows()["BI-081"].text) == []
    assert await seen.counts() == before


@shows("BI-082")
async def test_a_command_addressed_to_us_is_ours(stage: Stage, seen: Witness) -> None:
    ann = await stage.person()
    name = await username(stage)
    await stage.ask(ann, rows()["BI-082"].text.replace("OurBot", name), "BTC")
    assert [order["spend"] for order in await seen.orders(ann)] == [10]


async def username(stage: Stage) -> str:
    return str((await as_bot(stage, "getMe"))["username"])


@shows("BI-119", "BI-120")
async def test_a_payload_that_means_nothing_is_dropped_and_the_home_opens(
    stage: Stage, seen: Witness
) -> None:
    before = await seen.counts()
    for row_id in ("BI-119", "BI-120"):
        ann = await stage.person()
        (home,) = await answers(stage, ann, rows()[row_id].text)
        assert "Equity" in words_of(home)
    assert await seen.counts() == before


SAID = {
    "BI-140": "“> abc” is neither a price nor a percentage",
    "BI-145": "I do not know the setting “slippage”",
    "BI-146": "“Mars/Phobos” is not a time zone",
    "BI-147": "en, ",
    "BI-157": "I do not know /unknowncmd",
}


@each([rows()[row_id] for row_id in SAID])
async def test_other_commands_say_what_is_wrong_and_change_nothing(
    row: Row, stage: Stage, seen: Witness
) -> None:
    ann = await stage.person()
    await stage.ask(ann, "/start", "Equity")
    before = await seen.counts(), await preferences(seen, ann)
    (answer,) = await answers(stage, ann, row.text)
    assert SAID[row.id] in words_of(answer)
    assert is_clear(words_of(answer))
    assert any(way in words_of(answer) for way in ("/", "Did you mean"))
    assert (await seen.counts(), await preferences(seen, ann)) == before


async def preferences(seen: Witness, person: int) -> dict[str, Any]:
    found = await seen.rows("SELECT preferences FROM accounts WHERE id = :id", id=person)
    return dict(found[0]["preferences"])


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=row.id)
        for row in of("command")
        if re.match(r"/(withdraw|copy|snipe|bridge)\b", row.text)
    ],
)
async def test_a_command_that_does_not_exist_yet_moves_nothing(
    row: Row, stage: Stage, seen: Witness
) -> None:
    ann = await stage.person()
    before = await seen.counts()
    (answer,) = await answers(stage, ann, row.text)
    assert words_of(answer).startswith("I do not know /")
    assert is_clear(words_of(answer))
    assert await seen.counts() == before


@shows("BI-151", "BI-153")
async def test_a_pasted_secret_is_deleted_warned_of_and_kept_nowhere(
    stage: Stage, seen: Witness
) -> None:
    ann = await stage.person()
    before = await seen.counts()
    for text in (KEY, TOKEN):
        said = await stage.say(ann, text)
        await stage.said(ann, "Treat it as exposed", after=said)
        assert said not in [m["message_id"] for m in await stage.messages(ann)]
    held = await seen.rows("SELECT body::text FROM inbox UNION ALL SELECT body::text FROM outbox")
    assert not any(secrets_in(row["body"]) for row in held)
    for log in (stage.running.data_dir / "logs").glob("*.log"):
        assert not secrets_in(log.read_text(errors="replace"))
    assert await seen.counts() == before


def secrets_in(text: str) -> bool:
    return KEY.split("0x")[1] in text or TOKEN.partition(":")[2] in text


@shows("BI-155")
async def test_an_anonymous_admin_is_refused_by_name(stage: Stage, seen: Witness) -> None:
    ann = await stage.person()
    floor = await stage.group("Floor", ann)
    before = await seen.counts()
    text = f"/admin@{await username(stage)} broadcast hi"
    said = await stage.say(ann, text, chat=floor, anonymous=True)
    refused = await stage.said(floor, "write as yourself", after=said)
    assert is_clear(words_of(refused))
    assert await seen.rows("SELECT 1 FROM outbox WHERE kind = 'BroadcastSent'") == []
    assert await seen.counts() == before


@shows("BI-156")
async def test_small_talk_gets_one_hint_an_hour(stage: Stage, seen: Witness) -> None:
    ann = await stage.person()
    before = await seen.counts()
    (hint,) = await answers(stage, ann, "hello")
    assert "/help" in words_of(hint)
    assert await answers(stage, ann, "hello") == []
    assert await seen.counts() == before


@shows("BI-160")
async def test_forwarded_words_are_no_order(stage: Stage, seen: Witness) -> None:
    ann, bob = await stage.person("Ann"), await stage.person("Bob")
    before = await seen.counts()
    assert await answers(stage, ann, "/buy BTC 10", forward_from=bob) == []
    assert await seen.counts() == before


@shows("BI-163")
async def test_an_order_from_before_an_outage_asks_at_the_price_of_now(
    stage: Stage, seen: Witness
) -> None:
    ann = await stage.person()
    (asked,) = await answers(stage, ann, "/buy BTC 10", date_offset_s=61)
    assert "a while old" in words_of(asked)
    assert {b["text"] for b in buttons(asked)} == {"Confirm", "Cancel"}
    assert await seen.orders(ann) == []


@pytest.mark.parametrize("row_id", ["BI-098", "BI-101", "BI-102", "BI-103", "BI-106"])
async def test_what_was_read_comes_back_as_plain_text(row_id: str, stage: Stage) -> None:
    ann = await stage.person()
    word = rows()[row_id].text.split()[1]
    (answer,) = await answers(stage, ann, rows()[row_id].text)
    visible = "".join(c if c.isprintable() else "·" for c in word)
    assert f"“{visible}”" in html.unescape(words_of(answer))
    kinds = {entity["type"] for entity in answer.get("entities", [])}
    assert kinds <= {"code", "bot_command"}


async def test_a_long_word_is_cut_in_the_answer(stage: Stage) -> None:
    ann = await stage.person()
    (answer,) = await answers(stage, ann, f"/alerts {'x' * 3000}")
    assert is_clear(words_of(answer))
    assert "x" * 81 not in words_of(answer)
