"""Days and numbers of pictures: in the language where the font has the letters, else in digits."""

from datetime import UTC, datetime

import pytest

from bot import labels
from desk import i18n
from desk.money import Figure

AT = datetime(2026, 2, 7, 13, tzinfo=UTC)
DAYS = {
    "en": "7 Feb",
    "es": "7 feb",
    "pt-BR": "7 fev",
    "tr": "7/2",
    "ru": "07.02",
    "ar": "7/2",
    "zh-Hans": "2/7",
}


@pytest.mark.parametrize("language", i18n.languages())
def test_a_day_is_a_name_where_it_can_be_drawn_and_a_number_elsewhere(language: str) -> None:
    texts = i18n.texts(language)
    assert labels.day(AT, texts) == DAYS[language]
    assert labels.day(AT.replace(month=8), texts) != DAYS[language]


@pytest.mark.parametrize("language", i18n.languages())
def test_all_that_is_written_can_be_drawn(language: str) -> None:
    texts = i18n.texts(language)
    for month in range(1, 13):
        assert drawn(labels.day(AT.replace(month=month), texts))
    for change in (-1.25, 0.0, 12.5):
        assert drawn(labels.percent(change, texts))
    assert drawn(labels.number(-64210.5, 2, texts))
    assert drawn(labels.figure(Figure("1,234,567.89 USDT"), texts))


def drawn(text: str) -> bool:
    return bool(text) and all(labels._is_known(character) for character in text)


def test_numbers_follow_the_language() -> None:
    assert labels.percent(-1.25, i18n.texts("ru")) == "-1,25 %"
    assert labels.percent(1.25, i18n.texts("tr")) == "+1,25%"
    assert labels.number(64210.5, 1, i18n.texts("es")) == "64.210,5"
    assert labels.number(64210.5, 0, i18n.texts("ru")) == "64 210"
