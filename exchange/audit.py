"""Checks that the books balance: what must be true of an engine at any moment."""

from collections import defaultdict
from collections.abc import Iterator

from exchange.engine import Engine
from exchange.ledger import Account


def breaches(engine: Engine) -> list[str]:
    """Return a sentence for everything that is wrong; an empty list when nothing is."""
    found = [*_conservation(engine), *_crossed(engine), *_slices(engine)]
    for account in engine.accounts.values():
        found.extend(_account(account))
    return found


def _conservation(engine: Engine) -> Iterator[str]:
    held: dict[str, int] = defaultdict(int)
    for account in engine.accounts.values():
        for asset in account.free.keys() | account.locked.keys():
            held[asset] += account.free.get(asset, 0) + account.locked.get(asset, 0)
    ledger = engine.ledger
    for asset in held.keys() | ledger.fees.keys() | ledger.house.keys():
        total = held[asset] + ledger.fees.get(asset, 0) + ledger.house.get(asset, 0)
        deposited = ledger.deposited.get(asset, 0)
        if total != deposited:
            yield f"{asset}: {total} units are held where {deposited} were deposited"


def _crossed(engine: Engine) -> Iterator[str]:
    for symbol, book in engine.books.items():
        bid, ask = book.best_bid(), book.best_ask()
        if bid and ask and bid >= ask:
            yield f"{symbol}: the best bid {bid} is not below the best ask {ask}"


def _slices(engine: Engine) -> Iterator[str]:
    for order in engine.orders.values():
        if order.resting and order.slice:
            left = order.lots - order.executed
            if order.left + order.hidden != left or not 0 < order.left <= order.slice:
                yield f"order {order.id} shows {order.left} and hides {order.hidden} of {left} lots"


def _account(account: Account) -> Iterator[str]:
    needs: dict[str, int] = defaultdict(int)
    for order in account.open_orders():
        needs[order.gives] += order.needs()
        if order.locked != order.needs():
            yield f"order {order.id} keeps {order.locked} units aside and needs {order.needs()}"
    for asset in account.free.keys() | account.locked.keys() | needs.keys():
        free, locked = account.free.get(asset, 0), account.locked.get(asset, 0)
        if free < 0 or locked < 0:
            yield f"{account.name}: {asset} is negative, {free} free and {locked} locked"
        if locked != needs[asset]:
            need = needs[asset]
            yield f"{account.name}: {locked} units of {asset} are locked, orders need {need}"
