"""Every inline button as a class; packed they fit Telegram's 64 bytes.

Nothing here is trusted: a button says what was meant, the desk decides whether it may be. State
(tickets, orders, rules) stays on our side and is named by its 12-character id. What a field may
say is its type: data of an older version does not unpack, and is refused as out of date. A button
that trades names its venue: it does what it said when it was shown, whatever was chosen since.
"""

from typing import Annotated, Final, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field, StringConstraints

from desk.alerts.model import Wanted
from desk.alerts.mutes import Wish
from desk.calls.model import Span
from desk.market.measured import Gauge
from desk.market.model import Timeframe
from desk.orders.model import Side
from desk.signals.scorecard import By
from desk.venues.profiles import PAPER

Setting = Literal["lang", "presets", "quick", "quiet", "tz", "pictures"]


class Go(CallbackData, prefix="go"):
    """Show a screen by its name, in place of the message."""

    place: str


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


class Card(CallbackData, prefix="p"):
    """Show or refresh the price card of a coin."""

    base: str


class Chart(CallbackData, prefix="c"):
    """Draw the chart of a coin; `is_new` sends it, else the picture is exchanged."""

    base: str
    timeframe: Timeframe
    is_new: bool = True


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


class Explain(CallbackData, prefix="ex"):
    """Under an alert: have the language model explain it, in the presser's own chat."""

    headline: str


class Hush(CallbackData, prefix="qs"):
    """Stop the answer to a question."""

    question: str


class Lift(CallbackData, prefix="ll"):
    """Undo a mute of this chat; `before` is the amount it had before it was raised."""

    mute: str
    before: str = ""


class Muted(CallbackData, prefix="lm"):
    """Show everything this chat wants less of."""


class Exchange(CallbackData, prefix="v"):
    """Do something about a venue: connect, stop, live, choose, leave, revoke, clear."""

    action: str
    venue: str = ""


class Set(CallbackData, prefix="set"):
    """Choose a value of a setting; without a value show what there is to choose."""

    name: Setting
    value: str = ""


class Bring(CallbackData, prefix="sf"):
    """Send one's settings as a file; apply a file that was sent, drop it, or take it back."""

    action: Literal["export", "apply", "cancel", "undo"]
    id: str = ""


class Limit(CallbackData, prefix="lim"):
    """Choose a limit of one's own, `off` for none; without a value show what there is to choose."""

    rule: str
    value: str = ""


class Thaw(CallbackData, prefix="thaw"):
    """Let one's own trading go on after a panic."""


class Decide(CallbackData, prefix="acc"):
    """Let a newcomer in or turn them away."""

    account: int
    is_granted: bool


class Operate(CallbackData, prefix="adm"):
    """An admin's button: stats, halt, resume, panic, broadcast, close."""

    action: Literal["stats", "halt", "resume", "panic", "broadcast", "close"]


class Launch(CallbackData, prefix="tge"):
    """Show one token launch."""

    event: str


class Arm(CallbackData, prefix="arm"):
    """Tell how to buy a launch's coin when it is first traded."""

    event: str


class Calendar(CallbackData, prefix="ics"):
    """Send the token launches to come as a file for a calendar."""


class Report(CallbackData, prefix="rep"):
    """Show what the last days brought; `is_new` sends it, else the picture is exchanged."""

    days: int
    is_new: bool = True


class Share(CallbackData, prefix="pnl"):
    """Draw a card to share of a coin or, without one, of all in the last days.

    `is_new` sends it, else the picture is exchanged; `has_sum` puts the profit in USDT on it.
    """

    base: str = ""
    days: Annotated[int, Field(ge=1, le=3660)] = 30
    has_sum: bool = False
    is_new: bool = True


class Export(CallbackData, prefix="csv"):
    """Send the history of the last days as a file for taxes."""

    days: int


class Score(CallbackData, prefix="sc"):
    """Show how right alerts were, by something, at a horizon, over the last days."""

    by: By = By.SOURCE
    horizon: Literal["1m", "5m", "30m", "1h", "24h"] = "30m"
    days: Annotated[int, Field(ge=1, le=365)] = 7


class Feed(CallbackData, prefix="src"):
    """An admin's button about one source of headlines."""

    source: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]
    action: Literal["show", "pause", "resume", "remove"] = "show"


class Mute(CallbackData, prefix="mu"):
    """Let alerts of a source reach nobody, or everybody again; its name stands as a digest."""

    source: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]
    is_muted: bool


class Ranking(CallbackData, prefix="lb"):
    """Show how the calls of a group did over a span."""

    span: Span = Span.WEEK


class Withdraw(CallbackData, prefix="cw"):
    """Take a call of one's own back."""

    call: Annotated[str, StringConstraints(pattern=r"^[0-9a-z]{12}$")]


class Follow(CallbackData, prefix="wf"):
    """Put a coin on the watchlist or take it off; `where` the button stands."""

    base: str
    is_followed: bool
    where: Literal["card", "list"] = "card"


class Watchlist(CallbackData, prefix="wl"):
    """Show the watchlist; with `is_edited` its buttons remove coins instead of opening them."""

    is_edited: bool = False


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


_IN_GROUPS: Final = (
    *(Go, Card, Chart, Launch, Calendar, Score),
    *(Private, Explain, Less, Lessen, Lift, Muted),
    *(Draft, Subscribe, Gauges, Passed, Pause, PauseAll, Rehearse, Remove, Restore),
    *(Ranking, Withdraw, AlertOffers, AlertAt, AlertDrop),
)
# Prefixes of what never stands under a message that a whole group sees: all but those named above.
IN_PRIVATE: Final = frozenset(
    kind.__prefix__ for kind in CallbackData.__subclasses__() if kind not in _IN_GROUPS
)
