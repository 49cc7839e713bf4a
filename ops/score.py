"""`tapewire score`: how right alerts have been, by source and horizon."""

from datetime import timedelta
from typing import Final

import typer

from db.context import open_desk
from desk import clock, money
from desk.settings import Settings

SINCE: Final = timedelta(days=30)


async def run(settings: Settings) -> None:
    """Print the scorecard of the last 30 days."""
    async with open_desk(settings, process="score", pool_size=1) as context:
        rows = await context.desk.signals.scorecard(clock.now() - SINCE)
    if not rows:
        typer.echo("No alert has been graded yet: the first grade comes a minute after an alert.")
        return
    typer.echo(f"{'horizon':<9} {'source':<24} {'alerts':>6} {'calls':>6} {'hits':>6} {'move':>10}")
    for row in rows:
        rate = "-" if row.hit_rate is None else f"{row.hit_rate:.0%}"
        move = f"{money.show(row.median_move_bp, decimals=1)} bp"
        minutes = int(row.horizon.total_seconds() // 60)
        horizon = f"{minutes} min" if minutes < 60 else f"{minutes // 60} h"
        counts = f"{row.alerts:>6} {row.calls:>6} {rate:>6}"
        typer.echo(f"{horizon:<9} {row.source[:24]:<24} {counts} {move:>10}")
