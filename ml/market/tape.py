"""Half a day of one market's bars, kept as they come."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from ml.market.bars import HALF_DAY, HOUR, SECONDS, Bars, on_grid

Row = Sequence[float]


@dataclass(slots=True)
class Tape:
    """Bars by when they opened; those that come again replace what was known of them."""

    _rows: dict[int, Row] = field(default_factory=dict)
    seen: int = 0  # when the newest bar opened, in seconds

    def add(self, rows: Sequence[Row]) -> None:
        """Add rows of (opened, then the columns of `Bars`).

        After an hour without any bar what is known is forgotten: a hole is no quiet time.
        """
        newest = max((int(row[0]) for row in rows), default=self.seen)
        if newest - self.seen > HOUR * SECONDS:
            self._rows.clear()
        self._rows |= {int(row[0]): row for row in rows}
        self.seen = newest
        for at in [at for at in self._rows if at <= newest - HALF_DAY * SECONDS]:
            del self._rows[at]

    def bars(self) -> Bars:
        """Return what is known, without holes, up to the newest bar."""
        columns = np.array(list(self._rows.values()), dtype=np.float64).T
        return on_grid(columns[0].astype(np.int64), *columns[1:])
