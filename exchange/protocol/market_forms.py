"""What a market is and which orders it takes, as exchangeInfo and executionRules tell it."""

from exchange.level import SelfTrade
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
from exchange.orders import Kind
from exchange.protocol.body import ZERO, Json
from exchange.units import write


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
