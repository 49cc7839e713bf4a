"""Buttons of price alerts."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import StringConstraints


class AlertOffers(CallbackData, prefix="pa"):
    """Offer ready-made price alerts of a coin."""

    base: str


class AlertAt(CallbackData, prefix="pb"):
    """Set a price alert; `level` in the words of /alert, without the coin."""

    base: str
    level: Annotated[str, StringConstraints(pattern=r"^[-+]?[0-9.]{1,26}%?$")]
    is_repeating: bool = False


class AlertDrop(CallbackData, prefix="pd"):
    """Remove a price alert."""

    alert: str
