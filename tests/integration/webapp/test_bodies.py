"""What is not JSON, or is JSON with two readings, ends as 4xx before it reaches a rule."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.integration.webapp.stage import Stage

CASES = Path(__file__).parents[2] / "cases" / "bad_inputs.jsonl"
PREVIEW = "/api/v1/orders/preview"
# Objects of rooms that do not exist yet.
LATER = {"BI-222", "BI-255", "BI-256"}


def bodies() -> list[Any]:
    found = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        is_body = isinstance(case["input"], dict) or case["input"][:1] in '{["n'
        if case["surface"] == "webapp_api" and is_body and case["id"] not in LATER:
            if str(case["input"]).startswith("no "):
                continue
            found.append(pytest.param(case, id=case["id"]))
    return found


def body_of(case: dict[str, Any]) -> bytes:
    made = case["input"]
    if isinstance(made, dict) and made["gen"] == "size":
        return b'{"amount":"' + b"9" * int(made["bytes"]) + b'"}'
    if isinstance(made, dict):
        return str(made["prefix"] + made["unit"] * made["times"]).encode()
    # The rows show one field; the others are what a good order has.
    text = str(made)
    rest = '"symbol":"BTC/USDT","side":"buy",'
    if '"symbol"' in text:
        rest = ""
    if '"amount"' not in text:
        rest += '"amount":"60",'
    if '"price"' in text:
        rest += '"kind":"limit",'
    return text.replace("{", "{" + rest, 1).encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("case", bodies())
async def test_every_known_bad_body_gives_its_status(
    ann: httpx.AsyncClient, case: dict[str, Any]
) -> None:
    body = body_of(case)
    answer = await ann.post(PREVIEW, content=body, headers={"content-type": "application/json"})
    expected = {case["status"]} if len(body) < 65536 else {case["status"], 413}
    assert answer.status_code in expected, answer.text
    assert len(answer.content) < 2000
    if case["expected"] == "clear_error":
        assert answer.json()["detail"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"[" * 100_000, 413),
        (b"[" * 60_000, 400),
        (b'{"a":' * 40 + b"1" + b"}" * 40, 400),
        (b'{"symbol":"' + b'\\"' * 30_000, 400),
        (b"\xff\xfe{}", 400),
        (b"\xef\xbb\xbf{}", 400),
        (b"", 422),
        (b'"text"', 422),
        (b"[]", 422),
        (b'{"amount": 1' + b"0" * 5000 + b"}", 422),
        (b'{"symbol":{"a":1,"a":2}}', 422),
        (b"init_data=abc", 400),
    ],
)
async def test_no_body_reaches_a_crash(ann: httpx.AsyncClient, body: bytes, status: int) -> None:
    answer = await ann.post(PREVIEW, content=body, headers={"content-type": "application/json"})
    assert answer.status_code == status, answer.text


async def test_a_body_that_hides_its_length_is_cut_off(ann: httpx.AsyncClient) -> None:
    async def endless() -> Any:
        for _ in range(40):
            yield b" " * 4096

    answer = await ann.post(PREVIEW, content=endless())
    assert answer.status_code == 413


async def test_what_was_sent_is_not_echoed(ann: httpx.AsyncClient) -> None:
    secret = "5KJvsngHeMpm884wtkJNzQGaCErckhHJBGFsvd3VyK5qMZXj3hS"
    answer = await ann.post(PREVIEW, json={"symbol": secret, "side": secret, "amount": "5"})
    assert answer.status_code == 422
    assert secret not in answer.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/orders?limit=1000000", 422),
        ("/api/v1/orders?limit=-1", 422),
        ("/api/v1/orders?limit=x", 422),
        ("/api/v1/orders?cursor=garbage", 400),
        ("/api/v1/orders?cursor=" + "A" * 500, 422),
        ("/api/v1/orders/0%20OR%201=1", 422),
        ("/api/v1/orders/..%2F..%2Fetc", 404),
        ("/api/v1/market/candles?symbol=BTC/USDT&before=9999999999999999", 422),
        ("/api/v1/market/candles?symbol=BTC/USDT&before=2026-13-45", 422),
        ("/api/v1/market/candles?symbol=BTC/USDT&timeframe=7m", 422),
        ("/api/v1/market/candles?symbol=%3Cscript%3E", 422),
        ("/api/v1/news?coin=btc%27--", 422),
        ("/api/v1/tge-events/search?q=a%00", 422),
        ("/api/v1/tge-events?chain=%00", 422),
        ("/static/%00", 422),
        ("/api/v1/nothing", 404),
        ("/static/..%2f..%2fapp.py", 404),
        ("/static/%2e%2e/app.py", 404),
    ],
)
async def test_bad_addresses_and_queries_are_refused(
    ann: httpx.AsyncClient, path: str, status: int
) -> None:
    answer = await ann.get(path)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_wrong_method_says_so(ann: httpx.AsyncClient) -> None:
    answer = await ann.put("/api/v1/orders", json={})
    assert (answer.status_code, answer.json()["key"]) == (405, "no-method")


async def test_x_forwarded_for_of_a_direct_client_changes_nothing(ann: httpx.AsyncClient) -> None:
    plain = await ann.get("/api/v1/account")
    claimed = await ann.get("/api/v1/account", headers={"X-Forwarded-For": "1.2.3.4"})
    assert (claimed.status_code, claimed.json()) == (200, plain.json())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-Proto", "https")),
        *(("Forwarded", "for=127.0.0.1"), ("Via", "1.1 caddy"), ("X-Real-IP", "127.0.0.1")),
        *(("Host", "desk.example"), ("Host", "127.0.0.1.desk.example:8080"), ("Host", "")),
    ],
)
async def test_metrics_are_refused_to_whom_a_proxy_asks_for(
    stage: Stage, nobody: httpx.AsyncClient, name: str, value: str
) -> None:
    answer = await nobody.get("/metrics", headers={name: value})
    assert answer.status_code == 403
    assert "tapewire_" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "127.0.0.1", "localhost:9", "[::1]:8080"])
async def test_metrics_are_shown_to_who_asks_on_this_machine(
    stage: Stage, nobody: httpx.AsyncClient, host: str
) -> None:
    answer = await nobody.get("/metrics", headers={"Host": host})
    assert answer.status_code == 200
    assert "tapewire_http_seconds" in answer.text
