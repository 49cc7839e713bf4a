"""No bad input is forgotten: each is shown by one test, or listed with the reason why not."""

import importlib
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.cases.coverage import ABSENT, ELSEWHERE, NOTED
from tests.cases.rows import SHOWN, rows

ROOT = Path(__file__).parents[2]


def shown() -> list[str]:
    """Return the ids of rows that tests show, each as often as it is shown."""
    for module in NOTED:
        importlib.import_module(module)
    feeds = importlib.import_module("tests.integration.sources.test_bad_inputs")
    bodies = importlib.import_module("tests.integration.webapp.test_bodies")
    return [
        *SHOWN,
        *feeds.REPLIES,
        "BI-304",  # of the same module, by a test of its own
        *(parameters.id for parameters in bodies.bodies()),
        *(row_id for ids in ELSEWHERE.values() for row_id in ids),
    ]


def test_every_row_is_shown_once_or_listed_with_a_reason() -> None:
    listed = [row_id for ids in ABSENT.values() for row_id in ids]
    times = Counter([*shown(), *listed])
    assert {row_id: n for row_id, n in times.items() if n != 1} == {}
    assert times.keys() == rows().keys()


@pytest.mark.parametrize("place", ELSEWHERE)
def test_every_test_that_is_named_exists(place: str) -> None:
    path, _, name = place.partition("::")
    assert re.search(rf"^(async )?def {name}\(", (ROOT / path).read_text(), re.MULTILINE)
