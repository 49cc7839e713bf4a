"""Clients and judges that others wrote, unmodified but for the address, find a Binance here."""

import asyncio
import json
import os
from pathlib import Path
from typing import Any

import pytest

from ops.environments import ROOT, python_of
from tests.integration.exchange.clients import Exchange, Keys

GUESTS = Path(__file__).parent / "guests"
ORDER_TYPES = {
    "LIMIT",
    "LIMIT_MAKER",
    "MARKET",
    "STOP_LOSS",
    "STOP_LOSS_LIMIT",
    "TAKE_PROFIT",
    "TAKE_PROFIT_LIMIT",
}


async def run(name: str, *command: str) -> str:
    """Run a program in the environment `name` and return what it printed."""
    python = await asyncio.to_thread(python_of, name)
    process = await asyncio.create_subprocess_exec(
        str(python),
        *command,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    told, complaints = await process.communicate()
    assert process.returncode == 0, complaints.decode()[-3000:]
    return told.decode()


async def visit(exchange: Exchange, keys: Keys, name: str, program: str) -> Any:
    """Let a guest trade here and return what it tells."""
    told = await run(name, str(GUESTS / program), exchange.url, keys.key, keys.secret)
    return json.loads(told.splitlines()[-1])


@pytest.mark.slow
async def test_python_binance_trades_listens_and_keeps_a_book(
    exchange: Exchange, keys: Keys
) -> None:
    told = await visit(exchange, keys, "python-binance", "python_binance.py")
    _check_market(told["market"])
    bid, ask = told["cache"]["bids"][0][0], told["cache"]["asks"][0][0]
    assert bid < ask
    assert min(told["cache"]["size"]) >= 20
    _check_orders(told["orders"])
    _check_user_stream(told["user"])


def _check_market(market: Any) -> None:
    streams = market["streams"]
    assert streams.pop("miniTickers")[0]["e"] == "24hrMiniTicker"
    types = {name: message.get("e") for name, message in streams.items() if "e" in message}
    assert types == {
        "trade": "trade",
        "aggTrade": "aggTrade",
        "kline": "kline",
        "ticker": "24hrTicker",
        "miniTicker": "24hrMiniTicker",
    }
    assert float(streams["bookTicker"]["b"]) < float(streams["bookTicker"]["a"])
    assert len(streams["depth20"]["bids"]) == len(streams["depth20"]["asks"]) == 20
    assert streams["multiplex"]["stream"] in {"btcusdt@trade", "ethusdt@bookTicker"}
    assert set(market["info"]["orderTypes"]) == ORDER_TYPES
    assert market["klines"] == 10
    assert market["average"]["mins"] == 5


def _check_orders(orders: Any) -> None:
    assert orders["bought"]["status"] == "FILLED"
    assert orders["found"]["status"] == "NEW"
    assert orders["gone"]["status"] == "CANCELED"
    assert (orders["stop"]["type"], orders["stop"]["isWorking"]) == ("STOP_LOSS", False)
    assert orders["pair"]["contingencyType"] == "OCO"
    assert {r["type"] for r in orders["pair"]["orderReports"]} == {"LIMIT_MAKER", "STOP_LOSS_LIMIT"}
    assert orders["open"] == 3
    locked = {b["asset"]: b["locked"] for b in orders["account"]["balances"]}
    assert locked["BTC"] == "0.00500000"  # the stop's 0.002 and, once for both, the pair's 0.003


def _check_user_stream(user: Any) -> None:
    assert user["placed"]["status"] == user["status"]["status"] == "FILLED"
    kinds = [(e["e"], e.get("x"), e.get("X")) for e in user["events"]]
    assert kinds[0] == ("executionReport", "NEW", "NEW")
    assert kinds[-2] == ("executionReport", "TRADE", "FILLED")
    assert kinds[-1][0] == "outboundAccountPosition"
    assert {e["i"] for e in user["events"][:-1]} == {user["placed"]["orderId"]}


@pytest.mark.slow
async def test_binance_connector_trades_lists_and_listens(exchange: Exchange, keys: Keys) -> None:
    told = await visit(exchange, keys, "binance-connector", "connector.py")
    assert set(told["market"]["info"]["orderTypes"]) == ORDER_TYPES
    assert (told["market"]["klines"], told["market"]["trades"]) == (7, 3)
    assert told["streams"] == ["24hrMiniTicker", "depthUpdate"]
    orders = told["orders"]
    assert orders["bought"]["status"] == "FILLED"
    assert orders["replaced"]["cancelResult"] == orders["replaced"]["newOrderResult"] == "SUCCESS"
    assert orders["refused"] == [400, -2011, "Unknown order sent."]
    statuses = [report["status"] for report in orders["chain"]["orderReports"]]
    assert statuses == ["NEW", "PENDING_NEW", "PENDING_NEW"]
    assert orders["lists"] == [orders["pair"]["orderListId"], orders["chain"]["orderListId"]]
    assert {r["status"] for r in orders["cancelled"]["orderReports"]} == {"CANCELED"}
    assert (orders["query"]["listOrderStatus"], orders["all"]) == ("ALL_DONE", 2)
    assert orders["open"] == 4
    assert (told["socket"]["status"], told["socket"]["result"]["status"]) == (200, "FILLED")


@pytest.mark.slow
async def test_tracebook_finds_no_difference_in_how_orders_match(tmp_path: Path) -> None:
    python = await asyncio.to_thread(python_of, "tracebook")
    adapter = str(GUESTS / "tracebook_adapter.py")
    campaign = "campaign --profile fifo-full-v1 --seed 42 --traces 8 --events-per-trace 200"
    report = tmp_path / "report.xml"
    where = ("--output-dir", str(tmp_path / "out"), "--junit-output", str(report))
    judge = str(python.with_name("tracebook-conformance"))
    told = await run(
        "tracebook", judge, *campaign.split(), *where, "--candidate", str(python), adapter
    )
    assert "13/13" in told or "conform" in told.lower(), told
    assert 'failures="0"' in report.read_text(encoding="utf-8")
