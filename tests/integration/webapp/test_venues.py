"""Exchanges over the API: keys go in and never come out, paper stays the default."""

import httpx

from desk.sealing import Opener
from tests.integration.webapp.stage import Stage

KEYS = {"key": "kkkkkkkkkkkkkk4f2a", "secret": "canary-s3cr3t-canary"}
V1 = "/api/v1/venues"


async def ready(stage: Stage) -> None:
    """Let faces seal, as the trade worker does at its start."""
    key = Opener({"k1": bytes(32)}).public_key
    await stage.context.desk.custody.publish_key(key)


async def test_paper_is_first_active_and_needs_no_connection(ann: httpx.AsyncClient) -> None:
    found = (await ann.get(V1)).json()
    assert [v["venue"] for v in found][:2] == ["paper", "binance"]
    assert len(found) == 9
    assert [v["venue"] for v in found if v["is_active"]] == ["paper"]
    assert {v["venue"] for v in found if v["needs_passphrase"]} == {"okx", "kucoin"}
    assert all(v["connection"] is None for v in found)


async def test_keys_are_taken_in_and_never_given_out(
    stage: Stage, ann: httpx.AsyncClient, bob: httpx.AsyncClient
) -> None:
    await ready(stage)
    made = await ann.put(f"{V1}/bybit/connection", json=KEYS)
    assert made.status_code == 202
    assert made.headers["cache-control"] == "no-store"
    assert (made.json()["state"], made.json()["hint"]) == ("checking", "4f2a")
    for answer in (made, await ann.get(V1), await ann.get(f"{V1}/bybit/connection")):
        assert KEYS["secret"] not in answer.text
        assert KEYS["key"] not in answer.text
        assert "envelope" not in answer.text
    assert (await bob.get(f"{V1}/bybit/connection")).status_code == 404


async def test_keys_wait_for_those_before_and_are_told_how_long(
    stage: Stage, ann: httpx.AsyncClient
) -> None:
    await ready(stage)
    await ann.put(f"{V1}/bybit/connection", json=KEYS)
    refused = await ann.put(f"{V1}/bybit/connection", json={**KEYS, "key": "q" * 20})
    assert (refused.status_code, refused.json()["key"]) == (409, "refused")
    assert "Bybit" in refused.json()["detail"]
    assert "hand them in again in" in refused.json()["detail"]
    assert (await ann.get(f"{V1}/bybit/connection")).json()["hint"] == "4f2a"


async def test_bad_keys_are_refused_without_an_echo(stage: Stage, ann: httpx.AsyncClient) -> None:
    await ready(stage)
    for body in (
        {"key": KEYS["secret"]},
        {**KEYS, "more": KEYS["secret"]},
        {"key": KEYS["secret"], "secret": 7},
        {"key": KEYS["secret"], "secret": KEYS["secret"] * 400},
        {"key": "x", "secret": KEYS["secret"]},
        {"key": KEYS["secret"] + "\u00e9", "secret": KEYS["secret"]},
    ):
        answer = await ann.put(f"{V1}/bybit/connection", json=body)
        assert answer.status_code == 422, body
        assert "canary" not in answer.text
    missing = await ann.put(f"{V1}/okx/connection", json=KEYS)
    assert missing.status_code == 422, "OKX wants a passphrase"
    for venue in ("paper", "mtgox"):
        answer = await ann.put(f"{V1}/{venue}/connection", json=KEYS)
        assert answer.status_code == 404
        assert "canary" not in answer.text


async def test_a_venue_is_chosen_only_when_it_is_connected(
    stage: Stage, ann: httpx.AsyncClient
) -> None:
    refused = await ann.put(f"{V1}/active", json={"venue": "bybit"})
    assert (refused.status_code, refused.json()["key"]) == (409, "refused")
    assert "Bybit" in refused.json()["detail"]
    assert (await ann.put(f"{V1}/active", json={"venue": "paper"})).json()["venue"] == "paper"
    order = {"symbol": "BTC/USDT", "side": "buy", "amount": "60", "venue": "bybit"}
    placed = await ann.post("/api/v1/orders", json=order, headers={"Idempotency-Key": "live"})
    assert placed.status_code in {409, 503}
    assert stage.venue.submitted == []


async def test_a_client_that_names_no_venue_means_paper(
    stage: Stage, ann: httpx.AsyncClient
) -> None:
    order = {"symbol": "BTC/USDT", "side": "buy", "amount": "60"}
    placed = await ann.post("/api/v1/orders", json=order, headers={"Idempotency-Key": "p"})
    assert (placed.json()["venue"], placed.json()["is_live"]) == ("paper", False)
    await stage.work()
    assert (await ann.get("/api/v1/portfolio")).json()["venue"] == "paper"
    assert {q["venue"] for q in (await ann.get("/api/v1/market/quotes")).json()} == {"paper"}
    fills = (await ann.get("/api/v1/portfolio/fills")).json()
    assert {fill["venue"] for fill in fills} == {"paper"}


async def test_preferences_are_replaced_without_moving_the_venue(
    stage: Stage, ann: httpx.AsyncClient
) -> None:
    account = (await ann.get("/api/v1/account")).json()
    saved = await ann.put("/api/v1/account/preferences", json=account["preferences"])
    assert saved.json()["venue"] == "paper"


async def test_revoking_what_was_never_connected_finds_nothing(ann: httpx.AsyncClient) -> None:
    assert (await ann.delete(f"{V1}/bybit/connection")).status_code == 404
