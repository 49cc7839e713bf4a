"""What somebody with very much of a coin, or of money, does to its market."""

import asyncio
from decimal import Decimal
from typing import Final

from tests.integration.exchange.clients import WHALE_USDT, Exchange
from tests.journeys.venues.conftest import account

LASTS_S: Final = 3.0  # longer than a silent market goes unasked


async def pushed(exchange: Exchange, coin: str, share: str) -> None:
    """Trade into the book up or down to a share of the price, and offer the rest there a while.

    Whoever asks for the price now and then only finds it moved meanwhile. Not too far: with one
    side of the book empty there is no price.
    """
    whale = await account(exchange, f"whale-of-{coin}", USDT="999999999", **{coin: "999999999"})
    traded = await exchange.call("GET", f"/api/v3/ticker/price?symbol={coin}USDT")
    now = Decimal(traded.json["price"])
    price = f"{now * Decimal(share):.0f}"
    await whale.order(
        symbol=f"{coin}USDT", side="BUY" if Decimal(share) > 1 else "SELL", type="LIMIT",
        timeInForce="GTC", quantity=f"{WHALE_USDT // now:f}", price=price,
    )  # fmt: skip
    await asyncio.sleep(LASTS_S)
    await exchange.signed(whale.keys, "DELETE", "/api/v3/openOrders", symbol=f"{coin}USDT")
    await asyncio.sleep(1)
