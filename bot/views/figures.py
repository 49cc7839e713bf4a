"""Numbers, moves and ages as people read them; amounts are cut by desk.money alone."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from desk import money
from desk.i18n import Html, Texts
from desk.market.model import Quote
from desk.money import Figure
from desk.orders.exits import Level
from desk.orders.latency import Latency
from desk.venues.profiles import profile

_NOW_S: Final = 5
_STALE_S: Final = 60
_SHORT_MS: Final = 10_000
_SOURCE: Final = 14
_MINUS: Final = "\u2212"
LIVE: Final = "🔴 "  # before the label of every button that moves real money


def usd(value: Decimal) -> Figure:
    """Write a sum of the quote currency with two decimals."""
    return Figure(money.show(value).replace("-", _MINUS))


def signed(value: Decimal, *, decimals: int = 2) -> Figure:
    """Write a change with its sign: +12.30, −4.00; what rounds to nothing has none."""
    text = money.show(value, decimals=decimals)
    if not text.strip("-0.,"):
        return Figure(text.lstrip("-"))
    return Figure(text.replace("-", _MINUS) if text.startswith("-") else f"+{text}")


def dollars(value: Decimal) -> Figure:
    """Write a preset as a button says it, in full: $25."""
    return Figure(f"${money.show_quantity(value)}")


def mark(change: Decimal) -> str:
    """Return the arrow of a change."""
    if not change:
        return "▪"
    return "▲" if change > 0 else "▼"


def percent(share: float) -> str:
    """Write a share of one in whole percent."""
    return f"{round(share * 100)}"


def source(name: str) -> str:
    """Write the name of a source of headlines as a button has room for it: coindesk."""
    short = name.removesuffix(".com")
    return short if len(short) <= _SOURCE else f"{short[: _SOURCE - 1]}…"


def age(t: Texts, since: datetime, now: datetime) -> Html:
    """Write how long ago something was."""
    seconds = max(0, int((now - since).total_seconds()))
    if seconds < _NOW_S:
        return t("ago-now")
    for size, key in ((86400, "ago-days"), (3600, "ago-hours"), (60, "ago-minutes")):
        if seconds >= size:
            return t(key, count=seconds // size)
    return t("ago-seconds", count=seconds)


def staleness(quote: Quote, t: Texts, now: datetime) -> Html | str:
    """Write how old a price is once people must be warned of it; `fresh` until then."""
    return age(t, quote.at, now) if quote.age_s(now) > _STALE_S else "fresh"


def place(venue: str, t: Texts) -> Html:
    """Write where something happens: PAPER, or LIVE with the name of the exchange."""
    return t("venue-place", venue=venue, title=profile(venue).title)


def live(label: str, venue: str) -> str:
    """Mark the label of a button that moves real money."""
    return LIVE + label if profile(venue).is_live else label


def level(wanted: Level, price: Decimal | None) -> Figure:
    """Write where a level lies, and the distance it was given as: 58,200.00 (3%)."""
    if price is None:
        return Figure(wanted)
    shown = money.show_price(price)
    return Figure(f"{shown} ({wanted})") if wanted.is_percent else shown


def moment(t: Texts, at: datetime, zone: str) -> Html:
    """Write day and time in a person's own zone and language: 21 Nov 11:24."""
    local = at.astimezone(ZoneInfo(zone))
    return t("moment", day=str(local.day), month=local.month, time=f"{local:%H:%M}")


def date_of(t: Texts, day: date) -> str:
    """Write a day in a person's language: 21 Nov."""
    return str(t("moment", day=str(day.day), month=day.month, time="")).rstrip()


def clock(at: datetime, zone: str) -> str:
    """Write a time of day, to the second, in a person's own zone."""
    return f"{at.astimezone(ZoneInfo(zone)):%H:%M:%S}"


def stamp(at: datetime, zone: str) -> str:
    """Write a time of day, to the millisecond, in a person's own zone."""
    return f"{at.astimezone(ZoneInfo(zone)):%H:%M:%S.%f}"[:-3]


def elapsed(span: timedelta, t: Texts) -> Html:
    """Write a short span: 12 ms, beyond ten seconds 14 s."""
    ms = span // timedelta(milliseconds=1)
    is_short = ms < _SHORT_MS
    return t(
        "elapsed", count=f"{ms}" if is_short else f"{ms // 1000}", unit="ms" if is_short else "s"
    )


def latency(found: Latency | None, t: Texts) -> Html | None:
    """Write how long an order was on its way, None before the venue has answered."""
    if found is None or found.to_answer is None:
        return None
    sent, answered = elapsed(found.to_request, t), elapsed(found.to_answer, t)
    return t("latency", sent=sent, answered=answered)


def horizon(span: timedelta) -> str:
    """Write a horizon as a command names it: 1m, 30m, 1h, 24h."""
    minutes = int(span.total_seconds() // 60)
    return f"{minutes}m" if minutes < 60 else f"{minutes // 60}h"
