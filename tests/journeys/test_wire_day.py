"""A day of headlines over failing feeds, the wire's workers killed in it: every count is exact."""

import os
from collections import Counter
from typing import Final

import pytest

from ops.bench import day
from ops.bench.day import play
from ops.bench.day.outlets import OUTLETS
from ops.bench.day.stories import Fate

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
ITEMS: Final = int(os.environ.get("FAULT_HEADLINES", "400"))
WAVES: Final = -(-ITEMS // play.WAVE)
GENEROUS_MS: Final = 1000.0  # the budget is 100 and `bench day` says what it was


def test_a_day_of_headlines_is_told_exactly_whoever_fails_and_whoever_is_killed() -> None:
    ended = day.run(items=ITEMS)
    played = ended.played
    assert len(OUTLETS) >= 12
    assert ended.day.count(Fate.DUPLICATE) == round(ITEMS * 0.08)
    assert ended.differences == {}
    assert ended.verified == 0, ended.said
    assert played.kills == Counter(
        room for wave, rooms in play.KILLED.items() if wave < WAVES for room in rooms
    )
    assert played.kills["scrape"] == 1
    assert {"bomb", "laughs", "huge", "429", "500", "html"} <= set(played.met)
    assert played.met["bomb"] == sum(
        kind == "bomb" for wave, faults in play.FAULTS.items() if wave < WAVES for _, kind in faults
    )
    assert 0 < played.watch.busy_ms < GENEROUS_MS
    assert 0 < played.watch.rss_mb < 512
