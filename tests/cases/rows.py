"""The rows of bad_inputs.jsonl, and a note of which test shows each of them."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pytest

FILE = Path(__file__).parent / "bad_inputs.jsonl"
T = TypeVar("T", bound=Callable[..., object])
SHOWN: dict[str, str] = {}  # row id -> the test that shows it


@dataclass(frozen=True, slots=True)
class Row:
    """One bad input: what comes in by which way, and the class of answer it deserves."""

    id: str
    surface: str
    text: str
    expected: str
    why: str
    more: dict[str, Any] = field(default_factory=dict)


@cache
def rows() -> dict[str, Row]:
    """Return all rows by id, generated inputs built as their generator says."""
    found = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines() if line]
    return {row["id"]: _row(**row) for row in found}


def _row(id: str, surface: str, input: Any, expected: str, why: str, **more: Any) -> Row:  # noqa: A002
    return Row(id, surface, _built(input), expected, why, more)


def _built(given: Any) -> str:
    if isinstance(given, str):
        return given
    if given["gen"] == "size":
        return "x" * int(given["bytes"])
    return str(given["prefix"] + given["unit"] * given["times"])


def of(surface: str, expected: str | None = None) -> list[Row]:
    """Return the rows of a surface, or those of one class."""
    found = [row for row in rows().values() if row.surface == surface]
    return [row for row in found if expected in (None, row.expected)]


def shows(*ids: str) -> Callable[[T], T]:
    """Note that a test shows these rows; a row is shown by one test only."""

    def note(test: T) -> T:
        _note(test, ids)
        return test

    return note


def each(found: list[Row]) -> Callable[[T], T]:
    """Run a test once for each of these rows, as its argument `row`, and note that it does."""

    def note(test: T) -> T:
        _note(test, [row.id for row in found])
        parameters = [pytest.param(row, id=row.id) for row in found]
        return pytest.mark.parametrize("row", parameters)(test)  # type: ignore[no-any-return]

    return note


def _note(test: Callable[..., object], ids: list[str] | tuple[str, ...]) -> None:
    name = f"{test.__module__}.{getattr(test, '__name__', '?')}"
    for row_id in ids:
        assert row_id in rows(), f"there is no row {row_id}"
        assert SHOWN.get(row_id, name) == name, f"{row_id}: shown by {SHOWN[row_id]} already"
        SHOWN[row_id] = name
