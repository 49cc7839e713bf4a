"""What the desk needs of the world: quotes, streams, turns at a venue, and the venues."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Collection, Mapping, Sequence
    from datetime import datetime
    from decimal import Decimal

    from desk.market.depth import Depth, Listing
    from desk.market.model import Quote, Reference
    from desk.orders.model import Order, Report
    from desk.orders.outside import Deal, Resting
    from desk.questions.model import Piece, Prompt
    from desk.sources.model import Health
    from desk.venues.statement import Holding, Permissions


class Quotes(Protocol):
    """The latest quotes that the market worker keeps in Redis; on paper unless a venue is named."""

    async def get(self, symbol: str, venue: str = ...) -> Quote | None:
        """Return a venue's quote or None when none is known."""
        ...

    async def all(self, venue: str = ...) -> dict[str, Quote]:
        """Return all quotes of a venue by symbol."""
        ...

    async def bids(self, *venues: str) -> dict[str, Decimal]:
        """Return what each market would pay now, by symbol: at the first venue that has a price.

        One of more than a minute ago counts only where none of them has a newer one.
        """
        ...

    async def forget(self, venue: str) -> None:
        """Drop the quotes of a venue that nobody reads any more: they would stand still."""
        ...

    async def put(self, quotes: Sequence[Quote]) -> None:
        """Replace quotes of one venue and tell listeners."""
        ...


class Depths(Protocol):
    """Order books that somebody looks at: wished for a few seconds at a time, fetched meanwhile."""

    async def want(self, listings: Collection[Listing]) -> set[Listing]:
        """Wish for these for some seconds more; return those that there is no room for."""
        ...

    async def wanted(self) -> set[Listing]:
        """Return what is wished for now."""
        ...

    async def show(self, depth: Depth) -> None:
        """Tell listeners of a book; it is kept nowhere."""
        ...


class References(Protocol):
    """Prices of coins that no exchange here lists, as sources of data tell them."""

    async def put(self, source: str, found: Sequence[Reference]) -> None:
        """Replace all that a source has told."""
        ...

    async def of(self, words: str) -> list[Reference]:
        """Return what each source tells of a coin by its symbol or its whole name in capitals."""
        ...


class Dials(Protocol):
    """Prices for the models, and what they read in them: hints that may be gone."""

    async def feed(
        self, what: str, symbol: str, *, stamp: str, rows: Sequence[Sequence[float]]
    ) -> None:
        """Lay out rows of a market under a name; `stamp` tells how new they are."""
        ...

    async def stamp(self, what: str, symbol: str) -> str:
        """Return how new the rows are that lie there, empty for none."""
        ...

    async def find(self, name: str) -> Mapping[str, Any] | None:
        """Return what was read under a name, None when nobody has lately."""
        ...

    async def ask(self, wish: Mapping[str, Any]) -> None:
        """Ask for a reading under the `name` of the wish."""
        ...

    async def are_read(self) -> bool:
        """Tell whether anybody reads."""
        ...


class Bus(Protocol):
    """Streams of news and scores: at least once, bounded, never money."""

    async def publish(self, stream: str, body: Mapping[str, Any]) -> str:
        """Append an entry and return its id."""
        ...

    async def has_waiting(self, stream: str) -> bool:
        """Tell whether entries wait for a reader, or for a reader to be done with them."""
        ...

    async def call_off(self, name: str) -> None:
        """Ask whoever works on `name` to stop; forgotten after an hour."""
        ...


class Llm(Protocol):
    """A language model somewhere. It is given no tools, and nothing that it says is acted on."""

    def write(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        """Yield the reply as it is written; leaving the iteration stops the model.

        Raises `LlmFailed` before the first piece or in the middle. Nothing here retries.
        """
        ...


class Board(Protocol):
    """What processes show of their work: hints, never the truth, and lost with Redis."""

    async def show(self, sources: Sequence[Health]) -> None:
        """Replace what is shown of the sources."""
        ...

    async def sources(self) -> list[Health]:
        """Return what was shown last; nothing before that, and while Redis is away."""
        ...

    async def queues(self) -> dict[str, int]:
        """Return how many entries wait in each stream and for the trade worker, by name."""
        ...


class Budget(Protocol):
    """How many requests a venue may still be sent, counted for all processes together."""

    async def take(self, name: str, *, per_second: float, patience_s: float) -> float:
        """Take a turn and return the seconds to wait for it; above `patience_s` none was taken."""
        ...

    async def pause(self, name: str, *, seconds: float) -> None:
        """Let nobody have a turn for so long."""
        ...


class Venue(Protocol):
    """A place that takes orders. Nothing here retries.

    A kind of order that the venue's profile does not offer is refused before anything is sent.
    What an answer says is believed only when it fits the question: another market, another id, no
    number, more filled than ordered raise `VenueUnsure`.
    """

    async def submit(self, order: Order) -> Report:
        """Send the order under its client order id and return what the venue made of it.

        The venue must not accept the request later than `Execution.valid_for` after `sent_at`,
        where the venue's profile says `is_bounded`.
        Raises `VenueRefused` when it certainly does not exist, `VenueUnsure` when that is open.
        """
        ...

    async def find(self, order: Order) -> Report | None:
        """Look the order up by the venue's id or by ours; None when the venue knows it by neither.

        Venues know an order that is over for a time only (`remembers` of the venue's profile). One
        that is UNKNOWN and has an id of the venue's must bear our id too: the word on an order of
        another name is `VenueUnsure` with the reason `ANOTHER`.
        Raises `VenueUnsure` when the venue did not answer.
        """
        ...

    async def cancel(self, order: Order) -> Report | None:
        """Cancel and return the state after; None when the venue does not know the order.

        An order that was over already is reported as it ended. Raises `VenueUnsure` when the
        venue did not answer.
        """
        ...

    async def open_orders(self, account_id: int, symbols: Collection[str]) -> list[Resting]:
        """Return what rests at the venue, placed by hand or by the desk, oldest first.

        Everything in `symbols`; in other markets too where the venue lists them all at once.
        Raises `VenueUnsure` when the venue did not answer: an empty list is never a guess.
        """
        ...

    async def trades(self, account_id: int, symbol: str, *, since: datetime) -> list[Deal]:
        """Return every trade of the account in a market since, oldest first, page by page.

        Venues forget (Binance and Gate keep more, Bybit 2 years, OKX and KuCoin months). Raises
        `VenueUnsure` when the venue did not answer.
        """
        ...

    async def trades_of(self, order: Order) -> list[Deal]:
        """Return every trade of an order whose `venue_order_id` is known, however long ago.

        Raises `VenueUnsure` when the venue did not answer.
        """
        ...

    async def balances(self, account_id: int) -> list[Holding]:
        """Return what the account holds at the venue, currencies of nothing left out.

        Raises `VenueUnsure` when the venue did not answer.
        """
        ...

    async def permissions(self, account_id: int) -> Permissions:
        """Return what the account's key may do, as far as the venue tells.

        Raises `VenueRefused` when the venue does not take the key, `VenueUnsure` without answer.
        """
        ...
