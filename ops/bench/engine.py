"""Orders per second of the matching engine, on one core.

`book` is the stream that matching engines are compared by: 55 % passive limit orders, 30 %
cancels, 15 % aggressive orders, over a book of tens of thousands of resting orders. `place` is an
account's order all the way: filters, funds, match, fees, ledger, events. `wire` adds reading the
parameters and writing the answer. Beside `book` stands the fastest matching engine in pure Python
that is on the package index, over the very same stream, in an environment of its own; both build
each order from its numbers.
"""

import gc
import random
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import orjson
import typer

from exchange import records, tickets
from exchange.book import BUY, SELL, Book, submit
from exchange.engine import Engine
from exchange.events import Event
from exchange.ledger import Account
from exchange.level import Fill, Order
from exchange.markets import MARKETS
from exchange.orders import Force, Kind, Ticket
from exchange.params import Params
from exchange.protocol import order_forms
from exchange.protocol.body import encode
from exchange.units import UNIT, write
from ops import environments
from ops.bench.figures import Budget, Figure, Floor

BOOK_STEPS: Final = 100_000
ORDERS: Final = 20_000
ROUNDS: Final = 3
# The fastest matching engine in pure Python on the package index, over the same stream (2.6 GHz):
# what counts where it cannot be run beside ours.
PEER_OPS: Final = 284_000
PEER: Final = "the peer, matching-engine 0.1.1, over the same stream:"
# What accounts, fees, ledger and events may take of the bare book's rate, and JSON of theirs.
PLACE_SHARE: Final = 0.05
WIRE_SHARE: Final = 0.33
_SYMBOL: Final = "BTCUSDT"
_MID: Final = 9_000_000
_MOST_OPEN: Final = 150

Step = tuple[str, int, int, int, int]


def measure(*, steps: int = BOOK_STEPS, orders: int = ORDERS, rounds: int = ROUNDS) -> list[Figure]:
    """Return operations per second of CPU, each the best of some rounds."""
    stream, rows = mixed(steps), _orders(orders)
    floor = Floor(value=_best(lambda: _bare(stream), rounds), what="a dict and a list alone")
    book = _best(lambda: _book(stream), rounds)
    peer = _peer(stream, rounds)
    place = _best(lambda: _place(rows), rounds)
    wire = _best(lambda: _wire(rows), rounds)
    least = Budget(of="value", limit=peer or PEER_OPS, is_least=True)
    rates = {
        "book: mixed stream": (book, steps, least, floor),
        "place: filters to ledger": (place, orders, *_of(book, PLACE_SHARE, "the book alone")),
        "wire: place and its JSON": (wire, orders, *_of(place, WIRE_SHARE, "place alone")),
    }
    return [
        Figure(
            bench="engine",
            what=what,
            unit="orders/s",
            n=count,
            stats={"value": rate},
            budget=budget,
            floor=beside,
            parts={PEER: peer} if peer and beside is floor else {},
        )
        for what, (rate, count, budget, beside) in rates.items()
    ]


def _of(rate: float, share: float, what: str) -> tuple[Budget, Floor]:
    limit = share * rate
    return Budget(of="value", limit=limit, is_least=True), Floor(value=rate, what=what)


def mixed(count: int, seed: int = 1) -> list[Step]:
    """Return a stream of (what, order id, side, price, lots); price 0 is a market order."""
    rng = random.Random(seed)  # noqa: S311 - not a secret
    mid, last = 100_000, 0
    steps: list[Step] = []
    live: list[int] = []
    for _ in range(count):
        draw = rng.random()
        if 0.55 <= draw < 0.85 and live:
            place = rng.randrange(len(live))
            live[place], live[-1] = live[-1], live[place]
            steps.append(("cancel", live.pop(), 0, 0, 0))
            continue
        last += 1
        side = rng.choice((BUY, SELL))
        if draw < 0.85:
            price = mid - side * (int(rng.expovariate(1 / 20)) + 1)
            steps.append(("order", last, side, price, rng.randint(1, 100)))
            live.append(last)
        else:
            price = mid + 5 * side if draw < 0.95 else 0
            steps.append(("order", last, side, price, rng.randint(1, 300)))
        if rng.random() < 0.02:
            mid += rng.choice((-1, 1))
    return steps


def _best(rate: Callable[[], float], rounds: int) -> float:
    return max(rate() for _ in range(rounds))


def _peer(steps: list[Step], rounds: int) -> float:
    """Return the rate of the peer engine in its own environment, 0 where that cannot be made."""
    try:
        python = environments.python_of("peer")
    except environments.Unbuildable as e:
        typer.echo(f"the peer engine cannot be measured here: {e}", err=True)
        return 0.0
    program = str(Path(__file__).with_name("peer.py"))
    command = (str(python), program)
    told = subprocess.run(  # noqa: S603 - our own program
        command, input=orjson.dumps([steps, rounds]), capture_output=True, check=True
    )
    return float(told.stdout)


def _bare(steps: list[Step]) -> float:
    """Keep every order in a dict and a list a price level, match nothing."""
    orders: dict[int, int] = {}
    levels: dict[int, list[int]] = {}
    began = time.process_time()
    for what, id_, _, price, _ in steps:
        if what == "cancel":
            orders.pop(id_)
        else:
            orders[id_] = price
            levels.setdefault(price, []).append(id_)
    return len(steps) / (time.process_time() - began)


def _book(steps: list[Step]) -> float:
    book = Book()
    orders: dict[int, Order] = {}
    fills: list[Fill] = []
    gc.collect()
    gc.freeze()  # the stream itself and the rest of the bench are no work of the engine's
    began = time.process_time()
    for what, id_, side, price, lots in steps:
        if what == "cancel":
            book.cancel(orders.pop(id_))
            continue
        fills.clear()
        order = Order(id_, 1, side, price, lots)
        if price:
            orders[id_] = order
            submit(book, order, fills)
        else:
            book.match(order, fills)
    return len(steps) / (time.process_time() - began)


def _accounts() -> tuple[Engine, list[Account]]:
    engine = Engine({_SYMBOL: MARKETS[_SYMBOL]})
    engine.listen(_encode)
    funds = {"USDT": 10**11 * UNIT, "BTC": 10**7 * UNIT}
    return engine, [
        engine.open_account(name, key=name, secret=name, deposits=funds, now_ms=0)
        for name in ("a", "b")
    ]


def _encode(events: tuple[Event, ...]) -> None:
    orjson.dumps(records.encode(events))


def _orders(count: int) -> list[tuple[int, int, int]]:
    """Return (side, price, lots): most rest, a third crosses and trades; few stay for long."""
    rng = random.Random(3)  # noqa: S311 - not a secret
    rows = []
    for _ in range(count):
        side = rng.choice((BUY, SELL))
        away = -2000 if rng.random() < 0.34 else int(rng.expovariate(1 / 3000))
        rows.append((side, _MID - side * away, rng.randint(100, 5000)))
    return rows


def _keep_open(engine: Engine, account: Account, now_ms: int) -> None:
    """Cancel the oldest of many open orders, as a busy account would."""
    here = account.open[_SYMBOL]
    if len(here) > _MOST_OPEN:
        engine.cancel(next(iter(here.values())), now_ms)


def _place(rows: list[tuple[int, int, int]]) -> float:
    engine, accounts = _accounts()
    market = MARKETS[_SYMBOL]
    began = time.process_time()
    for number, (side, price, lots) in enumerate(rows):
        account = accounts[number % 2]
        ticket = Ticket(market, side, Kind.LIMIT, str(number), Force.GTC, price, lots)
        engine.place(account, ticket, number)
        _keep_open(engine, account, number)
    return len(rows) / (time.process_time() - began)


def _wire(rows: list[tuple[int, int, int]]) -> float:
    engine, accounts = _accounts()
    market = MARKETS[_SYMBOL]
    bodies = [
        {
            "symbol": _SYMBOL,
            "side": "BUY" if side == BUY else "SELL",
            "type": "LIMIT",
            "timeInForce": "GTC",
            "price": write(market.price(price)),
            "quantity": write(market.quantity(lots)),
            "newClientOrderId": f"w{number}",
        }
        for number, (side, price, lots) in enumerate(rows)
    ]
    began = time.process_time()
    for number, body in enumerate(bodies):
        account = accounts[number % 2]
        order = engine.place(account, tickets.read(Params(body), engine.markets), number)
        encode(order_forms.placed(order, kind="FULL"))
        _keep_open(engine, account, number)
    return len(rows) / (time.process_time() - began)
