"""Hundreds of people who talk to the bot at once: from writing a command to its answer."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from ops import files
from ops.bench.cpu import Meter
from ops.bench.figures import Budget, Figure, Floor, median, spread
from ops.bench.replies import COMMANDS, echoes_ms, timed
from ops.bench.rig import Person, Rig, Silent

PEOPLE: Final = 500
SECONDS: Final = 20.0
EVERY_S: Final = 10.0  # how often each of them writes
_COMING: Final = 20  # newcomers at a time: they are no part of the figure
_PROBES: Final = 60
_BUDGET: Final = Budget(of="p95", limit=50)
_CEILING_MS: Final = 200.0
_GOLDEN: Final = 0.618  # spreads any number of people over a span without a rhythm
_SHORT: Final = "/price btc"


@dataclass(slots=True)
class Talk:
    """What came of a talk: milliseconds of each answer, and how many never came."""

    spent_ms: list[float] = field(default_factory=list)
    silent: int = 0

    async def ask(self, person: Person, command: str) -> None:
        """Have a person write a command, and note the answer."""
        try:
            self.spent_ms.append(await timed(person, command))
        except Silent:
            self.silent += 1


async def measure(rig: Rig, *, count: int = PEOPLE, seconds: float = SECONDS) -> list[Figure]:
    """Return the time to reply while everybody talks, and while all wrote in the same moment."""
    files.raise_limit()
    people = await _come(rig, count)
    least = median(await echoes_ms(rig, min(_PROBES, count)))
    meter = Meter(rig.settings)
    talk = await _talk(people, seconds)
    used = meter.each_ms(len(talk.spent_ms))
    crowd = await _at_once(people)
    return [
        Figure(
            bench="chat",
            what=f"command -> reply, {count} people, {count / EVERY_S:g}/s",
            unit="ms",
            n=len(talk.spent_ms),
            stats=spread(talk.spent_ms),
            budget=_BUDGET,
            floor=Floor(value=least, what="a bot that only echoes, alone with one person"),
            parts={
                "ceiling": _CEILING_MS,
                "without an answer": talk.silent + crowd.silent,
                "all in one moment: p50": median(crowd.spent_ms),
                "and the last": max(crowd.spent_ms, default=0.0),
                **used,
            },
        )
    ]


async def _come(rig: Rig, count: int) -> list[Person]:
    gate = asyncio.Semaphore(_COMING)

    async def one(number: int) -> Person:
        async with gate:
            return await rig.person(f"Talker {number}")

    return list(await asyncio.gather(*(one(number) for number in range(count))))


async def _talk(people: Sequence[Person], seconds: float) -> Talk:
    """Let everybody write once in `EVERY_S`, each at moments of their own."""
    talk = Talk()
    chats = (_chat(talk, person, number, seconds) for number, person in enumerate(people))
    await asyncio.gather(*chats)
    return talk


async def _chat(talk: Talk, person: Person, number: int, seconds: float) -> None:
    loop = asyncio.get_running_loop()
    ends, says = loop.time() + seconds, number
    at = loop.time() + (number * _GOLDEN % 1) * min(EVERY_S, seconds)
    while at < ends:
        await asyncio.sleep(max(0.0, at - loop.time()))
        await talk.ask(person, COMMANDS[says % len(COMMANDS)])
        says, at = says + 1, at + EVERY_S


async def _at_once(people: Sequence[Person]) -> Talk:
    crowd = Talk()
    await asyncio.gather(*(crowd.ask(person, _SHORT) for person in people))
    return crowd
