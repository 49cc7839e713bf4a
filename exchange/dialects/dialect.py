"""What a dialect is: its routes, how it knows who asks, and how it says no."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from exchange.dialects.call import Call
from exchange.dialects.native import Native
from exchange.dialects.reasons import Why
from exchange.ledger import Account
from exchange.venue import Venue

Public: TypeAlias = Callable[[Venue, Call], Any]
Private: TypeAlias = Callable[[Native, Call], Any]
Routes: TypeAlias = Mapping[tuple[str, str], Public]
PrivateRoutes: TypeAlias = Mapping[tuple[str, str], Private]
SignIn: TypeAlias = Callable[[Venue, Call, int], Account]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """One venue's way to speak.

    `public` and `private`: answers by method and path, parts of which may vary ("{order_id}").
    `sign_in` returns the account of a request at a time in milliseconds, or raises `Declined`.
    `refuse` returns HTTP status and body of a no. `text` says no outside JSON where a venue does.
    """

    name: str
    public: Routes
    private: PrivateRoutes
    sign_in: SignIn
    refuse: Callable[[Why], tuple[int, Any]]
