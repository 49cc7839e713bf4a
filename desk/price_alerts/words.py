"""Words to a price alert: `btc 70000`, `btc 5%`, `btc +5% repeat urgent`."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from desk import money
from desk.errors import BadAmount, Misunderstood
from desk.market.model import Instrument
from desk.money import Unit
from desk.price_alerts.model import HUNDRED, Aim, Way

Find = Callable[[str], Instrument]
EXAMPLE: Final = "/alert btc 70000"
REPEATED: Final = "/alert btc +5% repeat"
LEAST_PERCENT: Final = Decimal("0.1")
MOST_TEXT: Final = 120
_REPEAT: Final = frozenset({"repeat", "repeating", "again", "повтор"})
_URGENT: Final = frozenset({"urgent", "loud", "срочно"})
_FILLERS: Final = frozenset({"at", "@", "by", "to", "price"})
_SIDES: Final = {">": Way.UP, "above": Way.UP, "<": Way.DOWN, "below": Way.DOWN}
_MINUS: Final = ("-", "\u2212", "\u2013")


@dataclass(frozen=True, slots=True)
class Wish:
    """What was written: a market, and what of its price."""

    instrument: Instrument
    aim: Aim


def parse(text: str, *, find: Find) -> Wish:
    """Read a coin, a price or a percentage with or without a sign, and the options.

    Raises `Misunderstood` with what was read and an example, `BadAmount`, and through `find`
    `UnknownMarket`.
    """
    if len(text) > MOST_TEXT or "\n" in text.strip():
        raise Misunderstood(what="price-alert", text=text[:40], example=EXAMPLE)
    coin, *rest = text.split() or [""]
    if not coin:
        raise Misunderstood(what="market", example=EXAMPLE)
    instrument = find(coin)
    options = {word.lower() for word in rest} & (_REPEAT | _URGENT)
    level = " ".join(word for word in rest if word.lower() not in _REPEAT | _URGENT | _FILLERS)
    aim = replace(
        read_level(level, instrument),
        is_repeating=bool(options & _REPEAT),
        is_urgent=bool(options & _URGENT),
    )
    if aim.is_repeating and aim.price is not None:
        raise Misunderstood(what="price-alert-repeat", text=level, example=REPEATED)
    return Wish(instrument, aim)


def read_level(text: str, instrument: Instrument) -> Aim:
    """Read `70000`, `$70k`, `> 70k`, `5%`, `%5`, `+5%` or `-3%`.

    A sign means a direction with a percentage only. Raises `BadAmount`, `Misunderstood`.
    """
    if not text:
        raise Misunderstood(what="price-alert-level", example=EXAMPLE)
    if not any(character.isdecimal() for character in text):
        raise Misunderstood(what="price-alert-word", text=text, example=EXAMPLE)
    if "%" not in text:
        side, _, number = text.partition(" ")
        if number and side.lower() in _SIDES:
            return Aim(price=_price(number, instrument), way=_SIDES[side.lower()])
        return Aim(price=_price(text, instrument))
    sign, number = _signed(text)
    amount = money.parse(number, base=instrument.base, quote=instrument.quote)
    too_far = sign is not Way.UP and amount.value >= HUNDRED
    if amount.unit is not Unit.PERCENT or too_far or amount.value < LEAST_PERCENT:
        raise Misunderstood(
            what="price-alert-percent",
            text=text,
            least=money.plain(LEAST_PERCENT),
            example="/alert btc 5%",
        )
    return Aim(percent=amount.value, way=sign)


def _price(text: str, instrument: Instrument) -> Decimal:
    amount = money.parse(text, base=instrument.base, quote=instrument.quote)
    if amount.unit not in {None, Unit.QUOTE}:
        raise BadAmount(code="unit", text=text)
    return amount.value


def _signed(text: str) -> tuple[Way | None, str]:
    if text.startswith("+"):
        return Way.UP, text[1:]
    return (Way.DOWN, text[1:]) if text.startswith(_MINUS) else (None, text.removeprefix("\u00b1"))
