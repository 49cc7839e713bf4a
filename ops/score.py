"""`tapewire score`: how right alerts have been, and which sources are proposed for muting."""

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

import typer

from db.context import open_desk
from desk import clock, money
from desk.settings import Settings
from desk.signals.scorecard import By, Row
from desk.signals.statistics import Interval

_DECIMALS: Final = 4


async def run(settings: Settings, by: By, *, days: int, as_json: bool) -> None:
    """Print the scorecard of the last days; by rule, those of every chat."""
    async with open_desk(settings, process="score", pool_size=1) as context:
        signals = context.desk.signals
        rows = await signals.scorecard(clock.now() - timedelta(days=days), by)
        hopeless = await signals.hopeless()
    if as_json:
        found = {
            "by": by.value,
            "days": days,
            "rows": [_written(row) for row in rows],
            "proposed_to_mute": [row.key for row in hopeless],
        }
        typer.echo(json.dumps(found, indent=2))
    else:
        _print(rows, hopeless, by)


def _print(rows: Sequence[Row], hopeless: Sequence[Row], by: By) -> None:
    if not rows:
        typer.echo("No alert has been graded yet: the first grade comes a minute after an alert.")
        return
    heads = f"{'alerts':>6} {'calls':>6} {'right':>6} {'95 %':>9} {'coin':>5}"
    typer.echo(f"{'horizon':<8} {by.value:<24} {heads} {'mean':>7} {'95 %':>15} {'median':>7}")
    for row in rows:
        counts = f"{row.alerts:>6} {row.calls:>6}"
        typer.echo(f"{_horizon(row):<8} {row.key[:24]:<24} {counts} {_figures(row)}")
    for row in hopeless:
        typer.echo(
            f"{row.key} does worse than a thrown coin ({row.hits} of {row.calls} calls right):"
            " an admin can mute it in the chat."
        )


def _horizon(row: Row) -> str:
    minutes = int(row.horizon.total_seconds() // 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h"


def _figures(row: Row) -> str:
    found, chance = row.interval, row.chance
    if row.hit_rate is None or found is None or chance is None:
        return "too few"
    right = f"{row.hit_rate:>6.0%} {_between(found):>9} {chance:>5.0%}"
    if row.way is None:
        return right
    way = row.way
    low, high = (money.show(end) for end in (way.interval.low, way.interval.high))
    reach = f"{low}..{high}"
    return f"{right} {money.show(way.mean):>7} {reach:>15} {money.show(way.median):>7}"


def _between(found: Interval) -> str:
    return f"{found.low:.0%}..{found.high:.0%}"


def _written(row: Row) -> dict[str, Any]:
    found, way = row.interval, row.way
    return {
        "key": row.key,
        "horizon_s": int(row.horizon.total_seconds()),
        "alerts": row.alerts,
        "calls": row.calls,
        "hits": row.hits,
        "is_too_few": row.hit_rate is None,
        "hit_rate": None if row.hit_rate is None else _number(row.hit_rate),
        "hit_interval": [_number(found.low), _number(found.high)] if found else None,
        "chance": None if row.chance is None else _number(row.chance),
        "way": {
            "n": way.n,
            "mean": _number(way.mean),
            "interval": [_number(way.interval.low), _number(way.interval.high)],
            "median": _number(way.median),
        }
        if way
        else None,
        "size": None if row.size is None else _number(row.size),
    }


def _number(value: Any) -> str:
    return money.show(value, decimals=_DECIMALS).replace(",", "")
