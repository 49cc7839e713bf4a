"""A recorded-style day through the whole wire: generated, played on a desk of its own, counted."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import uvloop

from ops import temporary
from ops.bench import rig as rigs
from ops.bench.day import world
from ops.bench.day.outlets import OUTLETS
from ops.bench.day.play import Played, Player, expected
from ops.bench.day.stories import Day, Fate, generate
from ops.bench.figures import Budget, Figure, Floor

ITEMS: Final = 2000
SEED: Final = 20261
COINS: Final = ("BTC", "ETH", "SOL", "LINK", "DOGE", "LTC")
_NONE: Final = Budget(of="value", limit=0, is_reached=True, is_promise=True)
_LAG: Final = Budget(of="own", limit=100)
_MEMORY: Final = Budget(of="scrape", limit=512)


@dataclass(frozen=True, slots=True)
class Ended:
    """A day that was played, what had to come of it, and what `tapewire verify` said after it."""

    day: Day
    played: Played
    verified: int
    said: str

    @property
    def differences(self) -> dict[str, tuple[int, int]]:
        """Return what differs from the generated day: (found, expected) by name."""
        found = {name: getattr(self.played, name) for name in expected(self.day)}
        return {
            n: (found[n], value) for n, value in expected(self.day).items() if found[n] != value
        }


def run(*, items: int = ITEMS, seed: int = SEED) -> Ended:
    """Play a day on a desk of its own; raises `NotStarted`, or `TimeoutError` that says of what."""
    day = generate(seed, items=items, feeds=OUTLETS, coins=COINS)
    with (
        temporary.temporary_data() as data_dir,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        return runner.run(_ended(day, data_dir))


async def _ended(day: Day, data_dir: Path) -> Ended:
    """Play on a desk that starts after its feeds: it would leave them alone for a minute."""
    port = temporary.free_port()
    variables = temporary.environment(data_dir, **world.variables(port))
    async with world.world(port) as server:
        running = await asyncio.to_thread(temporary.start, variables)
        try:
            async with rigs.open_rig(running.settings()) as rig:
                played = await Player(rig, running, server, day).play()
            verified = await asyncio.to_thread(running.command, "verify")
        finally:
            await asyncio.to_thread(temporary.stop, running)
    return Ended(day, played, verified.returncode, verified.stdout)


def measure(*, items: int = ITEMS, seed: int = SEED) -> list[Figure]:
    """Return the counts of a day beside the generator's, and how the scrape worker bore it."""
    ended = run(items=items, seed=seed)
    played, wanted = ended.played, expected(ended.day)
    fates = {fate.value: float(ended.day.count(fate)) for fate in Fate}
    counts = [
        _count("items seen", played.seen, wanted["seen"], fates),
        _count("duplicates known", played.duplicates, wanted["duplicates"]),
        _count("items whose coins are right", played.coins_right, wanted["coins_right"]),
        _count("edits taken over, told no second time", played.edited, wanted["edited"]),
        _count("stories that a rule wants", played.matched, wanted["matched"]),
        _count(f"alerts to {len(ended.day.wishes)} people", played.alerted, wanted["alerted"]),
        _zero("counts that differ from the generated day", len(ended.differences)),
        _zero("lost", played.lost, {f"kills of {k}": float(n) for k, n in played.kills.items()}),
        _zero("judged or told twice", played.twice),
        _zero("promises that verify finds broken", ended.said.count("BREACH")),
    ]
    return [*counts, *_borne(played)]


def _borne(played: Played) -> list[Figure]:
    watch = played.watch
    met = {f"met {kind}": float(count) for kind, count in sorted(played.met.items())}
    lag = {"own": watch.busy_ms, "with what others took": watch.lag_ms}
    memory = {"scrape": watch.rss_mb, "with its readers": watch.with_readers_mb}
    items = played.seen
    return [
        _figure("longest loop lag while bombs came", "ms", items, lag, _LAG, met),
        _figure("most memory while bombs came", "MB", items, memory, _MEMORY),
        _figure("the day took", "s", items, {"value": played.seconds}),
    ]


def _count(what: str, found: int, wanted: int, parts: dict[str, float] | None = None) -> Figure:
    return Figure(
        bench="day",
        what=what,
        unit="",
        n=wanted,
        stats={"value": found},
        floor=Floor(value=wanted, what="by the generator"),
        parts=parts or {},
    )


def _zero(what: str, found: int, parts: dict[str, float] | None = None) -> Figure:
    return _figure(what, "", 1, {"value": found}, _NONE, parts)


def _figure(
    what: str,
    unit: str,
    n: int,
    stats: dict[str, float],
    budget: Budget | None = None,
    parts: dict[str, float] | None = None,
) -> Figure:
    return Figure(
        bench="day", what=what, unit=unit, n=n, stats=stats, budget=budget, parts=parts or {}
    )
