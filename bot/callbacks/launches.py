"""Buttons of token launches."""

from aiogram.filters.callback_data import CallbackData


class Launch(CallbackData, prefix="tge"):
    """Show one token launch."""

    event: str


class Arm(CallbackData, prefix="arm"):
    """Tell how to buy a launch's coin when it is first traded."""

    event: str


class Calendar(CallbackData, prefix="ics"):
    """Send the token launches to come as a file for a calendar."""
