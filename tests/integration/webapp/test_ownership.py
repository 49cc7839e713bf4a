"""Every route of the API, asked by nobody and by the wrong person."""

import re
from typing import Any

import httpx

from tests.integration.webapp.stage import Stage

BUY = {"symbol": "BTC/USDT", "side": "buy", "amount": "60"}
OPEN_TO_ALL = {"/api/v1/session", "/api/v1/session/link", "/api/v1/session/resume"}
NOBODYS = "k7m2x9qf4t1z"


async def routes(client: httpx.AsyncClient) -> list[tuple[str, str]]:
    """Return method and path of everything the API describes."""
    found = (await client.get("/api/v1/openapi.json")).json()["paths"]
    return [(method.upper(), path) for path, methods in found.items() for method in methods]


def with_ids(path: str, found: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda m: found[m[1]], path)


async def test_every_route_but_signing_in_wants_a_session(nobody: httpx.AsyncClient) -> None:
    names = ["order_id", "ticket_id", "plan_id", "event_id", "headline_id"]
    names += ["session_id", "offer_id", "undo_id"]
    known = dict.fromkeys(names, NOBODYS) | {"venue": "bybit", "coin": "BTC"}
    known |= {"setting": "language"}
    asked = 0
    for method, path in await routes(nobody):
        if path in OPEN_TO_ALL:
            continue
        body: dict[str, Any] = {"json": {}} if method in {"POST", "PUT", "PATCH"} else {}
        answer = await nobody.request(method, with_ids(path, known), **body)
        assert answer.status_code == 401, (method, path, answer.text)
        asked += 1
    for path in ("/fragments/alerts", "/fragments/news", "/fragments/orders/k7m2x9qf4t1z"):
        assert (await nobody.get(path)).status_code == 401
    assert asked >= 18


async def test_nothing_of_one_person_is_seen_or_changed_by_another(
    stage: Stage, ann: httpx.AsyncClient, bob: httpx.AsyncClient
) -> None:
    header = {"Idempotency-Key": "mine"}
    order = (await ann.post("/api/v1/orders", json=BUY, headers=header)).json()
    big = {**BUY, "amount": "400"}
    ticket = (await ann.post("/api/v1/orders", json=big, headers={"Idempotency-Key": "t"})).json()
    await stage.work()
    stop = {"kind": "exit", "symbol": "BTC/USDT", "stop": "10%"}
    plan = (await ann.post("/api/v1/plans", json=stop, headers={"Idempotency-Key": "p"})).json()
    known = {"order_id": order["id"], "ticket_id": ticket["ticket_id"], "plan_id": plan["id"]}
    # Launches and alerts are everybody's; these are not there.
    known |= {"event_id": NOBODYS, "headline_id": NOBODYS}
    (session,) = (await ann.get("/api/v1/session/all")).json()
    file = (await ann.get("/api/v1/account/settings/file")).content
    offer = (await ann.post("/api/v1/account/settings/file", content=file)).json()["id"]
    known |= {"session_id": session["id"], "offer_id": offer, "undo_id": offer}
    for method, path in await routes(ann):
        if "_id}" not in path:
            continue
        more: dict[str, Any] = (
            {"json": {"count": 3} if "plans" in path else {"price": "1"}}
            if method == "PATCH"
            else {}
        )
        headers = {"Idempotency-Key": "bob"}
        answer = await bob.request(method, with_ids(path, known), headers=headers, **more)
        assert answer.status_code in {403, 404}, (method, path)
        assert "symbol" not in answer.json()["values"]
    assert (await bob.get(f"/fragments/orders/{order['id']}")).status_code == 404
    assert (await bob.get("/api/v1/orders")).json()["orders"] == []
    assert (await bob.get("/api/v1/portfolio/fills")).json() == []
    assert (await bob.get("/api/v1/portfolio")).json()["positions"] == []
    assert (await ann.get(f"/api/v1/orders/{order['id']}")).json()["status"] == "filled"
    applied = await ann.post(f"/api/v1/account/settings/offers/{offer}")
    assert applied.status_code == 200
