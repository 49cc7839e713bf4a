"""`tapewire bench`: figures beside budgets and floors, on a running desk or a temporary one."""

import asyncio
import signal
from collections.abc import Sequence
from importlib import import_module
from typing import Final

import typer
import uvloop

from desk.settings import Settings
from ops.bench import rig as rigs
from ops.bench.report import Report
from ops.temporary import NotStarted

NEEDS_A_DESK: Final = (
    "wire", "replies", "orders", "validation", "fanout", "live", "chat", "memory",
)  # fmt: skip
ALONE: Final = (
    "engine", "matching", "launches", "inference", "models", "pictures", "simulate", "day", "gpu",
)  # fmt: skip
NAMES: Final = (*NEEDS_A_DESK, *ALONE)
# What an order or a headline costs on its way, and what each step of it costs.
TOGETHER: Final = {
    "all": NAMES,
    "orders": ("orders", "validation", "engine"),
    "wire": ("wire", "matching", "inference", "memory"),
}


def run(settings: Settings, name: str, *, as_json: bool, **histories: int) -> int:
    """Print the figures of one bench or of `all`; return 0.

    2 for a name that is none, 1 when no desk could be started to measure or a promise is broken. A
    figure over its budget says so and is no failure: the machine may be busy with other things, and
    `load` says how busy. `histories` says which `simulate` plays. People, headlines and paper
    orders of a bench stay in the desk.
    """
    names = TOGETHER.get(name, (name,))
    if unknown := [n for n in names if n not in NAMES]:
        typer.echo(f"{unknown[0]} is no bench; there are: all, {', '.join(NAMES)}", err=True)
        return 2
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that a temporary desk ends too
    report = Report(as_json=as_json)
    needed = [n for n in names if n in NEEDS_A_DESK]
    if needed:
        try:
            with rigs.some_desk(settings) as (found, whose):
                report.on(whose)
                _on_a_desk(found, needed, report)
        except NotStarted as e:
            typer.echo(str(e), err=True)
            return 1
    try:
        for alone in (n for n in names if n in ALONE):
            how = histories if alone == "simulate" else {}
            report.add(import_module(f"ops.bench.{alone}").measure(**how))
    except NotStarted as e:
        typer.echo(str(e), err=True)
        return 1
    return 0 if report.end() else 1


def _on_a_desk(settings: Settings, names: Sequence[str], report: Report) -> None:
    async def work() -> None:
        async with rigs.open_rig(settings) as rig:
            for name in names:
                if name != "memory":
                    report.add(await import_module(f"ops.bench.{name}").measure(rig))

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(work())
    if "memory" in names:  # last, when every process has worked
        report.add(import_module("ops.bench.memory").measure(settings))
