"""Somebody looks into the order book of the paper exchange, and it moves."""

import asyncio
import json
import re
from typing import Any

import websockets

from tests.stage import Stage, words_of

PATIENCE_S = 60.0


async def test_whoever_looks_into_a_book_sees_that_of_the_exchange_and_it_moves(
    stage: Stage, ann: int
) -> None:
    asked = await stage.say(ann, "/web")
    link = re.search(r"/login#([\w.-]+)", words_of(await stage.said(ann, "/login#", after=asked)))
    assert link is not None
    body = {"token": link[1]}
    session = await stage.call("POST", "/api/v1/session/link", body, server="webapp")
    address = stage.running.url("webapp").replace("http", "ws", 1) + "/api/v1/live"
    heard: list[dict[str, Any]] = []
    async with websockets.connect(address) as socket, asyncio.timeout(PATIENCE_S):
        hello = {"token": session["token"], "subscribe": ["book:BTC/USDT"]}
        await socket.send(json.dumps(hello))
        while not heard or heard[-1]["bids"] == heard[0]["bids"]:
            told = json.loads(await socket.recv())
            if told["type"] == "book":
                heard.append(told)
    for told in heard:
        assert (told["venue"], told["symbol"]) == ("paper", "BTC/USDT")
        assert told["bids"]
        assert told["asks"]
        assert told["trades"]
