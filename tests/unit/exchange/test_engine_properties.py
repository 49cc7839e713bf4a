"""What holds after any sequence of commands, and after replaying what was written of it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange import audit, records
from exchange.book import BUY, SELL, Book
from exchange.engine import Engine
from exchange.events import Accepted, Event, Traded, Triggered
from exchange.ledger import Account
from exchange.level import Order, SelfTrade
from exchange.order_lists import Contingency, ListTicket
from exchange.orders import WAITING, AccountOrder, Force, Kind, Status, Ticket
from exchange.refusals import Refusal
from exchange.units import UNIT
from tests.unit.exchange.scenes import BTC, NOW, Scene, scene

MID = 9_000_000
sides = st.sampled_from([BUY, SELL])
prices = st.integers(MID - 6, MID + 6)
sizes = st.integers(6, 60)
modes = st.sampled_from(list(SelfTrade))
limits = st.tuples(st.just("limit"), sides, prices, sizes, st.sampled_from(list(Force)), modes)
bergs = st.tuples(st.just("berg"), sides, prices, sizes, st.integers(6, 20), modes)
posts = st.tuples(st.just("post"), sides, prices, sizes)
markets = st.tuples(st.just("market"), sides, sizes)
values = st.tuples(st.just("value"), sides, st.integers(5, 40))
cancels = st.tuples(st.just("cancel"), st.integers(0, 200))
waiting = st.sampled_from(sorted(WAITING))
stops = st.tuples(st.just("stop"), waiting, sides, prices, prices, sizes)
trails = st.tuples(st.just("trail"), waiting, sides, st.integers(10, 2000), prices, sizes)
pairs = st.tuples(st.just("pair"), sides, prices, prices, sizes, st.booleans())
chains = st.tuples(st.just("chain"), sides, prices, st.integers(1, 6), sizes)
amends = st.tuples(st.just("amend"), st.integers(0, 200), st.integers(1, 60))
parts = st.tuples(st.just("part"), st.integers(0, 200), st.integers(1, 60))
house = st.tuples(st.just("house"), sides, prices, sizes)
takes = st.tuples(st.just("take"), sides, sizes)
plain = st.one_of(limits, limits, posts, markets, values, cancels, house, takes)
whole = st.one_of(plain, plain, plain, bergs, bergs, stops, trails, pairs, chains, amends, parts)
commands = st.lists(st.tuples(st.booleans(), whole), max_size=60)


class Log:
    """Keeps what the engine published, both as records and as trades."""

    def __init__(self, engine: Engine) -> None:
        self.batches: list[list[records.Record]] = []
        self.events: list[Event] = []
        engine.listen(self.hear)

    def hear(self, events: tuple[Event, ...]) -> None:
        """Take in the events of one command."""
        self.events += events
        self.batches.append(records.encode(events))


def run(steps: list[tuple[bool, Any]], clock: Sequence[int] = ()) -> tuple[Scene, Log]:
    """Run commands on an engine, skipping those it refuses; `clock` is how far off it shows."""
    s = scene(usdt=2000, btc=1)
    log = Log(s.engine)
    placed: list[AccountOrder] = []
    for number, (is_ann, command) in enumerate(steps):
        account = s.ann if is_ann else s.bob
        try:
            off_ms = clock[number % len(clock)] if clock else 0
            _run_one(s.engine, account, command, placed, (number, NOW + number + off_ms))
        except Refusal:
            continue
        assert audit.breaches(s.engine) == []
    return s, log


def _run_one(
    engine: Engine,
    account: Account,
    command: Any,
    placed: list[AccountOrder],
    moment: tuple[int, int],
) -> None:
    kind, *rest = command
    number, now = moment
    if kind in {"cancel", "amend", "part"}:
        if placed:
            _touch(engine, kind, placed[rest[0] % len(placed)], rest, now)
    elif kind in {"pair", "chain"}:
        wanted = _pair(rest, number) if kind == "pair" else _chain(rest, number)
        placed += engine.place_list(account, wanted, now).orders
    elif kind == "house":
        side, price, lots = rest
        engine.quote(BTC, side, price, lots, now)
    elif kind == "take":
        engine.take(BTC, rest[0], rest[1], now)
    else:
        placed.append(engine.place(account, _ticket(kind, rest, number), now))


def _touch(engine: Engine, kind: str, order: AccountOrder, rest: list[Any], now: int) -> None:
    if kind == "cancel":
        engine.cancel(order, now)
    elif kind == "amend":
        engine.amend(order, rest[1], f"a{now}" if rest[1] % 2 else order.client_id, now)
    else:
        engine.fill(order, rest[1], now)


def _pair(rest: list[Any], number: int, *, names: str = "p") -> ListTicket:
    side, price, stop, lots, is_limit = rest
    gain = Kind.LIMIT_MAKER if is_limit else Kind.TAKE_PROFIT
    limit = Ticket(BTC, side, gain, f"{names}{number}g", price=price if is_limit else 0, lots=lots)
    limit = replace(limit, stop=0 if is_limit else price)
    loss = Ticket(BTC, side, Kind.STOP_LOSS, f"{names}{number}l", lots=lots, stop=stop)
    return ListTicket(Contingency.OCO, f"{names}{number}", (limit, loss))


def _chain(rest: list[Any], number: int) -> ListTicket:
    side, price, width, lots = rest
    first = Ticket(BTC, side, Kind.LIMIT, f"f{number}", Force.GTC, price, lots)
    pair = _pair([-side, MID + side * width, MID - side * width, lots, width % 2 > 0], number)
    return ListTicket(Contingency.OTO, f"t{number}", (first, *pair.tickets))


def _ticket(kind: str, rest: list[Any], number: int) -> Ticket:
    client_id = f"c{number}"
    if kind == "limit":
        side, price, lots, force, mode = rest
        return Ticket(BTC, side, Kind.LIMIT, client_id, force, price, lots, self_trade=mode)
    if kind == "berg":
        side, price, lots, part, mode = rest
        terms = {"self_trade": mode, "slice": min(part, lots)}
        return Ticket(BTC, side, Kind.LIMIT, client_id, price=price, lots=lots, **terms)
    if kind == "post":
        side, price, lots = rest
        return Ticket(BTC, side, Kind.LIMIT_MAKER, client_id, price=price, lots=lots)
    if kind in {"stop", "trail"}:
        what, side, at, price, lots = rest
        price = price if what in {Kind.STOP_LOSS_LIMIT, Kind.TAKE_PROFIT_LIMIT} else 0
        stop, delta = (at, 0) if kind == "stop" else (0, at)
        return Ticket(BTC, side, what, client_id, price=price, lots=lots, stop=stop, delta=delta)
    if kind == "market":
        return Ticket(BTC, rest[0], Kind.MARKET, client_id, lots=rest[1])
    return Ticket(BTC, rest[0], Kind.MARKET, client_id, quote=rest[1] * UNIT)


def picture(engine: Engine) -> object:
    """Return everything an account could ever be told."""
    return {
        name: (
            {k: v for k, v in account.free.items() if v},
            {k: v for k, v in account.locked.items() if v},
            {symbol: fills for symbol, fills in account.fills.items() if fills},
            [_order(order) for orders in account.orders.values() for order in orders],
        )
        for name, account in engine.by_name.items()
    } | {
        "sums": [{k: v for k, v in s.items() if v} for s in _sums(engine)],
        "queues": queues(engine),
    }


def queues(engine: Engine) -> dict[str, object]:
    """Return who waits in which order: at each level, and for which price."""
    book, stops = engine.books["BTCUSDT"], engine.stops["BTCUSDT"]
    levels = {**book.bids.levels, **book.asks.levels}
    resting = {
        key: [o.id for o in level.queue[level.start :] if o.resting and o.owner]
        for key, level in levels.items()
    }
    return {
        "resting": {key: ids for key, ids in resting.items() if ids},
        "rising": [row[:2] for row in stops._rising],
        "falling": [row[:2] for row in stops._falling],
        "trailing": sorted(stops._trailing),
    }


def _sums(engine: Engine) -> list[dict[str, int]]:
    return [engine.ledger.fees, engine.ledger.house, engine.ledger.deposited]


def _order(o: AccountOrder) -> object:
    size = (o.price, o.lots, o.left, o.hidden, o.slice, o.executed, o.prevented)
    worth = (o.quote, o.spent, o.locked)
    terms = (o.id, o.client_id, o.side, o.kind, o.force, o.self_trade)
    wait = (o.reserve, o.peak, o.tracking_ms, o.working_ms, o.amends, o.reason)
    listed = [other.id for other in o.list.orders] if o.list else []
    times = (o.created_ms, o.updated_ms)
    return terms, size, worth, wait, listed, (o.stop, o.delta), o.status, times, o.fills


def openings(**funds: int) -> list[records.Record]:
    """Return the records that open the accounts of a scene."""
    fresh = records.snapshot(scene(**funds).engine)
    return [record for batch in fresh for record in batch if record[0] != "next"]


def recovered(batches: list[list[records.Record]]) -> Engine:
    """Return an engine that has read `batches` from disk."""
    engine = Engine({"BTCUSDT": BTC})
    for batch in orjson.loads(orjson.dumps(batches)):
        records.replay(engine, batch)
    records.reopen(engine)
    return engine


@given(commands)
@settings(max_examples=150, deadline=None)
def test_every_unit_is_accounted_for_and_the_book_never_crosses(
    steps: list[tuple[bool, Any]],
) -> None:
    s, _ = run(steps)
    assert audit.breaches(s.engine) == []


@given(commands)
@settings(max_examples=100, deadline=None)
def test_all_or_nothing_orders_never_fill_in_part(steps: list[tuple[bool, Any]]) -> None:
    s, _ = run(steps)
    for order in s.engine.orders.values():
        if order.force is Force.FOK:
            assert order.executed in {0, order.lots}
        if order.kind is Kind.LIMIT_MAKER:
            assert all(fill.is_maker for fill in order.fills)
        if order.is_waiting:
            assert order.executed == 0
        assert order.executed <= order.lots
        assert not (order.quote and order.side == BUY and order.spent * BTC.cell > order.quote)


@given(commands)
@settings(max_examples=150, deadline=None)
def test_what_waits_fires_once_and_never_stays_past_its_price(
    steps: list[tuple[bool, Any]],
) -> None:
    s, log = run(steps)
    fired: set[int] = set()
    for event in log.events:
        if isinstance(event, Triggered):
            assert event.order.id not in fired
            fired.add(event.order.id)
    last = s.engine.last["BTCUSDT"]
    for order in s.engine.orders.values():
        if order.kind in WAITING and order.id not in fired:
            assert order.executed == 0
        if last and order.is_waiting and order.status is Status.NEW and not order.delta:
            assert not order.ticket.reached(last)


@given(commands)
@settings(max_examples=150, deadline=None)
def test_of_a_pair_only_one_order_ever_trades(steps: list[tuple[bool, Any]]) -> None:
    s, _ = run(steps)
    for order in s.engine.orders.values():
        partner = order.partner
        if order.executed and partner is not None:
            assert partner.executed == 0
            assert not partner.is_open
    for made in s.engine.lists.values():
        first = made.orders[0]
        if made.contingency is Contingency.OTO and first.status is not Status.FILLED:
            assert all(order.executed == 0 for order in made.orders[1:])


@given(commands)
@settings(max_examples=150, deadline=None)
def test_replaying_what_was_written_gives_the_same_accounts(steps: list[tuple[bool, Any]]) -> None:
    s, log = run(steps)
    engine = recovered([openings(usdt=2000, btc=1), *log.batches])
    assert picture(engine) == picture(s.engine)
    assert audit.breaches(engine) == []


@given(commands, st.lists(st.integers(-3_600_000, 3_600_000), min_size=1, max_size=20))
@settings(max_examples=150, deadline=None)
def test_whatever_the_clock_shows_nothing_happens_before_what_happened_earlier(
    steps: list[tuple[bool, Any]], clock: list[int]
) -> None:
    s, log = run(steps, clock)
    trades = [event for event in log.events if isinstance(event, Traded)]
    assert trades == sorted(trades, key=lambda t: (t.at_ms, t.trade_id))
    accepted = [event.order for event in log.events if isinstance(event, Accepted)]
    assert accepted == sorted(accepted, key=lambda o: (o.created_ms, o.id))
    assert all(NOW <= o.created_ms <= o.updated_ms <= s.engine.latest_ms for o in accepted)

    written = [openings(usdt=2000, btc=1), *log.batches, [records.mark(s.engine)]]
    for engine in (recovered(written), recovered(list(records.snapshot(s.engine)))):
        assert picture(engine) == picture(s.engine)
        assert engine.latest_ms == s.engine.latest_ms
        assert engine.moment(NOW - 3_600_000) == s.engine.latest_ms


@given(commands, st.lists(st.integers(-3_600_000, 3_600_000), min_size=1, max_size=20))
@settings(max_examples=50, deadline=None)
def test_an_exchange_starts_again_no_earlier_than_the_last_line_of_its_journal(
    steps: list[tuple[bool, Any]], clock: list[int]
) -> None:
    s, log = run(steps, clock)
    engine = recovered([openings(usdt=2000, btc=1), *log.batches])
    times = [o.updated_ms for o in s.engine.orders.values()]
    times += [o.created_ms for o in s.engine.orders.values()]
    times += [e.at_ms for e in log.events if isinstance(e, Traded) and _is_written(e)]
    assert engine.latest_ms == max(times, default=NOW)


def _is_written(trade: Traded) -> bool:
    return bool(trade.taker.owner or trade.maker.owner)


@given(commands)
@settings(max_examples=100, deadline=None)
def test_a_snapshot_gives_the_same_accounts(steps: list[tuple[bool, Any]]) -> None:
    s, _ = run(steps)
    engine = recovered(list(records.snapshot(s.engine)))
    assert picture(engine) == picture(s.engine)
    assert audit.breaches(engine) == []
    assert (engine.next_order, engine.next_trade) == (s.engine.next_order, s.engine.next_trade)


@given(st.lists(st.tuples(prices, sizes), min_size=1, max_size=40), st.integers(1, 800))
@settings(max_examples=150, deadline=None)
def test_makers_trade_in_order_of_price_then_arrival(
    asks: list[tuple[int, int]], taken: int
) -> None:
    book, fills = Book(), []  # type: ignore[var-annotated]
    orders = [Order(i + 1, 1, SELL, price, lots) for i, (price, lots) in enumerate(asks)]
    for order in orders:
        book.rest(order)
    book.match(Order(99, 2, BUY, MID + 6, taken), fills)
    expected, left = [], taken
    for order in sorted(orders, key=lambda o: (o.price, o.id)):
        lots = min(left, order.lots)
        if lots:
            expected.append((order.id, order.price, lots))
        left -= lots
    assert [(f.maker.id, f.price, f.lots) for f in fills] == expected


@given(st.lists(st.tuples(st.booleans(), prices, sizes), max_size=120), st.randoms())
@settings(max_examples=100, deadline=None)
def test_levels_hold_exactly_what_rests_in_them(
    rows: list[tuple[bool, int, int]], random: Any
) -> None:
    book = Book()
    orders = [Order(i, 1, BUY if bid else SELL, p, n) for i, (bid, p, n) in enumerate(rows)]
    for order in orders:
        book.rest(order)
    for order in random.sample(orders, len(orders) // 2):
        assert book.cancel(order)
        assert not book.cancel(order)
    for side, levels in ((BUY, book.depth(99)[0]), (SELL, book.depth(99)[1])):
        resting: dict[int, int] = {}
        for order in orders:
            if order.side == side and order.resting:
                resting[order.price] = resting.get(order.price, 0) + order.left
        assert dict(levels) == resting
        assert [p for p, _ in levels] == sorted(resting, reverse=side == BUY)


def test_recovered_orders_keep_their_places_in_the_queue() -> None:
    s = scene()
    log = Log(s.engine)
    for account in (s.ann, s.bob, s.ann):
        s.engine.place(account, _ticket("post", [SELL, MID, 10], s.engine.next_order), NOW)
    engine = recovered([openings(), *log.batches])
    engine.take(BTC, BUY, 15, NOW)
    states = [engine.orders[i].status for i in (1, 2, 3)]
    assert states == [Status.FILLED, Status.PARTIALLY_FILLED, Status.NEW]


def test_amounts_beyond_64_bits_are_written_and_read_to_the_last_unit() -> None:
    """A few hundred rich accounts in a coin of a hundred-thousandth of a dollar have as much."""
    s = scene()
    log = Log(s.engine)
    rich = s.engine.open_account(
        "rich", key="k", secret="s", deposits={"USDT": 2**70 + 1, "BTC": UNIT}, now_ms=NOW
    )
    s.engine.place(s.ann, _ticket("post", [BUY, MID, 100], 1), NOW)
    by_value = Ticket(BTC, SELL, Kind.MARKET, "all", quote=2**66)
    assert s.engine.place(rich, by_value, NOW).executed == 100
    for engine in (
        recovered([openings(), *log.batches]),
        recovered(list(records.snapshot(s.engine))),
    ):
        assert picture(engine) == picture(s.engine)
        assert audit.breaches(engine) == []


def test_snapshot_forgets_old_closed_orders_but_never_their_client_ids(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(records, "KEPT", 3)
    s = scene()
    for number in range(10):
        order = s.engine.place(s.ann, _ticket("post", [SELL, MID, 10], number), NOW)
        if number != 2:
            s.engine.cancel(order, NOW)
    engine = recovered(list(records.snapshot(s.engine)))
    ann = engine.by_name["ann"]
    assert [order.client_id for order in ann.orders["BTCUSDT"]] == ["c2", "c7", "c8", "c9"]
    assert all(ann.has_used(f"c{number}") for number in range(10))
    assert audit.breaches(engine) == []
    once_more = recovered(list(records.snapshot(engine)))
    assert all(once_more.by_name["ann"].has_used(f"c{number}") for number in range(10))
