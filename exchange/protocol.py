"""The JSON of Binance Spot: what orders, fills, markets and candles look like on the wire."""

from collections.abc import Iterable
from typing import Any, Final, TypeAlias

import orjson

from exchange import candles
from exchange.book import BUY, Book, SelfTrade
from exchange.candles import Rows
from exchange.ledger import Account
from exchange.markets import (
    FARTHEST,
    MAX_AMENDS,
    MAX_DELTA,
    MAX_NOTIONAL,
    MAX_OPEN_LISTS,
    MAX_OPEN_ORDERS,
    MAX_OPEN_STOPS,
    MAX_SLICES,
    MIN_DELTA,
    MIN_NOTIONAL,
    REACH,
    Market,
)
from exchange.order_lists import OrderList
from exchange.orders import WAITING, AccountFill, AccountOrder, Force, Kind, Status
from exchange.tape import Day, Print
from exchange.units import UNIT, write

Json: TypeAlias = dict[str, Any]
ZERO: Final = write(0)


def encode(value: object) -> bytes:
    """Write a body."""
    return orjson.dumps(value)


def market_info(market: Market) -> Json:
    """Describe a market and its filters, as exchangeInfo does."""
    modes = [mode.value for mode in SelfTrade]
    return {
        "symbol": market.symbol,
        "status": "TRADING",
        "baseAsset": market.base,
        "baseAssetPrecision": 8,
        "quoteAsset": market.quote,
        "quotePrecision": 8,
        "quoteAssetPrecision": 8,
        "baseCommissionPrecision": 8,
        "quoteCommissionPrecision": 8,
        "orderTypes": [kind.value for kind in Kind],
        "icebergAllowed": True,
        "ocoAllowed": True,
        "otoAllowed": True,
        "opoAllowed": False,
        "quoteOrderQtyMarketAllowed": True,
        "allowTrailingStop": True,
        "cancelReplaceAllowed": True,
        "amendAllowed": True,
        "pegInstructionsAllowed": False,
        "isSpotTradingAllowed": True,
        "isMarginTradingAllowed": False,
        "filters": _filters(market),
        "permissions": [],
        "permissionSets": [["SPOT"]],
        "defaultSelfTradePreventionMode": SelfTrade.EXPIRE_MAKER.value,
        "allowedSelfTradePreventionModes": modes,
    }


def _filters(market: Market) -> list[Json]:
    most = write(market.quantity(market.max_lots))
    return [
        {
            "filterType": "PRICE_FILTER",
            "minPrice": write(market.tick),
            "maxPrice": write(market.price(market.max_ticks)),
            "tickSize": write(market.tick),
        },
        {
            "filterType": "LOT_SIZE",
            "minQty": write(market.step),
            "maxQty": most,
            "stepSize": write(market.step),
        },
        {"filterType": "MARKET_LOT_SIZE", "minQty": ZERO, "maxQty": most, "stepSize": ZERO},
        {
            "filterType": "NOTIONAL",
            "minNotional": write(MIN_NOTIONAL),
            "applyMinToMarket": True,
            "maxNotional": write(MAX_NOTIONAL),
            "applyMaxToMarket": False,
            "avgPriceMins": 0,
        },
        {
            "filterType": "PERCENT_PRICE_BY_SIDE",
            "bidMultiplierUp": str(FARTHEST),
            "bidMultiplierDown": str(1 / FARTHEST),
            "askMultiplierUp": str(FARTHEST),
            "askMultiplierDown": str(1 / FARTHEST),
            "avgPriceMins": 0,
        },
        {
            "filterType": "TRAILING_DELTA",
            "minTrailingAboveDelta": MIN_DELTA,
            "maxTrailingAboveDelta": MAX_DELTA,
            "minTrailingBelowDelta": MIN_DELTA,
            "maxTrailingBelowDelta": MAX_DELTA,
        },
        {"filterType": "ICEBERG_PARTS", "limit": MAX_SLICES},
        {"filterType": "MAX_NUM_ORDERS", "maxNumOrders": MAX_OPEN_ORDERS},
        {"filterType": "MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders": MAX_OPEN_STOPS},
        {"filterType": "MAX_NUM_ORDER_LISTS", "maxNumOrderLists": MAX_OPEN_LISTS},
        {"filterType": "MAX_NUM_ORDER_AMENDS", "maxNumOrderAmends": MAX_AMENDS},
    ]


def execution_rules(market: Market) -> Json:
    """Describe how far from its reference price a market's orders may trade.

    A multiplier that is absent is a bound that is not enforced: nobody is kept from a bargain.
    """
    rule = {
        "ruleType": "PRICE_RANGE",
        "bidLimitMultUp": f"{1 + REACH / 100:.2f}",
        "askLimitMultDown": f"{1 - REACH / 100:.2f}",
    }
    return {"symbol": market.symbol, "rules": [rule]}


def placed(order: AccountOrder, *, kind: str) -> Json:
    """Answer a new order; `kind` is ACK, RESULT or FULL."""
    market = order.market
    answer: Json = {
        "symbol": market.symbol,
        "orderId": order.id,
        "orderListId": list_id(order),
        "clientOrderId": order.client_id,
        "transactTime": order.updated_ms,
    }
    if kind == "ACK":
        return answer
    answer |= _terms(order)
    answer["workingTime"] = order.working_ms or -1
    if kind == "FULL":
        answer["fills"] = [_fill(order, fill) for fill in order.fills]
    return answer


def queried(order: AccountOrder) -> Json:
    """Describe an order as the query endpoints do."""
    return {
        "symbol": order.market.symbol,
        "orderId": order.id,
        "orderListId": list_id(order),
        "clientOrderId": order.client_id,
        "stopPrice": ZERO,
        "icebergQty": write(order.market.quantity(order.slice)),
        **_terms(order),
        "time": order.created_ms,
        "updateTime": order.updated_ms,
        "isWorking": bool(order.working_ms),
        "workingTime": order.working_ms or -1,
    }


def cancelled(order: AccountOrder, cancel_id: str) -> Json:
    """Answer a cancel; `cancel_id` is the id of the cancelling itself."""
    return {
        "symbol": order.market.symbol,
        "origClientOrderId": order.client_id,
        "orderId": order.id,
        "orderListId": list_id(order),
        "clientOrderId": cancel_id,
        "transactTime": order.updated_ms,
        **_terms(order),
    }


def amended(order: AccountOrder, before: str) -> Json:
    """Describe an order after it was made smaller; `before` was its client id."""
    terms = _terms(order)
    return {
        "symbol": order.market.symbol,
        "orderId": order.id,
        "orderListId": list_id(order),
        "origClientOrderId": before,
        "clientOrderId": order.client_id,
        "price": terms["price"],
        "qty": terms["origQty"],
        "executedQty": terms["executedQty"],
        "preventedQty": write(order.market.quantity(order.prevented)),
        "quoteOrderQty": terms["origQuoteOrderQty"],
        "cumulativeQuoteQty": terms["cummulativeQuoteQty"],
        **{k: terms[k] for k in ("status", "timeInForce", "type", "side")},
        "workingTime": order.working_ms or -1,
        "selfTradePreventionMode": terms["selfTradePreventionMode"],
    }


def order_list(made: OrderList) -> Json:
    """Describe an order list, without its orders' own reports."""
    status = "EXECUTING" if made.is_open else "ALL_DONE"
    return {
        "orderListId": made.id,
        "contingencyType": made.contingency.value,
        "listStatusType": "EXEC_STARTED" if made.is_open else "ALL_DONE",
        "listOrderStatus": status,
        "listClientOrderId": made.client_id,
        "transactionTime": made.created_ms,
        "symbol": made.market.symbol,
        "orders": [
            {"symbol": made.market.symbol, "orderId": o.id, "clientOrderId": o.client_id}
            for o in made.orders
        ],
    }


def list_id(order: AccountOrder) -> int:
    """Return the id of an order's list, -1 without one."""
    return order.list.id if order.list else -1


def _terms(order: AccountOrder) -> Json:
    market = order.market
    terms: Json = {
        "price": write(market.price(order.price)),
        "origQty": write(market.quantity(order.lots)),
        "executedQty": write(market.quantity(order.executed)),
        "origQuoteOrderQty": write(order.quote),
        "cummulativeQuoteQty": write(order.spent * market.cell),  # Binance's own spelling
        "status": order.status.value,
        "timeInForce": order.force.value,
        "type": order.kind.value,
        "side": "BUY" if order.side == BUY else "SELL",
        "selfTradePreventionMode": order.self_trade.value,
    }
    if order.kind in WAITING:
        terms["stopPrice"] = write(market.price(order.stop))
    if order.slice:
        terms["icebergQty"] = write(market.quantity(order.slice))
    if order.delta:
        terms["trailingDelta"] = order.delta
        terms["trailingTime"] = order.tracking_ms or -1
    if order.status is Status.EXPIRED_IN_MATCH:
        terms["preventedQuantity"] = write(market.quantity(order.prevented))
    if order.status is Status.EXPIRED:
        terms["expiryReason"] = expiry(order)
    return terms


def expiry(order: AccountOrder) -> str:
    """Say why an order expired."""
    if order.reason:
        return order.reason.value
    if not order.price:
        return "INSUFFICIENT_LIQUIDITY"
    fok = order.force is Force.FOK
    return "UNFILLED_FOK_ORDER_EXPIRED" if fok else "UNFILLED_IOC_QUANTITY_EXPIRED"


def _fill(order: AccountOrder, fill: AccountFill) -> Json:
    market = order.market
    return {
        "price": write(market.price(fill.price)),
        "qty": write(market.quantity(fill.lots)),
        "commission": write(fill.fee),
        "commissionAsset": market.base if fill.is_buyer else market.quote,
        "tradeId": fill.trade_id,
    }


def account_trade(market: Market, fill: AccountFill, listed: int) -> Json:
    """Describe one fill of an account, as myTrades does; `listed` is its order's list, or -1."""
    return {
        "symbol": market.symbol,
        "id": fill.trade_id,
        "orderId": fill.order_id,
        "orderListId": listed,
        "price": write(market.price(fill.price)),
        "qty": write(market.quantity(fill.lots)),
        "quoteQty": write(fill.price * fill.lots * market.cell),
        "commission": write(fill.fee),
        "commissionAsset": market.base if fill.is_buyer else market.quote,
        "time": fill.at_ms,
        "isBuyer": fill.is_buyer,
        "isMaker": fill.is_maker,
        "isBestMatch": True,
    }


def account_info(account: Account, now_ms: int, *, skip_zero: bool) -> Json:
    """Describe an account and its balances."""
    return {
        "makerCommission": account.maker_ppm // 100,
        "takerCommission": account.taker_ppm // 100,
        "buyerCommission": 0,
        "sellerCommission": 0,
        "commissionRates": commission(account),
        "canTrade": True,
        "canWithdraw": False,
        "canDeposit": False,
        "brokered": False,
        "requireSelfTradePrevention": False,
        "preventSor": False,
        "updateTime": now_ms,
        "accountType": "SPOT",
        "balances": [
            {"asset": asset, "free": write(free), "locked": write(account.locked.get(asset, 0))}
            for asset, free in sorted(account.free.items())
            if not skip_zero or free or account.locked.get(asset)
        ],
        "permissions": ["SPOT"],
        "uid": account.uid,
    }


def commission(account: Account | None) -> Json:
    """Write fee rates as fractions; without an account, none."""
    maker, taker = (account.maker_ppm, account.taker_ppm) if account else (0, 0)
    million = 1_000_000
    rates = {"maker": write(maker * UNIT // million), "taker": write(taker * UNIT // million)}
    return {**rates, "buyer": ZERO, "seller": ZERO}


def trade_fee(account: Account, market: Market) -> Json:
    """Write the fee rates of an account in one market, as asset/tradeFee does."""
    rates = commission(account)
    return {
        "symbol": market.symbol,
        "makerCommission": rates["maker"],
        "takerCommission": rates["taker"],
    }


def coin(name: str, title: str, account: Account) -> Json:
    """Describe an asset, as capital/config/getall does; nothing leaves a paper exchange."""
    return {
        "coin": name,
        "name": title,
        "depositAllEnable": False,
        "withdrawAllEnable": False,
        "free": write(account.free.get(name, 0)),
        "locked": write(account.locked.get(name, 0)),
        "freeze": ZERO,
        "withdrawing": ZERO,
        "ipoing": ZERO,
        "ipoable": ZERO,
        "storage": ZERO,
        "isLegalMoney": False,
        "trading": True,
        "networkList": [],
    }


def depth(market: Market, book: Book, count: int) -> Json:
    """Write the best `count` levels of each side."""
    bids, asks = book.depth(count)
    return {
        "lastUpdateId": book.changes,
        "bids": [[write(market.price(p)), write(market.quantity(q))] for p, q in bids],
        "asks": [[write(market.price(p)), write(market.quantity(q))] for p, q in asks],
    }


def public_trade(market: Market, trade: Print) -> Json:
    """Write a trade of the tape."""
    return {
        "id": trade.trade_id,
        "price": write(market.price(trade.price)),
        "qty": write(market.quantity(trade.lots)),
        "quoteQty": write(trade.price * trade.lots * market.cell),
        "time": trade.at_ms,
        "isBuyerMaker": trade.sold,
        "isBestMatch": True,
    }


def aggregate_trade(market: Market, trade: Print) -> Json:
    """Write a trade of the tape in the short form; each trade is its own aggregate."""
    return {
        "a": trade.trade_id,
        "p": write(market.price(trade.price)),
        "q": write(market.quantity(trade.lots)),
        "f": trade.trade_id,
        "l": trade.trade_id,
        "T": trade.at_ms,
        "m": trade.sold,
        "M": True,
    }


def klines(market: Market, interval: str, starts: Iterable[int], rows: Rows) -> list[list[Any]]:
    """Write candles in Binance's twelve columns."""
    return [
        [
            start * 60_000,
            write(market.price(row[candles.OPEN])),
            write(market.price(row[candles.HIGH])),
            write(market.price(row[candles.LOW])),
            write(market.price(row[candles.CLOSE])),
            write(market.quantity(row[candles.VOLUME])),
            candles.following(interval, start) * 60_000 - 1,
            write(row[candles.TURNOVER]),
            row[candles.TRADES],
            write(market.quantity(row[candles.BUY_VOLUME])),
            write(row[candles.BUY_TURNOVER]),
            "0",
        ]
        for start, row in zip(starts, rows.tolist(), strict=True)
    ]


def book_ticker(market: Market, book: Book) -> Json:
    """Write the best bid and ask with their quantities."""
    bids, asks = book.depth(1)
    bid, ask = (bids or [(0, 0)])[0], (asks or [(0, 0)])[0]
    return {
        "symbol": market.symbol,
        "bidPrice": write(market.price(bid[0])),
        "bidQty": write(market.quantity(bid[1])),
        "askPrice": write(market.price(ask[0])),
        "askQty": write(market.quantity(ask[1])),
    }


def ticker(market: Market, day: Day, trades: tuple[Print, ...], now_ms: int) -> Json:
    """Write the statistics of the last 24 hours (the MINI form); `trades` are the newest."""
    newest = trades[-1].trade_id if trades else -1
    return {
        "symbol": market.symbol,
        "openPrice": write(market.price(day.open)),
        "highPrice": write(market.price(day.high)),
        "lowPrice": write(market.price(day.low)),
        "lastPrice": write(market.price(day.last)),
        "volume": write(market.quantity(day.volume)),
        "quoteVolume": write(day.turnover),
        "openTime": day.opened_ms,
        "closeTime": now_ms,
        "firstId": max(newest - day.trades + 1, 0) if trades else -1,
        "lastId": newest,
        "count": day.trades,
    }


def full_ticker(
    market: Market, day: Day, book: Book, trades: tuple[Print, ...], now_ms: int
) -> Json:
    """Write the statistics of the last 24 hours in full."""
    change = day.last - day.open
    volume = market.quantity(day.volume)
    best = book_ticker(market, book)
    return {
        **ticker(market, day, trades, now_ms),
        "priceChange": write(market.price(change)),
        "priceChangePercent": _percent(change, day.open),
        "weightedAvgPrice": write(day.turnover * UNIT // volume if volume else 0),
        "prevClosePrice": write(market.price(day.previous)),
        "lastQty": write(market.quantity(trades[-1].lots)) if trades else ZERO,
        **best,
    }


def _percent(change: int, base: int) -> str:
    """Write a change in percent with three decimals, rounded towards zero."""
    thousandths = abs(change) * 100_000 // base if base else 0
    sign = "-" if change < 0 and thousandths else ""
    return f"{sign}{thousandths // 1000}.{thousandths % 1000:03d}"
