"""Whether orders of an account may be sent to a venue: not before its own books have been read."""

from dataclasses import dataclass, field

from desk.venues.profiles import PAPER


@dataclass(frozen=True, slots=True)
class Gate:
    """Open for everything until `close`, which the trade worker calls before it does anything.

    From then on live accounts are shut until this process has read their books, and so is every
    account that a restore has put `behind`. Each account at each venue has a gate of its own, so a
    venue that is away stops nobody elsewhere.
    """

    _read: set[tuple[int, str]] = field(default_factory=set)
    _behind: set[tuple[int, str]] = field(default_factory=set)
    _shut: list[bool] = field(default_factory=lambda: [False])

    def close(self, behind: set[tuple[int, str]]) -> None:
        """Send nothing to live venues, nor for accounts that are behind, until they are read."""
        self._shut[0] = True
        self._read.clear()
        self._behind.update(behind)

    def open(self, account_id: int, venue: str) -> None:
        """Let orders out: the books of the account at the venue have been read."""
        self._read.add((account_id, venue))
        self._behind.discard((account_id, venue))

    def shut(self, account_id: int, venue: str) -> None:
        """Send nothing until the books have been read again: the keys changed or are gone."""
        self._read.discard((account_id, venue))

    def lets_out(self, account_id: int, venue: str) -> bool:
        """Tell whether an order may be sent now."""
        if not self._shut[0]:
            return True
        which = (account_id, venue)
        return which not in self._behind and (venue == PAPER or which in self._read)
