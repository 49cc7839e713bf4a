"""The journal: last record wins, torn lines are skipped, history is thrown away."""

from pathlib import Path

import pytest

from sandbox.telegram import journal as journals
from sandbox.telegram.journal import Journal, Json


def load(path: Path) -> list[tuple[str, str, Json]]:
    return list(Journal(path).load())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "journal.jsonl"


def test_records_come_back_in_the_order_they_were_first_written(path: Path) -> None:
    journal = Journal(path)
    assert list(journal.load()) == []
    state: Json = {"n": 1}
    journal.mark("a", "1", lambda: state)
    journal.mark("b", "2", lambda: {"x": "y"})
    state["n"] = 2
    journal.flush()
    state["n"] = 3
    journal.mark("a", "1", lambda: state)
    journal.flush()
    assert load(path) == [("a", "1", {"n": 3}), ("b", "2", {"x": "y"})]


def test_what_comes_and_goes_between_flushes_is_never_written(path: Path) -> None:
    journal = Journal(path)
    list(journal.load())
    journal.mark("a", "1", lambda: None)
    journal.flush()
    assert path.read_bytes() == b""


def test_deleted_records_stay_deleted(path: Path) -> None:
    journal = Journal(path)
    list(journal.load())
    journal.mark("a", "1", dict)
    journal.flush()
    journal.mark("a", "1", lambda: None)
    journal.flush()
    assert load(path) == []


def test_a_torn_line_is_skipped_and_what_follows_a_restart_is_kept(path: Path) -> None:
    journal = Journal(path)
    list(journal.load())
    journal.mark("a", "1", dict)
    journal.flush()
    with path.open("ab") as file:
        file.write(b'["b","2",{"x')
    again = Journal(path)
    assert [key for _, key, _ in again.load()] == ["1"]
    again.mark("c", "3", dict)
    again.flush()
    assert [key for _, key, _ in load(path)] == ["1", "3"]


def test_a_long_history_is_rewritten(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journals, "_REWRITE_OVER_BYTES", 2_000)
    journal = Journal(path)
    list(journal.load())
    state: Json = {}
    for number in range(500):
        state["n"] = number
        journal.mark("a", "1", lambda: state)
        journal.flush()
    assert path.stat().st_size < 3_000
    assert load(path) == [("a", "1", {"n": 499})]


def test_a_full_disk_loses_nothing_that_can_be_written_later(path: Path) -> None:
    journal = Journal(path)
    list(journal.load())
    journal.mark("a", "1", lambda: {"n": 1})
    path.unlink()
    path.mkdir()
    with pytest.raises(OSError, match="directory"):
        journal.flush()
    path.rmdir()
    journal.flush()
    assert load(path) == [("a", "1", {"n": 1})]


def test_nobody_else_may_read_the_tokens_in_it(path: Path) -> None:
    list(Journal(path).load())
    assert path.stat().st_mode & 0o077 == 0
