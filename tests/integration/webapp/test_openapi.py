"""What openapi.json says of signing in and of failures is what really happens."""

from typing import Any

import httpx
import pytest

from webapp.schemas.errors import ProblemOut

V1 = "/api/v1"
# Signing in is all that nobody may do.
OPEN_TO_ALL = {f"{V1}/session{way}" for way in ("", "/link", "/link/owner", "/resume")}


async def described(client: httpx.AsyncClient) -> Any:
    return (await client.get(f"{V1}/openapi.json")).json()


async def test_it_says_which_routes_want_a_token_and_of_what_kind(
    nobody: httpx.AsyncClient,
) -> None:
    found = await described(nobody)
    assert found["components"]["securitySchemes"]["session"]["scheme"] == "bearer"
    open_to_all = {
        path
        for path, methods in found["paths"].items()
        if not all(operation.get("security") == [{"session": []}] for operation in methods.values())
    }
    assert open_to_all == OPEN_TO_ALL


async def test_every_failure_is_described_as_problem_json_and_nothing_else(
    nobody: httpx.AsyncClient,
) -> None:
    found = await described(nobody)
    for path, methods in found["paths"].items():
        for operation in methods.values():
            failures = {s: r for s, r in operation["responses"].items() if not s.startswith("2")}
            assert list(failures) == ["default"], path
            content = failures["default"]["content"]
            (shape,) = content["application/problem+json"]["schema"].values()
            assert shape.removeprefix("#/components/schemas/") == "ProblemOut"
    assert set(found["components"]["schemas"]) >= {"ProblemOut", "FindingOut"}


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/account?token=none", 401),
        ("GET", "/orders/k7m2x9qf4t1z", 404),
        ("GET", "/nowhere", 404),
        ("DELETE", "/portfolio", 405),
        ("POST", "/orders/preview", 422),
        ("GET", "/market/candles?symbol=BTC&timeframe=7q&limit=-1", 422),
    ],
)
async def test_a_failure_is_what_the_description_says(
    nobody: httpx.AsyncClient, ann: httpx.AsyncClient, method: str, path: str, status: int
) -> None:
    client = nobody if status == 401 else ann
    answer = await client.request(method, V1 + path, json={} if method == "POST" else None)
    told = ProblemOut.model_validate(answer.json())
    assert (answer.status_code, told.status) == (status, status)
    assert answer.headers["content-type"] == "application/problem+json"
    assert bool(told.errors) is (status == 422)


async def test_no_reference_leads_nowhere(nobody: httpx.AsyncClient) -> None:
    found = await described(nobody)

    def references(part: Any) -> set[str]:
        if isinstance(part, list):
            return set().union(*(references(one) for one in part))
        if not isinstance(part, dict):
            return set()
        own = {part["$ref"]} if isinstance(part.get("$ref"), str) else set()
        return own.union(*(references(one) for one in part.values()))

    names = {reference.rpartition("/")[2] for reference in references(found)}
    assert names <= set(found["components"]["schemas"])
