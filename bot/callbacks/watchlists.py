"""Buttons of watchlists."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData


class Follow(CallbackData, prefix="wf"):
    """Put a coin on the watchlist or take it off; `where` the button stands."""

    base: str
    is_followed: bool
    where: Literal["card", "list"] = "card"


class Watchlist(CallbackData, prefix="wl"):
    """Show the watchlist; with `is_edited` its buttons remove coins instead of opening them."""

    is_edited: bool = False
