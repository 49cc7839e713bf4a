"""What the database, the chats and the exchange say of the same orders, side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

import aiohttp

from db import rows
from desk import money
from desk.orders.model import Order, Side, Status
from tests.integration.exchange.clients import Exchange
from tests.journeys.witness import Witness
from tests.stage import Stage, words_of

QUIET_S: Final = 90.0
SAYS: Final = {
    Status.OPEN: "waiting in the book",
    Status.PARTIAL: "partly done",
    Status.CANCELLED: "cancelled",
    Status.EXPIRED: "expired",
    Status.REJECTED: "refused by the exchange",
}
AT_VENUE: Final = {
    Status.OPEN: "NEW",
    Status.FILLED: "FILLED",
    Status.CANCELLED: "CANCELED",
    Status.EXPIRED: "EXPIRED",
}
_RESTLESS: Final = (
    "SELECT (SELECT count(*) FROM orders WHERE status IN ('accepted', 'sending', 'unknown')"
    " OR is_cancel_requested AND next_check_at IS NOT NULL)"
    " + (SELECT count(*) FROM outbox WHERE done_at IS NULL)"
    " + (SELECT count(*) FROM inbox WHERE done_at IS NULL) AS left_over"
)

_UNDER_WAY: Final = (
    "SELECT o.id, o.attempt, o.next_check_at, s.at, s.status, s.note"
    " FROM orders o JOIN order_steps s ON s.order_id = o.id"
    " WHERE o.status IN ('accepted', 'sending', 'unknown', 'open', 'partial') ORDER BY o.id, s.id"
)
_UNTOLD: Final = "SELECT kind, created_at, tries, error FROM outbox WHERE done_at IS NULL"
_OFF_BY: Final = (
    "SELECT coalesce(sum(abs(total)), 0) AS off_by FROM ("
    " SELECT sum(amount) AS total FROM ledger_postings GROUP BY currency) sums"
)


async def quiet(stage: Stage, witness: Witness) -> None:
    """Wait until nothing is under way any more."""
    what = "every order known, every event told"
    await stage.until(lambda: is_quiet(witness), what=what, timeout_s=QUIET_S)


async def is_quiet(witness: Witness) -> bool:
    """Tell whether nothing is under way now."""
    (found,) = await witness.rows(_RESTLESS)
    return bool(found["left_over"] == 0)


async def under_way(witness: Witness) -> list[str]:
    """Return every step of the orders that are not over, and what nobody was told yet."""
    found = [*await witness.rows(_UNDER_WAY), *await witness.rows(_UNTOLD)]
    return [" ".join(f"{name}={value}" for name, value in dict(row).items()) for row in found]


async def ledger_off_by(witness: Witness) -> Decimal:
    """Return how far the ledger is from zero, over all currencies."""
    (found,) = await witness.rows(_OFF_BY)
    return Decimal(found["off_by"])


async def refusals(witness: Witness, people: Sequence[int]) -> list[str]:
    """Return why some people's orders were refused by the venue."""
    query = "SELECT reason FROM orders WHERE status = 'rejected' AND account_id = ANY(:people)"
    return [str(row["reason"]) for row in await witness.rows(query, people=list(people))]


async def unanswered(witness: Witness, people: Sequence[int]) -> int:
    """Return how many orders of some people were left without an answer for a while."""
    query = (
        "SELECT count(DISTINCT s.order_id) AS orders FROM order_steps s JOIN orders o"
        " ON o.id = s.order_id WHERE s.status = 'unknown' AND o.account_id = ANY(:people)"
    )
    (found,) = await witness.rows(query, people=list(people))
    return int(found["orders"])


async def orders(witness: Witness, person: int) -> list[Order]:
    """Return a person's orders as the database has them."""
    found = await witness.orders(person)
    words = ("status", "side")
    kinds = (Status, Side)
    return [
        rows.build(Order, row, **{n: k(row[n]) for n, k in zip(words, kinds, strict=True)})
        for row in found
    ]


@dataclass(frozen=True, slots=True)
class Count:
    """What people ordered against what the exchange has; all but the first two belong at zero.

    Orders that the exchange refused for good are neither intended nor there.
    """

    intended: int
    at_venue: int
    duplicates: int
    lost: int
    strays: int
    differing: tuple[str, ...] = ()  # what the desk says of orders that the exchange has not


async def judge(stage: Stage, witness: Witness, people: Sequence[int]) -> Count:
    """Hold everybody's orders against the exchange and their receipts; fail where they differ."""
    intended = at_venue = duplicates = lost = strays = 0
    differing: list[str] = []
    for person in people:
        known = await orders(witness, person)
        wanted = {o.client_order_id for o in known if o.status is not Status.REJECTED}
        listed = await listed_at_venue(stage, person, {o.symbol for o in known})
        there = {row["clientOrderId"] for row in listed}
        intended += len(wanted)
        at_venue += len(listed)
        duplicates += len(listed) - len(there)
        lost += len(wanted ^ there)
        absent = [o for o in known if o.client_order_id in wanted - there]
        differing += [f"{o.status}, attempt {o.attempt}: {o.reason}" for o in absent]
        if wanted == there and len(listed) == len(there):
            by_id = {o.client_order_id: o for o in known}
            for row in listed:
                _match(by_id[row["clientOrderId"]], row)
        strays += await tell_the_truth(stage, witness, person)
    return Count(intended, at_venue, duplicates, lost, strays, tuple(differing))


async def tell_the_truth(stage: Stage, witness: Witness, person: int) -> int:
    """Hold every receipt of a person against the database; return how many strays there are.

    A stray is a message that names an order and is not its receipt: Telegram cannot be asked
    whether a message was sent, so a bot that dies between sending and noting sends again.
    """
    query = "SELECT r.* FROM receipts r JOIN orders o ON o.id = r.order_id WHERE o.account_id = :id"
    receipts = {row["order_id"]: row for row in await witness.rows(query, id=person)}
    heard = {m["message_id"]: m for m in await stage.messages(person) if m["from"]["is_bot"]}
    strays = 0
    for order in await orders(witness, person):
        message = heard[receipts[order.id]["message_id"]]
        check_receipt(order, words_of(message))
        named = [m for m in heard.values() if order.id in words_of(m)]
        strays += len(named) - 1
    return strays


def check_receipt(order: Order, words: str) -> None:
    """Fail unless a receipt says what became of the order."""
    assert order.id in words
    assert order.base in words
    done = "Bought" if order.side is Side.BUY else "Sold"
    assert SAYS.get(order.status, done) in words, f"{order.status}: {words}"
    if order.average_price is not None:
        price = money.show_price(order.average_price)
        traded = f"{money.show_quantity(order.filled)} {order.base} × {price}"
        assert traded in words, f"{traded} is not in {words}"


async def match_the_exchange(stage: Stage, witness: Witness, person: int) -> None:
    """Hold a person's orders one to one against what the exchange itself lists."""
    found = await judge(stage, witness, [person])
    assert found.intended == found.at_venue == len(await orders(witness, person))
    assert found.duplicates == found.lost == 0


async def listed_at_venue(stage: Stage, person: int, symbols: set[str]) -> list[dict[str, Any]]:
    """Return what the exchange lists for a person's account in some markets."""
    async with aiohttp.ClientSession() as session:
        exchange = Exchange(stage.running.url("exchange"), session)
        keys = await exchange.open(f"tapewire-{person}")
        found: list[dict[str, Any]] = []
        for symbol in sorted(symbols):
            name = symbol.replace("/", "")
            answer = await exchange.signed(
                keys, "GET", "/api/v3/allOrders", symbol=name, limit=1000
            )
            assert answer.status == 200, answer.json
            found += answer.json
        return found


def _match(order: Order, row: Mapping[str, Any]) -> None:
    assert str(row["orderId"]) == order.venue_order_id
    assert row["status"] == AT_VENUE[order.status], order
    assert money.wire(row["executedQty"]) == order.filled
    assert money.wire(row["cummulativeQuoteQty"]) == order.cost
