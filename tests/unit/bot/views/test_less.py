"""What is muted is told in a person's own language and time zone."""

from datetime import UTC, datetime

import pytest

from bot.views import less
from desk import i18n
from desk.alerts.mutes import Kind, Mute

UNTIL = datetime(2026, 11, 30, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "zone", "words"),
    [
        ("en", "UTC", "No alerts until 30 Nov 22:30"),
        ("en", "Asia/Tokyo", "No alerts until 1 Dec 07:30"),
        ("ru", "Europe/Moscow", "Без оповещений до 1 дек 01:30"),
    ],
)
def test_a_snooze_names_its_end_as_people_write_it_there(
    language: str, zone: str, words: str
) -> None:
    mute = Mute(chat_id=1, kind=Kind.SNOOZE, until=UNTIL, created_by=1, created_at=UNTIL)
    assert less.told(mute, i18n.texts(language), zone=zone) == words
