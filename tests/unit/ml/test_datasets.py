from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ml import datasets
from ml.datasets import MissingData
from ml.train import phrases

OWN = Path(__file__).parents[2] / "cases" / "headlines_labelled.jsonl"


def write(folder: Path, name: str, **columns: list[Any]) -> None:
    pq.write_table(pa.table(columns), folder / f"{name}.parquet")


def test_the_newest_fifth_of_the_dated_headlines_is_the_test(tmp_path: Path) -> None:
    days = [f"2021-01-{day:02}" for day in range(1, 31)]
    texts = [f"news {day}" for day in days]
    write(tmp_path, "text_cryptolin", text=texts, label=[0] * 30, date=days[::-1])
    test = datasets.select(datasets.cryptolin(tmp_path), "test")
    assert [e.text for e in test] == [f"news 2021-01-{day:02}" for day in range(6, 0, -1)]


def test_equal_texts_never_part_and_every_part_is_disjoint(tmp_path: Path) -> None:
    texts = [f"tweet {n % 500} https://t.co/{n}" for n in range(1000)]
    write(tmp_path, "text_cbr", text=texts, label=[n % 3 - 1 for n in range(1000)])
    examples = datasets.cbr(tmp_path)
    parts = {part: {e.text for e in examples if e.part == part} for part in ("train", "test")}
    assert not parts["train"] & parts["test"]
    assert 0.1 < len(parts["test"]) / 500 < 0.3


def test_the_official_split_is_kept(tmp_path: Path) -> None:
    write(tmp_path, "text_tfns", text=["a", "b"], label=[1, -1], split=["train", "valid"])
    assert [e.text for e in datasets.select(datasets.tfns(tmp_path), "test")] == ["b"]


def test_newest_messages_are_the_test_of_pumps_and_signals_are_no_pumps(tmp_path: Path) -> None:
    write(
        tmp_path,
        "manip_tgpump",
        text=[f"m{n}" for n in range(10)],
        label=[n % 3 for n in range(10)],
        channel=["c"] * 10,
        id=["1"] * 10,
        date=[f"2021-{12 - n:02}-01" for n in range(10)],
    )
    posts = datasets.pumps(tmp_path)
    assert {p.text for p in posts if p.part == "test"} == {"m0", "m1"}
    assert {p.text for p in posts if p.label} == {"m1", "m4", "m7"}


def test_a_missing_set_is_named_with_the_page_that_helps(tmp_path: Path) -> None:
    with pytest.raises(MissingData, match=r"text_cbr\.parquet is not there; docs/models\.md"):
        datasets.cbr(tmp_path)
    with pytest.raises(MissingData, match="cannot be read"):
        datasets.headlines(tmp_path / "none.jsonl")


def test_our_headlines_are_labelled_in_full_and_none_was_written_into_the_training() -> None:
    rows = datasets.headlines(OWN)
    assert len(rows) >= 120
    assert len({row["text"] for row in rows}) == len(rows)
    assert all((row["label"] is None) == row["manipulative"] for row in rows)
    learnt = {example.text.lower() for example in phrases.headlines()}
    assert not learnt & {row["text"].lower() for row in rows}
