"""Our order book behind Tracebook's protocol, for its conformance campaigns."""

import sys
from decimal import Decimal

from tracebook.conformance import (
    BookSnapshot,
    BookState,
    ConformanceConfig,
    EngineMetadata,
    Observation,
    Outcome,
    RestingOrder,
    TradeFill,
    canonical_decimal,
    serve_stdio,
)
from tracebook.events import MarketEvent

from exchange.book import BUY, SELL, Book, Side
from exchange.level import Fill, Order


class Adapter:
    """Translates events into commands of a book, and the book into a snapshot."""

    metadata = EngineMetadata("tapewire", "1", "Python")

    def __init__(self, config: ConformanceConfig) -> None:
        self._places = config.quantity_decimal_places
        self._tick = Decimal(str(config.tick_size))
        self._books: dict[str, Book] = {}
        self._orders: dict[tuple[str, int], Order] = {}

    def apply(self, event: MarketEvent, index: int) -> Observation:
        """Carry out one event."""
        fills: list[TradeFill] = []
        reason = self._carry_out(event, fills)
        outcome = Outcome("rejected", reason) if reason else Outcome("applied")
        state = self.snapshot()
        return Observation(index, outcome, tuple(fills), state.digest(), state.order_count)

    def snapshot(self) -> BookState:
        """Return every resting order in the order in which it would trade."""
        return BookState(
            tuple(
                BookSnapshot(symbol, self._side(book.bids), self._side(book.asks))
                for symbol, book in sorted(self._books.items())
            )
        )

    def close(self) -> None:
        """Nothing is held."""

    def _carry_out(self, event: MarketEvent, fills: list[TradeFill]) -> str:
        if event.op == "clear":
            self._books[event.symbol] = Book()
            self._orders = {key: o for key, o in self._orders.items() if key[0] != event.symbol}
            return ""
        order = self._orders.get((event.symbol, event.order_id))
        is_active = order is not None and order.resting
        if event.op == "new":
            return "DUPLICATE_ORDER_ID" if is_active else self._new(event, fills)
        if order is None or not is_active:
            return "ORDER_NOT_ACTIVE"
        self._change(event, order, fills)
        return ""

    def _new(self, event: MarketEvent, fills: list[TradeFill]) -> str:
        kind = event.order_type.name
        if kind != "MARKET" and event.price <= 0:
            return "INVALID_ORDER"
        side = BUY if event.side.name == "BUY" else SELL
        price = 0 if kind == "MARKET" else self._ticks(event.price)
        order = Order(event.order_id, event.owner, side, price, self._lots(event.quantity))
        self._submit(event.symbol, order, kind, fills)
        return ""

    def _submit(self, symbol: str, order: Order, kind: str, fills: list[TradeFill]) -> None:
        book = self._books.setdefault(symbol, Book())
        self._orders[symbol, order.id] = order
        if kind == "FOK" and not book.fillable(order):
            return
        found: list[Fill] = []
        book.match(order, found)
        fills += [self._fill(symbol, order, fill) for fill in found]
        if kind == "LIMIT" and order.left:
            book.rest(order)

    def _change(self, event: MarketEvent, order: Order, fills: list[TradeFill]) -> None:
        book = self._books[event.symbol]
        lots = order.left if event.quantity is None else self._lots(event.quantity)
        if event.op == "reduce":
            book.reduce(order, min(lots, order.left))
            return
        book.cancel(order)
        if event.op == "replace":
            price = order.price if event.price is None else self._ticks(event.price)
            fresh = Order(order.id, order.owner, order.side, price, lots)
            self._submit(event.symbol, fresh, "LIMIT", fills)

    def _fill(self, symbol: str, taker: Order, fill: Fill) -> TradeFill:
        ids = (taker.id, fill.maker.id) if taker.side == BUY else (fill.maker.id, taker.id)
        return TradeFill(symbol, *ids, self._price(fill.price), self._quantity(fill.lots))

    def _side(self, side: Side) -> tuple[RestingOrder, ...]:
        levels = [side.levels[key] for key in reversed(side.keys)]
        return tuple(
            RestingOrder(o.id, self._price(o.price), self._quantity(o.left), o.owner)
            for level in levels
            for o in level.queue[level.start :]
            if o.resting
        )

    def _ticks(self, price: float) -> int:
        return int((Decimal(str(price)) / self._tick).to_integral_value())

    def _lots(self, quantity: float) -> int:
        return int(Decimal(str(quantity)).scaleb(self._places))

    def _price(self, ticks: int) -> str:
        return str(canonical_decimal(ticks * self._tick))

    def _quantity(self, lots: int) -> str:
        return str(canonical_decimal(Decimal(lots).scaleb(-self._places), self._places))


if __name__ == "__main__":
    sys.exit(serve_stdio(Adapter))
