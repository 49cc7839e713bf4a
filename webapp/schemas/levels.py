"""Kinds of field of orders that wait and of plans: levels, paces, spans of time."""

from datetime import timedelta
from typing import Annotated, Any

from pydantic import Field, PlainValidator, StringConstraints, WithJsonSchema

from desk import money
from desk.errors import BadAmount
from desk.orders.exits import Level
from desk.plans.calendar import every


def _level(value: Any) -> Level:
    if not isinstance(value, str):
        raise BadAmount(code="format", text=type(value).__name__)
    is_percent = value.endswith("%")
    found = money.exact(value[: money.MAX_TEXT].removesuffix("%"))
    if not found or (is_percent and found >= 1000):
        raise BadAmount(code="percent" if is_percent else "not_positive", text=value)
    return Level(found, is_percent=is_percent)


LevelText = Annotated[
    Level,
    PlainValidator(_level),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^(0|[1-9][0-9]{0,29})(\.[0-9]{1,18})?%?$",
            "examples": ["58000", "5%"],
        }
    ),
]
Pace = Annotated[
    str, StringConstraints(pattern=r"^[1-9][0-9]{0,3}[smhdw]$"), Field(examples=["1d", "12h"])
]
Lasts = Annotated[
    str, StringConstraints(pattern=r"^[1-9][0-9]{0,2}[mhd]$"), Field(examples=["7d", "12h"])
]


def span(text: str) -> timedelta:
    """Return the length of a pace."""
    return every(text).span
