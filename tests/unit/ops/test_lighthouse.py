"""What counts of a report, which targets a page misses, and that one busy moment is no finding."""

from typing import Any

import pytest

from ops import lighthouse
from ops.lighthouse import CATEGORIES, Sheet, read, settled

RESUMED = {
    "url": "http://desk/api/v1/session/resume",
    "statusCode": 200,
    "transferSize": 700,
    "resourceType": "Fetch",
}


def report(*requests: dict[str, Any], **scores: float) -> dict[str, Any]:
    refs = [{"id": "colours", "weight": 3}, {"id": "advice", "weight": 0}]
    return {
        "audits": {
            "network-requests": {"details": {"items": list(requests)}},
            "first-contentful-paint": {"numericValue": 812.4},
            "colours": {"id": "colours", "title": "Too pale", "score": 0},
            "advice": {"id": "advice", "title": "Could be shorter", "score": 0},
        },
        "categories": {
            name: {"score": scores.get(name, 1.0), "auditRefs": refs} for name in CATEGORIES
        },
    }


def sheet(score: int) -> Sheet:
    return Sheet("/", dict.fromkeys(CATEGORIES, score), 500, 50_000, 9_000, ())


def test_scores_paint_and_bytes_are_read_and_what_costs_points_is_named() -> None:
    page = {"url": "http://desk/", "statusCode": 200, "transferSize": 9_300}
    found = read("/", report(RESUMED, page, seo=0.925))
    assert found.scores["seo"] == 92
    assert (found.paint_ms, found.page_bytes, found.data_bytes) == (812.4, 9_300, 700)
    assert found.flaws == ["colours: Too pale"]
    assert found.misses == ["seo 92"]


def test_every_target_is_held_against_the_page() -> None:
    slow = Sheet("/", dict.fromkeys(CATEGORIES, 95), 1000, 100_000, 0, ())
    assert slow.misses == ["first contentful paint 1000 ms", "100,000 bytes"]
    assert sheet(95).misses == []
    assert len(sheet(94).misses) == 4


def test_a_page_that_was_not_signed_in_is_no_measurement() -> None:
    with pytest.raises(LookupError, match="not signed in"):
        read("/trade", report(RESUMED | {"statusCode": 204}))
    assert read("/login", report()).data_bytes == 0, "where people sign in nobody is"


def test_a_page_that_misses_is_looked_at_twice_more_and_the_middle_counts() -> None:
    looks = iter([sheet(60), sheet(99), sheet(97)])
    assert settled(lambda: next(looks)).scores["performance"] == 97
    assert settled(lambda: sheet(96)).scores["performance"] == 96


def test_what_is_not_asked_has_a_reason() -> None:
    assert all("ADR" in why for why in lighthouse.SKIPPED.values())
