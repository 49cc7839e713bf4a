"""python-binance trades: REST, market streams, user stream, depth cache, WebSocket API."""

import asyncio
import json
import sys
from typing import Any

from binance import AsyncClient, BinanceSocketManager, DepthCacheManager

SYMBOL = "BTCUSDT"


def point_at(url: str) -> None:
    """Change the addresses, and nothing else."""
    socket = url.replace("http", "ws", 1)
    AsyncClient.API_URL = f"{url}/api"
    AsyncClient.MARGIN_API_URL = f"{url}/sapi"
    AsyncClient.WS_API_URL = f"{socket}/ws-api/v3"
    BinanceSocketManager.STREAM_URL = f"{socket}/"


async def listen(socket: Any, wanted: int, until: str = "") -> list[Any]:
    """Return messages of a stream: so many, or up to one whose event type is `until`."""
    heard: list[Any] = []
    async with socket as stream:
        while len(heard) < wanted:
            heard.append(await asyncio.wait_for(stream.recv(), 15))
            if until and heard[-1].get("e") == until:
                break
    return heard


async def market_data(client: Any, streams: Any) -> dict[str, Any]:
    """Ask and listen to what is public."""
    sockets = {
        "trade": streams.trade_socket(SYMBOL),
        "aggTrade": streams.aggtrade_socket(SYMBOL),
        "kline": streams.kline_socket(SYMBOL),
        "ticker": streams.symbol_ticker_socket(SYMBOL),
        "miniTicker": streams.symbol_miniticker_socket(SYMBOL),
        "miniTickers": streams.miniticker_socket(),
        "bookTicker": streams.symbol_book_ticker_socket(SYMBOL),
        "depth20": streams.depth_socket(SYMBOL, depth="20"),
        "multiplex": streams.multiplex_socket(["btcusdt@trade", "ethusdt@bookTicker"]),
    }
    heard = await asyncio.gather(*(listen(socket, 1) for socket in sockets.values()))
    return {
        "streams": dict(zip(sockets, (messages[0] for messages in heard), strict=True)),
        "info": await client.get_symbol_info(SYMBOL),
        "average": await client.get_avg_price(symbol=SYMBOL),
        "book": await client.get_order_book(symbol=SYMBOL, limit=5),
        "klines": len(await client.get_klines(symbol=SYMBOL, interval="1m", limit=10)),
        "tickers": len(await client.get_ticker()),
    }


async def orders(client: Any) -> dict[str, Any]:
    """Trade with every type of order."""
    price = float((await client.get_symbol_ticker(symbol=SYMBOL))["price"])

    def near(factor: float) -> str:
        return f"{price * factor:.2f}"

    bought = await client.order_market_buy(symbol=SYMBOL, quantity="0.01")
    rests = await client.order_limit_buy(symbol=SYMBOL, quantity="0.001", price=near(0.7))
    found = await client.get_order(symbol=SYMBOL, orderId=rests["orderId"])
    gone = await client.cancel_order(symbol=SYMBOL, orderId=rests["orderId"])
    stop = await client.create_order(
        symbol=SYMBOL, side="SELL", type="STOP_LOSS", quantity="0.002", stopPrice=near(0.8)
    )
    pair = await client.create_oco_order(
        symbol=SYMBOL,
        side="SELL",
        quantity="0.003",
        aboveType="LIMIT_MAKER",
        abovePrice=near(1.2),
        belowType="STOP_LOSS_LIMIT",
        belowStopPrice=near(0.9),
        belowPrice=near(0.89),
        belowTimeInForce="GTC",
    )
    return {
        "bought": bought,
        "found": found,
        "gone": gone,
        "stop": await client.get_order(symbol=SYMBOL, orderId=stop["orderId"]),
        "pair": pair,
        "open": len(await client.get_open_orders(symbol=SYMBOL)),
        "trades": len(await client.get_my_trades(symbol=SYMBOL)),
        "account": await client.get_account(),
    }


async def user_stream(client: Any, streams: Any) -> dict[str, Any]:
    """Hear of an order that was placed over the WebSocket API."""
    events: list[Any] = []
    async with streams.user_socket() as stream:
        placed = await client.ws_create_order(
            symbol=SYMBOL, side="BUY", type="MARKET", quantity="0.001", newOrderRespType="FULL"
        )
        while not events or events[-1]["e"] != "outboundAccountPosition":
            message = await asyncio.wait_for(stream.recv(), 15)
            events.append(message.get("event", message))
    status = await client.ws_get_order(symbol=SYMBOL, orderId=placed["orderId"])
    account = await client.ws_get_account()
    return {"placed": placed, "events": events, "status": status, "canTrade": account["canTrade"]}


async def depth_cache(client: Any) -> dict[str, Any]:
    """Keep a book by diffs and compare it with a snapshot of the same moment."""
    async with DepthCacheManager(client, symbol=SYMBOL, ws_interval=100, limit=1000) as stream:
        for _ in range(8):
            cache = await asyncio.wait_for(stream.recv(), 15)
        bids, asks = cache.get_bids(), cache.get_asks()
    return {"bids": bids[:5], "asks": asks[:5], "size": [len(bids), len(asks)]}


async def main(url: str, key: str, secret: str) -> None:
    """Do all of it and print what came of it as JSON."""
    point_at(url)
    client = await AsyncClient.create(key, secret)
    streams = BinanceSocketManager(client)
    try:
        market, cache = await asyncio.gather(market_data(client, streams), depth_cache(client))
        told = {"market": market, "cache": cache, "orders": await orders(client)}
        told["user"] = await user_stream(client, streams)
    finally:
        await client.close_connection()
    print(json.dumps(told))  # noqa: T201


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
