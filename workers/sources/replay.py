"""Plays the bundled day through the sandbox's feed server, so that it comes back as real news."""

import asyncio
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self

import aiohttp
import structlog

from desk import clock
from desk.settings import Settings

log = structlog.get_logger(__name__)
_TIMEOUT: Final = aiohttp.ClientTimeout(total=5)
_RETRY_S: Final = 1.0
# Sums and percentages; dates, blocks, versions and counts of days stay as they are.
_FIGURE: Final = re.compile(
    r"(?<![\w.,])(?P<sign>\$?)(?P<whole>\d[\d,]*)(?P<part>\.\d+)?(?P<unit>\s?(?:%|[MBK]\b|[mb]illion\b))?"
)


@dataclass(frozen=True, slots=True)
class Told:
    """One headline of the day: on which feed, how long after midnight, and what it says."""

    feed: str
    title: str
    summary: str
    kind: str
    offset_s: int

    @classmethod
    def of(cls, row: Mapping[str, str | int]) -> Self:
        """Read a row of day.jsonl."""
        return cls(
            feed=str(row["feed"]),
            title=str(row["title"]),
            summary=str(row["summary"]),
            kind=str(row["kind"]),
            offset_s=int(row["offset_s"]),
        )


async def run(settings: Settings) -> None:
    """Publish one headline each `replay_interval_s` seconds, day after day, until cancelled.

    Where in the day it is follows from the clock, so a restart goes on instead of repeating what
    was told. From the second day on sums and percentages differ, as they would.
    """
    async with aiohttp.ClientSession(settings.feeds_url, timeout=_TIMEOUT) as session:
        day = await _day(session)
        interval_s = settings.replay_interval_s
        while True:
            step = int(clock.epoch_ms() / 1000 / interval_s)
            number, place = divmod(step, len(day))
            try:
                await _publish(session, day[place], number, place)
            except (aiohttp.ClientError, TimeoutError, OSError) as e:
                log.warning("replay paused", reason=type(e).__name__)
            await asyncio.sleep((step + 1) * interval_s - clock.epoch_ms() / 1000)


async def _day(session: aiohttp.ClientSession) -> Sequence[Told]:
    while True:
        try:
            async with session.get("/day.jsonl") as response:
                response.raise_for_status()
                lines = (await response.text()).splitlines()
        except (aiohttp.ClientError, TimeoutError, OSError) as e:
            log.info("replay waits for the feeds", reason=type(e).__name__)
            await asyncio.sleep(_RETRY_S)
        else:
            told = (Told.of(json.loads(line)) for line in lines if line)
            return sorted(told, key=lambda headline: headline.offset_s)


async def _publish(session: aiohttp.ClientSession, told: Told, day: int, place: int) -> None:
    item = {
        "title": vary(told.title, day),
        "summary": vary(told.summary, day),
        "kind": told.kind,
        "guid": f"day-{day}-{place}",
    }
    async with session.post(f"/feeds/{told.feed}/items", json=item) as response:
        response.raise_for_status()


def vary(text: str, day: int) -> str:
    """Return `text` with its sums and percentages as another day might have them.

    The same day gives the same figures, in the title as in the summary.
    """
    factor = 1 + (day * 7 % 31 - 15) / 100
    return _FIGURE.sub(lambda found: _scaled(found, factor), text)


def _scaled(found: re.Match[str], factor: float) -> str:
    sign, whole, part, unit = found.group("sign", "whole", "part", "unit")
    is_sum = sign and (part or len(whole) > 1)  # a peg of $1 stays a peg
    if not unit and not is_sum:
        return found.group()
    places = len(part) - 1 if part else 0
    value = float(whole.replace(",", "") + (part or "")) * factor
    shown = f"{value:,.{places}f}" if "," in whole or not sign else f"{value:.{places}f}"
    return f"{sign}{shown}{unit or ''}"
