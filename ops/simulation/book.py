"""What a venue truly holds, and the half-truths it tells.

It takes a client order id again as soon as the order of that id is over, as Binance does, so a
second send after a fill is a second fill: exactly what must never happen. What waits for a price
trades when `tick` finds the price there.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Final

from desk import clock
from desk.money import floor_to
from desk.orders.model import Fill, Kind, Order, Report, Side, Status

STEP: Final = Decimal("0.00001")
CENT: Final = Decimal("0.01")
PRICES: Final = {"BTC/USDT": Decimal(60000), "ETH/USDT": Decimal(3000)}
SPREAD: Final = Decimal("0.9999")  # the bid, as a share of the ask
FEE: Final = Decimal("0.001")
HALF: Final = Decimal("0.5")
_RESTS: Final = frozenset({Status.OPEN, Status.PARTIAL})
_TARGETS: Final = frozenset({Kind.TAKE_PROFIT, Kind.TAKE_PROFIT_LIMIT})


@dataclass(slots=True)
class Taken:
    """An order in the venue's book, as it truly is."""

    number: int
    order: Order
    status: Status
    fills: list[Fill] = field(default_factory=list)
    is_waiting: bool = False  # for its trigger price
    ended_at: datetime | None = None

    @property
    def id(self) -> str:
        """The venue's own id of it."""
        return f"{self.order.account_id}-{self.number}"

    @property
    def filled(self) -> Decimal:
        """What was traded of it."""
        return sum((f.quantity for f in self.fills), Decimal(0))

    @property
    def is_open(self) -> bool:
        """True while more may trade."""
        return self.status in _RESTS

    @property
    def rest(self) -> Decimal:
        """What may still trade of an order that names its quantity."""
        return (self.order.quantity or Decimal(0)) - self.filled if self.is_open else Decimal(0)

    def become(self, status: Status) -> None:
        """Take another status; whoever remembers orders for a while counts from their end."""
        self.status = status
        if status.is_final:
            self.ended_at = clock.now()


class Book:
    """Every order the venue took, by client order id; chance decides how each trades.

    `asks` are the prices of now, by market; whoever moves them calls `tick`.
    """

    def __init__(
        self, rng: Random, *, valid_for: timedelta, asks: Mapping[str, Decimal] = PRICES
    ) -> None:
        self.taken: dict[str, list[Taken]] = defaultdict(list)
        self._rng = rng
        self._valid_for = valid_for
        self._asks = asks
        self._number = 0

    def newest(self, order: Order) -> Taken | None:
        """Return what the venue has under the order's client order id."""
        found = self.taken.get(order.client_order_id)
        return found[-1] if found else None

    def take(self, order: Order, *, at: datetime) -> Taken | None:
        """Accept a request that is still valid; the id of an open order finds that order."""
        known = self.newest(order)
        if known is not None and known.is_open:
            return known
        if order.sent_at is None or at > order.sent_at + self._valid_for:
            return None
        self._number += 1
        found = Taken(self._number, order, Status.OPEN)
        self.taken[order.client_order_id].append(found)
        if order.kind.has_trigger:
            found.is_waiting = True
            self._look(found)
        else:
            self._go(found)
        return found

    def all(self) -> list[Taken]:
        """Return everything that was ever taken."""
        return [found for many in self.taken.values() for found in many]

    def trade(self) -> None:
        """Let what rests trade a little."""
        for found in [t for t in self.all() if t.is_open and not t.is_waiting]:
            if self._rng.random() < 0.3:
                self._fill(found, self._rng.choice((HALF, Decimal(1))))

    def tick(self) -> None:
        """Take in prices that have moved: what waited for them trades."""
        for found in [t for t in self.all() if t.is_open and t.is_waiting]:
            self._look(found)

    def cancel(self, order: Order) -> None:
        """End an order that rests; one that is over stays as it ended."""
        found = self.newest(order)
        if found is not None and found.is_open:
            found.become(Status.CANCELLED)

    def report(self, found: Taken, *, is_ill: bool) -> Report:
        """Tell the truth, with fills out of order, twice, or (while ill) not all of them yet."""
        fills = found.fills * (2 if self._rng.random() < 0.2 else 1)
        self._rng.shuffle(fills)
        if is_ill and fills and self._rng.random() < 0.3:
            fills = fills[:-1]
        return Report(
            status=found.status,
            venue_order_id=found.id,
            filled=found.filled,
            fills=tuple(fills),
        )

    def _look(self, found: Taken) -> None:
        """Wake an order whose trigger price is there."""
        order, price = found.order, self._touch(found.order)
        rises = (order.kind in _TARGETS) is (order.side is Side.SELL)
        trigger = order.trigger_price or price
        if price >= trigger if rises else price <= trigger:
            found.is_waiting = False
            self._go(found)

    def _go(self, found: Taken) -> None:
        if not found.order.kind.has_limit:
            self._trade_at_once(found)
        elif self._rng.random() < 0.4:
            self._fill(found, HALF)

    def _touch(self, order: Order) -> Decimal:
        ask = self._asks[order.symbol]
        return ask if order.side is Side.BUY else floor_to(ask * SPREAD, CENT)

    def _is_beyond(self, order: Order) -> bool:
        """Tell whether the market has left the worst price of an order behind."""
        price, worst = self._touch(order), order.limit_price
        if worst is None:
            return False
        return price > worst if order.side is Side.BUY else price < worst

    def _trade_at_once(self, found: Taken) -> None:
        if self._is_beyond(found.order):
            found.become(Status.EXPIRED)
            return
        by_cost = found.order.spend is not None
        share = Decimal(1) if by_cost else self._rng.choice([Decimal(s) for s in ("0", "0.4", "1")])
        if share:
            self._fill(found, share / 2)
            self._fill(found, share / 2, is_last=share == 1)
        if found.status is not Status.FILLED:
            found.become(Status.EXPIRED)

    def _fill(self, found: Taken, share: Decimal, *, is_last: bool = False) -> None:
        order = found.order
        resting = order.limit_price if order.kind.has_limit else None
        price = resting or self._touch(order)
        whole = order.quantity or floor_to((order.spend or Decimal(0)) / price, STEP)
        left = whole - found.filled
        quantity = left if is_last or share == 1 else min(left, floor_to(whole * share, STEP))
        if quantity:
            found.fills.append(_fill(order, f"{found.number}-{len(found.fills)}", quantity, price))
        found.become(Status.FILLED if found.filled == whole else Status.PARTIAL)


def _fill(order: Order, trade_id: str, quantity: Decimal, price: Decimal) -> Fill:
    buys = order.side is Side.BUY
    fill = Fill(
        venue=order.venue,
        symbol=order.symbol,
        trade_id=f"{order.account_id}-{trade_id}",
        order_id=order.id,
        account_id=order.account_id,
        side=order.side,
        price=price,
        quantity=quantity,
        fee_currency=order.base if buys else order.quote,
        at=clock.now(),
    )
    return replace(fill, fee=(quantity if buys else fill.cost) * FEE)
