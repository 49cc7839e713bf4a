"""What a venue says of a person's account there: what they own and what their key may do."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What an account holds of one currency at a venue; `used` is kept back by open orders."""

    currency: str
    free: Decimal
    used: Decimal

    @property
    def total(self) -> Decimal:
        """Free and used together."""
        return self.free + self.used


@dataclass(frozen=True, slots=True, kw_only=True)
class Permissions:
    """What a key may do. None: the venue does not tell, which is neither yes nor no.

    `is_ip_bound`: the key works from listed addresses alone. `expires_at`: the venue ends the key
    by itself then.
    """

    can_trade: bool | None = None
    can_withdraw: bool | None = None
    is_ip_bound: bool | None = None
    expires_at: datetime | None = None
