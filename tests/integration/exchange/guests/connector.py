"""binance-connector trades: REST, market streams, WebSocket API."""

import json
import queue
import sys
from typing import Any

from binance.error import ClientError
from binance.spot import Spot
from binance.websocket.spot.websocket_api import SpotWebsocketAPIClient
from binance.websocket.spot.websocket_stream import SpotWebsocketStreamClient

SYMBOL = "BTCUSDT"


def market_data(spot: Any) -> dict[str, Any]:
    """Ask what is public."""
    return {
        "info": spot.exchange_info(symbol=SYMBOL)["symbols"][0],
        "book": spot.depth(SYMBOL, limit=5),
        "average": spot.avg_price(SYMBOL),
        "klines": len(spot.ui_klines(SYMBOL, "5m", limit=7)),
        "trades": len(spot.historical_trades(SYMBOL, limit=3)),
        "best": spot.book_ticker(SYMBOL),
    }


def listen(url: str) -> list[str]:
    """Return the types of the first events of some streams."""
    heard: queue.Queue[str] = queue.Queue()
    streams = SpotWebsocketStreamClient(
        stream_url=url.replace("http", "ws", 1),
        on_message=lambda _, message: heard.put(message),
        is_combined=True,
    )
    streams.diff_book_depth(SYMBOL, speed=100)
    streams.mini_ticker(SYMBOL)
    types: set[str] = set()
    while len(types) < 2:
        types.add(json.loads(heard.get(timeout=15)).get("data", {}).get("e", "acknowledged"))
        types.discard("acknowledged")
    streams.stop()
    return sorted(types)


def trade(spot: Any) -> dict[str, Any]:
    """Trade with single orders and with lists."""
    price = float(spot.ticker_price(SYMBOL)["price"])

    def near(factor: float) -> str:
        return f"{price * factor:.2f}"

    bought = spot.new_order(SYMBOL, "BUY", "MARKET", quantity="0.01")
    limit = {"timeInForce": "GTC", "quantity": "0.001", "price": near(0.7)}
    rests = spot.new_order(SYMBOL, "BUY", "LIMIT", **limit)
    replaced = spot.cancel_and_replace(
        SYMBOL,
        "BUY",
        "LIMIT",
        "STOP_ON_FAILURE",
        cancelOrderId=rests["orderId"],
        **{**limit, "price": near(0.72)},
    )
    try:
        spot.cancel_order(SYMBOL, orderId=rests["orderId"])
        refused = None
    except ClientError as e:
        refused = [e.status_code, e.error_code, e.error_message]
    pair = spot.new_oco_order(
        SYMBOL,
        "SELL",
        "0.002",
        "TAKE_PROFIT",
        "STOP_LOSS",
        aboveStopPrice=near(1.3),
        belowStopPrice=near(0.8),
    )
    chain = spot.new_otoco_order(
        SYMBOL,
        "LIMIT",
        "BUY",
        near(0.71),
        "0.002",
        "SELL",
        "0.001",
        "LIMIT_MAKER",
        workingTimeInForce="GTC",
        pendingAbovePrice=near(1.4),
        pendingBelowType="STOP_LOSS",
        pendingBelowStopPrice=near(0.6),
    )
    lists = [one["orderListId"] for one in spot.get_oco_open_orders()]
    cancelled = spot.cancel_oco_order(SYMBOL, orderListId=pair["orderListId"])
    return {
        "bought": bought,
        "replaced": replaced,
        "refused": refused,
        "pair": pair,
        "chain": chain,
        "lists": lists,
        "cancelled": cancelled,
        "query": spot.get_oco_order(orderListId=pair["orderListId"]),
        "all": len(spot.get_oco_orders()),
        "open": len(spot.get_open_orders(SYMBOL)),
        "commission": spot.query_commission_rates(SYMBOL),
    }


def by_socket(url: str, key: str, secret: str) -> dict[str, Any]:
    """Place an order over the WebSocket API."""
    heard: queue.Queue[str] = queue.Queue()
    client = SpotWebsocketAPIClient(
        stream_url=f"{url.replace('http', 'ws', 1)}/ws-api/v3",
        api_key=key,
        api_secret=secret,
        on_message=lambda _, message: heard.put(message),
    )
    client.new_order(
        symbol=SYMBOL, side="BUY", type="MARKET", quantity=0.001, newOrderRespType="FULL"
    )
    answer: dict[str, Any] = json.loads(heard.get(timeout=15))
    client.stop()
    return answer


def main(url: str, key: str, secret: str) -> None:
    """Do all of it and print what came of it as JSON."""
    spot = Spot(api_key=key, api_secret=secret, base_url=url)
    told = {
        "market": market_data(spot),
        "streams": listen(url),
        "orders": trade(spot),
        "socket": by_socket(url, key, secret),
    }
    print(json.dumps(told))  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
