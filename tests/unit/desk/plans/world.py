"""A person, a venue and a plan in memory: applies moves as the desk does, with a venue's whims."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random

from db.repositories.plans import read_terms, write_terms
from desk import money
from desk.market.model import Quote
from desk.orders.model import Kind, Order, Side, Status, TimeInForce
from desk.plans import model
from desk.plans.decide import decide
from desk.plans.model import Plan
from desk.plans.moves import Change, End, Place, Recall, Scene, Wait, cost, filled
from tests.factories import instrument

START = datetime(2026, 5, 1, tzinfo=UTC)
BTC = instrument()


def a_plan(**more: object) -> Plan:
    values: dict[str, object] = {
        "id": "plan00000000",
        "account_id": 1,
        "symbol": "BTC/USDT",
        "side": Side.SELL,
        "key": "k",
        "created_at": START,
        "updated_at": START,
    }
    return Plan(**(values | more))  # type: ignore[arg-type]


@dataclass
class World:
    """Time, price, what is held, and every order there ever was."""

    plan: Plan
    free: Decimal = Decimal(1)
    rng: Random = field(default_factory=lambda: Random(1))
    now: datetime = START
    price: Decimal = Decimal(60000)
    orders: list[Order] = field(default_factory=list)
    origin: Order | None = None
    keeps_stops: bool = False
    whims: bool = False
    highs: list[Decimal] = field(default_factory=list)
    placed_at: list[Decimal] = field(default_factory=list)

    @property
    def legs(self) -> tuple[Order, ...]:
        return tuple(o for o in self.orders if o.plan_id == self.plan.id)

    @property
    def reserved(self) -> Decimal:
        return sum(
            (
                (o.quantity or Decimal(0)) - o.filled
                for o in self.orders
                if not o.status.is_final and o.side is Side.SELL
            ),
            Decimal(0),
        )

    def quote(self) -> Quote:
        return Quote(
            symbol="BTC/USDT",
            bid=self.price,
            ask=self.price + 1,
            last=self.price,
            ask_size=Decimal(100),
            at=self.now,
        )

    def scene(self, *, is_blind: bool = False) -> Scene:
        return Scene(
            now=self.now,
            quote=None if is_blind else self.quote(),
            instrument=BTC,
            legs=self.legs,
            origin=self.origin,
            free=self.free - self.reserved,
            held=self.free,
            max_order=Decimal(25000),
            keeps_stops=self.keeps_stops,
        )

    def run(self, *, is_blind: bool = False) -> None:
        """Move until the plan waits; what it placed may fill at once."""
        for _ in range(50):
            if not self.plan.status.is_live:
                return
            scene = self.scene(is_blind=is_blind)
            move = decide(self.plan, scene)
            if isinstance(move, Wait):
                return
            self.apply(move)
        raise AssertionError(f"moves without an end: {move}")

    def apply(self, move: Place | Recall | Change | End) -> None:
        match move:
            case Change(terms=terms, quantity=quantity):
                self.plan = replace(self.plan, terms=terms, quantity=quantity)
                if isinstance(terms, model.Exit) and terms.high:
                    self.highs.append(terms.high)
            case End(status=status, reason=reason):
                self.plan = self.plan.step(status, now=self.now, reason=reason)
            case Recall(orders=ids):
                for order_id in ids:
                    self.recall(order_id)
            case Place():
                self.place(move)

    def place(self, move: Place) -> None:
        intent = move.intent
        self.plan = replace(self.plan, attempts=self.plan.attempts + 1, next_at=move.next_at)
        price = intent.limit_price or intent.trigger_price or self.price
        quantity = intent.amount.value
        if intent.amount.unit is money.Unit.QUOTE:
            quantity = money.floor_to(quantity / price, BTC.quantity_step)
        if intent.side is Side.SELL:
            assert quantity <= self.free - self.reserved, "sells what is not free"
        order = Order(
            id=f"o{len(self.orders):011}",
            account_id=1,
            venue="paper",
            symbol="BTC/USDT",
            side=intent.side,
            kind=intent.kind,
            time_in_force=TimeInForce.GTC if intent.kind is not Kind.MARKET else TimeInForce.IOC,
            quantity=quantity,
            limit_price=intent.limit_price,
            trigger_price=intent.trigger_price,
            plan_id=self.plan.id,
            status=Status.SENDING,
            key=f"{self.plan.id}:{self.plan.attempts}",
            created_at=self.now,
            updated_at=self.now,
        )
        self.orders.append(order)
        self.placed_at.append(self.price)
        self.answer(order)

    def answer(self, order: Order) -> None:
        """What the venue makes of a new order."""
        whim = self.rng.random() if self.whims else 1.0
        if whim < 0.12:
            self.set(order.id, status=Status.UNKNOWN)
        elif whim < 0.2:
            self.set(order.id, status=Status.REJECTED)
        elif order.kind is not Kind.MARKET:
            self.set(order.id, status=Status.OPEN, venue_order_id=f"v{order.id}")
        else:
            part = Decimal(self.rng.randint(1, 9)) / 10 if whim < 0.4 else Decimal(1)
            quantity = money.floor_to((order.quantity or Decimal(0)) * part, BTC.quantity_step)
            self.fill(order.id, quantity)
            done = self.get(order.id)
            full = done.filled == done.quantity
            self.set(order.id, status=Status.FILLED if full else Status.EXPIRED)

    def get(self, order_id: str) -> Order:
        return next(o for o in [*self.orders, self.origin] if o is not None and o.id == order_id)

    def set(self, order_id: str, **changes: object) -> None:
        if self.origin is not None and self.origin.id == order_id:
            self.origin = replace(self.origin, updated_at=self.now, **changes)  # type: ignore[arg-type]
            return
        at = next(i for i, o in enumerate(self.orders) if o.id == order_id)
        self.orders[at] = replace(self.orders[at], updated_at=self.now, **changes)  # type: ignore[arg-type]

    def fill(self, order_id: str, quantity: Decimal) -> None:
        order = self.get(order_id)
        self.set(order_id, filled=order.filled + quantity, cost=order.cost + quantity * self.price)
        self.free += quantity if order.side is Side.BUY else -quantity

    def recall(self, order_id: str) -> None:
        self.set(order_id, is_cancel_requested=True)

    def tick(self, price: Decimal, seconds: int) -> None:
        """Time passes, the price moves, the venue does what it had to."""
        self.now += timedelta(seconds=seconds)
        self.price = price
        for order in list(self.orders):
            self.settle(self.get(order.id))
        # What a restart reads back is what was written.
        kept = write_terms(self.plan.terms)
        assert read_terms(self.plan.kind, kept) == self.plan.terms

    def settle(self, order: Order) -> None:
        if order.status is Status.UNKNOWN and self.rng.random() < 0.6:
            self.answer(order)
            order = self.get(order.id)
        if order.status is Status.OPEN and self.is_due(order):
            left = (order.quantity or Decimal(0)) - order.filled
            self.fill(order.id, left)
            self.set(order.id, status=Status.FILLED)
        elif order.is_cancel_requested and not order.status.is_final:
            self.set(order.id, status=Status.CANCELLED)

    def is_due(self, order: Order) -> bool:
        if order.kind in {Kind.STOP, Kind.STOP_LIMIT}:
            is_traded = not self.whims or self.rng.random() < 0.7  # the price here is the bid
            return is_traded and self.price <= (order.trigger_price or 0)
        if order.kind is Kind.TAKE_PROFIT:
            return self.price >= (order.trigger_price or 0)
        limit = order.limit_price or Decimal(0)
        return self.price <= limit if order.side is Side.BUY else self.price >= limit

    def check(self) -> None:
        """The promises that hold at every moment."""
        assert self.plan.attempts == len(self.legs), "a leg that is not counted"
        assert self.free >= 0, "sold more than was held"
        assert self.highs == sorted(self.highs), "the high-water mark fell"
        live = [o for o in self.legs if not o.status.is_final]
        if self.plan.kind is not model.Kind.LADDER:
            direct = [o for o in live if not o.kind.has_trigger]
            assert len(direct) <= 1, "two live legs at once"
            assert not direct or len(live) == 1, "a sale beside a stop that rests"
        if self.plan.quantity is not None:
            assert filled(self.legs) <= self.plan.quantity
        if self.plan.spend is not None:
            assert cost(self.legs) <= self.plan.spend
