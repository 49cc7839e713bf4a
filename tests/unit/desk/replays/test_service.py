"""A replay takes its turn, lets others have theirs, and refuses what would go on too long."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any, cast

import pytest

from desk.errors import Refused
from desk.market.model import Candle, Timeframe
from desk.replays import words
from desk.replays.model import Doubt, Ending, Terms
from desk.replays.service import MOST, MOST_HELD, Replays
from desk.signals.model import Raised
from tests.unit.desk.replays.market import MINUTE, NOON, SECOND, alert, flat

NOW = NOON + timedelta(days=60)


@dataclass
class Archive:
    """A small archive; nothing in it ever waits."""

    alerts: list[Raised] = field(default_factory=list)
    candles_: list[Candle] = field(default_factory=list)
    asked: int = 0

    async def sources(self, since: datetime) -> list[str]:
        return ["Wire"]

    async def raised(self, source: str, since: datetime, until: datetime) -> list[Raised]:
        return self.alerts

    async def mids(
        self, symbol: str, since: datetime, until: datetime
    ) -> list[tuple[datetime, Decimal]]:
        return []

    async def candles(
        self, symbol: str, timeframe: Timeframe, since: datetime, until: datetime
    ) -> Sequence[Candle]:
        self.asked += 1
        return [candle for candle in self.candles_ if since <= candle.at < until]


def over(archive: Archive) -> Replays:
    @asynccontextmanager
    async def opened(*, reads: bool = False) -> AsyncIterator[Any]:
        yield SimpleNamespace(archive=archive)

    return Replays(cast("Any", opened))


async def test_positions_that_would_be_held_too_long_together_are_refused_with_what_fits() -> None:
    archive = Archive([alert()] * (MOST + 40))
    with pytest.raises(Refused) as refused:
        await over(archive).run("wire", Terms(hold=timedelta(days=30)), days=90, until=NOW)
    told = refused.value.values
    assert (told["what"], told["count"], told["value"]) == ("replay-held", MOST, MOST * 30)
    assert told["limit"] == MOST_HELD.days
    assert archive.asked == 0
    example = str(told["example"]).removeprefix("/replay ")
    fits = words.parse(example, spend=Decimal(1))
    assert (fits.source, fits.days) == ("Wire", 90)
    await over(archive).run("wire", fits.terms, days=fits.days, until=NOW)


async def test_the_default_fits_for_as_many_alerts_as_are_replayed_at_once() -> None:
    found = await over(Archive([alert()] * (MOST + 40))).run("wire", Terms(), days=90, until=NOW)
    assert (len(found.unjudged), found.left_out) == (MOST, 40)


async def test_one_replay_runs_at_a_time_and_the_next_may_come_after_it() -> None:
    replays = over(Archive([alert()] * 20, flat(0, 60)))
    terms = Terms(hold=30 * MINUTE)
    first = asyncio.ensure_future(replays.run("wire", terms, days=90, until=NOW))
    await asyncio.sleep(0)
    with pytest.raises(Refused) as refused:
        await replays.run("wire", terms, days=90, until=NOW)
    assert refused.value.values["what"] == "replay-running"
    found = await first
    assert len(found.trades) == 20
    assert await replays.run("wire", terms, days=90, until=NOW) == found


async def test_a_replay_that_fails_gives_its_turn_back() -> None:
    archive = Archive([alert()] * MOST)
    replays = over(archive)
    with pytest.raises(Refused):
        await replays.run("wire", Terms(hold=timedelta(days=30)), days=90, until=NOW)
    assert (await replays.run("wire", Terms(), days=90, until=NOW)).left_out == 0


async def test_others_have_their_turn_after_every_alert() -> None:
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    beside = asyncio.ensure_future(others())
    await over(Archive([alert()] * 30, flat(0, 60))).run(
        "wire", Terms(hold=30 * MINUTE), days=90, until=NOW
    )
    beside.cancel()
    assert turns >= 30


async def test_a_position_is_followed_over_pages_to_the_last_minute() -> None:
    days = timedelta(days=3)
    archive = Archive([alert()], flat(0, 5 * 24 * 60))
    (trade,) = (await over(archive).run("wire", Terms(hold=days), days=90, until=NOW)).trades
    assert (trade.ending, trade.missing) == (Ending.TIME, timedelta())
    assert trade.entered_at == NOON + MINUTE
    assert trade.exited_at == NOON + MINUTE + days


async def test_without_a_price_in_time_nothing_is_bought_and_little_is_read() -> None:
    late = [candle for candle in flat(0, 600) if candle.at > NOON + 90 * MINUTE]
    archive = Archive([alert(NOON + 20 * SECOND)], late)
    (found,) = (await over(archive).run("wire", Terms(), days=90, until=NOW)).unjudged
    assert (found.doubt, found.entry) == (Doubt.NO_PRICE, None)
    assert archive.asked == 2
