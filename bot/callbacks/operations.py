"""Buttons of the desk's admins."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData


class Decide(CallbackData, prefix="acc"):
    """Let a newcomer in or turn them away."""

    account: int
    is_granted: bool


class Operate(CallbackData, prefix="adm"):
    """An admin's button: stats, halt, resume, panic, broadcast, close."""

    action: Literal["stats", "halt", "resume", "panic", "broadcast", "close"]
