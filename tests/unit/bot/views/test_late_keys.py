"""Keys that came when nobody awaited them: what became of them, and how to send them again."""

import pytest

from bot.views.venues import late
from desk import i18n

EN = i18n.texts("en")


@pytest.mark.parametrize(
    ("is_deleted", "words"), [(True, "deleted your message"), (False, "could not delete")]
)
def test_it_says_what_became_of_the_message(is_deleted: bool, words: str) -> None:
    assert words in late("bybit", EN, is_deleted=is_deleted).text


def test_the_venue_is_in_the_command_and_on_the_button() -> None:
    screen = late("bybit", EN, is_deleted=True)
    assert "<code>/connect bybit</code>" in screen.text
    assert screen.keyboard is not None
    assert screen.keyboard.inline_keyboard[0][0].callback_data == "v:connect:bybit"


def test_without_a_venue_the_command_asks_which() -> None:
    screen = late("", EN, is_deleted=True)
    assert "<code>/connect</code>" in screen.text
    assert screen.keyboard is None
