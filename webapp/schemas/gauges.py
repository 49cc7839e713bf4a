"""What local models read in prices: sizes, never a direction."""

from decimal import Decimal
from typing import Final, Self

from desk import money
from desk.gauges.model import Band, Look, Loss, Losses, Oddity
from desk.gauges.sightings import AHEAD, Tally
from webapp.schemas.fields import Answer, Moment, Percent, Sum

_CENT: Final = Decimal("0.01")


class BandOut(Answer):
    """How far a price may go within `hours`, either way, in percent of it.

    Half of moves stayed within `half_percent`, four fifths within `most_percent`; `liveliness` is
    `usually` or `rarely`: whether such hours moved more than an ordinary one. No direction.
    """

    hours: int
    half_percent: Percent
    most_percent: Percent
    liveliness: str

    @classmethod
    def of(cls, band: Band) -> Self:
        """Write a band."""
        return cls(
            hours=band.hours,
            half_percent=band.half * 100,
            most_percent=band.most * 100,
            liveliness=band.liveliness.value,
        )


class TallyOut(Answer):
    """Of `n` charts of a name on this desk, how many (`hits`) went its `way` within `candles`.

    `way` is up or down. The rate, its 95 % interval and a thrown coin's are null below 20.
    """

    way: str
    candles: int
    n: int
    hits: int
    hit_percent: Percent | None
    low_percent: Percent | None
    high_percent: Percent | None
    chance_percent: Percent | None

    @classmethod
    def of(cls, tally: Tally) -> Self:
        """Write a tally."""
        rate, interval, chance = tally.hit_rate, tally.interval, tally.chance
        return cls(
            way="up" if tally.way > 0 else "down",
            candles=AHEAD,
            n=tally.n,
            hits=tally.hits,
            hit_percent=None if rate is None else rate * 100,
            low_percent=None if interval is None else interval.low * 100,
            high_percent=None if interval is None else interval.high * 100,
            chance_percent=None if chance is None else chance * 100,
        )


class LookOut(Answer):
    """What a chart looks like, `confidence_percent` sure.

    After `windows` of that name in a year held out the price moved by `mean_bp` basis points on
    average, 95 % between `low_bp` and `high_bp`: nothing beyond chance. `tally` is this desk's own,
    null for a name that points nowhere.
    """

    name: str
    confidence_percent: Percent
    windows: int
    mean_bp: Percent
    low_bp: Percent
    high_bp: Percent
    tally: TallyOut | None

    @classmethod
    def of(cls, look: Look, tally: Tally | None) -> Self:
        """Write a look."""
        low, high = look.interval
        return cls(
            name=look.name,
            confidence_percent=look.confidence * 100,
            windows=look.windows,
            mean_bp=look.mean_bp,
            low_bp=low,
            high_bp=high,
            tally=TallyOut.of(tally) if tally else None,
        )


class OddityOut(Answer):
    """Trades of the last half hour that look like a pump; a listing or news looks the same.

    `volume` and `price` are deviations from half a day, `found_by` is rule, forest or both.
    """

    at: Moment
    found_by: str
    volume: Percent
    price: Percent
    move_percent: Percent

    @classmethod
    def of(cls, oddity: Oddity) -> Self:
        """Write an oddity."""
        return cls(
            at=oddity.at,
            found_by=oddity.found_by.value,
            volume=oddity.volume,
            price=oddity.price,
            move_percent=oddity.move * 100,
        )


class ReadingsOut(Answer):
    """What models read in a market; null where they read nothing, or are off."""

    band: BandOut | None
    look: LookOut | None
    oddity: OddityOut | None


class LossOut(Answer):
    """The share `level` of days loses `value_at_risk` USDT or more, `shortfall` on average."""

    level: Percent
    value_at_risk: Sum
    shortfall: Sum

    @classmethod
    def of(cls, loss: Loss) -> Self:
        """Write a loss, up to the next cent."""
        return cls(
            level=loss.level,
            value_at_risk=money.ceil_to(loss.value_at_risk, _CENT),
            shortfall=money.ceil_to(loss.shortfall, _CENT),
        )


class LossesOut(Answer):
    """What a day may cost, by level, none while `hours` of known prices are below `wanted`.

    The level of 0.05 is calibrated on years held out; that of 0.01 was passed more often.
    """

    losses: tuple[LossOut, ...]
    hours: int
    wanted: int

    @classmethod
    def of(cls, found: Losses) -> Self:
        """Write losses."""
        losses = tuple(LossOut.of(loss) for loss in found.losses)
        return cls(losses=losses, hours=found.hours, wanted=found.wanted)
