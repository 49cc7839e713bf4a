"""`tapewire replay`: what the alerts of a source would have brought, on the archive of prices."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import typer

from db.context import open_desk
from desk import money
from desk.errors import Misunderstood
from desk.replays import export, words
from desk.replays.model import Doubt, Result, Terms
from desk.settings import Settings
from desk.signals.statistics import ENOUGH


class Form(StrEnum):
    """What to print: figures for people or programs, or every trade."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


async def run(
    settings: Settings, source: str, terms: Terms, *, days: int, until: str, form: Form
) -> None:
    """Print what the alerts of a source brought in the days before `until`, now when empty."""
    words.check(terms, days)
    async with open_desk(settings, process="replay", pool_size=1) as context:
        result = await context.desk.replays.run(source, terms, days=days, until=_moment(until))
    match form:
        case Form.TEXT:
            typer.echo(_told(result))
        case Form.JSON:
            typer.echo(json.dumps(_written(result), indent=2))
        case Form.CSV:
            typer.echo(export.write(result), nl=False)


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError as e:
        raise Misunderstood(
            what="replay", text=f"--until {text[:40]}", example="2026-11-21T10:00:00Z"
        ) from e
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _told(result: Result) -> str:
    n, found = len(result.trades), result.win_interval
    lines = [
        f"{result.source}, {_iso(result.since)} to {_iso(result.until)}",
        f"trades  {n}" + (f" (the newest; {result.left_out} left out)" if result.left_out else ""),
    ]
    if found is not None:
        share = f" ({found.low:.0%}..{found.high:.0%})" if n >= ENOUGH else " (too few to tell)"
        lines.append(f"wins    {result.wins} of {n}{share}")
    lines += [
        f"gross   {money.show(result.gross)}",
        f"spread  {money.show(result.spread)}",
        f"fees    {money.show(result.fees)}",
        f"net     {money.show(result.net)}",
        f"worst drawdown {money.show(result.drawdown)}",
        f"entered by five-second prices {_exact(result)}, by minute candles {n - _exact(result)}",
    ]
    lines += [
        f"without result: {count} ({why})"
        for doubt, why in _WHY.items()
        if (count := result.count(doubt))
    ]
    if result.missing:
        lines.append(f"missing in the archive while held: {result.missing}")
    return "\n".join([*lines, f"fingerprint {export.fingerprint(result)}"])


_WHY = {
    Doubt.NO_PRICE: "no price within a minute of the purchase",
    Doubt.GAP: "more than five minutes missing while held",
    Doubt.OPEN: "neither exit reached yet",
}


def _exact(result: Result) -> int:
    return sum(trade.is_exact for trade in result.trades)


def _written(result: Result) -> dict[str, Any]:
    found = result.win_interval
    return {
        "source": result.source,
        "since": _iso(result.since),
        "until": _iso(result.until),
        "terms": {name: _plain(value) for name, value in asdict(result.terms).items()},
        "n": len(result.trades),
        "wins": result.wins,
        "win_interval": [_plain(found.low), _plain(found.high)] if found else None,
        "is_too_few": len(result.trades) < ENOUGH,
        "gross": _plain(result.gross),
        "spread": _plain(result.spread),
        "fees": _plain(result.fees),
        "net": _plain(result.net),
        "worst_drawdown": _plain(result.drawdown),
        "entered_by_price": _exact(result),
        "without_result": {doubt.value: result.count(doubt) for doubt in Doubt},
        "left_out": result.left_out,
        "missing_s": int(result.missing.total_seconds()),
        "curve": [[_iso(at), _plain(profit)] for at, profit in result.curve],
        "fingerprint": export.fingerprint(result),
    }


def _plain(value: object) -> str | None:
    if value is None:
        return None
    return money.plain(value) if isinstance(value, Decimal) else str(value)


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
