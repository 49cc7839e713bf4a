"""The launch rules over headlines labelled by hand: neither half may get worse."""

import pytest

from ops.bench.launches import FACTS, is_right, read, rows, scored


@pytest.mark.parametrize(("part", "recall_least"), [("tune", 0.98), ("held-out", 0.87)])
def test_launches_are_told_from_everything_else(part: str, recall_least: float) -> None:
    labelled = rows(part)
    assert len(labelled) > 140
    precision, recall = scored(labelled, lambda text: read(text) is not None)
    assert precision >= 0.96
    assert recall >= recall_least


@pytest.mark.parametrize("fact", FACTS)
def test_facts_of_a_launch_are_read_right(fact: str) -> None:
    told = [(row["launch"], read(row["text"])) for row in rows("held-out") if row["launch"]]
    found = [is_right(want, launch, fact) for want, launch in told if launch]
    assert sum(found) / len(found) >= 0.88
