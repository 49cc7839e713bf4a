"""Buttons of prices and charts."""

from aiogram.filters.callback_data import CallbackData

from desk.market.model import Timeframe


class Card(CallbackData, prefix="p"):
    """Show or refresh the price card of a coin."""

    base: str


class Chart(CallbackData, prefix="c"):
    """Draw the chart of a coin; `is_new` sends it, else the picture is exchanged."""

    base: str
    timeframe: Timeframe
    is_new: bool = True
