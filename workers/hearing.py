"""Who hears the tapes: trades of the desk's own price source, derivatives where they are asked."""

from collections.abc import Collection
from contextlib import aclosing
from typing import Final

import structlog

from desk.nursery import Nursery
from desk.settings import Settings
from desk.venues.profiles import PAPER
from workers.measures import Measures
from workers.tape import Tape

log = structlog.get_logger(__name__)
FUNDING_S: Final = 30.0


def hear(
    settings: Settings, measures: Measures, symbols: Collection[str], nursery: Nursery
) -> list[Tape]:
    """Begin to hear every tape; the caller closes what is returned."""
    tapes = {venue: Tape(settings, venue, symbols) for venue in (PAPER, *settings.derivatives)}
    nursery.spawn(_trades(tapes[PAPER], measures), name="trades")
    for venue in settings.derivatives:
        tape = tapes[venue]
        nursery.spawn(_closures(tape, measures), name=f"liquidations-{venue}")

        async def ask(tape: Tape = tape, venue: str = venue) -> None:
            try:
                measures.funding(await tape.funding())
            except Exception as e:  # noqa: BLE001 - a loop edge: it may be away, or have none
                log.info("no funding", venue=venue, why=type(e).__name__)

        nursery.forever(ask, name=f"funding-{venue}", pause_s=FUNDING_S)
    return list(tapes.values())


async def _trades(tape: Tape, measures: Measures) -> None:
    async with aclosing(tape.trades()) as trades:
        async for symbol, trade in trades:
            measures.trade(symbol, trade)


async def _closures(tape: Tape, measures: Measures) -> None:
    async with aclosing(tape.liquidations()) as closures:
        async for symbol, closed in closures:
            measures.closure(symbol, closed)
