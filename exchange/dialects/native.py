"""The exchange's own protocol without HTTP: what dialects translate into and out of.

Everything is in Binance's words: parameters as text, answers as its JSON.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from exchange import market_data, refusals, tickets
from exchange.clock import epoch_ms
from exchange.dialects.call import plain
from exchange.dialects.reasons import Declined, Why
from exchange.ledger import Account
from exchange.markets import MIN_NOTIONAL, Market
from exchange.orders import AccountOrder
from exchange.params import Params
from exchange.protocol import account_forms, order_forms
from exchange.venue import Venue

Json = dict[str, Any]
LEAST_SPENT: Final = MIN_NOTIONAL
OPEN: Final = frozenset({"NEW", "PARTIALLY_FILLED", "PENDING_NEW"})
_DIGITS: Final = 9
_NAME: Final = re.compile(r"[A-Za-z0-9_.-]{1,64}", re.ASCII)


class Native:
    """The exchange as one account sees it."""

    def __init__(self, venue: Venue, account: Account) -> None:
        self.venue = venue
        self.account = account

    def place(self, *, name: object = None, **params: str | None) -> Json:
        """Accept a new order and return it; parameters that are None are left out.

        `name` is the client order id, which on other venues may be longer than on Binance.
        """
        given = Params({key: value for key, value in params.items() if value is not None})
        ticket = tickets.read(given, self.venue.engine.markets)
        if name is not None:
            if not _NAME.fullmatch(str(name)):
                raise Declined(Why.PARAMETER)
            ticket = replace(ticket, client_id=str(name))
        most = self.venue.faults.most(self.account.name, ticket.lots)
        order = self.venue.engine.place(self.account, ticket, epoch_ms(), most=most)
        answer: Json = order_forms.queried(order)
        return answer

    def query(
        self, symbol: str | None, *, order_id: str | None = None, client_id: str | None = None
    ) -> Json:
        """Return an order by either id; without a symbol, of any market."""
        order = self._find(symbol, order_id, client_id)
        answer: Json = order_forms.queried(order)
        return answer

    def cancel(
        self, symbol: str | None, *, order_id: str | None = None, client_id: str | None = None
    ) -> Json:
        """Cancel an order by either id and return it as it is then."""
        order = self._find(symbol, order_id, client_id)
        if not order.is_open:
            raise Declined(Why.OVER)
        self.venue.engine.cancel(order, epoch_ms())
        answer: Json = order_forms.queried(order)
        return answer

    def open_orders(self, symbol: str | None = None) -> list[Json]:
        """Return open orders, oldest first."""
        return [o for o in self.orders(symbol) if o["status"] in OPEN]

    def orders(self, symbol: str | None = None, *, since_ms: int = 0) -> list[Json]:
        """Return orders made since, oldest first."""
        found = [
            order_forms.queried(order)
            for market in self._markets(symbol)
            for order in self.account.orders.get(market.symbol, [])
            if order.created_ms >= since_ms
        ]
        return sorted(found, key=lambda order: int(order["orderId"]))

    def fills(
        self,
        symbol: str | None,
        *,
        order_id: str | None = None,
        since_ms: int | None = None,
        until_ms: int | None = None,
    ) -> Iterator[Json]:
        """Return fills, newest first, each with the client order id of its order."""
        rows = [
            (fill, market)
            for market in self._markets(symbol)
            for fill in self.account.fills.get(market.symbol, [])
            if (since_ms or 0) <= fill.at_ms <= (until_ms or fill.at_ms)
            and order_id in {None, str(fill.order_id)}
        ]
        for fill, market in sorted(rows, key=lambda row: -row[0].trade_id):
            order = self.venue.engine.orders[fill.order_id]
            yield account_forms.account_trade(market, fill, order_forms.list_id(order)) | {
                "clientOrderId": order.client_id
            }

    def balances(self) -> list[Json]:
        """Return every currency that the account has had."""
        answer: Json = account_forms.account_info(self.account, epoch_ms(), skip_zero=False)
        found: list[Json] = answer["balances"]
        return found

    def last_price(self, symbol: str) -> int:
        """Return the price of the last trade in ticks."""
        return self.venue.engine.last[symbol]

    def _find(
        self, symbol: str | None, order_id: str | None, client_id: str | None
    ) -> AccountOrder:
        if client_id:
            order = self.account.by_client_id.get(client_id)
        else:
            number = order_id or ""
            known = number.isdecimal() and len(number) < 20
            order = self.venue.engine.orders.get(int(number)) if known else None
        if order is None or order.account is not self.account:
            raise refusals.no_such_order()
        if symbol is not None and order.market.symbol != symbol:
            raise refusals.no_such_order()
        return order

    def _markets(self, symbol: str | None) -> list[Market]:
        markets = self.venue.engine.markets
        return list(markets.values()) if symbol is None else [market(self.venue, symbol)]


def market(venue: Venue, symbol: str) -> Market:
    """Return a market by the exchange's own name of it."""
    found = venue.engine.markets.get(symbol)
    if found is None:
        raise Declined(Why.SYMBOL)
    return found


def symbol_of(venue: Venue, name: object, mark: str = "-") -> str:
    """Return the exchange's name of a market from its assets with a mark between them."""
    return market(venue, str(name).replace(mark, "")).symbol


def pair_of(venue: Venue, symbol: str, mark: str = "-") -> str:
    """Return the two assets of a market with a mark between them."""
    found = venue.engine.markets[symbol]
    return f"{found.base}{mark}{found.quote}"


def assets(venue: Venue) -> dict[str, str]:
    """Return every asset with its name, the quote currency first."""
    markets = venue.engine.markets.values()
    return {m.quote: m.quote for m in markets} | {m.base: m.name for m in markets}


def ticker(venue: Venue, symbol: str | None) -> list[Json]:
    """Return the statistics of the last 24 hours of one market or of all."""
    params = Params({"symbol": symbol} if symbol else {})
    answer: Any = market_data.day_ticker(venue, params)
    return [answer] if symbol else list(answer)


def depth(venue: Venue, symbol: str, limit: int) -> Json:
    """Return the book of a market, sums without spare zeros."""
    answer: Any = market_data.depth(venue, _newest(symbol, limit))
    sides = {s: [[plain(p), plain(q)] for p, q in answer[s]] for s in ("bids", "asks")}
    return dict(answer) | sides


def trades(venue: Venue, symbol: str, limit: int) -> list[Json]:
    """Return the last trades of a market, newest first, sums without spare zeros."""
    answer: Any = market_data.trades(venue, _newest(symbol, limit))
    return [t | {n: plain(t[n]) for n in ("price", "qty", "quoteQty")} for t in reversed(answer)]


def taker(trade: Json) -> str:
    """Return the side of whoever took in a trade: buy or sell."""
    return "sell" if trade["isBuyerMaker"] else "buy"


def count(asked: Mapping[str, str], name: str, *, usual: int, most: int) -> int:
    """Return how many rows a request asks for; raises `Declined` for what is no count."""
    text = asked.get(name, str(usual))
    if not text.isdecimal() or len(text) > _DIGITS or not 1 <= int(text) <= most:
        raise Declined(Why.PARAMETER)
    return int(text)


def _newest(symbol: str, limit: int) -> Params:
    return Params({"symbol": symbol, "limit": str(limit)})


def sum_of(order: Json, name: str) -> bool:
    """Tell whether a sum of an order is anything at all."""
    return bool(order[name].strip("0."))


def has_ended(order: Json) -> bool:
    """Tell whether an order is over."""
    return order["status"] not in OPEN


def older(orders: list[Json], asked: Mapping[str, str], *, most: int) -> list[Json]:
    """Return a page of orders, newest first, of those with smaller ids than the one named."""
    below = asked.get("after")
    rows = [o for o in reversed(orders) if below is None or int(o["orderId"]) < int(below)]
    return rows[: count(asked, "limit", usual=most, most=most)]


def is_past(order: Json, keeps_ms: int) -> bool:
    """Tell whether an order ended longer ago than a venue keeps it."""
    return has_ended(order) and epoch_ms() - int(order["updateTime"]) > keeps_ms


def is_past_unfilled(order: Json, keeps_ms: int) -> bool:
    """Tell the same of an order without a trade, which venues forget sooner."""
    return not sum_of(order, "executedQty") and is_past(order, keeps_ms)


def is_waiting(order: Json) -> bool:
    """Tell whether an order waits for its trigger price."""
    return order["status"] == "NEW" and not order["isWorking"]
