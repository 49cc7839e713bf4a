"""A centralised exchange through ccxt: strings in, exact numbers out, one attempt each."""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final, Protocol, TypeVar

from desk import clock
from desk.errors import VenueRefused, VenueUnsure
from desk.money import plain
from desk.orders.model import Kind, Order, Report, Side
from desk.orders.outside import Deal, Resting
from desk.ports import Budget
from desk.venues import profiles
from desk.venues.forms import known_as
from desk.venues.profiles import PAPER
from desk.venues.statement import Holding, Permissions
from workers.venues import answers, listings, lookups
from workers.venues.letter import Letter, writing
from workers.venues.pace import Pace
from workers.venues.table import Bound, Row, row

Told = TypeVar("Told")
LONGEST_WINDOW: Final = timedelta(milliseconds=59_999)  # Binance refuses more
_TAKE_PROFITS: Final = frozenset({Kind.TAKE_PROFIT, Kind.TAKE_PROFIT_LIMIT})


class Client(Protocol):
    """Returns the ccxt client of an account."""

    def __call__(self, account_id: int, /) -> Awaitable[Any]: ...


class CexVenue:
    """Implements desk.ports.Venue for the venue of `row`, through one ccxt client an account.

    Requests that send an order are signed as of the order's `sent_at` and lapse `valid_for` after
    it, so that the venue itself refuses what a suspended process or a slow line delivers later.
    """

    def __init__(
        self,
        client: Client,
        *,
        timeout_s: float,
        valid_for: timedelta,
        venue: str = PAPER,
        budget: Budget | None = None,
    ) -> None:
        self._client = client
        self._timeout_s = timeout_s
        self._row = row(venue)
        self._profile = profiles.profile(venue)
        self._valid_for = min(valid_for, LONGEST_WINDOW)
        self._pace = Pace(self._row, budget)

    async def submit(self, order: Order) -> Report:
        """See the port; a venue that has the client order id already is asked about it."""
        letter = self._sealed(order)
        try:
            async with asyncio.timeout(self._timeout_s):
                # Neither needs the other; keys are asked for each time, for they may be revoked.
                client, _ = await asyncio.gather(self._client_of(order), self._pace.before_order())
                answer = await self._in_time(
                    client, letter, lambda: _send(self._row, client, order, letter)
                )
        except (VenueRefused, VenueUnsure):
            raise
        except Exception as e:  # noqa: BLE001 - ccxt raises its own and aiohttp's errors
            return await self._not_created(order, e, letter)
        return await self._accepted(client, order, answer)

    async def find(self, order: Order) -> Report | None:
        """See the port."""
        return await self._asked(order, self._look_up, self._pace.before_question)

    async def cancel(self, order: Order) -> Report | None:
        """See the port; whatever the venue answers, what counts is what it says of the order."""
        return await self._asked(order, self._cancel, self._pace.before_cancel)

    async def open_orders(self, account_id: int, symbols: Collection[str]) -> list[Resting]:
        """See the port."""
        return await self._told(account_id, lambda c: listings.resting(self._row, c, symbols))

    async def trades(self, account_id: int, symbol: str, *, since: datetime) -> list[Deal]:
        """See the port."""
        return await self._told(account_id, lambda c: listings.deals(self._row, c, symbol, since))

    async def trades_of(self, order: Order) -> list[Deal]:
        """See the port."""
        return await self._told(order.account_id, lambda c: listings.own(self._row, c, order))

    async def balances(self, account_id: int) -> list[Holding]:
        """See the port."""
        return await self._told(account_id, lambda c: listings.holdings(self._row, c))

    async def permissions(self, account_id: int) -> Permissions:
        """See the port."""
        return await self._told(account_id, self._row.permissions)

    # -- orders

    async def _client_of(self, order: Order) -> Any:
        """Return the account's client; one that is older than the market learns of it first."""
        client = await self._client(order.account_id)
        if order.symbol not in client.markets:
            await client.load_markets(True)  # noqa: FBT003 - ccxt's own signature
        return client

    def _sealed(self, order: Order) -> Letter:
        """Date the request: as of when the order was marked as sending, to lapse when it must."""
        if order.sent_at is None:
            raise VenueRefused(code="local", message="an order is written down before it is sent")
        self._check_offered(order)
        lapses = order.sent_at + self._valid_for
        dated = order.sent_at
        bound = self._row.stop_bound if order.kind.has_trigger else None
        if (bound or self._row.bound) is Bound.SIGNATURE:
            dated = min(dated, lapses - self._row.lifetime)
        return Letter(signed_as_of_ms=clock.ms_of(dated), lapses_ms=clock.ms_of(lapses))

    def _check_offered(self, order: Order) -> None:
        """Refuse what this venue does not do by itself: some would trade at once instead."""
        offers = self._profile.has_stops
        if order.kind in _TAKE_PROFITS:
            offers = self._profile.has_take_profits
        if order.kind.has_trigger and (not offers or self._row.stop is None):
            message = f"{self._profile.title} keeps no {order.kind.value} orders by itself"
            raise VenueRefused(code="local", message=message)
        if order.spend is None and order.quantity is None:
            raise VenueRefused(code="local", message="an order needs a quantity")

    async def _in_time(
        self, client: Any, letter: Letter, request: Callable[[], Awaitable[Told]]
    ) -> Told:
        """Make a request; one whose time was refused is made again with the clock measured anew.

        What a venue refuses for its time it has not carried out: there is one request still.
        """
        with writing(letter):
            try:
                return await request()
            except Exception:  # what was refused stands in the letter, whatever ccxt made of it
                if not answers.is_stale(self._row, letter):
                    raise
            await client.measure_clock()
            return await request()

    async def _not_created(self, order: Order, error: Exception, letter: Letter) -> Report:
        if answers.is_duplicate(self._row, letter):
            report = await self.find(order)
            if report is None:
                raise VenueUnsure(why="duplicate id, yet no such order") from None
            return report
        await self._pace.after(error, letter)
        # Without a chain: the errors in it carry the signed address.
        raise answers.translate(error, self._row, letter, call="create") from None

    async def _accepted(self, client: Any, order: Order, answer: Any) -> Report:
        """Complete what the venue said of an order that it has: no failure from here on refuses."""
        letter = Letter()
        try:
            async with asyncio.timeout(self._timeout_s):
                with writing(letter):
                    return await self._complete(client, order, answer, is_new=True)
        except VenueUnsure:
            raise
        except Exception as e:  # noqa: BLE001 - whatever it is, the order exists
            raise self._unsure(e, letter, "create") from None

    async def _complete(
        self, client: Any, order: Order, answer: Any, *, is_new: bool = False
    ) -> Report:
        """Add what an answer leaves out: the order behind a bare id, the fills of an order."""
        market = client.market(order.symbol)
        first = answers.report(self._row, market, order, answer, answer.get("trades") or [])
        if is_new and not self._row.is_told_whole:
            found = await self._look_up(client, order)
            if found is None:  # it has the order and does not list it yet
                return first
            answer = found
        trades = answer.get("trades") or []
        if not trades and answers.filled(self._row, answer):
            trades = await listings.of_order(self._row, client, order, answer["id"])
        return answers.report(self._row, market, order, answer, trades)

    async def _look_up(self, client: Any, order: Order) -> Any:
        """Return the venue's order; None when it says for sure that it has none of either id."""
        found = await self._ask_for(client, order)
        if found is None and order.venue_order_id:
            found = await self._ask_for(client, replace(order, venue_order_id=""))
        return found

    async def _ask_for(self, client: Any, order: Order) -> Any:
        letter = Letter()
        name = known_as(self._row.name, order.client_order_id)
        try:
            return await self._in_time(client, letter, lambda: self._row.find(client, order, name))
        except Exception as e:
            if answers.is_missing(e, self._row, letter):
                return None
            if letter.void or answers.is_unreadable(e, letter):
                raise self._unsure(e, letter, "find") from None
            raise

    async def _cancel(self, client: Any, order: Order) -> Any:
        letter = Letter()
        name = known_as(self._row.name, order.client_order_id)
        try:
            await self._in_time(client, letter, lambda: self._row.cancel(client, order, name))
        except Exception as e:
            if letter.void:
                raise self._unsure(e, letter, "cancel") from None
            if not self._is_answer(e, letter):
                raise
        return await self._look_up(client, order)

    def _is_answer(self, error: Exception, letter: Letter) -> bool:
        """Tell whether a failed cancel is the venue's word: then the order itself says more."""
        code, _ = answers.read_refusal(letter)
        return answers.is_missing(error, self._row, letter) or answers.is_definite(
            error, self._row, code or "cancel", letter
        )

    async def _asked(
        self,
        order: Order,
        question: Callable[[Any, Order], Awaitable[Any]],
        turn: Callable[[], Awaitable[None]],
    ) -> Report | None:
        """Ask about an order; every answer but the order itself or "unknown" leaves it open."""
        letter = Letter()
        try:
            async with asyncio.timeout(self._timeout_s):
                client = await self._client_of(order)
                await turn()
                with writing(letter):
                    found = await question(client, order)
                    return None if found is None else await self._complete(client, order, found)
        except VenueUnsure:
            raise
        except Exception as e:  # noqa: BLE001 - whatever it is, the order may exist
            await self._pace.after(e, letter)
            raise self._unsure(e, letter, "find") from None

    # -- the account

    async def _told(self, account_id: int, question: Callable[[Any], Awaitable[Told]]) -> Told:
        """Ask about an account; what is no answer is not read as nothing."""
        letter = Letter(has_left=True)
        try:
            async with asyncio.timeout(self._timeout_s):
                client = await self._client(account_id)
                await self._pace.before_question()
                return await self._in_time(client, letter, lambda: question(client))
        except (VenueRefused, VenueUnsure):
            raise
        except Exception as e:  # noqa: BLE001 - ccxt raises its own and aiohttp's errors
            await self._pace.after(e, letter)
            raise answers.translate(e, self._row, letter, call="read") from None

    def _unsure(self, error: Exception, letter: Letter, call: str) -> VenueUnsure:
        return answers.unsure(error, letter, venue=self._row.name, call=call)


async def _send(row_: Row, client: Any, order: Order, letter: Letter) -> Any:
    name = known_as(row_.name, order.client_order_id)
    if order.kind.has_trigger and row_.stop is not None:
        return await row_.stop(client, order, name)
    how: dict[str, Any] = {row_.id_param: name}
    if row_.bound is Bound.FIELDS:
        how |= {"clientTimestamp": client.nonce(), "allowMaxTimeWindow": _window(letter)}
    if order.spend is not None:
        spend = plain(order.spend)
        # ccxt cuts money to the steps of quantities on one venue: there it is named again.
        raw = {row_.spends_raw: spend} if row_.spends_raw else {}
        return await client.create_market_buy_order_with_cost(order.symbol, spend, how | raw)
    price = lookups.limit_price(client, order)
    if price is None:
        raise VenueRefused(code="local", message="an order needs a quantity and a price")
    # An order at market by quantity goes out as a limit at the edge of the price band, at once or
    # not at all: it can never fill worse than the ticket said.
    at_once = {"timeInForce": order.time_in_force.value}
    only_maker = {"postOnly": True} if order.is_post_only and order.kind is Kind.LIMIT else {}
    return await client.create_order(
        order.symbol,
        "limit",
        "buy" if order.side is Side.BUY else "sell",
        lookups.quantity(client, order),
        price,
        how | (only_maker or at_once),
    )


def _window(letter: Letter) -> int:
    return (letter.lapses_ms or 0) - (letter.signed_as_of_ms or 0)
