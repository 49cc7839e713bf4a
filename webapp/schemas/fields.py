"""Kinds of field that the schemas share: canonical amounts, symbols, moments, strict bodies."""

from datetime import UTC, datetime
from decimal import ROUND_DOWN, Decimal
from typing import Annotated, Any, Final

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)

from desk import money
from desk.errors import BadAmount

_FINEST: Final = Decimal(1).scaleb(-money.MAX_DECIMALS)
_AMOUNT_SCHEMA: Final = {
    "type": "string",
    "pattern": r"^(0|[1-9][0-9]{0,29})(\.[0-9]{1,18})?$",
    "examples": ["100", "0.05"],
}


class Body(BaseModel):
    """What a client sends: no unknown fields, no coercion."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Answer(BaseModel):
    """What a client receives; sums are strings, moments ISO 8601 in UTC."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _positive(value: Any) -> Decimal:
    if not isinstance(value, str):
        raise BadAmount(code="format", text=type(value).__name__)
    amount = money.exact(value[: money.MAX_TEXT + 1])
    if not amount:
        raise BadAmount(code="not_positive", text=value)
    return amount


def _utc(moment: datetime) -> str:
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")


def _sum(value: Decimal) -> str:
    """Write at most 18 decimals: quotients such as an average cost have eighty digits."""
    exponent = value.as_tuple().exponent
    is_long = isinstance(exponent, int) and exponent < -money.MAX_DECIMALS
    return money.plain(value.quantize(_FINEST, ROUND_DOWN) if is_long else value)


def _percent(value: Decimal) -> str:
    return money.plain(value.quantize(Decimal("0.0001"), ROUND_DOWN))


PositiveAmount = Annotated[Decimal, PlainValidator(_positive), WithJsonSchema(_AMOUNT_SCHEMA)]
Sum = Annotated[
    Decimal,
    PlainSerializer(_sum, return_type=str),
    WithJsonSchema({"type": "string", "examples": ["1234.5", "-0.25"]}),
]
Cost = Annotated[
    Sum,
    Field(
        description="What a trade comes to in the quote currency, before the fee: paid by a buy,"
        " brought in by a sale."
    ),
]
Percent = Annotated[
    Decimal,
    PlainSerializer(_percent, return_type=str),
    WithJsonSchema({"type": "string", "description": "Percent, four decimals: 1.25 is 1.25 %."}),
]
Moment = Annotated[datetime, PlainSerializer(_utc, return_type=str)]
Symbol = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Z0-9]{1,20}/[A-Z0-9]{1,10}$"),
    Field(examples=["BTC/USDT"]),
]
Id = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9a-hjkmnp-tv-z]{12}$"),
    Field(examples=["k7m2x9qf4t1z"]),
]
VenueName = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,20}$"),
    Field(examples=["paper", "bybit"], description="Where; on paper unless a venue is named."),
]
_FIRST: Final = datetime(2009, 1, 1, tzinfo=UTC)
_LAST: Final = datetime(2100, 1, 1, tzinfo=UTC)


def _in_range(value: Any) -> Any:
    """Take ISO 8601 text alone: pydantic would read 9999999999999999 as a date far away."""
    if isinstance(value, str) and not value.lstrip("-").isdigit():
        return value
    raise ValueError("not a moment such as 2026-11-21T10:00:00Z")


PastMoment = Annotated[
    datetime,
    BeforeValidator(_in_range),
    Field(ge=_FIRST, le=_LAST, examples=["2026-11-21T10:00:00Z"]),
]
