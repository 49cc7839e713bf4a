"""Orders that a venue has forgotten: what it still shows of them, and what cannot be known."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from functools import partial

import pytest

from desk import clock
from desk.errors import VenueUnsure
from desk.money import ZERO
from desk.orders.model import Kind, Order, Report, Side, Status
from desk.orders.outside import ANOTHER, Deal, Resting
from desk.orders.reconcile import (
    ENDED_UNSEEN,
    FORGOTTEN,
    NEVER_SENT,
    NOT_KNOWN,
    Reconcile,
)
from desk.orders.strangers import fill_of
from desk.portfolio.ledger import Entry, Pocket, move
from desk.venues.forms import known_as
from tests.factories import ANN
from tests.integration.venues.conftest import VENUE, House
from tests.integration.venues.test_books import Odd, _same

GATE = "gate"  # it knows an order by our id for an hour after its end
MINE = "77"


async def nothing() -> None:
    """Do nothing while a venue is asked."""


@dataclass
class Forgetful(Odd):
    """A venue that finds no order by our id and may know it by its own."""

    by_number: dict[str, Report | str] = field(default_factory=dict)
    is_silent: bool = False
    meanwhile: Callable[[], Awaitable[object]] = nothing

    async def find(self, order: Order) -> Report | None:
        """See the port; a text is why an order is not believed."""
        found = self.by_number.get(order.venue_order_id)
        if isinstance(found, str):
            raise VenueUnsure(why=found)
        if found is None:
            return None
        fills = tuple(
            replace(f, order_id=order.id, account_id=order.account_id) for f in found.fills
        )
        return replace(found, fills=fills)

    async def trades(self, account_id: int, symbol: str, **since: object) -> list[Deal]:
        """See the port; `meanwhile` happens before the answer is read."""
        if self.is_silent:
            raise VenueUnsure(why="RequestTimeout")
        await self.meanwhile()
        return [d for d in self.deals if d.symbol == symbol]

    async def trades_of(self, order: Order) -> list[Deal]:
        """See the port."""
        if self.is_silent:
            raise VenueUnsure(why="RequestTimeout")
        return [d for d in self.deals if d.venue_order_id == order.venue_order_id]


@pytest.fixture(autouse=True)
def own_clock() -> Iterator[None]:
    """Let the time of the real world be again afterwards."""
    yield
    clock.set_clock()


@pytest.fixture
async def venue(house: House) -> Forgetful:
    """Gate, where Ann has money and the desk a market."""
    found = house.venues[GATE] = Forgetful()
    async with house.context.desk.market.open() as unit:
        (btc, *_) = await unit.market.instruments(VENUE)
        await unit.market.save_instruments([replace(btc, venue=GATE)])
        await unit.ledger.post(
            Entry(
                account_id=ANN.id,
                venue=GATE,
                kind="test",
                reference="1",
                postings=move("USDT", Decimal(100), out_of=Pocket.OUTSIDE, into=Pocket.FREE),
                at=clock.now(),
            )
        )
        await unit.commit()
    house.context.desk.execution.gate.open(ANN.id, GATE)
    return found


async def sent(
    house: House, status: Status, *, number: str = "", ago: timedelta = timedelta(hours=2)
) -> Order:
    """Write an order that was sent some time ago, with its money set aside."""
    now = clock.now()
    then = now - ago
    order = Order(
        id=clock.new_id(),
        account_id=ANN.id,
        venue=GATE,
        symbol="BTC/USDT",
        side=Side.BUY,
        kind=Kind.LIMIT,
        quantity=Decimal("0.001"),
        limit_price=Decimal(60000),
        status=status,
        attempt=1,
        sent_at=then,
        reserved=Decimal(60),
        reserved_currency="USDT",
        venue_order_id=number,
        key="forgotten",
        next_check_at=now,
        created_at=then,
        updated_at=then,
    )
    async with house.context.desk.orders.open() as unit:
        await unit.orders.add(order)
        await unit.ledger.post(
            Entry(
                account_id=ANN.id,
                venue=GATE,
                kind="reserve",
                reference=order.id,
                postings=move("USDT", Decimal(60), out_of=Pocket.FREE, into=Pocket.RESERVED),
                at=then,
            )
        )
        await unit.commit()
    return order


def rests(order: Order) -> Resting:
    """The order as a list of open orders shows it."""
    return Resting(
        venue=GATE,
        symbol=order.symbol,
        venue_order_id=MINE,
        client_order_id="",
        side=Side.BUY,
        kind=Kind.LIMIT,
        quantity=Decimal("0.001"),
        at=clock.now(),
    )


def deal(trade_id: str = "t1", **changes: object) -> Deal:
    """A trade of the whole order."""
    values: dict[str, object] = {
        "venue": GATE,
        "symbol": "BTC/USDT",
        "trade_id": trade_id,
        "venue_order_id": MINE,
        "side": Side.BUY,
        "price": Decimal(60000),
        "quantity": Decimal("0.001"),
        "at": clock.now() - timedelta(hours=1),
    }
    return Deal(**values | changes)  # type: ignore[arg-type]


async def looked(house: House, order: Order, *, minutes: float = 2) -> Order:
    """Look at the order some time later and return it as it is then."""
    later = clock.now() + timedelta(minutes=minutes)
    clock.set_clock(now=partial(_same, later))
    await house.context.desk.reconcile.check(order.id)
    return await house.context.desk.orders.get(ANN.id, order.id)


async def alarms(house: House) -> list[str]:
    """Return what the operator was told of."""
    told = [t.event for t in await house.context.outbox.pending(50)]
    return [e.subject for e in told if type(e).__name__ == "OperatorAlarmed"]  # type: ignore[attr-defined]


async def free(house: House) -> tuple[Decimal, Decimal]:
    """Return what Ann has free and set aside."""
    balances = await house.context.desk.portfolio.holdings(ANN.id, GATE)
    return next((b.free, b.reserved) for b in balances if b.currency == "USDT")


async def test_an_order_that_filled_while_nobody_looked_is_filled_out_of_its_trades(
    house: House, venue: Forgetful
) -> None:
    order = await sent(house, Status.OPEN, number=MINE)
    venue.deals = [deal()]
    done = await looked(house, order)
    assert (done.status, done.filled, done.reason) == (
        Status.FILLED,
        Decimal("0.001"),
        ENDED_UNSEEN,
    )
    assert await free(house) == (Decimal(40), Decimal(0))


async def test_an_order_that_was_cancelled_while_nobody_looked_is_ended_when_that_is_seen_twice(
    house: House, venue: Forgetful
) -> None:
    order = await sent(house, Status.OPEN, number=MINE)
    venue.deals = [deal(quantity=Decimal("0.0004"))]
    first = await looked(house, order)
    assert (first.status, first.filled, first.reason) == (
        Status.PARTIAL,
        Decimal("0.0004"),
        FORGOTTEN,
    )
    assert (await looked(house, order, minutes=0.5)).status is Status.PARTIAL
    last = await looked(house, order)
    assert (last.status, last.filled, last.reason) == (
        Status.CANCELLED,
        Decimal("0.0004"),
        ENDED_UNSEEN,
    )
    assert await free(house) == (Decimal(76), Decimal(0))
    assert await alarms(house) == [f"order {order.id} is not found any more at gate"]


async def test_an_order_that_still_rests_or_of_which_nothing_can_be_read_stays_open(
    house: House, venue: Forgetful
) -> None:
    order = await sent(house, Status.OPEN, number=MINE)
    venue.resting = [rests(order)]
    for _ in range(3):
        assert (await looked(house, order)).status is Status.OPEN
    venue.resting, venue.is_silent = [], True
    for _ in range(3):
        assert (await looked(house, order)).status is Status.OPEN
    assert await free(house) == (Decimal(40), Decimal(60))
    assert await alarms(house) == [f"order {order.id} may be forgotten at gate"]


async def test_an_order_that_was_seen_resting_between_two_misses_is_not_ended(
    house: House, venue: Forgetful
) -> None:
    order = await sent(house, Status.OPEN, number=MINE)
    assert (await looked(house, order)).reason == FORGOTTEN
    venue.resting = [rests(order)]
    assert (await looked(house, order)).reason == ""
    venue.resting = []
    missed = await looked(house, order, minutes=600)
    assert (missed.status, missed.reason) == (Status.OPEN, FORGOTTEN)


async def test_a_trade_with_somebody_of_the_same_desk_is_booked_for_both(
    house: House, venue: Forgetful
) -> None:
    order = await sent(house, Status.OPEN, number=MINE)
    async with house.context.desk.orders.open() as unit:
        other = replace(order, id="anotherorder", key="other", venue_order_id="78", reserved=ZERO)
        await unit.orders.add(other)
        await unit.trades.add_fill(fill_of(other, deal()))
        await unit.commit()
    venue.deals = [deal()]
    assert (await looked(house, order)).status is Status.FILLED


async def test_an_order_that_is_not_listed_yet_is_left_alone(
    house: House, venue: Forgetful
) -> None:
    order = await sent(house, Status.OPEN, number=MINE, ago=timedelta(seconds=1))
    seen = await looked(house, order, minutes=0.1)
    assert (seen.status, seen.reason) == (Status.OPEN, "")
    assert await alarms(house) == []


async def test_an_order_that_is_found_again_is_not_ended_by_the_next_miss(
    house: House, venue: Forgetful
) -> None:
    order = await sent(house, Status.OPEN, number=MINE)
    assert (await looked(house, order)).reason == FORGOTTEN
    venue.by_number = {MINE: Report(status=Status.OPEN, venue_order_id=MINE, filled=Decimal(0))}
    assert (await looked(house, order)).reason == ""
    venue.by_number = {}
    assert (await looked(house, order)).status is Status.OPEN


async def test_a_lost_order_that_filled_is_known_by_its_name_in_the_trades_and_never_expired(
    house: House, venue: Forgetful
) -> None:
    order = await sent(house, Status.UNKNOWN)
    venue.deals = [deal(client_order_id=f"t-{order.client_order_id}")]
    seen = await looked(house, order)
    assert (seen.status, seen.filled, seen.venue_order_id) == (
        Status.UNKNOWN,
        Decimal("0.001"),
        MINE,
    )
    done = await looked(house, order)
    assert done.status is Status.FILLED
    assert await free(house) == (Decimal(40), Decimal(0))


async def test_a_lost_order_whose_trades_bear_no_name_is_found_through_their_order(
    house: House, venue: Forgetful
) -> None:
    order = await sent(house, Status.UNKNOWN)
    venue.deals = [deal("t0", venue_order_id="76"), deal()]
    fills = (fill_of(order, deal()),)
    whole = Report(status=Status.FILLED, venue_order_id=MINE, filled=Decimal("0.001"), fills=fills)
    venue.by_number = {"76": ANOTHER, MINE: whole}
    done = await looked(house, order)
    assert (done.status, done.venue_order_id) == (Status.FILLED, MINE)


async def test_a_lost_order_that_left_nothing_expires_beyond_the_venues_memory(
    house: House, venue: Forgetful
) -> None:
    order = await sent(house, Status.UNKNOWN)
    venue.deals = [deal("t0", venue_order_id="76"), deal("t2", client_order_id="apiv4")]
    venue.by_number = {"76": ANOTHER}
    done = await looked(house, order)
    assert (done.status, done.reason) == (Status.EXPIRED, NEVER_SENT)
    assert await free(house) == (Decimal(100), Decimal(0))
    assert venue.submitted == []


@pytest.mark.parametrize("why", ["silence", "an order that is not known", "nonsense"])
async def test_a_lost_order_of_which_nothing_can_be_known_stays_and_is_told_of_once(
    house: House, venue: Forgetful, why: str
) -> None:
    order = await sent(house, Status.UNKNOWN)
    venue.is_silent = why == "silence"
    venue.deals = [deal()]
    venue.by_number = {MINE: "an answer that cannot be read"} if why == "nonsense" else {}
    for _ in range(3):
        kept = await looked(house, order, minutes=70)
        assert (kept.status, kept.reason) == (Status.UNKNOWN, NOT_KNOWN)
    assert await free(house) == (Decimal(40), Decimal(60))
    assert await alarms(house) == [f"order {order.id} may be forgotten at gate"]


async def test_a_lost_order_that_its_venue_would_still_know_needs_no_trades_to_expire(
    house: House, venue: Forgetful
) -> None:
    order = await sent(house, Status.UNKNOWN, ago=timedelta(minutes=30))
    venue.is_silent = True
    done = await looked(house, order)
    assert (done.status, done.reason) == (Status.EXPIRED, NEVER_SENT)


async def test_a_lost_order_that_rests_is_open(house: House, venue: Forgetful) -> None:
    order = await sent(house, Status.UNKNOWN)
    venue.resting = [
        Resting(
            venue=GATE,
            symbol=order.symbol,
            venue_order_id=MINE,
            client_order_id=f"t-{order.client_order_id}",
            side=Side.BUY,
            kind=Kind.LIMIT,
            quantity=Decimal("0.001"),
            at=clock.now(),
        )
    ]
    found = await looked(house, order)
    assert (found.status, found.venue_order_id) == (Status.OPEN, MINE)


async def test_a_lost_order_whose_trades_another_look_has_booked_meanwhile_never_expires(
    house: House, venue: Forgetful
) -> None:
    order = await sent(house, Status.UNKNOWN)
    named = known_as(GATE, order.client_order_id)
    venue.deals = [deal(quantity=Decimal("0.0004"), client_order_id=named)]
    fills = tuple(fill_of(order, one) for one in venue.deals)
    found = Report(status=Status.UNKNOWN, venue_order_id=MINE, filled=ZERO, fills=fills)
    venue.meanwhile = partial(house.context.desk.execution.settle, order.id, found)
    kept = await looked(house, order)
    assert (kept.status, kept.filled) == (Status.UNKNOWN, Decimal("0.0004"))
    await house.context.desk.execution.expire(order.id, attempt=1, reason=NEVER_SENT)
    assert (await house.context.desk.orders.get(ANN.id, order.id)).status is Status.UNKNOWN


async def test_what_a_venue_may_have_forgotten_is_never_sent_again(
    house: House, venue: Forgetful
) -> None:
    execution = house.context.desk.execution
    patient = execution.settings.model_copy(update={"command_age_s": 7 * 24 * 3600})
    order = await sent(house, Status.UNKNOWN)
    await Reconcile(replace(execution, settings=patient)).check(order.id)
    assert (await house.context.desk.orders.get(ANN.id, order.id)).status is Status.EXPIRED
    assert venue.submitted == []
