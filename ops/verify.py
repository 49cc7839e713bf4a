"""`tapewire verify`: every invariant over the live database."""

import json
from dataclasses import asdict

import typer

from db import engine as engines
from db import verify
from db.verify import Finding
from desk.settings import Settings
from ops import leaks


async def run(settings: Settings, *, as_json: bool) -> int:
    """Print how each promise stands; 0 when all are kept, else 1."""
    engine = engines.connect(settings.database_url, pool_size=1, application="tapewire-verify")
    try:
        found = await verify.findings(engine)
        leaked = await leaks.places(settings, engine)
    finally:
        await engine.dispose()
    promise = "no secret stands in logs, database, Redis or metrics"
    found = sorted([*found, verify.finding("I9", promise, leaked)], key=_place)
    if as_json:
        typer.echo(json.dumps([asdict(f) for f in found], indent=2))
    else:
        for finding in found:
            mark = "ok    " if finding.is_kept else "BREACH"
            typer.echo(f"{mark} {finding.name:<4} {finding.promise}")
            for breach in finding.breaches:
                typer.echo(f"             {breach}")
    return 0 if all(f.is_kept for f in found) else 1


def _place(found: Finding) -> tuple[int, str]:
    """Sort I2 before I10."""
    number = found.name.removeprefix("I").rstrip("abc")
    return int(number), found.name
