"""Limits and panics over HTTP."""

from typing import Any

import httpx
import pytest

from tests.integration.webapp.stage import Stage

URL = "/api/v1/limits"
BUY: dict[str, Any] = {"symbol": "BTC/USDT", "side": "buy", "amount": "60"}


def key(text: str) -> dict[str, str]:
    return {"Idempotency-Key": text}


async def by_rule(client: httpx.AsyncClient) -> dict[str, dict[str, Any]]:
    found = (await client.get(URL)).json()
    return {limit["rule"]: limit for limit in found["limits"]}


async def test_limits_show_what_is_used_and_what_is_in_force(ann: httpx.AsyncClient) -> None:
    await ann.post("/api/v1/orders", json=BUY, headers=key("one"))
    found = await by_rule(ann)
    assert len(found) == 7
    assert found["max-day"] == {
        "rule": "max-day", "used": "60", "limit": "50000", "ceiling": "50000", "own": None,
    }  # fmt: skip
    assert (found["max-positions"]["used"], found["max-order"]["used"]) == ("1", "0")


async def test_own_limits_are_replaced_as_a_whole_and_never_exceed_the_desks(
    ann: httpx.AsyncClient, bob: httpx.AsyncClient
) -> None:
    answer = await ann.put(URL, json={"max_day": "100", "max_positions": "2"})
    assert answer.status_code == 200
    found = await by_rule(ann)
    assert (found["max-day"]["limit"], found["max-day"]["own"]) == ("100", "100")
    assert (await by_rule(bob))["max-day"]["own"] is None
    await ann.put(URL, json={"max_hour": "50"})
    found = await by_rule(ann)
    assert (found["max-day"]["own"], found["max-hour"]["own"]) == (None, "50")
    refused = await ann.put(URL, json={"max_day": "50000.01"})
    assert refused.status_code == 422
    assert "50000" in refused.json()["detail"]


@pytest.mark.parametrize(
    "body", [{"max_day": 100}, {"max_day": "-1"}, {"max_day": "1e3"}, {"max_all": "5"}, []]
)
async def test_what_is_no_limit_is_refused(ann: httpx.AsyncClient, body: Any) -> None:
    assert (await ann.put(URL, json=body)).status_code == 422


async def test_an_order_above_an_own_limit_asks_and_above_the_desks_is_refused(
    ann: httpx.AsyncClient,
) -> None:
    await ann.put(URL, json={"max_day": "50"})
    asked = await ann.post("/api/v1/orders", json=BUY, headers=key("two"))
    assert (asked.status_code, asked.json()["why"]) == (202, "ask-own-limit")
    over = [c for c in asked.json()["preview"]["checks"] if c["is_over"]]
    assert [(c["rule"], c["value"], c["limit"], c["may_pass"]) for c in over] == [
        ("max-day", "60", "50", True)
    ]
    placed = await ann.post(f"/api/v1/orders/tickets/{asked.json()['ticket_id']}/confirm")
    assert placed.status_code == 201

    refused = await ann.post("/api/v1/orders", json=BUY | {"amount": "6000"}, headers=key("three"))
    assert refused.status_code == 409
    assert refused.json()["values"]["rule"] == "max-order"
    assert refused.json()["values"]["value"] == "6,000.00"


async def test_a_panic_cancels_and_freezes_and_cannot_be_ended_at_once(
    stage: Stage, ann: httpx.AsyncClient
) -> None:
    limit = BUY | {"kind": "limit", "price": "59000"}
    order = (await ann.post("/api/v1/orders", json=limit, headers=key("rests"))).json()
    stopped = await ann.post("/api/v1/panic")
    assert (stopped.status_code, stopped.json()["cancelled"]) == (200, 1)
    assert (await ann.get(f"/api/v1/orders/{order['id']}")).json()["status"] == "cancelled"
    assert (await ann.get(URL)).json()["frozen_until"] == stopped.json()["frozen_until"]
    refused = await ann.post("/api/v1/orders", json=BUY, headers=key("four"))
    assert (refused.status_code, refused.json()["key"]) == (409, "frozen")
    assert refused.json()["detail"]
    assert (await ann.delete("/api/v1/panic")).status_code == 409
