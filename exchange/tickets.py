"""Reads the parameters of a new order into a ticket, as strictly as Binance does."""

from collections.abc import Mapping
from typing import Final

from desk.clock import new_id
from exchange import refusals
from exchange.book import BUY, SELL
from exchange.level import SelfTrade
from exchange.markets import Market
from exchange.orders import WAITING, Force, Kind, Ticket
from exchange.params import Params
from exchange.refusals import Refusal

PARAMETERS: Final = frozenset(
    {
        "symbol",
        "side",
        "type",
        "timeInForce",
        "quantity",
        "quoteOrderQty",
        "price",
        "newClientOrderId",
        "strategyId",
        "strategyType",
        "stopPrice",
        "trailingDelta",
        "icebergQty",
        "newOrderRespType",
        "selfTradePreventionMode",
        "pegPriceType",
        "pegOffsetValue",
        "pegOffsetType",
    }
)
_WAITS: Final = ("stopPrice", "trailingDelta")
_UNNEEDED: Final = {
    Kind.LIMIT: ("quoteOrderQty", *_WAITS),
    Kind.LIMIT_MAKER: ("quoteOrderQty", "timeInForce", *_WAITS),
    Kind.MARKET: ("price", "timeInForce", *_WAITS),
    Kind.STOP_LOSS: ("price", "quoteOrderQty", "timeInForce"),
    Kind.TAKE_PROFIT: ("price", "quoteOrderQty", "timeInForce"),
    Kind.STOP_LOSS_LIMIT: ("quoteOrderQty",),
    Kind.TAKE_PROFIT_LIMIT: ("quoteOrderQty",),
}
_FORCED: Final = frozenset({Kind.LIMIT, Kind.STOP_LOSS_LIMIT, Kind.TAKE_PROFIT_LIMIT})
_PRICED: Final = _FORCED | {Kind.LIMIT_MAKER}


def read(params: Params, markets: Mapping[str, Market]) -> Ticket:
    """Return the ticket that the parameters describe; raises the fitting `Refusal`."""
    market = params.market(markets)
    side = _side(params)
    kind = _kind(params)
    _refuse_extras(params, kind)
    force = _force(params) if kind in _FORCED else Force.GTC
    size, quote = _size(params, kind, market)
    slice_ = _slice(params, kind, force, market)
    stop, delta = _wait(params, market) if kind in WAITING else (0, 0)
    return Ticket(
        market=market,
        side=side,
        kind=kind,
        client_id=params.client_id("newClientOrderId") or f"paper{new_id()}",
        force=force,
        price=_price(params, "price", market) if kind in _PRICED else 0,
        lots=size,
        quote=quote,
        self_trade=_self_trade(params),
        stop=stop,
        delta=delta,
        slice=slice_,
    )


def response_kind(params: Params, kind: Kind) -> str:
    """Return ACK, RESULT or FULL: what was asked for, or the usual of the order type."""
    wanted = params.optional("newOrderRespType")
    if wanted is None:
        return "FULL" if kind in {Kind.LIMIT, Kind.MARKET} else "ACK"
    if wanted not in {"ACK", "RESULT", "FULL"}:
        raise refusals.invalid("newOrderRespType")
    return wanted


def _side(params: Params) -> int:
    side = {"BUY": BUY, "SELL": SELL}.get(params.text("side"))
    if side is None:
        raise Refusal(-1117, "Invalid side.")
    return side


def _kind(params: Params) -> Kind:
    try:
        return Kind(params.text("type"))
    except ValueError as e:
        raise Refusal(-1116, "Invalid orderType.") from e


def _refuse_extras(params: Params, kind: Kind) -> None:
    for name in _UNNEEDED[kind]:
        if name in params:
            raise refusals.unneeded(name)
    if "pegPriceType" in params:
        raise refusals.rejected("Pegged orders are not supported for this symbol.")


def _force(params: Params) -> Force:
    try:
        return Force(params.text("timeInForce"))
    except ValueError as e:
        raise Refusal(-1115, "Invalid timeInForce.") from e


def _self_trade(params: Params) -> SelfTrade:
    try:
        return SelfTrade(params.optional("selfTradePreventionMode") or SelfTrade.EXPIRE_MAKER)
    except ValueError as e:
        raise refusals.invalid("selfTradePreventionMode") from e


def _price(params: Params, name: str, market: Market) -> int:
    units = params.units(name)
    if not units:
        raise Refusal(-1013, f"Invalid {name}.")
    if units % market.tick:
        raise refusals.filtered("PRICE_FILTER")
    return units // market.tick


def _slice(params: Params, kind: Kind, force: Force, market: Market) -> int:
    """Return how many lots of an iceberg show at a time, 0 for all."""
    if "icebergQty" not in params or not params.units("icebergQty"):
        return 0
    if kind not in _PRICED or force is not Force.GTC:
        raise refusals.rejected(refusals.BAD_MIX)
    return lots(params, "icebergQty", market)


def _wait(params: Params, market: Market) -> tuple[int, int]:
    """Return the stop price in ticks and the trailing delta in basis points; not both are 0."""
    if not any(name in params for name in _WAITS):
        raise Refusal(
            -1102, "Param 'stopPrice' or 'trailingDelta' must be sent, but both were empty/null!"
        )
    stop = _price(params, "stopPrice", market) if "stopPrice" in params else 0
    delta = params.number("trailingDelta", at_most=1_000_000)
    if delta == 0:
        raise refusals.filtered("TRAILING_DELTA")
    return stop, delta or 0


def lots(params: Params, name: str, market: Market) -> int:
    """Read a quantity into lots."""
    units = params.units(name)
    if not units:
        raise Refusal(-1013, "Invalid quantity.")
    if units % market.step:
        raise refusals.filtered("LOT_SIZE")
    return units // market.step


def _size(params: Params, kind: Kind, market: Market) -> tuple[int, int]:
    """Return lots and units of the quote currency, one of them 0."""
    if kind is Kind.MARKET and "quoteOrderQty" in params:
        if "quantity" in params:
            raise Refusal(-1128, "Combination of optional parameters invalid.")
        quote = params.units("quoteOrderQty")
        if not quote:
            raise Refusal(-1013, "Invalid quote order qty.")
        return 0, quote
    if kind is Kind.MARKET and "quantity" not in params:
        raise Refusal(
            -1102,
            "Param 'quantity' or 'quoteOrderQty' must be sent, but both were empty/null!",
        )
    return lots(params, "quantity", market), 0
