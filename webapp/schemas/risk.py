"""Limits: what is used, what is in force, what a person set; and their own freeze."""

from decimal import Decimal
from typing import Self

from pydantic import Field

from desk.risk.model import Bounds, Check, Freeze, Rule
from desk.risk.service import Limited
from webapp.schemas.fields import Answer, Body, Moment, PositiveAmount, Sum


class LimitsBody(Body):
    """All of a person's own limits in USDT, positions in coins; null or absent is none."""

    max_order: PositiveAmount | None = None
    max_hour: PositiveAmount | None = None
    max_day: PositiveAmount | None = None
    max_symbol: PositiveAmount | None = None
    max_total: PositiveAmount | None = None
    max_loss: PositiveAmount | None = None
    max_positions: PositiveAmount | None = Field(default=None, examples=["5"])

    def chosen(self) -> dict[Rule, Decimal | None]:
        """Return the limits for the desk, which checks their ranges."""
        return {rule: getattr(self, rule.value.replace("-", "_")) for rule in Rule}


class LimitOut(Answer):
    """One rule. `limit` is in force: the lower of `own` and `ceiling`, the desk's."""

    rule: str
    used: Sum
    limit: Sum
    ceiling: Sum
    own: Sum | None

    @classmethod
    def of(cls, check: Check, own: Decimal | None) -> Self:
        """Write a rule."""
        return cls(
            rule=check.rule.value,
            used=check.value,
            limit=check.limit,
            ceiling=check.ceiling,
            own=own,
        )


class LimitsOut(Answer):
    """Every rule, and until when the person has stopped their own trading at least.

    Limits are the same for paper and for real money; what is used is counted apart. `live` is
    empty for who has no account at a live venue.
    """

    limits: tuple[LimitOut, ...]
    live: tuple[LimitOut, ...]
    frozen_until: Moment | None

    @classmethod
    def of(cls, found: Limited, freeze: Freeze | None) -> Self:
        """Write how a person stands."""
        return cls(
            limits=_out(found.checks, found.bounds),
            live=_out(found.live, found.bounds),
            frozen_until=freeze.until if freeze else None,
        )


def _out(checks: tuple[Check, ...], bounds: Bounds) -> tuple[LimitOut, ...]:
    return tuple(LimitOut.of(check, bounds.own.get(check.rule)) for check in checks)


class PanicOut(Answer):
    """What a panic did: how many orders it asked to cancel, and when trading may go on."""

    cancelled: int
    frozen_until: Moment
