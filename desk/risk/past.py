"""What coins cost when the day of the loss began: asked once for each, for the past stays."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from desk.ports import Unit
from desk.venues.profiles import Mode


@dataclass(slots=True)
class Past:
    """The prices of one moment by market; a price that is not known yet is asked for again.

    Those of real money are never those of what trades on paper.
    """

    mode: Mode
    at: datetime | None = None
    known: dict[str, Decimal] = field(default_factory=dict)

    async def prices(
        self, unit: Unit, symbols: Collection[str], at: datetime
    ) -> Mapping[str, Decimal]:
        """Return what these markets cost at a moment, those that nobody priced left out."""
        if at != self.at:
            self.at, self.known = at, {}
        known = self.known  # another moment's are none of ours, should one be asked for meanwhile
        missing = [symbol for symbol in symbols if symbol not in known]
        if missing:
            known.update(await unit.risks.prices_at(missing, at, self.mode))
        return known
