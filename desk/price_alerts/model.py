"""A price alert, and each time its price was crossed."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final

from desk import money
from desk.alerts.model import DeliveryState

HUNDRED: Final = Decimal(100)


class Way(StrEnum):
    """In which direction a price crossed, or is to cross."""

    UP = "up"
    DOWN = "down"


class State(StrEnum):
    """What has become of an alert."""

    LIVE = "live"
    DONE = "done"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What is waited for: a `price` in the quote currency, or a move of `percent`.

    A move without a `way` counts either way; a price is crossed from where the market is, and its
    `way`, when it was named, is only checked. One that repeats starts anew at the price at which
    it fired; an urgent one is told in quiet hours too.
    """

    price: Decimal | None = None
    percent: Decimal | None = None
    way: Way | None = None
    is_repeating: bool = False
    is_urgent: bool = False

    def __str__(self) -> str:
        """Write it in the words that are read back: `70000`, `+5% repeat urgent`."""
        if self.price is not None:
            words = [money.plain(self.price)]
        else:
            sign = {Way.UP: "+", Way.DOWN: "-", None: ""}[self.way]
            words = [f"{sign}{money.plain(self.percent or money.ZERO)}%"]
        words += ["repeat"] if self.is_repeating else []
        return " ".join([*words, "urgent"] if self.is_urgent else words)


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceAlert:
    """An aim of one chat at one market; prices are the middle of the book.

    `base` is the price from which it counts. `times` is how often it has fired in the 24 hours
    that began at `since`; an alert that may not fire again in them rests until `rests_until`.
    `fired` counts every time.
    """

    id: str
    chat_id: int
    created_by: int
    venue: str
    symbol: str
    price: Decimal | None
    percent: Decimal | None
    way: Way | None
    is_repeating: bool
    is_urgent: bool
    base: Decimal
    times: int = 0
    since: datetime | None = None
    rests_until: datetime | None = None
    fired: int = 0
    state: State = State.LIVE
    created_at: datetime
    updated_at: datetime

    @property
    def aim(self) -> Aim:
        """What it waits for, as it was asked."""
        return Aim(
            price=self.price,
            percent=self.percent,
            way=self.way if self.percent is not None else None,
            is_repeating=self.is_repeating,
            is_urgent=self.is_urgent,
        )

    @property
    def above(self) -> Decimal | None:
        """The price at and above which it fires, None when a rise does not matter."""
        if self.price is not None:
            return self.price if self.price > self.base else None
        if self.percent is None or self.way is Way.DOWN:
            return None
        return self.base * (HUNDRED + self.percent) / HUNDRED

    @property
    def below(self) -> Decimal | None:
        """The price at and below which it fires, None when a fall does not matter."""
        if self.price is not None:
            return self.price if self.price < self.base else None
        if self.percent is None or self.way is Way.UP or self.percent >= HUNDRED:
            return None
        return self.base * (HUNDRED - self.percent) / HUNDRED


@dataclass(frozen=True, slots=True, kw_only=True)
class Firing:
    """One crossing of one alert; (alert, number) is unique, and it is sent at most once.

    `base` is what it was counted from, `price` where it fired. What quiet hours hold back waits
    until `due_at`. `times` and `rests_until` are those of the alert then.
    """

    alert_id: str
    number: int
    chat_id: int
    way: Way
    base: Decimal
    price: Decimal
    times: int
    rests_until: datetime | None
    due_at: datetime | None
    state: DeliveryState = DeliveryState.CLAIMED
    message_id: int | None = None
    fired_at: datetime
    sent_at: datetime | None = None
