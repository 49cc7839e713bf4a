"""Loaded once for all rooms of the rig: what each start of a bot would spend seconds on anew."""

import time

from aiogram.types import Update

import bot.app  # noqa: F401 - before aiogram: it says how its models are built

PERSON = {"id": 1, "is_bot": False, "first_name": "Ann"}
CHAT = {"id": 1, "type": "private", "first_name": "Ann"}
MESSAGE = {"message_id": 1, "date": int(time.time()), "chat": CHAT, "from": PERSON, "text": "/id"}

Update.model_validate({"update_id": 1, "message": MESSAGE})
