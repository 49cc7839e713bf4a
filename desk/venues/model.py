"""A person's account at a live venue, as far as the desk knows it; never a secret."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """Where a connection is."""

    CHECKING = "checking"  # keys were handed in, the trade worker has not looked at them yet
    CONNECTED = "connected"
    REFUSED = "refused"  # the keys were not taken and are forgotten; `trouble` says why
    LEAVING = "leaving"  # open orders are being cancelled, then the keys are forgotten
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """One person at one live venue.

    `hint` is the last four characters of the key. What the key may do is None where the venue does
    not tell. `envelope` holds new keys, sealed for the trade worker, until it has looked; keys
    that work stay in force meanwhile. `trouble` names what is wrong, `detail` is the venue's word
    for it. `message_id` is the chat message that tells how it went.
    """

    account_id: int
    venue: str
    state: State = State.CHECKING
    hint: str = ""
    can_trade: bool | None = None
    can_withdraw: bool | None = None
    is_ip_bound: bool | None = None
    expires_at: datetime | None = None
    trouble: str = ""
    detail: str = ""
    envelope: str = ""
    new_hint: str = ""
    message_id: int | None = None
    checked_at: datetime | None = None
    created_at: datetime
    updated_at: datetime

    @property
    def is_live(self) -> bool:
        """True while the desk holds keys that work and may use them."""
        return self.state in {State.CONNECTED, State.LEAVING}

    @property
    def may_trade(self) -> bool:
        """True when new orders may be placed."""
        return self.state is State.CONNECTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How far a venue's own books of an account have been read; from `keys_since` on at first.

    `is_behind` after a restore from a backup: nothing is sent until its history has been read.
    """

    account_id: int
    venue: str
    keys_since: datetime
    read_until: datetime | None
    is_behind: bool
