"""Buttons of orders: buy, sell, what a ticket asks, what became of one."""

from aiogram.filters.callback_data import CallbackData

from desk.orders.model import Side
from desk.venues.profiles import PAPER


class Buy(CallbackData, prefix="b"):
    """Buy `base` for `amount` USDT, at once within the quick limit."""

    base: str
    amount: str
    headline: str = ""
    venue: str = PAPER


class Sell(CallbackData, prefix="s"):
    """Sell `percent` of what is free of `base`."""

    base: str
    percent: int
    venue: str = PAPER


class Ask(CallbackData, prefix="a"):
    """Ask for the amount of a buy or a sale."""

    side: Side
    base: str
    venue: str = PAPER


class Private(CallbackData, prefix="g"):
    """Under a group's alert: a ticket for the presser alone, in their own chat."""

    base: str
    headline: str


class Confirm(CallbackData, prefix="ok"):
    """Place what the ticket says."""

    ticket: str


class Dismiss(CallbackData, prefix="no"):
    """Throw the ticket away."""

    ticket: str


class Reprice(CallbackData, prefix="re"):
    """Make a fresh ticket of an expired one."""

    ticket: str


class Cancel(CallbackData, prefix="x"):
    """Cancel an order."""

    order: str


class Why(CallbackData, prefix="w"):
    """Show an order with its history."""

    order: str
