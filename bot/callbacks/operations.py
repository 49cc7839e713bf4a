"""Buttons of the desk's admins."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData


class Decide(CallbackData, prefix="acc"):
    """Let a newcomer in or turn them away; `goes_on` shows who waits next."""

    account: int
    is_granted: bool
    goes_on: bool = False


class Operate(CallbackData, prefix="adm"):
    """An admin's button."""

    action: Literal["stats", "waiting", "halt", "resume", "panic", "broadcast", "close"]
