"""Words to a replay: `coindesk 100 tp 5% sl 3% 300ms fee 10bp 30d`, in any order."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Final

from desk import money
from desk.errors import Misunderstood
from desk.money import Unit
from desk.replays.model import Terms
from desk.signals.model import Tone

EXAMPLE: Final = "/replay coindesk tp 5% sl 3% 30d"
DAYS: Final = 30
MOST_DAYS: Final = 365
MOST_SPEND: Final = Decimal(1_000_000)
MOST_SHARE: Final = Decimal(10)  # a target of tenfold the price
MOST_DELAY: Final = timedelta(minutes=10)
MOST_HOLD: Final = timedelta(days=30)
MOST_BPS: Final = Decimal(1000)
_TONES: Final = {"bullish": Tone.BULLISH, "bearish": Tone.BEARISH, "neutral": Tone.NEUTRAL}
_SPAN: Final = re.compile(r"([0-9]{1,6})(ms|s|m|h|d)")
_UNITS: Final = {
    "ms": timedelta(milliseconds=1),
    "s": timedelta(seconds=1),
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
}
_BPS: Final = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,4})?)(?:bps?)?")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A replay as it was written."""

    source: str
    terms: Terms
    days: int = DAYS


def parse(text: str, *, spend: Decimal) -> Wanted:
    """Read the words behind /replay; a source is needed, the rest has defaults.

    `tp 5%`, `sl 3%`, `fee 10bp`, `spread 2bp` (half of it), `hold 24h`, a sum, `300ms` late, `30d`
    back, a tone. Raises `Misunderstood` with the word that was not understood, `BadAmount`.
    """
    words = text.split()[:40]
    source, found = "", Wanted("", Terms(spend=spend))
    while words:
        word = words.pop(0)
        low = word.lower()
        if low in _NAMED and words:
            found = replace(found, terms=_NAMED[low](found.terms, words.pop(0)))
        elif low in _TONES:
            found = replace(found, terms=replace(found.terms, tone=_TONES[low]))
        elif span := _SPAN.fullmatch(low):
            found = _spanned(found, word, int(span[1]), span[2])
        elif low[:1].isdigit() or low.startswith("$"):
            found = replace(found, terms=replace(found.terms, spend=_spend(word)))
        elif not source and low not in _NAMED:
            source = word
        else:
            raise _unread(word)
    if not source:
        raise Misunderstood(what="replay", text="none", example=EXAMPLE)
    return replace(found, source=source)


def check(terms: Terms, days: int) -> None:
    """Raise `Misunderstood` for terms outside of what a replay takes, whoever wrote them."""
    for name, share, most in (("tp", terms.target, MOST_SHARE), ("sl", terms.stop, Decimal(1))):
        _within(f"{name} {share}", share is None or 0 < share < most)
    for name, bps in (("fee", terms.fee_bps), ("spread", terms.half_spread_bps)):
        _within(f"{name} {bps}", 0 <= bps <= MOST_BPS)
    _within(f"{terms.delay} late", timedelta() <= terms.delay <= MOST_DELAY)
    _within(f"hold {terms.hold}", _UNITS["m"] <= terms.hold <= MOST_HOLD)
    _within(money.plain(terms.spend), 1 <= terms.spend <= MOST_SPEND)
    _within(f"{days}d", 1 <= days <= MOST_DAYS)


def _within(what: str, is_so: bool) -> None:  # noqa: FBT001 - the condition is the point
    if not is_so:
        raise _unread(what)


def _unread(word: str) -> Misunderstood:
    return Misunderstood(what="replay", text=word[:40], example=EXAMPLE)


def _spanned(found: Wanted, word: str, count: int, unit: str) -> Wanted:
    if unit == "d":
        return replace(found, days=count)
    if unit in {"ms", "s"}:
        return replace(found, terms=replace(found.terms, delay=count * _UNITS[unit]))
    raise _unread(word)


def _spend(word: str) -> Decimal:
    amount = money.parse(word)
    if amount.unit not in {Unit.QUOTE, None}:
        raise _unread(word)
    return amount.value


def _share(word: str) -> Decimal:
    amount = money.parse(word if word.endswith("%") else f"{word}%")
    return amount.value / 100


def _bps(word: str) -> Decimal:
    found = _BPS.fullmatch(word.lower())
    if found is None:
        raise _unread(word)
    return money.wire(found[1])


def _hold(word: str) -> timedelta:
    found = _SPAN.fullmatch(word.lower())
    if found is None:
        raise _unread(word)
    return int(found[1]) * _UNITS[found[2]]


_NAMED: Final[dict[str, Callable[[Terms, str], Terms]]] = {
    "tp": lambda terms, word: replace(terms, target=_share(word)),
    "sl": lambda terms, word: replace(terms, stop=_share(word)),
    "fee": lambda terms, word: replace(terms, fee_bps=_bps(word)),
    "spread": lambda terms, word: replace(terms, half_spread_bps=_bps(word)),
    "hold": lambda terms, word: replace(terms, hold=_hold(word)),
}
