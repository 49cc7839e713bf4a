"""Buttons of the record of an account."""

from aiogram.filters.callback_data import CallbackData


class Report(CallbackData, prefix="rep"):
    """Show what the last days brought; `is_new` sends it, else the picture is exchanged."""

    days: int
    is_new: bool = True


class Export(CallbackData, prefix="csv"):
    """Send the history of the last days as a file for taxes."""

    days: int
