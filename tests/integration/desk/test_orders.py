"""Orders from placing to settling, on real tables, with a venue that does what it is told."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal

import pytest

from db import engine as engines
from db import verify
from db.context import Context
from desk import clock
from desk.errors import (
    Halted,
    InsufficientFunds,
    NotFound,
    NotYours,
    RiskDenied,
    Stale,
    Used,
    VenueRefused,
    VenueUnsure,
)
from desk.events import OperatorAlarmed
from desk.money import Unit
from desk.orders.model import Fill, Order, Report, Status
from desk.orders.ticket import Asked
from desk.portfolio.cover import KIND
from desk.portfolio.ledger import Balance
from desk.portfolio.returns import Flow
from desk.settings import Settings
from tests.conftest import trading_desk
from tests.factories import ANN, BOB, buy, furnish, instrument, origin, quote, sell
from tests.quiet import Quiet


@dataclass
class Venue(Quiet):
    """Fills at 60,000 unless `answers` says otherwise; remembers what it accepted."""

    answers: list[Report | Exception] = field(default_factory=list)
    accepted: dict[str, Report] = field(default_factory=dict)
    submitted: list[str] = field(default_factory=list)

    async def submit(self, order: Order) -> Report:
        self.submitted.append(order.client_order_id)
        answer = self.answers.pop(0) if self.answers else filled(order)
        if isinstance(answer, Exception):
            raise answer
        self.accepted[order.client_order_id] = answer
        return answer

    async def find(self, order: Order) -> Report | None:
        return self.accepted.get(order.client_order_id)

    async def cancel(self, order: Order) -> Report | None:
        report = self.accepted.get(order.client_order_id)
        if report and report.status is Status.OPEN:
            report = Report(status=Status.CANCELLED, venue_order_id="v", filled=report.filled)
            self.accepted[order.client_order_id] = report
        return report


def fill(order: Order, quantity: str, trade_id: str = "t1") -> Fill:
    """A trade at 60,000, or at the order's limit where that is better for it."""
    amount, price = Decimal(quantity), Decimal(60000)
    buys = order.side.value == "buy"
    if order.limit_price is not None:
        price = (min if buys else max)(price, order.limit_price)
    return Fill(
        venue="paper",
        symbol=order.symbol,
        trade_id=trade_id,
        order_id=order.id,
        account_id=order.account_id,
        side=order.side,
        price=price,
        quantity=amount,
        fee=amount / 1000 if buys else amount * 60,
        fee_currency=order.base if buys else order.quote,
        at=clock.now(),
    )


def filled(order: Order) -> Report:
    quantity = order.quantity or (order.spend or Decimal(0)) / 60000
    return Report(
        status=Status.FILLED,
        venue_order_id="v1",
        filled=quantity,
        fills=(fill(order, str(quantity), f"t-{order.id}"),),
    )


@pytest.fixture
def venue() -> Venue:
    return Venue()


@pytest.fixture
async def desk(settings: Settings, venue: Venue) -> AsyncIterator[Context]:
    async with trading_desk(settings, {"paper": venue}) as context:
        await furnish(context)
        yield context


async def balance(context: Context, currency: str = "USDT") -> Balance:
    async with context.desk.orders.open() as unit:
        return await unit.ledger.balance(ANN.id, "paper", currency)


async def test_a_newcomer_has_ten_thousand_and_entering_again_changes_nothing(
    desk: Context,
) -> None:
    await desk.desk.accounts.enter(ANN)
    assert (await balance(desk)).free == 10_000


async def test_placing_reserves_and_filling_books(desk: Context) -> None:
    order = await desk.desk.orders.place(ANN.id, buy("60"), origin())
    assert await balance(desk) == Balance("paper", "USDT", Decimal(9940), Decimal(60))

    await desk.desk.execution.execute(order.id)

    order = await desk.desk.orders.get(ANN.id, order.id[:6])
    assert (order.status, order.filled, order.reserved) == (
        Status.FILLED,
        Decimal("0.001"),
        Decimal(0),
    )
    assert await balance(desk) == Balance("paper", "USDT", Decimal(9940), Decimal(0))
    assert (await balance(desk, "BTC")).free == Decimal("0.000999")


async def test_the_same_delivery_twice_is_one_order_and_a_second_tap_is_refused(
    desk: Context,
) -> None:
    first = await desk.desk.orders.place(ANN.id, buy(), origin(cause="7"))
    again = await desk.desk.orders.place(ANN.id, buy(), origin(cause="7"))
    assert again.id == first.id
    with pytest.raises(Used) as refused:
        await desk.desk.orders.place(ANN.id, buy(), origin(cause="8"))
    assert refused.value.values["order_id"] == first.id
    assert (await balance(desk)).reserved == 60


async def test_buying_a_quantity_reserves_up_to_the_price_band(desk: Context) -> None:
    order = await desk.desk.orders.place(ANN.id, buy("0.01", unit=Unit.BASE), origin())
    assert order.limit_price == Decimal(60600)
    assert (await balance(desk)).reserved == 606
    await desk.desk.execution.execute(order.id)
    assert await balance(desk) == Balance("paper", "USDT", Decimal(9400), Decimal(0))


async def test_selling_a_share_of_what_is_held(desk: Context) -> None:
    bought = await desk.desk.orders.place(ANN.id, buy("600"), origin("a"))
    await desk.desk.execution.execute(bought.id)
    order = await desk.desk.orders.place(ANN.id, sell("50", unit=Unit.PERCENT), origin("b"))
    assert order.quantity == Decimal("0.00499")
    await desk.desk.execution.execute(order.id)
    assert (await balance(desk, "BTC")).free == Decimal("0.005")


@pytest.mark.parametrize(("amount", "rule"), [("6000", "max-order"), ("4.99", "min-notional")])
async def test_a_refusal_names_the_rule_and_writes_nothing(
    desk: Context, amount: str, rule: str
) -> None:
    with pytest.raises(RiskDenied) as denied:
        await desk.desk.orders.place(ANN.id, buy(amount), origin())
    assert denied.value.values["rule"] == rule
    assert await desk.desk.orders.page(ANN.id) == []
    assert await desk.outbox.pending(10) == []


async def test_more_than_is_free_is_refused(desk: Context) -> None:
    for number, base in enumerate(("BTC", "ETH")):
        await desk.desk.orders.place(ANN.id, buy("4000", f"{base}/USDT"), origin(str(number)))
    with pytest.raises(InsufficientFunds) as refused:
        await desk.desk.orders.place(ANN.id, buy("4000", "ETH/USDT"), origin("third"))
    assert refused.value.values["free"] == 2000
    assert (await balance(desk)).free == 2000


async def test_a_halt_refuses_with_its_reason_until_resumed(desk: Context) -> None:
    code = await desk.desk.accounts.offer_claim()
    assert code
    await desk.desk.accounts.claim(ANN.id, code)
    await desk.desk.risk.halt(ANN.id, "maintenance of the venue")
    with pytest.raises(Halted) as refused:
        await desk.desk.orders.place(ANN.id, buy(), origin())
    assert refused.value.values["reason"] == "maintenance of the venue"
    await desk.desk.risk.resume(ANN.id)
    await desk.desk.orders.place(ANN.id, buy(), origin())


async def test_a_stale_quote_is_not_traded_on(desk: Context) -> None:
    later = clock.now() + timedelta(seconds=11)
    clock.set_clock(now=lambda: later)
    with pytest.raises(Stale):
        await desk.desk.orders.place(ANN.id, buy(), origin())


async def test_above_the_quick_limit_a_ticket_asks_and_confirms_once(desk: Context) -> None:
    asked = await desk.desk.orders.request(ANN.id, buy("500"), origin())
    assert isinstance(asked, Asked)
    assert asked.why == "ask-quick-limit"
    assert await desk.desk.orders.page(ANN.id) == []

    await desk.desk.accounts.enter(BOB)
    with pytest.raises(NotYours):
        await desk.desk.orders.confirm(BOB.id, asked.ticket.id, origin("x", "2"))
    order = await desk.desk.orders.confirm(ANN.id, asked.ticket.id, origin("x", "3"))
    assert order.spend == 500
    again = await desk.desk.orders.confirm(ANN.id, asked.ticket.id, origin("x", "3"))
    assert again.id == order.id
    with pytest.raises(Used):
        await desk.desk.orders.confirm(ANN.id, asked.ticket.id, origin("x", "4"))


async def test_an_old_command_asks_again_and_an_expired_ticket_is_repriced(desk: Context) -> None:
    asked = await desk.desk.orders.request(ANN.id, buy("50"), origin(age_s=90))
    assert isinstance(asked, Asked)
    assert asked.why == "ask-old"
    later = clock.now() + timedelta(seconds=31)
    clock.set_clock(now=lambda: later)
    await desk.desk.market.quotes.put([quote()])
    with pytest.raises(Stale):
        await desk.desk.orders.confirm(ANN.id, asked.ticket.id, origin("x", "3"))
    fresh = await desk.desk.orders.reprice(ANN.id, asked.ticket.id, origin("x", "4"))
    assert (await desk.desk.orders.confirm(ANN.id, fresh.ticket.id, origin("x", "5"))).spend == 50


async def test_a_dismissed_ticket_cannot_be_confirmed(desk: Context) -> None:
    asked = await desk.desk.orders.request(ANN.id, buy("500"), origin())
    assert isinstance(asked, Asked)
    await desk.desk.orders.dismiss(ANN.id, asked.ticket.id)
    with pytest.raises(Used):
        await desk.desk.orders.confirm(ANN.id, asked.ticket.id, origin("x", "3"))


async def test_the_venues_no_gives_the_funds_back(desk: Context, venue: Venue) -> None:
    venue.answers = [VenueRefused(code="-2010", message="Account has insufficient balance")]
    order = await desk.desk.orders.place(ANN.id, buy(), origin())
    await desk.desk.execution.execute(order.id)
    order, steps = await desk.desk.orders.timeline(ANN.id, order.id)
    assert order.status is Status.REJECTED
    assert [s.status for s in steps] == ["accepted", "sending", "rejected"]
    assert (await balance(desk)).free == 10_000


async def test_silence_is_unknown_and_the_truth_is_found(desk: Context, venue: Venue) -> None:
    order = await desk.desk.orders.place(ANN.id, buy(), origin())
    venue.answers = [VenueUnsure(why="timeout")]
    await desk.desk.execution.execute(order.id)
    assert (await desk.desk.orders.get(ANN.id, order.id)).status is Status.UNKNOWN
    assert (await balance(desk)).reserved == 60

    venue.accepted[order.client_order_id] = filled(order)  # it had arrived after all
    later = clock.now() + timedelta(seconds=2)
    clock.set_clock(now=lambda: later)
    await desk.desk.reconcile.check(order.id)
    assert (await desk.desk.orders.get(ANN.id, order.id)).status is Status.FILLED
    assert venue.submitted == [order.client_order_id]


async def test_a_lost_order_is_sent_again_only_behind_the_fence(
    desk: Context, venue: Venue
) -> None:
    order = await desk.desk.orders.place(ANN.id, buy(), origin())
    venue.answers = [VenueUnsure(why="timeout")]
    await desk.desk.execution.execute(order.id)
    start = clock.now()
    for seconds in range(1, 30):
        now = start + timedelta(seconds=seconds)
        clock.set_clock(now=lambda now=now: now)  # type: ignore[misc]
        await desk.desk.reconcile.check(order.id)
        if len(venue.submitted) == 2:
            break
    assert now - start >= desk.desk.execution.fence - timedelta(seconds=1)
    assert venue.submitted == [order.client_order_id] * 2
    assert (await desk.desk.orders.get(ANN.id, order.id)).status is Status.FILLED


async def test_an_order_that_never_arrived_expires_when_it_is_too_old(
    desk: Context, venue: Venue
) -> None:
    order = await desk.desk.orders.place(ANN.id, buy(), origin())
    venue.answers = [VenueUnsure(why="timeout")]
    await desk.desk.execution.execute(order.id)
    later = clock.now() + timedelta(minutes=5)
    clock.set_clock(now=lambda: later)
    await desk.desk.reconcile.check(order.id)
    assert (await desk.desk.orders.get(ANN.id, order.id)).status is Status.EXPIRED
    assert (await balance(desk)).free == 10_000
    assert len(venue.submitted) == 1


async def test_fills_in_any_order_and_twice_are_booked_once(desk: Context, venue: Venue) -> None:
    order = await desk.desk.orders.place(ANN.id, buy("0.002", unit=Unit.BASE), origin())
    one, two = fill(order, "0.0015", "t1"), fill(order, "0.0005", "t2")
    opened = Report(status=Status.OPEN, venue_order_id="v", filled=Decimal(0))
    part = Report(status=Status.PARTIAL, venue_order_id="v", filled=one.quantity, fills=(one,))
    done = Report(
        status=Status.FILLED, venue_order_id="v", filled=Decimal("0.002"), fills=(two, one)
    )
    venue.answers = [part]
    await desk.desk.execution.execute(order.id)
    for report in (done, part, opened, done):
        await desk.desk.execution.settle(order.id, report)
    order = await desk.desk.orders.get(ANN.id, order.id)
    assert (order.status, order.filled, order.cost) == (
        Status.FILLED,
        Decimal("0.002"),
        Decimal(120),
    )
    assert len(await desk.desk.orders.fills(ANN.id, order.id)) == 2
    assert await balance(desk) == Balance("paper", "USDT", Decimal(9880), Decimal(0))


@pytest.mark.parametrize(("currency", "fee"), [("BNB", "0.0001"), ("USDT", "3")])
async def test_a_fee_that_the_ledger_does_not_hold_is_booked_as_taken_and_told_once(
    desk: Context, venue: Venue, settings: Settings, currency: str, fee: str
) -> None:
    for name in ("first", "second"):  # everything, so that nothing is left for fees
        order = await desk.desk.orders.place(ANN.id, buy("5000"), origin(name))
        trade = replace(fill(order, "0.1", name), price=Decimal(50000))
        if name == "second":
            trade = replace(trade, fee=Decimal(fee), fee_currency=currency)
        whole = Report(
            status=Status.FILLED, venue_order_id=name, filled=trade.quantity, fills=(trade,)
        )
        venue.answers = [whole]
        await desk.desk.execution.execute(order.id)
    for _ in range(2):
        await desk.desk.execution.settle(order.id, whole)
    done = await desk.desk.orders.get(ANN.id, order.id)
    assert (done.status, done.reserved) == (Status.FILLED, Decimal(0))
    left = await balance(desk, currency)
    assert left.total == 0
    (entered,) = [f for f in await flows(desk) if f.kind == KIND]
    assert (entered.currency, entered.amount) == (currency, Decimal(fee))
    told = [t.event for t in await desk.outbox.pending(50)]
    (alarm,) = [e for e in told if isinstance(e, OperatorAlarmed)]
    assert f"{fee} {currency}" in alarm.detail
    await promises_kept(settings)


async def flows(context: Context) -> list[Flow]:
    async with context.desk.orders.open() as unit:
        return await unit.equity.flows(ANN.id, "paper")


async def promises_kept(settings: Settings) -> None:
    """Every invariant of the database holds but what a bot would see to."""
    engine = engines.connect(settings.database_url, pool_size=1)
    found = await verify.findings(engine)
    await engine.dispose()
    assert [f for f in found if not f.is_kept and f.name not in {"I8", "I13"}] == []


async def test_a_fee_in_what_was_paid_with_comes_out_of_the_reserve(
    desk: Context, venue: Venue, settings: Settings
) -> None:
    order = await desk.desk.orders.place(ANN.id, buy("0.002", unit=Unit.BASE), origin())
    one, two = (
        replace(fill(order, quantity, quantity), fee=Decimal(1), fee_currency="USDT")
        for quantity in ("0.0015", "0.0005")
    )
    venue.answers = [
        Report(status=Status.PARTIAL, venue_order_id="v", filled=one.quantity, fills=(one,))
    ]
    await desk.desk.execution.execute(order.id)
    before = await balance(desk)
    assert (before.total, before.free) == (Decimal(9909), 10_000 - order.reserved)
    whole = Report(
        status=Status.FILLED, venue_order_id="v", filled=Decimal("0.002"), fills=(one, two)
    )
    await desk.desk.execution.settle(order.id, whole)
    assert await balance(desk) == Balance("paper", "USDT", Decimal(9878), Decimal(0))
    await promises_kept(settings)


async def test_a_final_status_waits_for_fills_that_are_not_known_yet(
    desk: Context, venue: Venue
) -> None:
    order = await desk.desk.orders.place(ANN.id, buy("0.002", unit=Unit.BASE), origin())
    late = fill(order, "0.0005", "t2")
    early = Report(
        status=Status.FILLED,
        venue_order_id="v",
        filled=Decimal("0.002"),
        fills=(fill(order, "0.0015", "t1"),),
    )
    venue.answers = [early]
    await desk.desk.execution.execute(order.id)
    assert (await desk.desk.orders.get(ANN.id, order.id)).status is Status.PARTIAL
    full = Report(status=Status.FILLED, venue_order_id="v", filled=Decimal("0.002"), fills=(late,))
    await desk.desk.execution.settle(order.id, full)
    assert (await desk.desk.orders.get(ANN.id, order.id)).status is Status.FILLED


async def test_a_purchase_whose_trades_are_cut_behind_the_last_digit_ends(
    desk: Context, venue: Venue
) -> None:
    order = await desk.desk.orders.place(ANN.id, buy(), origin())
    trade = fill(order, "0.000999999999999999")
    venue.answers = [
        Report(status=Status.FILLED, venue_order_id="v", filled=Decimal("0.001"), fills=(trade,))
    ]
    await desk.desk.execution.execute(order.id)
    order = await desk.desk.orders.get(ANN.id, order.id)
    assert (order.status, order.filled, order.reserved) == (
        Status.FILLED,
        trade.quantity,
        Decimal(0),
    )


async def test_cancelling_before_sending_is_at_once_and_resting_asks_the_venue(
    desk: Context, venue: Venue
) -> None:
    unsent = await desk.desk.orders.place(ANN.id, buy(), origin("a"))
    assert (await desk.desk.orders.cancel(ANN.id, unsent.id)).status is Status.CANCELLED
    assert (await balance(desk)).free == 10_000
    await desk.desk.execution.execute(unsent.id)
    assert venue.submitted == []

    venue.answers = [Report(status=Status.OPEN, venue_order_id="v", filled=Decimal(0))]
    resting = await desk.desk.orders.place(ANN.id, buy(), origin("b"))
    await desk.desk.execution.execute(resting.id)
    await desk.desk.orders.cancel(ANN.id, resting.id)
    await desk.desk.reconcile.check(resting.id)
    assert (await desk.desk.orders.get(ANN.id, resting.id)).status is Status.CANCELLED
    assert (await balance(desk)).free == 10_000
    with pytest.raises(NotFound):
        await desk.desk.orders.cancel(BOB.id, resting.id)


async def test_an_order_of_another_person_is_not_found(desk: Context) -> None:
    order = await desk.desk.orders.place(ANN.id, buy(), origin())
    await desk.desk.accounts.enter(BOB)
    for prefix in (order.id, order.id[:4], "%", "____"):
        with pytest.raises(NotFound):
            await desk.desk.orders.get(BOB.id, prefix)


async def test_the_summary_knows_cost_profit_and_day_change(desk: Context) -> None:
    order = await desk.desk.orders.place(ANN.id, buy("600"), origin())
    await desk.desk.execution.execute(order.id)
    await desk.desk.market.quotes.put([quote(bid="66000", ask="66010")])
    summary = await desk.desk.portfolio.summary(ANN.id)
    held = summary.positions[0]
    assert (held.quantity, held.holding.cost) == (Decimal("0.00999"), Decimal(600))
    assert summary.equity == 9400 + held.quantity * 66000
    assert summary.profit == summary.equity - 10_000
    assert summary.day_change == held.quantity * 66000 - 600
    assert instrument().base == held.base
