"""Dataclasses to rows and back, by equal names of fields and columns."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import Row

T = TypeVar("T")
_NAMES: dict[type[Any], tuple[str, ...]] = {}  # `fields` costs more than the row


def values(thing: Any, *, leave_out: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return the fields of a dataclass as column values, nested ones as they are."""
    return {name: getattr(thing, name) for name in _names(type(thing)) if name not in leave_out}


def build(kind: type[T], row: Row[Any] | Mapping[str, Any], **other: Any) -> T:
    """Return a dataclass out of a row; `other` gives the fields that need more than a column."""
    found = row if isinstance(row, Mapping) else row._mapping
    return kind(**{n: found[n] for n in _names(kind) if n not in other}, **other)


def _names(kind: type[Any]) -> tuple[str, ...]:
    found = _NAMES.get(kind)
    if found is None:
        found = _NAMES[kind] = tuple(f.name for f in fields(kind))
    return found
