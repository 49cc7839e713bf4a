"""A coin bought at its first trade, on a whole running desk that is killed while it waits."""

import os
import signal

import pytest

from tests.journeys.test_plans import ended, newcomer
from tests.journeys.witness import Witness
from tests.stage import Stage, words_of

pytestmark = pytest.mark.slow


async def test_an_armed_coin_is_bought_once_when_it_is_listed_whoever_dies_meanwhile(
    stage: Stage, seen: Witness
) -> None:
    ann = await newcomer(stage)
    refused = await stage.ask(ann, "/tge arm btc 50 max 1 1d", "trades at Paper already")
    assert "/buy BTC 100" in words_of(refused)
    lacking = await stage.ask(ann, "/tge arm flnt 50", "miss a part")
    assert "/tge arm flnt 100 max 0.50 14d" in words_of(lacking)

    card = await stage.ask(ann, "/tge arm flnt 50 max 5 1d", "first trade", "Waits until")
    os.kill(stage.running.pid("watch"), signal.SIGKILL)
    os.kill(stage.running.pid("market"), signal.SIGKILL)
    await stage.call("POST", "/admin/listings", {"symbol": "FLNTUSDT"}, server="exchange")
    await stage.said(ann, "Bought", "FLNT", after=card["message_id"], timeout_s=90)
    (plan,) = await ended(stage, seen, ann)
    assert (plan["status"], plan["attempts"], plan["kind"]) == ("done", 1, "debut")
    assert 45 < plan["cost"] <= 50
    assert "FLNT" in words_of(await stage.ask(ann, "/portfolio", "FLNT"))

    await stage.ask(ann, "/tge arm orbt 50 max 1 1d", "first trade", "Waits until")
    listed = await stage.ask(ann, "/plans", "ORBT")
    await stage.press(ann, listed, "Cancel")
    await stage.said(ann, "Cancelled", "ORBT")
