"""What people type by mistake or in malice gives the expected class of answer, never harm."""

import json
from pathlib import Path
from typing import Any

from bot.handlers.alerts import EXAMPLE
from bot.views.errors import toast
from desk import i18n
from desk.i18n import Html
from tests.journeys.chats.stage import Stage
from tests.stage import words_of

CASES = Path(__file__).parents[2] / "cases" / "bad_inputs.jsonl"
NOT_HERE = ("/withdraw", "/copy", "/snipe", "/bridge", "/import")
MISREAD = ("I cannot read", "I do not know", "does not trade here", "may be one or", "which coin")


def cases(surface: str) -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines() if line]
    return [row for row in rows if row["surface"] == surface]


def typed(case: dict[str, Any]) -> str | None:
    """Return what is typed in private; None for cases with circumstances of their own."""
    text = case["input"]
    if isinstance(text, dict):
        return str(text["prefix"] + text["unit"] * text["times"])[:4096]
    if " (" in text or "@O" in text or text.startswith(NOT_HERE):
        return None
    return text if text.startswith(("/buy", "/sell")) else None


async def test_every_order_that_is_typed_badly_is_refused_with_words_that_help(
    stage: Stage,
) -> None:
    ann = await stage.newcomer()
    bad = [c for c in cases("command") if c["expected"] == "clear_error" and typed(c)]
    assert len(bad) > 40
    for case in bad:
        said = await stage.say(ann, typed(case) or "")
        answer = await stage.heard(ann, lambda _: True, after=said)
        told = words_of(answer)
        assert 10 < len(told) < 700, case
        assert "Traceback" not in told, case
        assert "49" not in told, case
        if "{{" not in str(case["input"]):
            assert "failed on our side" not in told, case
    assert not await stage.orders(ann)


async def test_every_order_that_is_typed_oddly_but_clearly_is_understood(stage: Stage) -> None:
    ann = await stage.newcomer()
    good = [c for c in cases("command") if c["expected"] == "accepted_normalised" and typed(c)]
    assert len(good) > 20
    for case in good:
        said = await stage.say(ann, typed(case) or "")
        told = words_of(await stage.heard(ann, lambda _: True, after=said))
        assert not told.startswith(MISREAD), (case, told)
        assert "failed on our side" not in told, case


async def test_settings_outside_their_range_are_refused_with_an_example(stage: Stage) -> None:
    ann = await stage.newcomer()
    before = (await stage.context.desk.accounts.get(ann)).preferences
    for words in (
        "slippage 1000",
        "tz Mars/Phobos",
        "tz ../../etc/passwd",
        "lang xx",
        "quick 0",
        "quick 999999999",
        "presets 1 2 3 4 5",
        "presets 0",
        "quiet 25:00-26:00",
        "<b>x</b> 1",
    ):
        said = await stage.say(ann, f"/settings {words}")
        told = words_of(await stage.heard(ann, lambda _: True, after=said))
        assert "/settings" in told or "/buy" in told, (words, told)
    assert (await stage.context.desk.accounts.get(ann)).preferences == before


async def test_alert_words_that_make_no_sense_change_nothing(stage: Stage) -> None:
    ann = await stage.newcomer()
    for words in ("nope", "btc > abc", "btc 150%", "btc -5%", "🚀", "<b>btc</b>", "btc 1e3"):
        said = await stage.say(ann, f"/alerts {words}")
        told = words_of(await stage.heard(ann, lambda _: True, after=said))
        assert "failed on our side" not in told, (words, told)
        assert "You will hear" not in told, (words, told)
    said = await stage.say(ann, "/alerts off btcc")
    told = words_of(
        await stage.heard(ann, "neither a coin that trades here nor a tone", after=said)
    )
    assert all(word in told for word in ("“off”", EXAMPLE, "/alerts off", "/alerts on"))
    assert not await stage.context.desk.alerts.rules(ann)


def test_toasts_are_plain_and_short() -> None:
    texts = i18n.texts("en")
    plain = toast(texts("amount-format", text="<b>5</b> & " + "x" * 300))
    assert len(plain) == 200
    assert plain.startswith("I cannot read the amount “<b>5</b> & x")
    assert "<code>" not in plain
    assert toast(Html("a &lt; b")) == "a < b"
