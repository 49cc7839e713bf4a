"""How an order may trade, over HTTP: kept as asked, or refused with the field to change."""

from typing import Any

import httpx
import pytest

from desk.accounts.model import Person
from tests.integration.webapp.stage import Stage
from tests.integration.webapp.test_orders import BUY, LIMIT, URL, key

DCA = {
    "kind": "dca", "symbol": "BTC/USDT", "side": "buy", "amount": "25", "every": "1d", "count": 3,
}  # fmt: skip


@pytest.mark.parametrize(
    ("body", "named"),
    [
        (BUY | {"post_only": True}, "post_only"),
        (BUY | {"time_in_force": "FOK"}, "FOK"),
        (BUY | {"lasts": "3d"}, "lasts"),
        (LIMIT | {"time_in_force": "IOC", "lasts": "3d"}, "lasts"),
        (LIMIT | {"time_in_force": "IOC", "post_only": True}, "post_only"),
        (LIMIT | {"slippage_percent": "1"}, "slippage_percent"),
        (BUY | {"slippage_percent": "10.5"}, "ceiling"),
    ],
)
async def test_terms_that_could_not_be_kept_are_refused_and_write_nothing(
    ann: httpx.AsyncClient, body: dict[str, Any], named: str
) -> None:
    for path in ("", "/preview"):
        answer = await ann.post(URL + path, json=body, headers=key("terms"))
        assert (answer.status_code, answer.json()["key"]) == (422, "misunderstood")
        assert named in answer.json()["detail"]
    assert (await ann.get(URL)).json()["orders"] == []


async def test_a_sum_with_a_slippage_is_previewed_and_placed_within_it(
    stage: Stage, ann: httpx.AsyncClient, ann_is: Person
) -> None:
    body = BUY | {"slippage_percent": "0.5"}
    shown = (await ann.post(f"{URL}/preview", json=body)).json()
    assert shown["slippage_bp"] == 50
    counted = {check["rule"]: float(check["value"]) for check in shown["checks"]}
    assert counted["max-order"] == 60, "limits count all of the sum"
    assert float(shown["cost"]) < float(shown["worst_cost"]) == 60
    placed = (await ann.post(URL, json=body, headers=key("band"))).json()
    assert (placed["spend"], placed["limit_price"]) == (None, None)
    (order,) = await stage.context.desk.orders.page(ann_is.id)
    assert order.quantity is not None
    assert order.limit_price is not None
    assert order.quantity * order.limit_price == order.reserved <= 60


async def test_a_plan_keeps_a_slippage_or_says_why_it_cannot(ann: httpx.AsyncClient) -> None:
    url = "/api/v1/plans"
    stop = {"kind": "exit", "symbol": "BTC/USDT", "stop": "5%", "slippage_percent": "1"}
    refused = await ann.post(url, json=stop, headers=key("s"))
    assert (refused.status_code, refused.json()["key"]) == (422, "misunderstood")
    assert "stop_limit" in refused.json()["detail"]
    made = await ann.post(url, json=DCA | {"slippage_percent": "1"}, headers=key("d"))
    assert made.status_code in {201, 202}, made.text
