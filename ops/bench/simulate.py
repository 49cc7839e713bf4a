"""Histories of orders and plans in virtual time: what was ordered, what the venue has."""

import time
from collections.abc import Iterator, Sequence
from typing import Final

import typer

from ops.bench.figures import Budget, Figure
from ops.simulation.judge import Outcome, play

SHOWN: Final = 5
_NONE: Final = Budget(of="value", limit=1, is_promise=True)
_RECOVERY: Final = Budget(of="value", limit=30, is_promise=True)  # a venue may be looked up late
_FORGOTTEN: Final = Budget(of="value", limit=240, is_promise=True)  # missed twice, a minute apart


def measure(*, seeds: int, first: int = 0) -> list[Figure]:
    """Play seeds one after another; broken promises are told as they are found."""
    began = time.process_time()
    played = list(_played(first, seeds))
    cpu_s = time.process_time() - began
    broken = [o for o in played if o.breaches]
    lines: list[tuple[str, str, float, Budget | None]] = [
        ("seeds with a broken promise", "seeds", len(broken), _NONE),
        ("kills survived", "kills", _total(played, "kills"), None),
        ("failpoints struck", "failpoints", len(_struck(played)), None),
        ("plans", "plans", _total(played, "plans"), None),
        ("plans whose price came", "plans", _total(played, "fired"), None),
        ("orders intended", "orders", _total(played, "intended"), None),
        ("orders at the venue", "orders", _total(played, "at_venue"), None),
        ("orders that ended unsent", "orders", _total(played, "unsent"), None),
        ("duplicates", "orders", _total(played, "duplicates"), _NONE),
        ("lost", "orders", _total(played, "lost"), _NONE),
        ("ledgers that are not zero", "seeds", sum(o.off_by != 0 for o in played), _NONE),
        ("sum of all ledgers", "units", float(sum(o.off_by for o in played)), None),
        ("longest recovery, virtual", "s", _longest(played, is_forgetful=False), _RECOVERY),
        ("where the venue forgets", "s", _longest(played, is_forgetful=True), _FORGOTTEN),
        ("deadlocks, each tried again", "times", _total(played, "deadlocks"), None),
        ("CPU a seed", "ms", cpu_s * 1000 / seeds, None),
    ]
    return [_figure(what, unit, value, budget, seeds) for what, unit, value, budget in lines]


def _played(first: int, seeds: int) -> Iterator[Outcome]:
    shown = 0
    for seed in range(first, first + seeds):
        outcome = play(seed)
        if outcome.breaches and shown < SHOWN:
            shown += 1
            for breach in outcome.breaches[:SHOWN]:
                typer.echo(f"seed {seed}: {breach}", err=True)
        yield outcome


def _total(played: Sequence[Outcome], name: str) -> int:
    return sum(int(getattr(outcome, name)) for outcome in played)


def _longest(played: Sequence[Outcome], *, is_forgetful: bool) -> float:
    return max((o.recovery_s for o in played if o.is_forgetful is is_forgetful), default=0.0)


def _struck(played: Sequence[Outcome]) -> frozenset[str]:
    return frozenset().union(*(outcome.struck for outcome in played))


def _figure(what: str, unit: str, value: float, budget: Budget | None, seeds: int) -> Figure:
    stats = {"value": value}
    return Figure(bench="simulate", what=what, unit=unit, n=seeds, stats=stats, budget=budget)
