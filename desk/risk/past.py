"""What coins cost when the day of the loss began: asked once for each, for the past stays."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from desk.ports import Unit


@dataclass(slots=True)
class Past:
    """The prices of one moment by market; a price that is not known yet is asked for again.

    They are asked of the same venues in the same order as those of now: one ticker may mean
    different coins at two of them.
    """

    at: datetime | None = None
    known: dict[tuple[str, ...], dict[str, Decimal]] = field(default_factory=dict)

    async def prices(
        self, unit: Unit, symbols: Collection[str], at: datetime, venues: tuple[str, ...]
    ) -> Mapping[str, Decimal]:
        """Return what these markets cost at a moment, those that nobody priced left out."""
        if at != self.at:
            self.at, self.known = at, {}
        # Another moment's are none of ours, should one be asked for meanwhile.
        known = self.known.setdefault(venues, {})
        missing = [symbol for symbol in symbols if symbol not in known]
        if missing:
            known.update(await unit.risks.prices_at(missing, at, venues))
        return known
