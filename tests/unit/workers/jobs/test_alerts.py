"""A score off the bus is taken as it is, made harmless, or refused; it never crashes a worker."""

import math
from datetime import UTC, datetime
from typing import Any

import pytest

from desk import clock
from desk.signals.model import Tone
from workers.jobs.alerts import read_score

GOOD: dict[str, Any] = {
    "id": "h1", "label": "bearish", "sentiment": -0.8, "confidence": 0.9, "impact": 0.7,
    "event": "hack", "manipulation": 0.1, "model": "m-1", "took_ms": 4.0,
    "scored_at": "2026-03-10T12:00:00+00:00",
}  # fmt: skip


def test_a_good_score_is_read_as_it_is() -> None:
    score = read_score(GOOD)
    assert (score.headline_id, score.tone, score.sentiment) == ("h1", Tone.BEARISH, -0.8)
    assert (score.confidence, score.impact, score.manipulation) == (0.9, 0.7, 0.1)
    assert (score.event, score.model, score.took_ms) == ("hack", "m-1", 4.0)
    assert score.scored_at == datetime(2026, 3, 10, 12, tzinfo=UTC)


HARMLESS = {"sentiment": 0.0, "confidence": 0.0, "impact": 0.0, "manipulation": 1.0}


@pytest.mark.parametrize("field", HARMLESS)
@pytest.mark.parametrize("value", [7.3, -7.3, math.nan, math.inf, "0.5", None, True, [], {}])
def test_a_number_out_of_range_is_the_one_that_alarms_nobody(field: str, value: object) -> None:
    assert getattr(read_score(GOOD | {field: value}), field) == HARMLESS[field]


@pytest.mark.parametrize("label", ["buy", "", "BULLISH", None, 1])
def test_an_unknown_tone_is_neutral_and_nobody_is_sure_of_it(label: object) -> None:
    score = read_score(GOOD | {"label": label})
    assert (score.tone, score.confidence) == (Tone.NEUTRAL, 0.0)


def test_what_else_a_model_says_is_dropped_and_long_words_are_cut() -> None:
    score = read_score(
        GOOD | {"action": "buy", "amount": 1000, "event": "x" * 999, "model": "y" * 999}
    )
    assert not hasattr(score, "action")
    assert (len(score.event), len(score.model)) == (24, 64)


@pytest.mark.parametrize("at", ["yesterday", "", None, "2026-03-10T12:00:00"])
def test_a_time_that_is_none_is_now(at: object) -> None:
    now = datetime(2026, 3, 11, tzinfo=UTC)
    clock.set_clock(now=lambda: now)
    assert read_score(GOOD | {"scored_at": at}).scored_at == now


@pytest.mark.parametrize("body", [{}, {"id": "h1"}, {"label": "bearish"}])
def test_what_is_no_score_is_refused(body: dict[str, Any]) -> None:
    with pytest.raises(KeyError):
        read_score(body)
