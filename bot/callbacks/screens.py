"""Buttons that show a screen."""

from aiogram.filters.callback_data import CallbackData


class Go(CallbackData, prefix="go"):
    """Show a screen by its name, in place of the message."""

    place: str
