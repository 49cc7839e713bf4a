"""Buttons of limits and of a stopped account."""

from aiogram.filters.callback_data import CallbackData


class Limit(CallbackData, prefix="lim"):
    """Choose a limit of one's own, `off` for none; without a value show what there is to choose."""

    rule: str
    value: str = ""


class Thaw(CallbackData, prefix="thaw"):
    """Let one's own trading go on after a panic."""
