"""What the fault campaign came to, printed at the end of the run."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any, Final

import pytest

from desk.failpoints import NAMES
from desk.money import plain

KEY: Final = pytest.StashKey["Tally"]()
SUMS: Final = (
    *("kills", "seeds", "intended", "at_venue", "unsent", "plans", "fired", "duplicates", "lost"),
    *("ledgers", "ledger_sum", "verified"),
)


@dataclass(slots=True)
class Tally:
    """Sums over every test of the campaign; what must be zero is asserted by each test as well.

    Each line of the summary comes from what ran: a scenario counts when it has been judged.
    """

    kills: int = 0
    seeds: int = 0
    intended: int = 0
    at_venue: int = 0
    unsent: int = 0
    plans: int = 0
    fired: int = 0
    duplicates: int = 0
    lost: int = 0
    ledgers: int = 0
    ledger_sum: Decimal = Decimal(0)
    verified: int = 0
    struck: set[str] = field(default_factory=set)
    recovery_s: float = 0.0
    virtual_s: float = 0.0

    def orders(
        self, *, intended: int, at_venue: int, unsent: int = 0, duplicates: int = 0, lost: int = 0
    ) -> None:
        """Count orders of one scenario; `unsent` ended before the venue took them, and say so."""
        assert intended == at_venue + unsent - duplicates + lost
        self.intended += intended
        self.at_venue += at_venue
        self.unsent += unsent
        self.duplicates += duplicates
        self.lost += lost

    def ledger(self, off_by: Decimal, *, count: int = 1) -> None:
        """Count ledgers, and how far from zero they are over all their currencies."""
        self.ledgers += count
        self.ledger_sum += off_by

    def recovered(self, seconds: float, *, is_virtual: bool = False) -> None:
        """Note how long something took to be well again."""
        name = "virtual_s" if is_virtual else "recovery_s"
        setattr(self, name, max(getattr(self, name), seconds))

    def told(self) -> dict[str, str | int | float | list[str]]:
        """Return what another process can `add`."""
        values = asdict(self)
        return values | {"ledger_sum": plain(self.ledger_sum), "struck": sorted(self.struck)}

    def add(self, told: Mapping[str, Any]) -> None:
        """Count what another process has counted."""
        other = Tally(
            **{**told, "ledger_sum": Decimal(told["ledger_sum"]), "struck": set(told["struck"])}
        )
        self.struck |= other.struck
        for name in ("recovery_s", "virtual_s"):
            setattr(self, name, max(getattr(self, name), getattr(other, name)))
        for name in SUMS:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def lines(self) -> list[str]:
        """Return the figures for a terminal, nothing when no scenario ran."""
        if self == Tally():
            return []
        figures: dict[str, str | int] = {
            "kills survived": f"{self.kills:,}",
            "failpoints struck": f"{len(self.struck)} of {len(NAMES)}",
            "seeds run": f"{self.seeds:,}",
            "orders intended": f"{self.intended:,}",
            "orders at the venue": f"{self.at_venue:,}",
            "orders that ended unsent": f"{self.unsent:,}",
            "duplicates": self.duplicates,
            "lost": self.lost,
            "plans": f"{self.plans:,}",
            "plans whose price came": f"{self.fired:,}",
            f"sum of {self.ledgers:,} ledgers": plain(self.ledger_sum),
            "verified, every promise kept": f"{self.verified} times",
            "longest recovery, s": f"{self.recovery_s:.1f}",
            "longest recovery, virtual s": f"{self.virtual_s:.1f}",
        }
        return [f"{words:<32}{figure:>14}" for words, figure in figures.items()]
