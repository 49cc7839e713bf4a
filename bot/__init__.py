"""Talks to Telegram."""

import bot.models  # noqa: F401 - before anything else loads aiogram
