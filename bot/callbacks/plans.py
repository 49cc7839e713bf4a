"""Buttons of plans: begin, change and end them, and the ways to one."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData


class Begin(CallbackData, prefix="pk"):
    """Let a drafted plan, and those drafted with it, begin."""

    plan: str


class Drop(CallbackData, prefix="pn"):
    """Throw a drafted plan away."""

    plan: str


class End(CallbackData, prefix="px"):
    """Cancel a plan."""

    plan: str


class Show(CallbackData, prefix="pi"):
    """Show a plan's card."""

    plan: str


class Change(CallbackData, prefix="pe"):
    """Tell how to change a plan or a resting order."""

    plan: str = ""
    order: str = ""


class Guard(CallbackData, prefix="pg"):
    """Put a stop, a target or a trailing stop under what an order bought; without one ask."""

    order: str
    what: str = ""
    percent: int = 0


class Flatten(CallbackData, prefix="cl"):
    """Ask whether to sell everything of a coin, or of all coins (`*`), at one venue or all (`*`).

    Without a venue ask which, where there are several.
    """

    base: str
    venue: str = ""


class Guide(CallbackData, prefix="pq"):
    """One step towards a plan that lacks words: the coin, the venue, then begin what was chosen."""

    command: Literal["stop", "tp", "trail", "dca", "twap", "ladder"]
    base: str = ""
    venue: str = ""
    amount: str = ""
    how: str = ""
