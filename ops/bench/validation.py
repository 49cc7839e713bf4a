"""Order validation: sizing and risk in memory, and the whole preview on real stores."""

import time
from collections.abc import Awaitable, Callable
from decimal import Decimal
from typing import Final

from db.timings import Statements
from desk import clock, money
from desk.market.model import Instrument, Quote
from desk.money import Amount, Unit
from desk.orders import sizing
from desk.orders.intent import Intent
from desk.orders.model import Side
from desk.orders.origin import Origin
from desk.risk import rules
from desk.risk.model import Bounds, Exposure, Rule
from desk.venues.profiles import Mode
from ops.bench.figures import Budget, Figure, Floor, median, spread
from ops.bench.rig import Rig

IN_MEMORY: Final = 10_000
PREVIEWS: Final = 500
ORDERS: Final = 100
SYMBOL: Final = "BTC/USDT"
_AIM: Final = Budget(of="p99", limit=1)
_CEILING: Final = Budget(of="p99", limit=5, is_ceiling=True)
_WRITTEN: Final = Budget(of="p99", limit=10)
_BOUNDS: Final = Bounds({rule: Decimal(50_000) for rule in Rule}, {Rule.MAX_ORDER: Decimal(5000)})
_BANDS: Final = sizing.Bands(Decimal(1), Decimal(10))
_QUOTE_AGE_S: Final = 10


def in_memory(*, n: int = IN_MEMORY) -> Figure:
    """Return what sizing an order and holding it against every limit takes, without any store."""
    instrument, quote = _market()
    intents = [_intent(str(20 + number % 80)) for number in range(n)]
    floor = [_spent_ms(lambda: _bare(quote, instrument)) for _ in range(n)]
    spent = [_spent_ms(lambda i=i: _validate(i, instrument, quote)) for i in intents]  # type: ignore[misc]
    return Figure(
        bench="validation",
        what="sizing and risk in memory",
        unit="ms",
        n=n,
        stats=spread(spent),
        budget=_AIM,
        floor=Floor(value=median(floor), what="its three multiplications alone"),
    )


async def measure(rig: Rig, *, n: int = PREVIEWS) -> list[Figure]:
    """Return validation in memory, the preview that asks Redis and PostgreSQL, and the order."""
    person = await rig.person("Careful")
    desk = rig.context.desk

    async def preview() -> None:
        await desk.orders.preview(person.id, _intent("25"))

    async def request() -> None:
        name = clock.new_id()
        origin = Origin(key=name, cause=name, source="bench", sent_at=clock.now())
        await desk.orders.request(person.id, _intent("6"), origin)

    quotes = median([await _awaited_ms(lambda: desk.market.quotes.get(SYMBOL)) for _ in range(n)])
    select = median(await rig.timings.selects_ms(n))
    commit = median(await rig.timings.commits_ms(n))
    asked = Floor(value=quotes + select, what=f"a quote {quotes:.2f} + a bare SELECT {select:.2f}")
    written = Floor(value=quotes + commit, what=f"a quote {quotes:.2f} + a commit {commit:.2f}")
    return [
        in_memory(),
        await _on_stores("preview on Redis and PostgreSQL", preview, n, asked, _CEILING),
        await _on_stores("request -> order written", request, min(n, ORDERS), written, _WRITTEN),
    ]


async def _on_stores(
    what: str, work: Callable[[], Awaitable[None]], n: int, floor: Floor, budget: Budget
) -> Figure:
    """Measure what is done on real stores, with its statements and what it computes here."""
    await work()
    began = time.process_time()
    with Statements() as asked:
        spent = [await _awaited_ms(work) for _ in range(n)]
    used_ms = (time.process_time() - began) * 1000 / n
    return Figure(
        bench="validation",
        what=what,
        unit="ms",
        n=n,
        stats=spread(spent),
        budget=budget,
        floor=floor,
        parts={"SQL statements": asked.count / n, "CPU here": used_ms},
    )


def _validate(intent: Intent, instrument: Instrument, quote: Quote) -> None:
    rules.check_age(quote.age_s(clock.now()), _QUOTE_AGE_S)
    sized = sizing.size(intent, instrument, quote, free_base=Decimal(1), bands=_BANDS)
    held = Decimal(100)
    exposure = Exposure(notional=sized.notional, hour=held, day=held, symbol=held, total=held)
    rules.check_halt(None, mode=Mode.PAPER)
    rules.measure(exposure, _BOUNDS).enforce()


def _bare(quote: Quote, instrument: Instrument) -> Decimal:
    quantity = money.floor_to(Decimal(25) / quote.ask, instrument.quantity_step)
    return quantity * quote.ask * instrument.taker_fee


def _market() -> tuple[Instrument, Quote]:
    instrument = Instrument(
        symbol=SYMBOL,
        base="BTC",
        quote="USDT",
        price_step=Decimal("0.01"),
        quantity_step=Decimal("0.00001"),
        min_quantity=Decimal("0.00001"),
        min_notional=Decimal(5),
        taker_fee=Decimal("0.001"),
        name="Bitcoin",
    )
    quote = Quote(
        symbol=SYMBOL,
        bid=Decimal("97399.99"),
        ask=Decimal("97400.01"),
        last=Decimal("97400.00"),
        ask_size=Decimal(1),
        change_percent=Decimal(1),
        at=clock.now(),
    )
    return instrument, quote


def _intent(usdt: str) -> Intent:
    return Intent(symbol=SYMBOL, side=Side.BUY, amount=Amount(Decimal(usdt), Unit.QUOTE))


def _spent_ms(work: Callable[[], object]) -> float:
    began = time.perf_counter_ns()
    work()
    return (time.perf_counter_ns() - began) / 1e6


async def _awaited_ms(work: Callable[[], Awaitable[object]]) -> float:
    began = time.perf_counter_ns()
    await work()
    return (time.perf_counter_ns() - began) / 1e6
