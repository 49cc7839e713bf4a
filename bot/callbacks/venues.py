"""Buttons of exchange accounts."""

from aiogram.filters.callback_data import CallbackData


class Exchange(CallbackData, prefix="v"):
    """Do something about a venue: connect, stop, live, choose, leave, revoke, clear."""

    action: str
    venue: str = ""
