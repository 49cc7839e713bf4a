"""What stands under the file of a replay."""

from datetime import timedelta

import pytest

from bot.views import replays
from desk import clock, i18n
from desk.replays.model import Result, Terms


@pytest.mark.parametrize(
    ("language", "days", "words"),
    [
        ("en", 7, "last 7 d"),
        ("ar", 1, "خلال آخر يوم"),
        ("ar", 7, "آخر 7 أيام"),
        ("ar", 30, "30 يومًا"),
    ],
)
def test_its_days_have_the_plural_of_their_language(language: str, days: int, words: str) -> None:
    now = clock.now()
    found = Result(
        source="coindesk",
        since=now - timedelta(days=days),
        until=now,
        terms=Terms(),
        trades=(),
        unjudged=(),
        left_out=0,
    )
    told = replays.caption(found, i18n.texts(language), days=days)
    assert told.splitlines()[0].endswith(words)
