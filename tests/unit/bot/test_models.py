"""aiogram's models, built late: next to none at import, each of them whole at its first use."""

import subprocess
import sys

FRESH = """
import bot.app
from aiogram import methods, types
from aiogram.methods import Response

def models(room):
    named = (getattr(room, name) for name in room.__all__)
    return [m for m in named if hasattr(m, "model_rebuild")]

everything = models(types) + models(methods)
built = [m.__name__ for m in everything if m.__pydantic_complete__]
chat = {"id": 1, "type": "private"}
update = types.Update.model_validate(
    {"update_id": 1, "message": {"message_id": 2, "date": 3, "chat": chat, "text": "hello"}}
)
assert update.message.text == "hello" and update.message.chat.type == "private"
keys = types.InlineKeyboardMarkup(
    inline_keyboard=[[types.InlineKeyboardButton(text="Buy", callback_data="b")]]
)
sent = methods.SendMessage(chat_id=1, text="x", reply_markup=keys)
assert sent.model_dump(warnings=False)["reply_markup"]["inline_keyboard"][0][0]["text"] == "Buy"
answer = Response[types.Message].model_validate({"ok": True, "result": {
    "message_id": 2, "date": 3, "chat": chat}})
assert isinstance(answer.result, types.Message)
failed = [m.__name__ for m in everything if m.model_rebuild(raise_errors=False) is False]
print(len(everything), len(built), failed)
"""


def test_a_model_is_built_when_it_is_first_used() -> None:
    found = subprocess.run(
        [sys.executable, "-c", FRESH], capture_output=True, text=True, check=False
    )
    assert not found.stderr
    everything, built, failed = found.stdout.split(maxsplit=2)
    assert int(everything) > 500
    assert int(built) < int(everything) / 4, "but for those that know all their names already"
    assert failed.strip() == "[]"
