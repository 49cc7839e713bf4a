"""Reads the parameters of a new order list: OCO, OTO and OTOCO."""

from collections.abc import Mapping
from typing import Final

from desk.clock import new_id
from exchange import tickets
from exchange.book import BUY
from exchange.markets import Market
from exchange.order_lists import Contingency, ListTicket
from exchange.orders import PROFITS, STOPS, Kind, Ticket
from exchange.params import Params
from exchange.refusals import Refusal

_OWN: Final = (
    "Type",
    "ClientOrderId",
    "Price",
    "StopPrice",
    "TrailingDelta",
    "IcebergQty",
    "TimeInForce",
    "StrategyId",
    "StrategyType",
    "PegPriceType",
    "PegOffsetType",
    "PegOffsetValue",
)
_COMMON: Final = {"symbol", "listClientOrderId", "newOrderRespType", "selfTradePreventionMode"}
_SIZED: Final = ("Side", "Quantity")
_PAIR: Final = frozenset({Kind.LIMIT_MAKER}) | STOPS | PROFITS


def _names(leg: str, *more: str) -> dict[str, str]:
    """Return what the parameters of an order are called for one leg of a list."""
    names = {own[0].lower() + own[1:]: leg + own for own in (*_OWN, *more)}
    names["newClientOrderId"] = names.pop("clientOrderId")
    return names


_ABOVE, _BELOW = _names("above"), _names("below")
_WORKING, _PENDING = _names("working", *_SIZED), _names("pending", *_SIZED)
_SECOND: Final = {"side": "pendingSide", "quantity": "pendingQuantity"}
_PENDING_ABOVE = _names("pendingAbove") | _SECOND
_PENDING_BELOW = _names("pendingBelow") | _SECOND
OCO: Final = frozenset({"side", "quantity", *_ABOVE.values(), *_BELOW.values()} | _COMMON)
OTO: Final = frozenset({*_WORKING.values(), *_PENDING.values()} | _COMMON)
OTOCO: Final = frozenset(
    {*_WORKING.values(), *_PENDING_ABOVE.values(), *_PENDING_BELOW.values()} | _COMMON
)


def read_oco(params: Params, markets: Mapping[str, Market]) -> ListTicket:
    """Return the pair that the parameters describe."""
    pair = _pair(params, markets, _ABOVE, _BELOW)
    return ListTicket(Contingency.OCO, _client_id(params), pair)


def read_oto(params: Params, markets: Mapping[str, Market]) -> ListTicket:
    """Return an order and the one that starts when it has filled."""
    pending = tickets.read(params.called(_PENDING), markets)
    return ListTicket(Contingency.OTO, _client_id(params), (_working(params, markets), pending))


def read_otoco(params: Params, markets: Mapping[str, Market]) -> ListTicket:
    """Return an order and the pair that starts when it has filled."""
    pair = _pair(params, markets, _PENDING_ABOVE, _PENDING_BELOW)
    first = _working(params, markets)
    return ListTicket(Contingency.OTO, _client_id(params), (first, *pair))


def _client_id(params: Params) -> str:
    return params.client_id("listClientOrderId") or f"list{new_id()}"


def _working(params: Params, markets: Mapping[str, Market]) -> Ticket:
    ticket = tickets.read(params.called(_WORKING), markets)
    if ticket.kind not in {Kind.LIMIT, Kind.LIMIT_MAKER}:
        raise Refusal(-1116, "Invalid orderType.")
    return ticket


def _pair(
    params: Params,
    markets: Mapping[str, Market],
    above_names: Mapping[str, str],
    below_names: Mapping[str, str],
) -> tuple[Ticket, Ticket]:
    above = tickets.read(params.called(above_names), markets)
    below = tickets.read(params.called(below_names), markets)
    for ticket in (above, below):
        if ticket.kind not in _PAIR:
            raise Refusal(-1158, "Order type not supported in OCO.")
    if above.kind is Kind.LIMIT_MAKER is below.kind:
        raise Refusal(-1168, "At least one OCO order must be contingent.")
    _check_places(above, below)
    return above, below


def _check_places(above: Ticket, below: Ticket) -> None:
    """Refuse a leg on the wrong side: what gains is above for a sale, below for a purchase."""
    is_buy = above.side == BUY
    gain, loss = (below, above) if is_buy else (above, below)
    if loss.kind in STOPS and gain.kind not in STOPS:
        return
    wrong = loss if loss.kind not in STOPS else gain
    code, message = _MISPLACED[is_buy, _family(wrong.kind)]
    raise Refusal(code, message)


def _family(kind: Kind) -> str:
    if kind is Kind.LIMIT_MAKER:
        return "limit"
    return "stop loss" if kind in STOPS else "take profit"


_MISPLACED: Final = {
    (True, "limit"): (-1165, "A limit order in a buy OCO must be below."),
    (False, "limit"): (-1166, "A limit order in a sell OCO must be above."),
    (True, "stop loss"): (-1196, "A stop loss order in a buy OCO must be above."),
    (False, "stop loss"): (-1197, "A stop loss order in a sell OCO must be below."),
    (True, "take profit"): (-1198, "A take profit order in a buy OCO must be below."),
    (False, "take profit"): (-1199, "A take profit order in a sell OCO must be above."),
}
