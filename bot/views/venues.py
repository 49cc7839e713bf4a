"""Exchanges: how to connect one, how it went, where orders go. Pure."""

from collections.abc import Sequence
from typing import Final

from bot.callbacks.screens import Go
from bot.callbacks.venues import Exchange
from bot.screen import Row, Screen, button, grid, keyboard, lines
from bot.views import figures
from desk import money
from desk.i18n import Html, Texts
from desk.money import Figure
from desk.portfolio.ledger import Balance
from desk.venues.custody import AWAY
from desk.venues.model import Connection, State
from desk.venues.profiles import LIVE, PAPER, profile

SHOWN: Final = 12
_ENDS: Final = {State.LEAVING: "leaving", State.REVOKED: "revoked"}
_TOLD: Final = {None: "untold", True: "yes", False: "no"}


def choose(t: Texts) -> Screen:
    """Ask which exchange to connect."""
    buttons = [button(profile(name).title, Exchange(action="connect", venue=name)) for name in LIVE]
    return Screen(t("connect-which"), keyboard(*grid(buttons, 2)))


def ask(venue: str, t: Texts) -> Screen:
    """Ask for the keys of an exchange, and say what happens to them."""
    found = profile(venue)
    parts = "three" if found.needs_passphrase else "two"
    stop = button(t("button-dismiss"), Exchange(action="stop"))
    return Screen(t("connect-ask", venue=found.title, parts=parts), keyboard([stop]))


def stopped(t: Texts) -> Screen:
    """Say that no keys are awaited any more."""
    return Screen(t("connect-stopped"))


def unreadable(venue: str, t: Texts) -> Screen:
    """Say that what came was no keys; the question stays open."""
    asked = ask(venue, t)
    return Screen(lines(t("connect-unreadable"), Html(""), asked.text), asked.keyboard)


def late(venue: str, t: Texts, *, is_deleted: bool) -> Screen:
    """Say that keys came when nobody awaited them, and how to send them; "" for no one venue."""
    text = t("connect-late", venue=venue or "none", deleted="yes" if is_deleted else "no")
    if not venue:
        return Screen(text)
    label = t("button-connect", venue=profile(venue).title)
    return Screen(text, keyboard([button(label, Exchange(action="connect", venue=venue))]))


def looking(t: Texts) -> Screen:
    """Say that keys were taken in, before anything is known of them."""
    return Screen(t("connect-looking"))


def connection(found: Connection, holdings: Sequence[Balance], t: Texts) -> Screen:
    """Return how a connection stands: what was found, or exactly why it did not work."""
    title = profile(found.venue).title
    is_wrong = bool(found.trouble) and found.trouble != AWAY
    if found.envelope:
        away = t("connect-away", venue=title, detail=found.detail or "none")
        return Screen(away if found.trouble else t("connect-checking", venue=title))
    if found.state is State.CONNECTED and not is_wrong:
        return Screen(_found(found, holdings, t), keyboard(*_rows(found, t)))
    if found.state in {State.LEAVING, State.REVOKED}:
        again = _again(found, t) if found.state is State.REVOKED else None
        return Screen(t(f"connect-{_ENDS[found.state]}", venue=title), keyboard(again))
    text = _trouble(found, t, is_kept=found.state is State.CONNECTED)
    return Screen(text, keyboard(_again(found, t)))


def _found(found: Connection, holdings: Sequence[Balance], t: Texts) -> Html:
    title = profile(found.venue).title
    several = (f"{money.show_quantity(b.total)} {b.currency}" for b in holdings[:SHOWN])
    owned = Figure(", ".join(several))
    return lines(
        t("connect-done", venue=title, hint=found.hint),
        t(
            "connect-may",
            trade=_TOLD[found.can_trade],
            withdraw=_TOLD[found.can_withdraw],
            bound=_TOLD[found.is_ip_bound],
        ),
        t("connect-balances", owned=owned or "none", more=max(0, len(holdings) - SHOWN)),
        None if found.is_ip_bound else t("connect-advise-ip", told=_TOLD[found.is_ip_bound]),
        t("connect-withdraw-untold") if found.can_withdraw is None else None,
        t("connect-still-paper"),
    )


def _trouble(found: Connection, t: Texts, *, is_kept: bool) -> Html:
    title = profile(found.venue).title
    key = f"connect-refused-{found.trouble}"
    why = t(
        key if t.has(key) else "connect-refused-other", venue=title, detail=found.detail or "none"
    )
    kept = t("connect-kept", venue=title, hint=found.hint) if is_kept else None
    return lines(t("connect-refused", venue=title), why, kept)


def _rows(found: Connection, t: Texts) -> list[Row]:
    label = t("button-go-live", venue=profile(found.venue).title)
    go = button(figures.live(label, found.venue), Exchange(action="live", venue=found.venue))
    return [[go], [button(t("button-venues"), Go(place="venues"))]]


def _again(found: Connection, t: Texts) -> Row:
    label = t("button-connect", venue=profile(found.venue).title)
    again = button(label, Exchange(action="connect", venue=found.venue))
    return [again, button(t("button-venues"), Go(place="venues"))]


def page(found: Sequence[Connection], active: str, t: Texts) -> Screen:
    """Return every exchange of a person, where orders go, and what can be done."""
    live = {c.venue: c for c in found if c.is_live or c.envelope}
    rows = [_line(PAPER, None, active, t), *(_line(v, c, active, t) for v, c in live.items())]
    buttons: list[Row] = []
    if active != PAPER:
        label = t("button-go-paper")
        buttons.append([button(label, Exchange(action="choose", venue=PAPER), "primary")])
    for venue, connection_ in live.items():
        buttons.append(_row(venue, connection_, active, t))
    more = [name for name in LIVE if name not in live]
    buttons += grid(
        [button(f"+ {profile(n).title}", Exchange(action="connect", venue=n)) for n in more], 3
    )
    where = figures.place(active, t)
    return Screen(lines(t("venues", place=where), *rows), keyboard(*buttons))


def _line(venue: str, found: Connection | None, active: str, t: Texts) -> Html:
    state = "paper" if found is None else "checking" if found.envelope else found.state.value
    return t(
        "venues-line",
        mark="▶" if venue == active else "·",
        venue=profile(venue).title,
        state=state,
        trouble="yes" if found is not None and found.trouble else "no",
        hint=found.hint or found.new_hint if found else "none",
    )


def _row(venue: str, found: Connection, active: str, t: Texts) -> Row:
    title = profile(venue).title
    row: Row = []
    if found.may_trade and venue != active:
        label = figures.live(t("button-go-live", venue=title), venue)
        row.append(button(label, Exchange(action="live", venue=venue)))
    if found.state is not State.LEAVING:
        label = t("button-revoke", venue=title)
        row.append(button(label, Exchange(action="leave", venue=venue), "danger"))
    return row


def confirm_live(venue: str, t: Texts) -> Screen:
    """Ask once more before real money moves."""
    go = button(
        figures.live(t("button-go-live-now", venue=profile(venue).title), venue),
        Exchange(action="choose", venue=venue),
        "danger",
    )
    stay = button(t("button-stay"), Go(place="venues"))
    return Screen(t("venues-confirm-live", venue=profile(venue).title), keyboard([go], [stay]))


def confirm_revoke(venue: str, still_open: int, t: Texts) -> Screen:
    """Ask once more before keys are forgotten; with open orders that means cancelling them."""
    action = "clear" if still_open else "revoke"
    label = t(f"button-{action}", count=still_open)
    go = button(label, Exchange(action=action, venue=venue), "danger")
    stay = button(t("button-back"), Go(place="venues"))
    text = t("venues-confirm-revoke", venue=profile(venue).title, count=still_open)
    return Screen(text, keyboard([go], [stay]))
