"""Puts the parts of the exchange together and recovers what was there before."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import numpy as np
import structlog

from exchange import records
from exchange.candles import COLUMNS, Candles, Rows
from exchange.engine import Engine
from exchange.events import Event
from exchange.faults import Faults
from exchange.journal import Journal
from exchange.maker import Maker
from exchange.markets import ALL, COMING, MARKETS, Market
from exchange.reports import Reports
from exchange.source import Source
from exchange.streams import Streams
from exchange.tape import Tape, Tapes
from exchange.user_streams import UserStreams
from exchange.venue import Venue

log = structlog.get_logger(__name__)
STEP_S: Final = 0.125
_SHARE: Final = 4  # a ladder moves every 4 steps
_SAVE_STEPS: Final = 40
_MARK_S: Final = 6  # more than as many steps take
_TRADES_PER_S: Final = 64  # more than all markets together print


class Floor:
    """An exchange without its HTTP face; `step` makes the markets move."""

    def __init__(self, folder: Path, source: Source, *, seed: int, now_ms: int) -> None:
        engine = Engine(MARKETS, COMING)
        journal = Journal(folder / "journal.log", lambda: records.snapshot(engine))
        _recover(engine, journal.load())
        now_ms = engine.moment(now_ms)
        # Trades between the house's own orders since the last mark are not in the journal. Starting
        # above anything that could have been printed since then, or without a journal since 1970,
        # keeps their ids from being used again.
        marked = engine.next_trade + _MARK_S * _TRADES_PER_S
        engine.next_trade = max(marked, now_ms // 1000 * _TRADES_PER_S)
        charts = folder / "candles" / source.name
        tapes = {
            symbol: Tape(market, Candles(market, charts / f"{symbol}.bin", past), now_ms)
            for symbol, market in ALL.items()
            for past in (_nothing if symbol in COMING else source.past,)
        }
        self.tapes = Tapes(tapes)
        faults = Faults()
        streams = Streams(engine, self.tapes, faults)
        users = UserStreams(journal, faults, Reports(now_ms * 1000))
        self.venue = Venue(
            engine, self.tapes, journal, faults, source.describe, streams=streams, users=users
        )
        self._maker = Maker(engine, seed, source.fair)
        self._steps = 0

        def write_down(events: tuple[Event, ...]) -> None:
            journal.append(records.encode(events))

        engine.listen(write_down)
        engine.listen(self.tapes.hear)
        engine.listen(streams.hear)
        engine.listen(users.hear)
        self._maker.open(now_ms)

    def step(self, now_ms: int) -> None:
        """Move a share of the markets; to be called every `STEP_S` seconds.

        While the clock shows less than it did, prices go on, and trades get the newest time.
        """
        self._maker.step(now_ms, STEP_S, share=_SHARE)
        self._steps += 1
        if self._steps % _SAVE_STEPS == 0:
            self._save()

    def _save(self) -> None:
        self.tapes.save()
        self.venue.journal.append([records.mark(self.venue.engine)])

    async def close(self) -> None:
        """Write down what is not yet on the disk."""
        self._save()
        await self.venue.journal.close()


def _nothing(_market: Market, _first: int, count: int) -> Rows:
    """Return the past of a coin that had none: it begins with its first trade."""
    return np.zeros((count, COLUMNS), dtype=np.int64)


def _recover(engine: Engine, batches: Iterable[list[records.Record]]) -> None:
    for batch in batches:
        records.replay(engine, batch)
    records.reopen(engine)
    log.info("recovered", accounts=len(engine.accounts), orders=len(engine.orders))
