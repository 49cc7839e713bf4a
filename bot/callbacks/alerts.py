"""Buttons of alert rules, and of what a chat wants less of."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field, StringConstraints

from desk.alerts.model import Wanted
from desk.alerts.mutes import Wish
from desk.market.measured import Gauge


class Draft(CallbackData, prefix="d"):
    """A rule in the making: empty fields are still to be chosen; `base` may be `*`."""

    base: str = ""
    wanted: Wanted | None = None


class Subscribe(CallbackData, prefix="ra"):
    """Add the rule; impact in percent."""

    base: str
    wanted: Wanted
    impact: int


class Gauges(CallbackData, prefix="dg"):
    """A rule about the market itself in the making."""

    base: str
    gauge: Gauge | None = None


class Passed(CallbackData, prefix="rg"):
    """Add a rule about the market itself; `offer` counts the limits that were offered."""

    base: str
    gauge: Gauge
    offer: Annotated[int, Field(ge=0, le=3)]


class Pause(CallbackData, prefix="rp"):
    """Pause a rule or let it go on."""

    rule: str
    is_paused: bool


class PauseAll(CallbackData, prefix="rq"):
    """Pause or resume the rules of a chat that `rules` marks: undoes /alerts off and on."""

    rules: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{1,5}\.[0-9a-f]{12}$")]
    is_paused: bool


class Rehearse(CallbackData, prefix="rt"):
    """Show the last headline that a rule would have told."""

    rule: str


class Remove(CallbackData, prefix="rr"):
    """Remove a rule."""

    rule: str


class Restore(CallbackData, prefix="ru"):
    """Put a removed rule back; its words stand in the message."""


class Less(CallbackData, prefix="ls"):
    """Under an alert: offer what there may be less of."""

    headline: str


class Lessen(CallbackData, prefix="lw"):
    """Mute what the wish names of an alert's headline in this chat."""

    headline: str
    wish: Wish


class Lift(CallbackData, prefix="ll"):
    """Undo a mute of this chat; `before` is the amount it had before it was raised."""

    mute: str
    before: str = ""


class Muted(CallbackData, prefix="lm"):
    """Show everything this chat wants less of."""
