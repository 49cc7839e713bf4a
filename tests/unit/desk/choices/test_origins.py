"""Where a value comes from is said, and what nobody chose follows the operator."""

from dataclasses import replace
from datetime import time
from decimal import Decimal

import pytest

from desk.accounts import devices, preferences
from desk.accounts.model import Preferences
from desk.choices import origins
from desk.choices.model import Chosen, Origin, Setting
from desk.risk.model import Rule
from desk.settings import Settings

PLAIN = Settings.model_validate({})
SET = Settings.model_validate(
    {"quick_limit": "250", "time_zone": "Europe/Berlin", "max_day": "900"}
)


def newcomer(settings: Settings) -> Chosen:
    given = preferences.given(Preferences(came_with="ru"), settings)
    return Chosen(preferences=given)


def test_a_newcomer_has_chosen_nothing() -> None:
    found = {s.setting: s.origin for s in origins.shown(newcomer(PLAIN), PLAIN).values()}
    assert found.pop(Setting.LANGUAGE) is Origin.TELEGRAM
    assert set(found.values()) == {Origin.DEFAULT}
    told = origins.shown(newcomer(SET), SET)
    assert told[Setting.QUICK_LIMIT].origin is Origin.OPERATOR
    assert told[Setting.PRESETS].origin is Origin.DEFAULT


def test_what_is_changed_is_theirs_until_it_is_given_back() -> None:
    before = newcomer(SET)
    after = origins.mine(before.choosing(Setting.QUICK_LIMIT, Decimal(60)), before)
    assert origins.shown(after, SET)[Setting.QUICK_LIMIT].origin is Origin.YOURS
    back = origins.back(after, Setting.QUICK_LIMIT, SET)
    assert back == before
    quiet = origins.mine(before.choosing(Setting.QUIET_HOURS, (time(22), time(7))), before)
    assert origins.shown(quiet, SET)[Setting.QUIET_HOURS].origin is Origin.YOURS
    assert origins.back(quiet, Setting.QUIET_HOURS, SET) == before


def test_a_language_given_back_is_the_one_of_their_telegram() -> None:
    before = newcomer(PLAIN)
    after = origins.mine(before.choosing(Setting.LANGUAGE, "ar"), before)
    assert origins.back(after, Setting.LANGUAGE, PLAIN).preferences.language == "ru"


def test_what_is_not_theirs_follows_the_operator() -> None:
    chosen = newcomer(PLAIN).preferences
    assert preferences.followed(chosen, SET).quick_limit == 250
    own = preferences.owned(chosen, replace(chosen, quick_limit=Decimal(60)))
    assert preferences.followed(own, SET).quick_limit == 60


def test_what_was_narrowed_since_does_not_keep_the_rest_from_being_changed() -> None:
    narrow = Settings.model_validate({"max_order": "50"})
    now = Preferences(quick_limit=Decimal(100))
    preferences.check(replace(now, language="ru"), narrow, now)


def test_a_limit_says_whose_it_is() -> None:
    assert origins.of_limit(Rule.MAX_DAY, Decimal(5), SET) is Origin.YOURS
    assert origins.of_limit(Rule.MAX_DAY, None, SET) is Origin.OPERATOR
    assert origins.of_limit(Rule.MAX_LOSS, None, SET) is Origin.DEFAULT


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                " Chrome/140.0.0.0 Safari/537.36 Edg/140.0"
            ),
            "Edge · Windows",
        ),
        (
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15"
                " (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"
            ),
            "Safari · iPhone",
        ),
        (
            (
                "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko)"
                " Version/4.0 Chrome/140.0 Mobile Safari/537.36 Telegram-Android/12.1"
            ),
            "Telegram · Android",
        ),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox · Linux",
        ),
        ("curl/8.5.0", "curl"),
        ("<script>", ""),
        ("", ""),
    ],
)
def test_a_device_is_told_in_words(agent: str, words: str) -> None:
    assert devices.words(agent) == words
