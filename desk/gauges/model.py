"""What a model has read in prices, as the models' process wrote it down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, Self

from desk import money

SUREST: Final = Decimal("1.96")  # standard errors on either side hold 95 % of chance


class Liveliness(StrEnum):
    """Whether hours like this one moved more than an ordinary hour more often than not."""

    USUALLY = "usually"
    RARELY = "rarely"


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """How far a price may go within `hours`, either way, as shares of it: 0.01 is one percent.

    Half of moves stayed within `half`, four fifths within `most`. It tells no direction.
    """

    hours: int
    half: Decimal
    most: Decimal
    liveliness: Liveliness

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        """Return the band of what is kept."""
        return cls(
            hours=int(kept["hours"]),
            half=money.wire(kept["half"]),
            most=money.wire(kept["most"]),
            liveliness=Liveliness(kept["liveliness"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the last 96 closes look like, and what followed such windows in a year held out.

    `confidence` is 0 to 1; `mean_bp` is the mean move after `windows` of them, in basis points,
    `error_bp` its standard error.
    """

    name: str
    confidence: Decimal
    windows: int
    mean_bp: Decimal
    error_bp: Decimal

    @property
    def interval(self) -> tuple[Decimal, Decimal]:
        """The 95 % interval of the mean move, in basis points."""
        reach = SUREST * self.error_bp
        return self.mean_bp - reach, self.mean_bp + reach

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        """Return the look of what is kept."""
        return cls(
            name=str(kept["name"]),
            confidence=money.wire(kept["confidence"]),
            windows=int(kept["windows"]),
            mean_bp=money.wire(kept["mean_bp"]),
            error_bp=money.wire(kept["error_bp"]),
        )


class Finder(StrEnum):
    """What raised an alarm: the rule on volume and price, the isolation forest, or both."""

    RULE = "rule"
    FOREST = "forest"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddity:
    """Trades that look like a pump, a listing or news; nobody can tell these apart at first.

    `volume` and `price` are how far the last minute lies from half a day before it, in deviations;
    `move` is that minute's change of the price as a share.
    """

    at: datetime
    found_by: Finder
    volume: Decimal
    price: Decimal
    move: Decimal

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        """Return the oddity of what is kept."""
        return cls(
            at=datetime.fromtimestamp(int(kept["at"]), UTC),
            found_by=Finder(kept["found_by"]),
            volume=money.wire(kept["volume"]),
            price=money.wire(kept["price"]),
            move=money.wire(kept["move"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What `level` of days lose and more, and what those days lose on average, in USDT."""

    level: Decimal
    value_at_risk: Decimal
    shortfall: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Losses:
    """The losses of one day; none while fewer than `wanted` hours of prices are known."""

    losses: tuple[Loss, ...]
    hours: int
    wanted: int

    @classmethod
    def read(cls, kept: Mapping[str, Any], equity: Decimal) -> Self:
        """Return the losses of what is kept, a share each, for somebody who has `equity`."""
        return cls(
            losses=tuple(
                Loss(
                    level=money.wire(one["level"]),
                    value_at_risk=money.wire(one["value_at_risk"]) * equity,
                    shortfall=money.wire(one["shortfall"]) * equity,
                )
                for one in kept["losses"]
            ),
            hours=int(kept["hours"]),
            wanted=int(kept["wanted"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """How the best model of the next hour's direction did on hours it never saw.

    Shares are 0 to 1, `net_bp` is what a trade brought after fees, in basis points.
    """

    has_edge: bool
    right: Decimal
    reversal: Decimal
    hours: int
    trades: int
    net_bp: Decimal

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        """Return the edge of what is kept."""
        return cls(
            has_edge=bool(kept["has_edge"]),
            right=money.wire(kept["right"]),
            reversal=money.wire(kept["reversal"]),
            hours=int(kept["hours"]),
            trades=int(kept["trades"]),
            net_bp=money.wire(kept["net_bp"]),
        )
