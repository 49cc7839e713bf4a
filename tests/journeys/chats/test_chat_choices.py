"""Settings in the chat: where each comes from, the way back, and a file of them."""

import json

import pytest

from tests.journeys.chats.stage import Stage
from tests.stage import buttons, words_of


async def test_settings_say_where_each_comes_from_and_are_given_back(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/settings")
    await stage.heard(ann, lambda text: "Quick limit: $100" in text and "from Telegram" in text)
    said = await stage.say(ann, "/settings quick 250")
    await stage.heard(ann, "I ask first · yours", after=said)
    said = await stage.say(ann, "/settings quick")
    offered = await stage.heard(ann, "Quick limit", after=said)
    await stage.press(ann, offered, "Back to default")
    await stage.heard(ann, "$100, above it I ask first · default", after=said)


async def test_the_look_of_pictures_is_chosen_by_a_button_and_no_other_one_is_there(
    stage: Stage,
) -> None:
    ann = await stage.newcomer()
    said = await stage.say(ann, "/settings pictures")
    offered = await stage.heard(ann, "how charts and cards look", after=said)
    await stage.press(ann, offered, "Light")
    await stage.heard(ann, "Pictures: Light · yours", after=said)
    said = await stage.say(ann, "/settings pictures pink")
    await stage.heard(ann, "Pictures are dark, light; I read “pink”", after=said)
    assert (await stage.context.desk.choices.of(ann)).preferences.pictures == "light"


async def test_a_file_is_sent_shown_applied_and_taken_back(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/alerts btc bullish 50%")
    await stage.heard(ann, "You will hear")
    await stage.say(ann, "/settings presets 20 75.50")
    await stage.heard(ann, "$75.5")
    said = await stage.say(ann, "/settings export")
    await stage.heard(ann, "It holds no keys", after=said)
    file = json.loads(await stage.context.desk.choices.export(ann))
    file["settings"]["language"] = "ru"
    file["settings"]["quick_limit"] = "9999999"
    file["limits"] = {"max-day": "700"}
    file["alerts"] = []
    said = await stage.upload(ann, "mine.json", json.dumps(file).encode())
    shown = await stage.heard(ann, "This file changes 3 things", after=said)
    assert all(
        line in words_of(shown)
        for line in (
            "Language: en → ru",
            "24 hours: – → 700",
            "➖ BTC and bullish and impact >= 0.5",
            "Left out: Quick limit 9999999. The quick limit must be",
        )
    )
    assert len(await stage.context.desk.alerts.rules(ann)) == 1
    await stage.press(ann, shown, "Apply")
    done = await stage.heard(ann, "Применено, 3 изменения")
    assert await stage.context.desk.alerts.rules(ann) == []
    await stage.press(ann, done, "Вернуть")
    await stage.heard(ann, "Language: English")
    chosen = await stage.context.desk.choices.of(ann)
    assert [str(one) for one in chosen.preferences.presets] == ["20", "75.5"]
    assert (len(chosen.alerts), chosen.limits) == (1, {})


async def test_a_file_is_dropped_by_cancel_and_its_buttons_work_once(stage: Stage) -> None:
    ann, eve = await stage.newcomer("Ann"), await stage.newcomer("Eve")
    file = b'{"tapewire": "settings", "version": 1, "settings": {"quick_limit": "60"}}'
    await stage.upload(ann, "mine.json", file)
    shown = await stage.heard(ann, "This file changes 1 thing")
    apply = buttons(shown)[0]["callback_data"]
    assert (await stage.forge(eve, apply))["show_alert"]
    await stage.press(ann, shown, "Cancel")
    await stage.heard(ann, "Left as it was")
    assert (await stage.forge(ann, apply))["show_alert"]
    assert (await stage.context.desk.choices.of(ann)).preferences.quick_limit == 100


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("big.json", b" " * 70_000, "at most 60 KB"),
        ("deep.json", b"[" * 9_000, "nested deeper than 8"),
        ("other.json", b'{"crypto": {}}', "not a file of Tapewire’s settings"),
        ("id.json", b'{"tapewire":"settings","version":1,"admin":true}', "no “admin” in a file"),
    ],
)
async def test_a_file_that_is_none_is_refused_with_the_reason(
    stage: Stage, name: str, data: bytes, why: str
) -> None:
    ann = await stage.newcomer()
    before = await stage.context.desk.choices.of(ann)
    await stage.upload(ann, name, data)
    await stage.heard(ann, lambda text: why in text and "Nothing was changed" in text)
    assert await stage.context.desk.choices.of(ann) == before
