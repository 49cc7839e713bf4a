"""People look at what their trades brought, and take the file for taxes home."""

import csv
import io

from tests.journeys.chats.stage import Stage, labels
from tests.stage import buttons, words_of


async def _traded(stage: Stage, name: str = "Ann", language: str = "en") -> int:
    """A person who bought for 60 and sold half of it a little higher."""
    person = await stage.newcomer(name, language)
    await _trade(stage, person, "/buy btc 60", "60000")
    await _trade(stage, person, "/sell btc 50%", "61000")
    return person


async def _trade(stage: Stage, person: int, words: str, price: str) -> None:
    before = len(await stage.orders(person))
    await stage.quote("BTC", price)
    said = await stage.say(person, words)

    async def is_placed() -> bool:
        return len(await stage.orders(person)) > before

    await stage.until(is_placed)
    await stage.settle()
    await stage.heard(person, lambda text: " bp" in text or "бп" in text, after=said)


async def test_report_is_a_picture_with_figures_whose_span_can_be_changed(stage: Stage) -> None:
    ann = await _traded(stage)
    said = await stage.say(ann, "/report")
    report = await stage.heard(ann, "time-weighted", after=said)
    assert report["photo"]
    assert "Last 30 days · PAPER" in words_of(report)
    assert "Sales 1, with profit 1" in words_of(report)
    assert "2 fills" in words_of(report)
    assert labels(report)[:3] == ["7 d", "• 30 d •", "365 d"]
    await stage.press(ann, report, "365 d")
    changed = await stage.heard(ann, "Last 365 days", after=said)
    assert changed["message_id"] == report["message_id"]
    assert "• 365 d •" in labels(changed)


async def test_the_file_for_taxes_has_every_fill_and_deposit(stage: Stage) -> None:
    ann = await _traded(stage)
    said = await stage.say(ann, "/report 7")
    report = await stage.heard(ann, "Last 7 days", after=said)
    await stage.press(ann, report, "CSV")
    sent = await stage.heard(ann, "3 rows", after=said)
    assert sent["document"]["file_name"].endswith("-7d.csv")
    rows = list(csv.DictReader(io.StringIO(await stage.file(sent), newline="")))
    assert [row["type"] for row in rows] == ["deposit", "buy", "sell"]
    assert [row["asset"] for row in rows] == ["USDT", "BTC", "BTC"]
    assert rows[1]["fee_currency"] == "BTC"
    assert float(rows[2]["realised"]) > 0
    assert all(row["time"].endswith("Z") for row in rows)


async def test_portfolio_leads_to_the_report_in_the_persons_language(stage: Stage) -> None:
    bob = await _traded(stage, "Борис", "ru")
    said = await stage.say(bob, "/portfolio")
    shown = await stage.heard(bob, "Портфель", after=said)
    await stage.press(bob, shown, "Отчёт")
    report = await stage.heard(bob, "взвешенная по времени", after=said)
    assert "Отчёт за 30 дней" in words_of(report)
    assert "• 30 дн. •" in labels(report)


async def test_a_span_that_is_none_is_refused_with_an_example(stage: Stage) -> None:
    ann = await stage.newcomer()
    for words in (
        "/report 0",
        "/report week",
        "/report -7",
        "/report 3661",
        f"/report {'9' * 3000}",
    ):
        said = await stage.say(ann, words)
        await stage.heard(ann, "/report 30", after=said)
    for data in ("rep:0:1", "rep:-5:1", "csv:999999"):
        answer = await stage.forge(ann, data)
        assert answer["show_alert"]


async def test_a_card_of_everything_hides_its_sum_until_it_is_asked_for(stage: Stage) -> None:
    ann = await _traded(stage)
    said = await stage.say(ann, "/pnl")
    card = await stage.heard(ann, "time-weighted", after=said)
    assert (card["photo"][-1]["width"], card["photo"][-1]["height"]) == (1200, 630)
    assert "Last 30 days · PAPER" in words_of(card)
    assert "USDT" not in words_of(card)
    assert "names nobody" in words_of(card)
    await stage.press(ann, card, "Show the sum")
    shown = await stage.heard(ann, lambda text: "time-weighted · " in text, after=said)
    assert shown["message_id"] == card["message_id"]
    assert shown["photo"] != card["photo"]
    await stage.press(ann, shown, "7 d")
    week = await stage.heard(ann, "Last 7 days", after=said)
    assert "USDT" in words_of(week)
    await stage.press(ann, week, "Hide the sum")
    await stage.heard(ann, lambda text: "Last 7 days" in text and "USDT" not in text, after=said)


async def test_a_card_of_a_coin_tells_of_what_is_held_and_then_of_its_sale(stage: Stage) -> None:
    ann = await _traded(stage)
    await stage.quote("BTC", "66000")
    said = await stage.say(ann, "/pnl btc")
    held = await stage.heard(ann, "Held", after=said)
    assert held["photo"]
    assert "on cost, fees included" in words_of(held)
    assert "→ 6" in words_of(held)
    assert "+9." in words_of(held)
    await _trade(stage, ann, "/sell btc all", "54000")
    said = await stage.say(ann, "/pnl $btc")
    sold = await stage.heard(ann, "Last sale", after=said)
    assert "\u2212" in words_of(sold)


async def test_portfolio_leads_to_the_card_in_the_persons_language(stage: Stage) -> None:
    bob = await _traded(stage, "Борис", "ru")
    said = await stage.say(bob, "/portfolio")
    shown = await stage.heard(bob, "Портфель", after=said)
    await stage.press(bob, shown, "Карточка")
    card = await stage.heard(bob, "За 30 дней", after=said)
    assert card["photo"]
    assert "Показать сумму" in labels(card)


async def test_a_card_of_nothing_or_in_a_group_is_refused_with_the_way_on(stage: Stage) -> None:
    ann = await stage.newcomer()
    for words, told in (
        ("/pnl btc", "neither held nor sold BTC"),
        ("/pnl nosuchcoin", "nosuchcoin"),
        ("/pnl 0", "/pnl 30"),
        ("/pnl -7", "/pnl 30"),
        ("/pnl 99999", "/pnl 30"),
    ):
        said = await stage.say(ann, words)
        await stage.heard(ann, told, after=said)
    for data in ("pnl::0:0:1", "pnl::-5:0:1", "pnl:BTC:30:2:1"):
        answer = await stage.forge(ann, data)
        assert answer["show_alert"]
    floor = await stage.group(ann)
    said = await stage.say(ann, "/pnl", chat_id=floor)
    led = await stage.heard(floor, "private", after=said)
    assert not led.get("photo")


async def test_a_card_is_offered_inline_to_its_own_person_alone(stage: Stage) -> None:
    ann, bob = await _traded(stage), await stage.newcomer("Bob")
    before = await stage.messages(ann)
    offered = await stage.post("inline", {"user_id": ann, "query": "PnL "})
    (card,) = offered["results"]
    assert (card["type"], card["title"]) == ("photo", "Share my result")
    assert (offered["cache_time"], offered["is_personal"]) == (0, True)
    assert await stage.messages(ann) == before, "the picture leaves no message behind"
    floor = await stage.group(ann)
    chosen = {"chat_id": floor, "user_id": ann, "result_id": "pnl", "query": "pnl"}
    await stage.post("choose", chosen)
    shown = (await stage.messages(floor))[-1]
    assert (shown["from"]["id"], shown["via_bot"]["is_bot"]) == (ann, True)
    assert shown["photo"]
    assert "Last 30 days · PAPER" in words_of(shown)
    assert "USDT" not in words_of(shown)
    assert not buttons(shown)

    coin = await stage.post("inline", {"user_id": ann, "query": "pnl $btc"})
    assert "BTC/USDT" in coin["results"][0]["caption"]
    assert coin["results"][0]["photo_file_id"] != card["photo_file_id"]
    await stage.post("faults", {"method": "sendPhoto", "kind": "500", "times": 1})
    (words,) = (await stage.post("inline", {"user_id": ann, "query": "pnl"}))["results"]
    assert words["type"] == "article"
    assert "time-weighted" in words["input_message_content"]["message_text"]
    for asked in ("pnl", "pnl btc"):
        his = await stage.post("inline", {"user_id": bob, "query": asked})
        assert his["results"] == []
        assert his["button"] == {"text": "No trades yet. Open Tapewire", "start_parameter": "pnl"}


async def test_inline_words_that_no_card_can_be_drawn_of_are_answered_with_an_example(
    stage: Stage,
) -> None:
    ann, stranger = await _traded(stage), await stage.person("Eve", "ru")
    for words in ("pnl eth", "pnl nosuchcoin", "pnl 0", "pnl -7", "pnl 99999", "pnl <b>"):
        refused = await stage.post("inline", {"user_id": ann, "query": words})
        assert refused["results"] == []
        assert refused["button"]["text"] == "Nothing of that. Try: pnl, pnl 7, pnl btc"
    asked = await stage.post("inline", {"user_id": stranger, "query": "pnl"})
    assert (asked["results"], asked["button"]["text"]) == ([], "Сделок ещё нет. Открыть Tapewire")
    prices = await stage.post("inline", {"user_id": ann, "query": "pn"})
    assert [r["id"] for r in prices["results"]] == ["nothing"]


async def test_why_shows_each_state_with_its_time_and_gap_and_the_receipt_the_latency(
    stage: Stage,
) -> None:
    ann = await _traded(stage)
    receipt = await stage.heard(ann, "Bought")
    assert "after the tap, answered in" in words_of(receipt)
    why = next(b for b in buttons(receipt) if b["text"] == "Why?")
    await stage.press(ann, receipt, why["text"])
    told = words_of(await stage.heard(ann, "Sent to the exchange as", after=receipt["message_id"]))
    lines = [line for line in told.splitlines() if "(+" in line]
    assert [line.rpartition(" ")[2] for line in lines] == ["accepted", "sending", "filled"]
    assert all(" ms)" in line or " s)" in line for line in lines)
    assert "after the tap, answered in" in told
