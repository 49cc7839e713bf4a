"""The venue's own books against the desk's: nothing lost, doubled, or taken for ours."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial

import pytest

from db import engine as engines
from db import restored, verify
from desk import clock
from desk.errors import NotAllowed, VenueRefused, VenueUnsure
from desk.money import Unit
from desk.orders import books
from desk.orders.model import EXTERNAL, Fill, Kind, Order, Report, Side, Status
from desk.orders.outside import Deal, Resting
from desk.orders.reconcile import NOT_SENT_AGAIN
from desk.portfolio.ledger import Entry, Pocket, move
from desk.settings import Settings
from desk.venues.profiles import PROFILES
from desk.venues.statement import Holding
from tests.factories import ANN, buy
from tests.integration.exchange.clients import Exchange
from tests.integration.venues.conftest import VENUE, House, furnished, open_house
from tests.integration.venues.test_connecting import cheap
from tests.quiet import Quiet

WORDS = "This action is disabled on this account."
NOBODY_TELLS = frozenset({"I8", "I13"})  # no bot runs here


async def promises_kept(settings: Settings) -> None:
    """Every invariant of the database holds."""
    engine = engines.connect(settings.database_url, pool_size=1)
    found = await verify.findings(engine)
    await engine.dispose()
    assert [f for f in found if not f.is_kept and f.name not in NOBODY_TELLS] == []


async def test_orders_and_trades_made_by_hand_become_external_once(
    house: House, ann_settings: Settings
) -> None:
    keys = await house.account(USDT="2000")
    await house.hand_in(keys)
    ours = await house.place(buy("100"))
    hand = partial(house.exchange.signed, keys, "POST", "/api/v3/order")
    limit = {"type": "LIMIT", "timeInForce": "GTC", "quantity": "0.5", "price": "500"}
    resting = await hand(symbol="ETHUSDT", side="BUY", **limit)
    await hand(symbol="SOLUSDT", side="BUY", type="MARKET", quoteOrderQty="150")
    await hand(symbol="BTCUSDT", side="SELL", type="MARKET", quantity="0.0005")
    for _ in range(3):
        await house.look()
    found = [order for order in await house.orders() if order.is_external]
    assert [(o.symbol, o.side, o.status) for o in sorted(found, key=lambda o: o.symbol)] == [
        ("BTC/USDT", Side.SELL, Status.FILLED),
        ("ETH/USDT", Side.BUY, Status.OPEN),
        ("SOL/USDT", Side.BUY, Status.FILLED),
    ]
    assert await house.ledger() == await house.truth(keys)
    assert await house.context.desk.orders.get(ANN.id, ours.id) == ours
    open_one = next(o for o in found if o.status is Status.OPEN)
    with pytest.raises(NotAllowed):
        await house.context.desk.orders.cancel(ANN.id, open_one.id)
    await house.exchange.signed(
        keys, "DELETE", "/api/v3/order", symbol="ETHUSDT", orderId=resting.json["orderId"]
    )
    await house.look()
    closed = await house.context.desk.orders.get(ANN.id, open_one.id)
    assert closed.status is Status.CANCELLED
    assert await house.ledger() == await house.truth(keys)
    await promises_kept(ann_settings)


async def test_an_order_placed_outside_that_fills_bit_by_bit_is_followed(house: House) -> None:
    keys = await house.account(USDT="2000")
    await house.hand_in(keys)
    price = await cheap(house)
    await house.exchange.signed(
        keys, "POST", "/api/v3/order", symbol="BTCUSDT", side="BUY", type="LIMIT",
        timeInForce="GTC", quantity="0.02", price=str(price),
    )  # fmt: skip
    await house.look()
    (order,) = await house.orders()
    assert (order.status, order.is_external, order.limit_price) == (Status.OPEN, True, price)
    assert order.next_check_at is None


async def test_what_comes_and_goes_outside_enters_the_ledger_when_it_is_seen_twice(
    house: House, ann_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(books, "AGAIN", timedelta(milliseconds=1))
    keys = await house.account(USDT="500")
    await house.hand_in(keys)
    await house.place(buy("50"))
    async with house.context.desk.orders.open() as unit:  # as if 70 USDT had come, 0.0001 BTC gone
        for currency, amount, way in (("USDT", "70", "out"), ("BTC", "0.0001", "in")):
            pockets = (
                (Pocket.FREE, Pocket.OUTSIDE) if way == "out" else (Pocket.OUTSIDE, Pocket.FREE)
            )
            await unit.ledger.post(
                Entry(
                    account_id=ANN.id,
                    venue=VENUE,
                    kind="test",
                    reference=currency,
                    postings=move(currency, Decimal(amount), out_of=pockets[0], into=pockets[1]),
                    at=clock.now(),
                )
            )
        await unit.commit()
    before = await house.ledger()
    await house.look()
    assert await house.ledger() == before, "one look is not enough"
    for _ in range(2):
        await asyncio.sleep(0.005)
        await house.look()
        assert await house.ledger() == await house.truth(keys)
    await promises_kept(ann_settings)


async def test_a_fill_whose_answer_was_lost_is_never_taken_for_a_strangers(
    house: House, ann_settings: Settings
) -> None:
    keys = await house.account(USDT="500")
    await house.hand_in(keys)
    await house.exchange.fault(route="POST /api/v3/order", kind="drop_after", count=1)
    lost = await house.place(buy("60"))
    assert lost.status is Status.UNKNOWN
    await next_look(house, lost, timedelta(seconds=40))  # so that nobody looks at ours first
    for _ in range(2):
        await house.look()
    assert [o.source for o in await house.orders()] == ["chat"]
    await next_look(house, lost, timedelta(0))
    await house.context.desk.reconcile.check(lost.id)
    assert (await house.orders())[0].status is Status.FILLED
    await house.look()
    assert await house.ledger() == await house.truth(keys)
    await promises_kept(ann_settings)


async def next_look(house: House, order: Order, wait: timedelta) -> None:
    """Say when an order is looked at next."""
    async with house.context.desk.orders.open() as unit:
        found = await unit.orders.get(order.id, lock=True)
        assert found is not None
        await unit.orders.save(replace(found, next_check_at=clock.now() + wait))
        await unit.commit()


async def test_nothing_is_sent_to_a_live_venue_before_its_books_are_read(
    house: House, ann_settings: Settings
) -> None:
    keys = await house.account(USDT="500")
    await house.hand_in(keys)
    async with open_house(ann_settings, house.exchange) as restarted:
        await restarted.prices()
        waiting = await restarted.place(buy("50"))
        assert (waiting.status, waiting.attempt) == (Status.ACCEPTED, 0)
        paper = await restarted.place(buy("50"), "2", venue="paper")
        assert paper.status is Status.FILLED, "the gate of one venue shuts no other"
        await restarted.look()
        await restarted.context.desk.execution.execute(waiting.id)
        sent = await restarted.context.desk.orders.get(ANN.id, waiting.id)
        assert sent.status is Status.FILLED


async def test_a_venue_that_is_away_keeps_its_gate_shut_and_says_so(
    house: House, ann_settings: Settings
) -> None:
    await house.hand_in(await house.account(USDT="500"))
    async with open_house(ann_settings, house.exchange) as restarted:
        await restarted.exchange.fault(route="GET /api/v3/account", kind="503_before")
        await restarted.look()
        found = await restarted.context.desk.venues.get(ANN.id, VENUE)
        assert found.trouble == "away"
        assert (await restarted.place(buy("50"))).status is Status.ACCEPTED
        await restarted.exchange.heal()
        await restarted.look()
        found = await restarted.context.desk.venues.get(ANN.id, VENUE)
        assert found.trouble == ""


async def test_after_a_restore_nothing_is_sent_until_the_history_has_been_read(
    house: House, ann_settings: Settings, exchange: Exchange
) -> None:
    await house.place(buy("50"), "before", venue="paper")
    keys = await exchange.open(f"tapewire-{ANN.id}")
    await restored.settle(ann_settings.database_url)
    # What the desk did after the backup is only in the venue's books now.
    await exchange.signed(
        keys, "POST", "/api/v3/order", symbol="ETHUSDT", side="BUY", type="MARKET",
        quoteOrderQty="200",
    )  # fmt: skip
    async with open_house(ann_settings, exchange) as back:
        await furnished(back)
        waiting = await back.place(buy("40"), "after", venue="paper")
        assert waiting.status is Status.ACCEPTED
        await back.connections.round()
        assert (await back.context.desk.custody.readings())[0].is_behind is False
        await back.context.desk.execution.execute(waiting.id)
        sent = await back.context.desk.orders.get(ANN.id, waiting.id)
        assert sent.status is Status.FILLED
        assert [o.source for o in await back.orders()].count(EXTERNAL) == 1
        balances = await back.context.desk.portfolio.holdings(ANN.id, "paper")
        assert {b.currency: b.total for b in balances} == await back.truth(keys)


# -- a venue that misbehaves


@dataclass
class Odd(Quiet):
    """A venue that says what a test wants it to say."""

    report: Report | None = None
    holdings: list[Holding] = field(default_factory=list)
    resting: list[Resting] = field(default_factory=list)
    deals: list[Deal] = field(default_factory=list)
    submitted: list[str] = field(default_factory=list)

    async def submit(self, order: Order) -> Report:
        """See the port."""
        self.submitted.append(order.id)
        if self.report is None:
            raise VenueUnsure(why="RequestTimeout")
        return self._of(order)

    async def find(self, order: Order) -> Report | None:
        """See the port."""
        return None if self.report is None else self._of(order)

    async def cancel(self, order: Order) -> Report | None:
        """See the port."""
        return await self.find(order)

    async def balances(self, account_id: int) -> list[Holding]:
        """See the port."""
        return self.holdings

    async def open_orders(self, account_id: int, symbols: Collection[str]) -> list[Resting]:
        """See the port."""
        return self.resting

    async def trades(self, account_id: int, symbol: str, *, since: datetime) -> list[Deal]:
        """See the port."""
        return [d for d in self.deals if d.symbol == symbol]

    def _of(self, order: Order) -> Report:
        if self.report is None:
            raise VenueUnsure(why="nothing")
        fills = tuple(
            replace(f, order_id=order.id, account_id=order.account_id) for f in self.report.fills
        )
        return replace(self.report, fills=fills)


def one_fill(**changes: object) -> Fill:
    """A trade of half the order."""
    values: dict[str, object] = {
        "venue": "paper",
        "symbol": "BTC/USDT",
        "trade_id": "t1",
        "order_id": "",
        "account_id": 0,
        "side": Side.BUY,
        "price": Decimal(60000),
        "quantity": Decimal("0.0005"),
        "at": clock.now(),
    }
    return Fill(**values | changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "report",
    [
        Report(status=Status.FILLED, venue_order_id="9", filled=Decimal("0.002")),
        Report(
            status=Status.PARTIAL,
            venue_order_id="9",
            filled=Decimal("0.0005"),
            fills=(one_fill(symbol="ETH/USDT"),),
        ),
        Report(
            status=Status.PARTIAL,
            venue_order_id="9",
            filled=Decimal("0.0005"),
            fills=(one_fill(price=Decimal(1)),),
        ),
        Report(
            status=Status.PARTIAL,
            venue_order_id="9",
            filled=Decimal("0.0005"),
            fills=(one_fill(fee=Decimal(-1), fee_currency="USDT"),),
        ),
    ],
    ids=["above the order", "another market", "far off", "negative fee"],
)
async def test_a_report_that_cannot_be_changes_nothing_and_alarms_once(
    house: House, report: Report
) -> None:
    odd = house.venues["paper"] = Odd(report=report)
    order = await house.place(buy("0.001", unit=Unit.BASE), venue="paper")
    assert order.status is Status.UNKNOWN
    assert order.reserved > 0
    assert "cannot be" in order.reason
    assert order.filled == 0
    for minutes in (1, 2):
        later = clock.now() + timedelta(minutes=minutes)
        clock.set_clock(now=partial(_same, later))
        await house.context.desk.reconcile.check(order.id)
    clock.set_clock()
    told = [t.event for t in await house.context.outbox.pending(50)]
    alarms = [e for e in told if type(e).__name__ == "OperatorAlarmed"]
    assert len(alarms) == 1
    odd.report = Report(
        status=Status.FILLED,
        venue_order_id="9",
        filled=Decimal("0.001"),
        fills=(one_fill(quantity=Decimal("0.001"), price=order.limit_price),),
    )
    clock.set_clock(now=partial(_same, clock.now() + timedelta(minutes=5)))
    await house.context.desk.reconcile.check(order.id)
    clock.set_clock()
    assert (await house.context.desk.orders.get(ANN.id, order.id)).status is Status.FILLED


def _same(moment: datetime) -> datetime:
    return moment


async def test_a_venue_without_a_bound_is_never_sent_an_order_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PROFILES, "htx", replace(PROFILES["htx"], is_bounded=False))
    odd = house.venues["htx"] = Odd()
    async with house.context.desk.market.open() as unit:
        found = (await unit.market.instruments(VENUE))[0]
        await unit.market.save_instruments([replace(found, venue="htx")])
        await unit.ledger.post(
            Entry(
                account_id=ANN.id,
                venue="htx",
                kind="test",
                reference="1",
                postings=move("USDT", Decimal(100), out_of=Pocket.OUTSIDE, into=Pocket.FREE),
                at=clock.now(),
            )
        )
        await unit.commit()
    desk = house.context.desk
    begun = clock.now()
    order = replace(await _draft(house), venue="htx")
    async with desk.orders.open() as unit:
        await unit.orders.add(order)
        await unit.commit()
    desk.execution.gate.open(ANN.id, "htx")
    await desk.execution.execute(order.id)
    for minutes in (1, 5, 30, 600, 3000):
        clock.set_clock(now=partial(_same, begun + timedelta(minutes=minutes)))
        await desk.reconcile.check(order.id)
    kept = await desk.orders.get(ANN.id, order.id)
    assert (kept.status, kept.reason) == (Status.UNKNOWN, NOT_SENT_AGAIN)
    assert odd.submitted == [order.id]
    assert kept.next_check_at is not None
    wait = kept.next_check_at - clock.now()
    assert timedelta(minutes=59) < wait <= timedelta(hours=1), "hourly after a day, never never"
    await desk.orders.cancel(ANN.id, order.id)
    await desk.reconcile.check(order.id)
    assert (await desk.orders.get(ANN.id, order.id)).status is Status.EXPIRED
    clock.set_clock()
    told = [t.event for t in await house.context.outbox.pending(50)]
    assert sum("not sent again" in getattr(e, "subject", "") for e in told) == 1


async def _draft(house: House) -> Order:
    """An accepted order that holds nothing."""
    now = clock.now()
    return Order(
        id=clock.new_id(),
        account_id=ANN.id,
        venue="paper",
        symbol="BTC/USDT",
        side=Side.BUY,
        kind=Kind.LIMIT,
        quantity=Decimal("0.001"),
        limit_price=Decimal(30000),
        key="drafted",
        next_check_at=now,
        created_at=now,
        updated_at=now,
    )


async def test_the_same_trade_told_twice_and_out_of_order_is_booked_once(house: House) -> None:
    await house.hand_in(await house.account(USDT="500"))
    before = await house.ledger()
    at = clock.now()
    deal = Deal(
        venue=VENUE,
        symbol="BTC/USDT",
        trade_id="77",
        venue_order_id="770",
        side=Side.BUY,
        price=Decimal(60000),
        quantity=Decimal("0.001"),
        at=at,
    )
    later = replace(deal, trade_id="78", quantity=Decimal("0.002"), at=at + timedelta(seconds=1))
    odd = house.venues[VENUE] = Odd(
        holdings=[
            Holding(currency="USDT", free=before["USDT"] - 180, used=Decimal(0)),
            Holding(currency="BTC", free=Decimal("0.003"), used=Decimal(0)),
        ],
        deals=[later, deal, deal],
    )
    for _ in range(2):
        await house.look()
    odd.deals.reverse()
    await house.look()
    (order,) = await house.orders()
    assert (order.status, order.filled, order.cost) == (
        Status.FILLED,
        Decimal("0.003"),
        Decimal(180),
    )
    assert await house.ledger() == {"BTC": Decimal("0.003"), "USDT": before["USDT"] - 180}


async def test_an_order_of_ours_that_counted_as_over_and_lives_raises_the_alarm_once(
    house: House,
) -> None:
    await house.hand_in(await house.account(USDT="500"))
    ended = replace(
        await _draft(house), venue=VENUE, status=Status.EXPIRED, next_check_at=None, key="late"
    )
    async with house.context.desk.orders.open() as unit:
        await unit.orders.add(ended)
        await unit.commit()
    resting = Resting(
        venue=VENUE,
        symbol="BTC/USDT",
        venue_order_id="990",
        client_order_id=ended.client_order_id,
        side=Side.BUY,
        kind=Kind.LIMIT,
        quantity=Decimal("0.001"),
        limit_price=Decimal(30000),
        at=clock.now(),
    )
    usdt = (await house.ledger())["USDT"]
    house.venues[VENUE] = Odd(
        holdings=[Holding(currency="USDT", free=usdt - 30, used=Decimal(30))], resting=[resting]
    )
    for _ in range(2):
        await house.look()
    told = [t.event for t in await house.context.outbox.pending(50)]
    assert sum("is alive" in getattr(e, "subject", "") for e in told) == 1
    assert [o.id for o in await house.orders()] == [ended.id], "it is no stranger's"


@pytest.mark.parametrize(
    "debt",
    [
        Holding(currency="BTC", free=Decimal("-0.5"), used=Decimal(0)),
        Holding(currency="BTC", free=Decimal(5), used=Decimal(-5)),
    ],
    ids=["free", "used"],
)
async def test_an_account_of_less_than_nothing_is_shut_until_its_venue_says_what_can_be(
    house: House, debt: Holding
) -> None:
    await house.hand_in(await house.account(USDT="500", BTC="0.01"))
    real, before = house.venues[VENUE], await house.ledger()
    usdt = Holding(currency="USDT", free=Decimal(500), used=Decimal(0))
    house.venues[VENUE] = Odd(holdings=[usdt, debt])
    for _ in range(2):
        await house.look()
    found = await house.context.desk.venues.get(ANN.id, VENUE)
    assert found.trouble == "away"
    assert "less than nothing: -" in found.detail
    told = [t.event for t in await house.context.outbox.pending(50)]
    assert sum("is shut" in getattr(e, "subject", "") for e in told) == 1
    waiting = await house.place(buy("50"))
    assert (waiting.status, waiting.attempt) == (Status.ACCEPTED, 0)
    paper = await house.place(buy("50"), "2", venue="paper")
    assert paper.status is Status.FILLED

    house.venues[VENUE] = real
    await house.look()
    await house.context.desk.execution.execute(waiting.id)
    assert (await house.context.desk.orders.get(ANN.id, waiting.id)).status is Status.FILLED
    assert (await house.ledger())["BTC"] >= before["BTC"]


async def test_a_suspended_account_is_told_in_the_venues_words_and_holds_no_money(
    house: House,
) -> None:
    class Suspended(Odd):
        async def submit(self, order: Order) -> Report:
            raise VenueRefused(code="-2010", message=WORDS, venue=VENUE, call="order")

        async def balances(self, account_id: int) -> list[Holding]:
            raise VenueRefused(code="-2010", message=WORDS, venue=VENUE, call="balances")

    await house.hand_in(await house.account(USDT="500"))
    house.venues[VENUE] = Suspended()
    order = await house.place(buy("50"))
    assert (order.status, order.reason) == (Status.REJECTED, WORDS)
    assert order.reserved == 0
    await house.look()
    found = await house.context.desk.venues.get(ANN.id, VENUE)
    assert (found.trouble, found.detail) == ("not-taken", WORDS)
    assert await house.ledger() == {"USDT": Decimal(500)}
