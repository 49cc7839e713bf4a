"""Calls of people in groups, their results, and how right each person was."""

from decimal import ROUND_DOWN, Decimal
from typing import Annotated, Final, Self

from pydantic import Field, PlainSerializer, WithJsonSchema

from desk import money
from desk.calls.model import HORIZONS, Call, Direction, Group, Shown, Span
from desk.calls.ranking import LEAST, Row
from desk.calls.service import Record, Standing
from webapp.schemas.fields import Answer, Id, Moment, Percent, Sum, Symbol
from webapp.schemas.signals import PercentInterval

_FINEST: Final = Decimal("0.0001")
Multiple = Annotated[
    Decimal,
    PlainSerializer(lambda v: money.plain(v.quantize(_FINEST, ROUND_DOWN)), return_type=str),
    WithJsonSchema({"type": "string", "description": "A multiple, four decimals: 1.25."}),
]
ChatId = Annotated[int, Field(ge=-(2**53), le=-1, examples=[-1001234567890])]


class GroupOut(Answer):
    """A group that tracks calls and in which the person was seen."""

    chat: ChatId
    title: str
    calls: int
    callers: int

    @classmethod
    def of(cls, group: Group) -> Self:
        """Write a group."""
        return cls(chat=group.chat_id, title=group.title, calls=group.calls, callers=group.callers)


class ResultOut(Answer):
    """What a call had gained one horizon later, the way of the call; a hit beyond 0.05 %."""

    horizon_s: int
    gain_percent: Percent
    is_hit: bool


class CallOut(Answer):
    """One call. Gains are the way of the call; `gain_percent` is of now, null without a price.

    `peak_percent` is the best move of the first seven days so far, `peak_multiple` what it would
    have made of 1. `group` is empty for a group that the person does not see.
    """

    id: Id
    chat: ChatId
    group: str
    name: str
    is_own: bool
    symbol: Symbol
    direction: Direction
    price: Sum
    called_at: Moment
    gain_percent: Percent | None
    peak_percent: Percent
    peak_multiple: Multiple
    results: tuple[ResultOut, ...]

    @classmethod
    def of(cls, shown: Shown, *, viewer_id: int) -> Self:
        """Write a call."""
        call = shown.call
        return cls(
            id=call.id,
            chat=call.chat_id,
            group=shown.group,
            name=shown.name,
            is_own=call.person_id == viewer_id,
            symbol=call.symbol,
            direction=call.direction,
            price=call.price,
            called_at=call.called_at,
            gain_percent=shown.gain,
            peak_percent=shown.peak,
            peak_multiple=shown.multiple,
            results=_results(call),
        )


class BestOut(Answer):
    """The call with the highest peak."""

    symbol: Symbol
    direction: Direction
    peak_percent: Percent


class RankOut(Answer):
    """How one person's calls did 24 hours later.

    Figures but counts are null, and there is no `rank`, below five graded calls. Ranks go by the
    lower end of the hit rate's interval.
    """

    rank: int | None
    name: str
    is_own: bool
    calls: int
    graded: int
    hits: int
    hit_percent: Percent | None
    hit_interval: PercentInterval | None
    mean_percent: Percent | None
    median_percent: Percent | None
    best: BestOut | None

    @classmethod
    def of(cls, row: Row, *, viewer_id: int, rank: int | None = None) -> Self:
        """Write a row."""
        rate, interval = row.hit_rate, row.interval
        return cls(
            rank=rank,
            name=row.name,
            is_own=row.person_id == viewer_id,
            calls=row.calls,
            graded=row.graded,
            hits=row.hits,
            hit_percent=_percent(rate),
            hit_interval=PercentInterval.of(interval) if interval else None,
            mean_percent=row.mean,
            median_percent=row.median,
            best=_best(row.best),
        )


class LeaderboardOut(Answer):
    """A group's calls ranked over a span; who has no rank yet follows those who have one."""

    group: GroupOut
    span: Span
    least_graded: int
    rows: tuple[RankOut, ...]

    @classmethod
    def of(cls, found: Standing, *, viewer_id: int) -> Self:
        """Write a ranking."""
        return cls(
            group=GroupOut.of(found.group),
            span=found.span,
            least_graded=LEAST,
            rows=tuple(
                RankOut.of(row, viewer_id=viewer_id, rank=place if row.is_ranked else None)
                for place, row in enumerate(found.rows, 1)
            ),
        )


class OwnOut(Answer):
    """A person's own calls in all groups, newest first, and how all of them did together."""

    least_graded: int
    record: RankOut
    calls: tuple[CallOut, ...]

    @classmethod
    def of(cls, found: Record, *, viewer_id: int) -> Self:
        """Write a record."""
        return cls(
            least_graded=LEAST,
            record=RankOut.of(found.row, viewer_id=viewer_id),
            calls=tuple(CallOut.of(shown, viewer_id=viewer_id) for shown in found.calls),
        )


def _results(call: Call) -> tuple[ResultOut, ...]:
    found = []
    for horizon in HORIZONS:
        gain, is_hit = call.result(horizon), call.is_hit(horizon)
        if gain is not None and is_hit is not None:
            seconds = int(horizon.total_seconds())
            found.append(ResultOut(horizon_s=seconds, gain_percent=gain, is_hit=is_hit))
    return tuple(found)


def _percent(share: Decimal | None) -> Decimal | None:
    return None if share is None else share * 100


def _best(call: Call | None) -> BestOut | None:
    if call is None:
        return None
    return BestOut(symbol=call.symbol, direction=call.direction, peak_percent=call.peak)
