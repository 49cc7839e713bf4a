"""A button counts in a group only where it stands; alone with the bot any of it may be meant."""

from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram.types import (
    CallbackQuery,
    Chat,
    InaccessibleMessage,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    User,
)

from bot.callbacks.alerts import Pause, Remove
from bot.callbacks.orders import Confirm
from bot.middlewares.identity import _check_place
from desk.errors import NotYours, Stale

ANN = User(id=501, is_bot=False, first_name="Ann")
GROUP, ALONE = Chat(id=-100, type="supergroup"), Chat(id=501, type="private")
SHOWN = Pause(rule="k7m2x9qf4t1z", is_paused=True).pack()
FORGED = Remove(rule="k7m2x9qf4t1z").pack()


def message(chat: Chat, *data: str) -> Message:
    """Return a message with these buttons, one a row; with none of them it has no keyboard."""
    rows = [[InlineKeyboardButton(text="x", callback_data=one)] for one in data]
    markup = InlineKeyboardMarkup(inline_keyboard=rows) if rows else None
    return Message(message_id=3, date=datetime.now(UTC), chat=chat, reply_markup=markup)


def tap(data: str, where: Any) -> CallbackQuery:
    return CallbackQuery(id="1", from_user=ANN, chat_instance="1", data=data, message=where)


@pytest.mark.parametrize("shown", [(), ("p:BTC",), ("p:BTC", SHOWN)])
def test_a_button_that_does_not_stand_under_the_message_of_a_group_is_refused(
    shown: tuple[str, ...],
) -> None:
    with pytest.raises(Stale) as refused:
        _check_place(tap(FORGED, message(GROUP, *shown)))
    assert refused.value.values["what"] == "button"


def test_a_private_button_is_refused_in_a_group_though_it_stood_there() -> None:
    data = Confirm(ticket="k7m2x9qf4t1z").pack()
    with pytest.raises(NotYours):
        _check_place(tap(data, message(GROUP, data)))


@pytest.mark.parametrize(
    "where",
    [
        message(GROUP, "p:BTC", SHOWN),
        message(ALONE, "p:BTC"),
        message(ALONE),
        InaccessibleMessage(chat=GROUP, message_id=3),
        None,
    ],
)
def test_every_other_tap_goes_on(where: Any) -> None:
    assert _check_place(tap(SHOWN, where)) is None  # type: ignore[func-returns-value]
