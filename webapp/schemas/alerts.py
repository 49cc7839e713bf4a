"""Alerts that reached the person, with their grades."""

from typing import Self

from desk.alerts.bulletins import Bulletin
from webapp.schemas.fields import Answer, Moment, Sum, Symbol
from webapp.schemas.news import HeadlineOut, OutcomeOut


class AlertOut(Answer):
    """An alert; `price` is the mid when it was raised, `symbol` null when it names no coin here.

    `because` are the words of the rule that fired.
    """

    symbol: Symbol | None
    because: str
    price: Sum | None
    raised_at: Moment
    headline: HeadlineOut
    outcomes: tuple[OutcomeOut, ...]

    @classmethod
    def of(cls, bulletin: Bulletin) -> Self:
        """Write an alert."""
        tone = bulletin.verdict.tone
        return cls(
            symbol=bulletin.delivery.symbol or None,
            because=bulletin.delivery.because,
            price=bulletin.delivery.price,
            raised_at=bulletin.delivery.raised_at,
            headline=HeadlineOut.of(bulletin.headline, bulletin.verdict),
            outcomes=tuple(OutcomeOut.of(o, tone) for o in bulletin.outcomes),
        )
