"""Scores of the models into alerts."""

import math
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import structlog

from desk import clock
from desk.facade import Desk
from desk.signals.model import Score, Tone

log = structlog.get_logger(__name__)


async def on_scored(desk: Desk, *bodies: Mapping[str, Any]) -> None:
    """Keep scores and alert the chats they concern, all or none; raises as `read_score`."""
    await desk.alerts.on_scored(*map(read_score, bodies))


def read_score(body: Mapping[str, Any]) -> Score:
    """Read a score off the bus: a value out of range becomes the harmless one, never a crash.

    Raises `KeyError` or `ValueError` for an entry that is no score at all.
    """
    tone = str(body["label"])
    known = tone in set(Tone)
    return Score(
        headline_id=str(body["id"]),
        sentiment=_within(body.get("sentiment"), -1.0, 1.0, otherwise=0.0),
        tone=Tone(tone) if known else Tone.NEUTRAL,
        confidence=_within(body.get("confidence"), 0.0, 1.0, otherwise=0.0) if known else 0.0,
        impact=_within(body.get("impact"), 0.0, 1.0, otherwise=0.0),
        event=str(body.get("event") or "other")[:24],
        manipulation=_within(body.get("manipulation"), 0.0, 1.0, otherwise=1.0),
        model=str(body.get("model") or "unknown")[:64],
        took_ms=_within(body.get("took_ms"), 0.0, 1e7, otherwise=0.0),
        scored_at=_time(body.get("scored_at")),
    )


def _within(value: object, low: float, high: float, *, otherwise: float) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return float(value) if low <= value <= high else otherwise
    return otherwise


def _time(value: object) -> datetime:
    try:
        at = datetime.fromisoformat(str(value))
    except ValueError:
        return clock.now()
    return at if at.tzinfo else clock.now()
