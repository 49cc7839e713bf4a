"""Plans over HTTP: make once, confirm, look, change, end, close."""

from decimal import Decimal
from typing import Any

import httpx
import pytest

from desk.accounts.model import Person
from tests.integration.webapp.stage import Stage

URL = "/api/v1/plans"
BUY: dict[str, Any] = {"symbol": "BTC/USDT", "side": "buy", "amount": "60"}
STOP: dict[str, Any] = {"kind": "exit", "symbol": "BTC/USDT", "stop": "10%"}
DCA: dict[str, Any] = {
    "kind": "dca",
    "symbol": "BTC/USDT",
    "side": "buy",
    "amount": "25",
    "every": "1d",
    "count": 10,
}


def key(text: str) -> dict[str, str]:
    return {"Idempotency-Key": text}


async def holding(stage: Stage, ann: httpx.AsyncClient, **more: Any) -> dict[str, Any]:
    placed = await ann.post("/api/v1/orders", json=BUY | more, headers=key("buy"))
    assert placed.status_code == 201, placed.text
    await stage.work()
    found: dict[str, Any] = placed.json()
    return found


async def test_a_stop_is_made_once_shown_changed_and_ended(
    stage: Stage, ann: httpx.AsyncClient
) -> None:
    await holding(stage, ann)
    made = await ann.post(URL, json=STOP, headers=key("s"))
    assert made.status_code == 201
    again = await ann.post(URL, json=STOP, headers=key("s"))
    assert again.json()["id"] == made.json()["id"]
    other = await ann.post(URL, json=STOP | {"stop": "9%"}, headers=key("s"))
    assert other.status_code == 409
    (shown,) = (await ann.get(f"{URL}?live=true")).json()["plans"]
    assert Decimal(shown["stop"]) > 0

    changed = await ann.patch(f"{URL}/{shown['id']}", json={"take_profit": "20%"})
    assert changed.status_code == 200, changed.text
    assert Decimal(changed.json()["take_profit"]) > Decimal(shown["stop"])
    wrong = await ann.patch(f"{URL}/{shown['id']}", json={"every": "1d"})
    assert wrong.status_code == 422
    ended = await ann.delete(f"{URL}/{shown['id']}")
    assert ended.json()["status"] == "ending"
    detail = (await ann.get(f"{URL}/{shown['id']}")).json()
    assert detail["orders"] == []


async def test_a_large_schedule_is_a_draft_until_confirmed_and_can_be_dropped(
    ann: httpx.AsyncClient,
) -> None:
    draft = await ann.post(URL, json=DCA, headers=key("d"))
    assert (draft.status_code, draft.json()["status"]) == (202, "draft")
    assert (await ann.get(URL)).json()["plans"] == []
    begun = await ann.post(f"{URL}/{draft.json()['id']}/confirm")
    assert begun.status_code == 201
    assert (await ann.post(f"{URL}/{draft.json()['id']}/confirm")).status_code == 409
    dropped = await ann.post(URL, json=DCA, headers=key("e"))
    gone = await ann.delete(f"{URL}/{dropped.json()['id']}")
    assert gone.json()["status"] == "cancelled"


async def test_a_purchase_carries_its_exits_and_how_long_it_rests(
    stage: Stage, ann: httpx.AsyncClient, ann_is: Person
) -> None:
    order = await holding(
        stage,
        ann,
        kind="limit",
        price="60000",
        lasts="3d",
        take_profit="5%",
        stop_loss="3%",
    )
    assert order["expires_at"] > order["created_at"]
    (plan,) = (await ann.get(f"{URL}?live=true")).json()["plans"]
    assert (plan["kind"], plan["order_id"]) == ("exit", order["id"])
    refused = await ann.post(
        "/api/v1/orders", json=BUY | {"side": "sell", "stop_loss": "3%"}, headers=key("x")
    )
    assert refused.status_code == 422


async def test_a_resting_order_is_changed_by_a_plan(stage: Stage, ann: httpx.AsyncClient) -> None:
    order = await holding(stage, ann, kind="limit", price="60000")
    answer = await ann.patch(
        f"/api/v1/orders/{order['id']}", json={"price": "59000"}, headers=key("c")
    )
    assert (answer.status_code, answer.json()["kind"]) == (202, "edit")
    assert answer.json()["prices"] == ["59000"]


async def test_closing_drafts_every_coin_and_one_confirmation_begins_all(
    stage: Stage, ann: httpx.AsyncClient
) -> None:
    await holding(stage, ann)
    drafts = await ann.post(f"{URL}/close", json={}, headers=key("c"))
    assert drafts.status_code == 202
    (draft,) = drafts.json()["plans"]
    begun = await ann.post(f"{URL}/{draft['id']}/confirm")
    assert [p["status"] for p in begun.json()["plans"]] == ["active"]


@pytest.mark.parametrize(
    "body",
    [
        {"kind": "exit", "symbol": "BTC/USDT"},
        STOP | {"stop": "abc"},
        STOP | {"stop": 5},
        STOP | {"stop": "0"},
        STOP | {"stop": "5%%"},
        DCA | {"every": "1y"},
        DCA | {"count": 100000},
        DCA | {"count": 0},
        DCA | {"amount": "1e5"},
        DCA | {"unit": "percent"},
        STOP | {"surprise": 1},
        {"kind": "ladder", "symbol": "BTC/USDT", "side": "buy", "amount": "100"},
    ],
)
async def test_what_makes_no_sense_is_refused_and_nothing_is_written(
    stage: Stage, ann: httpx.AsyncClient, body: dict[str, Any]
) -> None:
    await holding(stage, ann)
    answer = await ann.post(URL, json=body, headers=key("bad"))
    assert answer.status_code == 422, answer.text
    assert (await ann.get(URL)).json()["plans"] == []


async def test_a_coin_that_is_not_listed_yet_can_be_armed(
    stage: Stage, ann: httpx.AsyncClient
) -> None:
    body = {"kind": "debut", "symbol": "FLNT/USDT", "amount": "60", "over": "7d"}
    lacking = await ann.post(URL, json=body, headers=key("a"))
    assert lacking.status_code == 422
    made = await ann.post(URL, json=body | {"max_price": "0.5"}, headers=key("b"))
    assert made.status_code == 201, made.text
    (shown,) = (await ann.get(f"{URL}?live=true")).json()["plans"]
    assert (shown["kind"], shown["side"], shown["max_price"]) == ("debut", "buy", "0.5")
    trades = body | {"symbol": "BTC/USDT", "max_price": "1"}
    refused = await ann.post(URL, json=trades, headers=key("c"))
    assert refused.status_code == 409
    assert "no first trade to wait for" in refused.text
