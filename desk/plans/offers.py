"""Ready-made plans for who has not written one: each is words that a person could have written."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from desk import money
from desk.errors import Stale
from desk.market.model import Instrument, Quote

SELLS: Final = frozenset({"stop", "tp", "trail"})  # the commands that need something held
LEGS: Final = {"dca": 10, "twap": 4, "ladder": 5}
_HOW: Final = {
    "stop": ("3", "5", "10"),
    "tp": ("5", "10", "20"),
    "trail": ("3", "5", "8"),
    "dca": ("1d", "1w"),
    "twap": ("1h", "1d"),
    "ladder": ("1-5", "2-10"),
}
_HUNDRED: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class Offer:
    """`how` is a distance in percent, a pace, a span, or two distances from the market.

    `amount` is in the quote currency, of one leg for a DCA, else of all; None where it is
    everything that is held.
    """

    how: str
    amount: Decimal | None = None


def offers(name: str, presets: Sequence[Decimal]) -> list[Offer]:
    """Return what is offered for one of the commands in `EXAMPLES`; `presets` are a leg each."""
    if name in SELLS:
        return [Offer(how) for how in _HOW[name]]
    legs = 1 if name == "dca" else LEGS[name]
    return [Offer(how, preset * legs) for preset in presets for how in _HOW[name]]


def coin_alone(name: str, text: str) -> str | None:
    """Return the coin when the words name nothing else, empty for no words at all.

    None means that there is more to read.
    """
    words = text.split()
    if words and words[0].lower() == ("sell" if name in SELLS else "buy"):
        words = words[1:]
    if len(words) > 1 or (words and words[0].lower() in {"buy", "sell"}):
        return None
    return words[0] if words else ""


def written(name: str, offer: Offer, instrument: Instrument, quote: Quote) -> str:
    """Return the words behind the command that say what the offer does now.

    Raises `Stale` for what is not offered, or not any more.
    """
    base, how = instrument.base, offer.how
    if how not in _HOW[name]:
        raise Stale(what="button", age_s=0, limit_s=0)
    if name in SELLS:
        return f"{base} {how}%"
    amount = money.plain(offer.amount or money.ZERO)
    match name:
        case "dca":
            return f"{base} {amount} every {how} x {LEGS[name]}"
        case "twap":
            return f"buy {base} {amount} over {how} x {LEGS[name]}"
        case _:
            return f"buy {base} {amount} {_range(how, instrument, quote)} x {LEGS['ladder']}"


def _range(how: str, instrument: Instrument, quote: Quote) -> str:
    first, last = (_below(quote.ask, Decimal(percent), instrument) for percent in how.split("-"))
    return f"{money.plain(first)}..{money.plain(last)}"


def _below(price: Decimal, percent: Decimal, instrument: Instrument) -> Decimal:
    return money.floor_to(price * (_HUNDRED - percent) / _HUNDRED, instrument.price_step)
