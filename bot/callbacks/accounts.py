"""Buttons of one's own settings."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData

Setting = Literal["lang", "presets", "quick", "quiet", "tz", "pictures"]


class Set(CallbackData, prefix="set"):
    """Choose a value of a setting; without a value show what there is to choose."""

    name: Setting
    value: str = ""


class Bring(CallbackData, prefix="sf"):
    """Send one's settings as a file; apply a file that was sent, drop it, or take it back."""

    action: Literal["export", "apply", "cancel", "undo"]
    id: str = ""
