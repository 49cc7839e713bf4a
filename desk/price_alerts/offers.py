"""Ready-made price alerts: round prices on both sides of the market, and usual moves. Pure."""

from decimal import Decimal
from typing import Final

from desk import money
from desk.price_alerts.model import HUNDRED, Aim, Way

MOVES: Final = (Decimal(3), Decimal(5), Decimal(10))
_FIVE: Final = Decimal(5)


def levels(price: Decimal) -> list[Aim]:
    """Return round prices above and below, one percent away and more: of 64,210 these are

    65,000 and 60,000.
    """
    step = _FIVE.scaleb(price.adjusted() - 1)
    above = money.floor_to(price + price / HUNDRED, step) + step
    below = money.ceil_to(price - price / HUNDRED, step) - step
    return [Aim(price=level) for level in (above, below) if level > 0]


def moves() -> list[Aim]:
    """Return moves up, then moves down, then one that repeats either way."""
    signed = [Aim(percent=move, way=way) for way in (Way.UP, Way.DOWN) for move in MOVES]
    return [*signed, Aim(percent=_FIVE, is_repeating=True)]
