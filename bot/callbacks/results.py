"""Buttons of cards to share."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field


class Share(CallbackData, prefix="pnl"):
    """Draw a card to share of a coin or, without one, of all in the last days.

    `is_new` sends it, else the picture is exchanged; `has_sum` puts the profit in USDT on it.
    """

    base: str = ""
    days: Annotated[int, Field(ge=1, le=3660)] = 30
    has_sum: bool = False
    is_new: bool = True
