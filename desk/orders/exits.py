"""How a purchase is to end: a stop and a take-profit, as prices or as percent of the entry."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from desk import money
from desk.errors import BadAmount, RiskDenied
from desk.money import Unit

_HUNDRED: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class Level:
    """A price in the quote currency, or a distance in percent from a price known later."""

    value: Decimal
    is_percent: bool = False

    def above(self, basis: Decimal) -> Decimal:
        """Return the price, a distance counted upwards from `basis`."""
        return basis * (_HUNDRED + self.value) / _HUNDRED if self.is_percent else self.value

    def below(self, basis: Decimal) -> Decimal:
        """Return the price, a distance counted downwards from `basis`."""
        return basis * (_HUNDRED - self.value) / _HUNDRED if self.is_percent else self.value

    def __str__(self) -> str:
        return money.plain(self.value) + ("%" if self.is_percent else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exits:
    """What is attached to a purchase; at least one is set."""

    take_profit: Level | None = None
    stop: Level | None = None

    def check(self, price: Decimal) -> None:
        """Refuse levels that would sell at once what is bought at `price`; raises `RiskDenied`."""
        stop = self.stop.below(price) if self.stop else None
        target = self.take_profit.above(price) if self.take_profit else None
        shown = money.show_price(price)
        if stop is not None and not 0 < stop < price:
            raise RiskDenied(rule="stop-above", value=money.show(stop), limit=shown)
        if target is not None and target <= price:
            raise RiskDenied(rule="target-below", value=money.show_price(target), limit=shown)


def parse_level(text: str, *, quote: str) -> Level:
    """Read `58000`, `$58k` or `5%`; raises `BadAmount`."""
    amount = money.parse(text.removeprefix("-").removeprefix("+"), quote=quote)
    if amount.unit is Unit.BASE or text.lower() in {"all", "max"}:
        raise BadAmount(code="unit", text=text)
    return Level(amount.value, is_percent=amount.unit is Unit.PERCENT)


def read_level(text: str) -> Level:
    """Read what `str` of a level wrote."""
    return Level(Decimal(text.removesuffix("%")), is_percent=text.endswith("%"))
