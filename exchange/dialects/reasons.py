"""Why a request is refused, whatever a venue calls it."""

from enum import Enum, auto
from typing import Final

from exchange.refusals import DUPLICATE, NO_BALANCE, WOULD_TAKE, Refusal


class Why(Enum):
    """Every reason that a dialect has words for."""

    KEY = auto()
    SIGNATURE = auto()
    PASSPHRASE = auto()
    TIME = auto()
    PARAMETER = auto()
    SYMBOL = auto()
    FUNDS = auto()
    DUPLICATE = auto()
    WOULD_TAKE = auto()
    PRICE = auto()
    QUANTITY = auto()
    NOTIONAL = auto()
    MISSING = auto()  # there is no such order
    OVER = auto()  # the order is not open any more
    TRIGGER = auto()  # a trigger price that is met already
    OTHER = auto()


class Declined(Exception):
    """A request that a dialect refuses by itself."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.name)
        self.why = why


_CODES: Final = {
    -1021: Why.TIME,
    -1022: Why.SIGNATURE,
    -1121: Why.SYMBOL,
    -2013: Why.MISSING,
    -2011: Why.OVER,
    -2014: Why.KEY,
    -2015: Why.KEY,
    -1111: Why.QUANTITY,
    -1108: Why.QUANTITY,
}
_WORDS: Final = {
    NO_BALANCE: Why.FUNDS,
    DUPLICATE: Why.DUPLICATE,
    WOULD_TAKE: Why.WOULD_TAKE,
    "Stop price would trigger immediately.": Why.TRIGGER,
    "Filter failure: PRICE_FILTER": Why.PRICE,
    "Invalid price.": Why.PRICE,
    "Filter failure: LOT_SIZE": Why.QUANTITY,
    "Invalid quantity.": Why.QUANTITY,
    "Filter failure: NOTIONAL": Why.NOTIONAL,
}


def why(error: Refusal | Declined) -> Why:
    """Return the reason of a refusal of the exchange or of a dialect."""
    if isinstance(error, Declined):
        return error.why
    found = _WORDS.get(error.message) or _CODES.get(error.code)
    return found or (Why.PARAMETER if -1200 < error.code <= -1100 else Why.OTHER)
