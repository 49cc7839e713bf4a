"""Orders over HTTP: preview, place once, confirm, page, cancel."""

import asyncio
from decimal import Decimal
from typing import Any

import httpx
import pytest

from desk.accounts.model import Person
from desk.orders.model import Status
from desk.risk.model import Rule
from tests.factories import origin, sell
from tests.integration.webapp.stage import Stage

URL = "/api/v1/orders"
BUY: dict[str, Any] = {"symbol": "BTC/USDT", "side": "buy", "amount": "60"}
LIMIT = BUY | {"kind": "limit", "price": "60000"}


def key(text: str) -> dict[str, str]:
    return {"Idempotency-Key": text}


async def test_a_preview_prices_an_order_and_writes_nothing(ann: httpx.AsyncClient) -> None:
    answer = await ann.post(f"{URL}/preview", json=BUY)
    found = answer.json()
    assert answer.status_code == 200
    assert (found["cost"], found["fee_currency"], found["is_affordable"]) == ("60", "BTC", True)
    assert found["needs_confirmation"] is False
    assert {c["rule"] for c in found["checks"]} == {rule.value for rule in Rule}
    assert (await ann.get(URL)).json() == {"orders": [], "next": None}


async def test_a_preview_within_a_slippage_limit_says_what_it_costs_now_and_at_most(
    ann: httpx.AsyncClient,
) -> None:
    plain = (await ann.post(f"{URL}/preview", json=BUY)).json()
    assert (plain["worst_cost"], plain["slippage_bp"]) == ("60", None)
    found = (await ann.post(f"{URL}/preview", json=BUY | {"slippage_percent": "0.5"})).json()
    quantity, price = Decimal(found["quantity"]), Decimal(found["price"])
    assert Decimal(found["cost"]) == quantity * price < 60
    assert (found["worst_cost"], found["slippage_bp"]) == ("60", 50)
    amount = {"amount": "0.001", "unit": "base"}
    found = (await ann.post(f"{URL}/preview", json=BUY | amount)).json()
    assert Decimal(found["worst_cost"]) == Decimal("0.001") * Decimal(found["worst_price"])
    assert Decimal(found["cost"]) == Decimal("0.001") * Decimal(found["price"])
    schema = (await ann.get("/api/v1/openapi.json")).json()["components"]["schemas"]["PreviewOut"]
    assert "before the fee" in schema["properties"]["cost"]["description"]


async def test_an_order_is_placed_filled_and_shown(stage: Stage, ann: httpx.AsyncClient) -> None:
    placed = await ann.post(URL, json=BUY, headers=key("one"))
    assert placed.status_code == 201
    assert (placed.json()["status"], placed.json()["spend"]) == ("accepted", "60")
    await stage.work()
    found = (await ann.get(f"{URL}/{placed.json()['id']}")).json()
    assert (found["status"], found["is_final"]) == ("filled", True)
    fills = (await ann.get("/api/v1/portfolio/fills")).json()
    assert [f["order_id"] for f in fills] == [found["id"]]
    summary = (await ann.get("/api/v1/portfolio")).json()
    assert [p["base"] for p in summary["positions"]] == ["BTC"]
    assert summary["positions"][0]["quantity"] == "0.00092907"
    steps = (await ann.get(f"{URL}/{found['id']}/timeline")).json()["steps"]
    assert [s["status"] for s in steps] == ["accepted", "sending", "filled"]


async def test_the_same_key_and_body_give_the_same_order(
    stage: Stage, ann: httpx.AsyncClient
) -> None:
    first = await ann.post(URL, json=BUY, headers=key("same"))
    await stage.work()
    second = await ann.post(URL, json=BUY, headers=key("same"))
    assert second.json()["id"] == first.json()["id"]
    assert len((await ann.get(URL)).json()["orders"]) == 1
    assert len(stage.venue.submitted) == 1


async def test_a_lasting_order_that_is_sent_again_is_the_same_order(ann: httpx.AsyncClient) -> None:
    lasting = BUY | {"kind": "limit", "price": "50000", "lasts": "7d"}
    first, second = [await ann.post(URL, json=lasting, headers=key("lasting")) for _ in "ab"]
    assert (first.status_code, second.status_code) == (201, 201)
    assert second.json()["id"] == first.json()["id"]


async def test_the_same_key_with_another_body_is_a_conflict(ann: httpx.AsyncClient) -> None:
    await ann.post(URL, json=BUY, headers=key("twice"))
    answer = await ann.post(URL, json=BUY | {"amount": "61"}, headers=key("twice"))
    assert (answer.status_code, answer.json()["key"]) == (409, "conflict")
    assert len((await ann.get(URL)).json()["orders"]) == 1


async def test_the_same_key_of_two_people_makes_two_orders(
    ann: httpx.AsyncClient, bob: httpx.AsyncClient
) -> None:
    one = await ann.post(URL, json=BUY, headers=key("shared"))
    two = await bob.post(URL, json=BUY, headers=key("shared"))
    assert (one.status_code, two.status_code) == (201, 201)
    assert one.json()["id"] != two.json()["id"]


async def test_parallel_posts_with_one_key_make_one_order(ann: httpx.AsyncClient) -> None:
    posts = (ann.post(URL, json=BUY, headers=key("race")) for _ in range(6))
    answers = await asyncio.gather(*posts)
    assert {a.status_code for a in answers} == {201}
    assert len({a.json()["id"] for a in answers}) == 1


@pytest.mark.parametrize("value", [None, "", "k" * 256, "ключ"])
async def test_an_order_without_a_proper_key_is_refused(
    ann: httpx.AsyncClient, value: str | None
) -> None:
    headers = {"Idempotency-Key": value.encode()} if value is not None else {}
    answer = await ann.post(URL, json=BUY, headers=headers)  # type: ignore[arg-type]
    assert answer.status_code == 400
    assert "Idempotency-Key" in answer.json()["detail"]
    assert (await ann.get(URL)).json()["orders"] == []


async def test_above_the_quick_limit_a_ticket_asks_once(
    stage: Stage, ann: httpx.AsyncClient
) -> None:
    asked = await ann.post(URL, json=BUY | {"amount": "400"}, headers=key("big"))
    assert (asked.status_code, asked.json()["why"]) == (202, "ask-quick-limit")
    assert (await ann.get(URL)).json()["orders"] == []
    confirm = f"{URL}/tickets/{asked.json()['ticket_id']}/confirm"
    first, second = await ann.post(confirm), await ann.post(confirm)
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json()["id"] == second.json()["id"]
    assert len((await ann.get(URL)).json()["orders"]) == 1


async def test_a_dismissed_ticket_cannot_be_confirmed(ann: httpx.AsyncClient) -> None:
    asked = await ann.post(URL, json=BUY | {"amount": "400"}, headers=key("no"))
    ticket = f"{URL}/tickets/{asked.json()['ticket_id']}"
    assert (await ann.delete(ticket)).status_code == 204
    assert (await ann.post(f"{ticket}/confirm")).status_code == 409
    assert (await ann.get(URL)).json()["orders"] == []


async def test_a_foreign_ticket_is_refused_and_nothing_is_written(
    ann: httpx.AsyncClient, bob: httpx.AsyncClient
) -> None:
    asked = await ann.post(URL, json=BUY | {"amount": "400"}, headers=key("mine"))
    answer = await bob.post(f"{URL}/tickets/{asked.json()['ticket_id']}/confirm")
    assert (answer.status_code, answer.json()["title"]) == (403, "Не ваше")
    assert (await ann.get(URL)).json()["orders"] == []


async def test_a_limit_order_rests_and_is_cancelled(stage: Stage, ann: httpx.AsyncClient) -> None:
    placed = (await ann.post(URL, json=LIMIT, headers=key("rest"))).json()
    await stage.context.desk.execution.execute(placed["id"])
    assert (await ann.get(f"{URL}?open=true")).json()["orders"][0]["status"] == "open"
    assert (await ann.get("/api/v1/portfolio")).json()["reserved"] == "60"
    asked = await ann.delete(f"{URL}/{placed['id']}")
    assert asked.json()["is_cancel_requested"] is True
    await stage.work()
    found = (await ann.get(f"{URL}/{placed['id']}")).json()
    assert found["status"] == Status.CANCELLED.value
    assert (await ann.get("/api/v1/portfolio")).json()["reserved"] == "0"
    assert (await ann.delete(f"{URL}/{placed['id']}")).status_code == 409


async def test_pages_follow_each_other_without_gap_or_repeat(
    stage: Stage, ann: httpx.AsyncClient
) -> None:
    made = [
        (await ann.post(URL, json=BUY | {"amount": "10"}, headers=key(f"p{i}"))).json()["id"]
        for i in range(7)
    ]
    seen: list[str] = []
    cursor: str | None = ""
    for _ in range(3):
        page = (await ann.get(URL, params={"limit": 3, "cursor": cursor or ""})).json()
        seen += [order["id"] for order in page["orders"]]
        cursor = page["next"]
    assert cursor is None
    assert seen == made[::-1]


async def test_a_cursor_of_somebody_else_is_refused(
    ann: httpx.AsyncClient, bob: httpx.AsyncClient
) -> None:
    for i in range(2):
        await ann.post(URL, json=BUY | {"amount": "10"}, headers=key(f"c{i}"))
    cursor = (await ann.get(f"{URL}?limit=1")).json()["next"]
    assert (await ann.get(URL, params={"cursor": cursor})).status_code == 200
    assert (await bob.get(URL, params={"cursor": cursor})).status_code == 400


@pytest.mark.parametrize(
    ("change", "status", "words"),
    [
        ({"symbol": "NOPE/USDT"}, 422, "NOPE/USDT"),
        ({"amount": "6000"}, 409, "at most"),
        ({"amount": "1"}, 409, "5.00"),
        ({"amount": "0"}, 422, "above zero"),
        ({"amount": "1,5"}, 422, "1,5"),
        ({"amount": 5}, 422, "1000.5"),
        ({"side": "sell", "amount": "0.01"}, 409, "0.01 BTC"),
        ({"kind": "limit"}, 422, "price"),
        ({"price": "60000"}, 422, "takes no price"),
        ({"kind": "limit", "price": "0"}, 422, "above zero"),
        ({"kind": "limit", "price": "90000"}, 409, "10.00"),
        ({"unit": "percent"}, 422, "Percent"),
        ({"side": "hold"}, 422, "side"),
        ({"account_id": 502}, 422, "account_id"),
    ],
)
async def test_a_refusal_says_what_is_wrong_and_nothing_is_written(
    ann: httpx.AsyncClient, change: dict[str, Any], status: int, words: str
) -> None:
    answer = await ann.post(URL, json=BUY | change, headers=key("bad"))
    assert (answer.status_code, words in answer.json()["detail"]) == (status, True), answer.text
    assert (await ann.get(URL)).json()["orders"] == []


async def test_a_halt_refuses_with_its_reason(
    stage: Stage, ann: httpx.AsyncClient, ann_is: Person
) -> None:
    desk = stage.context.desk
    code = await desk.accounts.offer_claim()
    assert code is not None
    await desk.accounts.claim(ann_is.id, code)
    await desk.risk.halt(ann_is.id, "exchange upgrade")
    answer = await ann.post(URL, json=BUY, headers=key("halted"))
    assert answer.status_code == 409
    assert "exchange upgrade" in answer.json()["detail"]
    health = (await ann.get("/api/v1/operations/health")).json()
    await desk.risk.resume(ann_is.id)
    assert health["halt"]["reason"] == "exchange upgrade"


async def test_selling_half_of_what_is_held_by_percent(
    stage: Stage, ann: httpx.AsyncClient
) -> None:
    await ann.post(URL, json=BUY, headers=key("b"))
    await stage.work()
    body = {"symbol": "BTC/USDT", "side": "sell", "amount": "50", "unit": "percent"}
    sold = await ann.post(URL, json=body, headers=key("s"))
    assert sold.json()["quantity"] == "0.00046"
    await stage.work()
    assert (await ann.get(f"{URL}/{sold.json()['id']}")).json()["status"] == "filled"


async def test_an_order_made_in_the_chat_is_the_same_order_here(
    stage: Stage, ann: httpx.AsyncClient, ann_is: Person
) -> None:
    await ann.post(URL, json=BUY, headers=key("web"))
    await stage.work()
    chat = await stage.context.desk.orders.place(ann_is.id, sell("0.0005"), origin("tap", "tap"))
    sources = [o["source"] for o in (await ann.get(URL)).json()["orders"]]
    assert sources == ["chat", "web"]
    assert (await ann.get(f"{URL}/{chat.id}")).json()["quantity"] == "0.0005"
