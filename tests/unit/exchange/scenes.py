"""A small engine with two customers, and tickets in few words."""

from dataclasses import dataclass
from itertools import count

from exchange.book import BUY, SELL
from exchange.engine import Engine
from exchange.ledger import Account
from exchange.level import SelfTrade
from exchange.markets import MARKETS
from exchange.orders import Force, Kind, Ticket
from exchange.units import UNIT

BTC = MARKETS["BTCUSDT"]
NOW = 1_795_000_000_000
_ids = count(1)


@dataclass(frozen=True, slots=True)
class Scene:
    """An engine and two rich customers of it."""

    engine: Engine
    ann: Account
    bob: Account


def scene(*, usdt: int = 1_000_000, btc: int = 100) -> Scene:
    """Return an engine without any order; `usdt` and `btc` are what each customer has."""
    engine = Engine({"BTCUSDT": BTC})
    accounts = [
        engine.open_account(
            name,
            key=f"key-of-{name}",
            secret="secret",
            deposits={"USDT": usdt * UNIT, "BTC": btc * UNIT},
            now_ms=NOW,
        )
        for name in ("ann", "bob")
    ]
    return Scene(engine, accounts[0], accounts[1])


def limit(
    side: int,
    price: int,
    lots: int,
    *,
    force: Force = Force.GTC,
    mode: SelfTrade = SelfTrade.EXPIRE_MAKER,
    kind: Kind = Kind.LIMIT,
    client_id: str = "",
    slice_: int = 0,
) -> Ticket:
    """Return a limit ticket for BTCUSDT; `price` in ticks."""
    name = client_id or f"id-{next(_ids)}"
    return Ticket(BTC, side, kind, name, force, price, lots, self_trade=mode, slice=slice_)


def market(side: int, *, lots: int = 0, quote: int = 0) -> Ticket:
    """Return a market ticket for BTCUSDT, by lots or by units of USDT."""
    return Ticket(BTC, side, Kind.MARKET, f"id-{next(_ids)}", lots=lots, quote=quote)


def buy(price: int, lots: int) -> Ticket:
    """Return a plain limit buy."""
    return limit(BUY, price, lots)


def sell(price: int, lots: int) -> Ticket:
    """Return a plain limit sell."""
    return limit(SELL, price, lots)
