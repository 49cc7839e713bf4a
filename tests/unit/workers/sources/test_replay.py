"""The bundled day and what makes the next day differ."""

import json
from collections import Counter
from pathlib import Path

import pytest

from workers.sources.replay import Told, vary

DAY = Path(__file__).parents[4] / "sandbox" / "feeds" / "day.jsonl"
ROWS = [json.loads(line) for line in DAY.read_text(encoding="utf-8").splitlines()]


def test_the_day_holds_at_least_320_headlines_of_two_feeds_and_two_kinds() -> None:
    assert len(ROWS) >= 320
    assert {row["feed"] for row in ROWS} == {"tape", "wire"}
    kinds = Counter(row["kind"] for row in ROWS)
    assert kinds["social"] >= 20
    assert kinds["news"] >= 300
    for row in ROWS:
        assert row.keys() == {"feed", "title", "summary", "kind", "offset_s"}
        assert row["title"]
        assert row["summary"]


def test_the_day_is_spread_over_all_hours_and_no_title_stands_twice() -> None:
    assert {row["offset_s"] // 3600 for row in ROWS} == set(range(24))
    assert len({row["title"] for row in ROWS}) == len(ROWS)
    assert Told.of(ROWS[0]).offset_s == ROWS[0]["offset_s"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("draws $412 million", "draws $354 million"),
        ("up 7.5% at $97,400", "up 6.5% at $83,764"),
        ("a peg of $1 and 3 days", "a peg of $1 and 3 days"),
        ("block 840,000 in Q3 2026 at 14:00", "block 840,000 in Q3 2026 at 14:00"),
        ("moves 12,000 ETH", "moves 12,000 ETH"),
        ("mints 1.5 billion", "mints 1.3 billion"),
        ("dips to $0.97", "dips to $0.83"),
    ],
)
def test_another_day_has_other_sums_and_percentages_and_nothing_else(
    text: str, expected: str
) -> None:
    assert vary(text, 4 * 31 + 26) != text or text == expected
    assert vary(text, _DAY_WITH_14_PERCENT_LESS) == expected


_DAY_WITH_14_PERCENT_LESS = next(day for day in range(31) if day * 7 % 31 == 1)
