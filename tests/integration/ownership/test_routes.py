"""Every route of the web app x everybody but the owner: nobody gets in, nothing changes.

A new route fails here until `ROUTES` says whose it is.
"""

import re
from collections.abc import AsyncIterator, Iterable, Iterator
from enum import Enum, auto
from typing import Any, Final

import httpx
import pytest
from starlette.routing import BaseRoute

from desk.accounts.model import Person, State
from tests.integration.ownership.estate import (
    ADMIN,
    GROUP,
    OTHER,
    OWNER,
    TURNED_AWAY,
    WAITING,
    Estate,
    bar,
    changed,
)
from webapp.api import V1
from webapp.app import create_api, guarded
from webapp.live.hub import Hub
from webapp.pages import PAGES

ANYTHING: Final = "k7m2x9qf4t1z"


class Whose(Enum):
    """Whom a route is for."""

    EVERYBODYS = auto()  # without an account: pages, signing in, answers for machines
    SHARED = auto()  # of whoever has an account; the same for each of them, and only to read
    OWN = auto()  # of the asker; it has no name by which somebody else's could be asked for
    NAMED = auto()  # a thing of somebody, by its id


EVERYBODYS, SHARED, OWN, NAMED = Whose
ROUTES: Final[dict[str, Whose]] = {
    **{f"GET {path}": EVERYBODYS for path in PAGES},
    "GET /docs": EVERYBODYS,
    "GET /favicon.ico": EVERYBODYS,
    "GET /static/{name}": EVERYBODYS,
    "GET /healthz": EVERYBODYS,
    "GET /readyz": EVERYBODYS,
    "GET /metrics": EVERYBODYS,
    f"GET {V1}/openapi.json": EVERYBODYS,
    f"POST {V1}/session": EVERYBODYS,
    f"POST {V1}/session/link": EVERYBODYS,
    f"POST {V1}/session/link/owner": EVERYBODYS,
    f"POST {V1}/session/resume": EVERYBODYS,
    f"POST {V1}/session/renew": OWN,
    f"GET {V1}/session/all": OWN,
    f"DELETE {V1}/session/others": OWN,
    f"DELETE {V1}/session/all/{{session_id}}": NAMED,
    f"GET {V1}/account": OWN,
    f"PUT {V1}/account/preferences": OWN,
    f"GET {V1}/account/settings": OWN,
    f"PATCH {V1}/account/settings": OWN,
    f"DELETE {V1}/account/settings/{{setting}}": OWN,
    f"GET {V1}/account/settings/file": OWN,
    f"POST {V1}/account/settings/file": OWN,
    f"POST {V1}/account/settings/offers/{{offer_id}}": NAMED,
    f"DELETE {V1}/account/settings/offers/{{offer_id}}": NAMED,
    f"POST {V1}/account/settings/undo/{{undo_id}}": NAMED,
    f"GET {V1}/watchlist": OWN,
    f"PUT {V1}/watchlist/{{coin}}": OWN,
    f"DELETE {V1}/watchlist/{{coin}}": OWN,
    f"GET {V1}/calls": OWN,
    f"GET {V1}/calls/groups": OWN,
    f"GET {V1}/calls/leaderboard": OWN,
    f"GET {V1}/calls/latest": OWN,
    f"GET {V1}/venues": OWN,
    f"PUT {V1}/venues/active": OWN,
    f"GET {V1}/venues/{{venue}}/connection": OWN,
    f"PUT {V1}/venues/{{venue}}/connection": OWN,
    f"DELETE {V1}/venues/{{venue}}/connection": OWN,
    f"GET {V1}/market/instruments": SHARED,
    f"GET {V1}/market/quotes": SHARED,
    f"GET {V1}/market/candles": SHARED,
    f"GET {V1}/market/readings": SHARED,
    f"POST {V1}/orders/preview": OWN,
    f"POST {V1}/orders": OWN,
    f"GET {V1}/orders": OWN,
    f"POST {V1}/orders/tickets/{{ticket_id}}/confirm": NAMED,
    f"DELETE {V1}/orders/tickets/{{ticket_id}}": NAMED,
    f"GET {V1}/orders/{{order_id}}": NAMED,
    f"DELETE {V1}/orders/{{order_id}}": NAMED,
    f"PATCH {V1}/orders/{{order_id}}": NAMED,
    f"GET {V1}/orders/{{order_id}}/timeline": NAMED,
    f"POST {V1}/plans": OWN,
    f"POST {V1}/plans/close": OWN,
    f"GET {V1}/plans": OWN,
    f"POST {V1}/plans/{{plan_id}}/confirm": NAMED,
    f"GET {V1}/plans/{{plan_id}}": NAMED,
    f"PATCH {V1}/plans/{{plan_id}}": NAMED,
    f"DELETE {V1}/plans/{{plan_id}}": NAMED,
    f"GET {V1}/limits": OWN,
    f"PUT {V1}/limits": OWN,
    f"POST {V1}/panic": OWN,
    f"DELETE {V1}/panic": OWN,
    f"GET {V1}/portfolio": OWN,
    f"GET {V1}/portfolio/risk": OWN,
    f"GET {V1}/portfolio/fills": OWN,
    f"GET {V1}/portfolio/equity": OWN,
    f"GET {V1}/portfolio/trades": OWN,
    f"GET {V1}/portfolio/days": OWN,
    f"GET {V1}/portfolio/export.csv": OWN,
    f"GET {V1}/news": SHARED,
    f"GET {V1}/sources": SHARED,
    f"GET {V1}/tge-events": SHARED,
    f"GET {V1}/tge-events/search": SHARED,
    f"GET {V1}/tge-events/calendar.ics": SHARED,
    f"GET {V1}/tge-events/{{event_id}}": SHARED,
    f"GET {V1}/alerts": OWN,
    f"GET {V1}/signals/score": OWN,
    f"GET {V1}/signals/correlation": SHARED,
    f"GET {V1}/sources/races": SHARED,
    f"GET {V1}/signals/tone": SHARED,
    f"GET {V1}/signals/alerts/{{headline_id}}": SHARED,
    f"GET {V1}/operations/health": SHARED,
    f"GET {V1}/system/metrics": SHARED,
    f"WEBSOCKET {V1}/live": OWN,
    "GET /fragments/alerts": OWN,
    "GET /fragments/news": SHARED,
    "GET /fragments/orders/{order_id}": NAMED,
}
# What a route needs to do its work: a refusal must come of who asks, not of what is asked.
BODIES: Final[dict[str, Any]] = {
    f"PUT {V1}/account/preferences": {
        "language": "en",
        "time_zone": "UTC",
        "presets": ["25"],
        "quick_limit": "50",
    },
    f"PATCH {V1}/account/settings": {"quick_limit": "40"},
    f"PUT {V1}/venues/active": {"venue": "paper"},
    f"PUT {V1}/venues/{{venue}}/connection": {"key": "a" * 32, "secret": "b" * 32},
    f"POST {V1}/orders/preview": {"symbol": "BTC/USDT", "side": "buy", "amount": "30"},
    f"POST {V1}/orders": {"symbol": "BTC/USDT", "side": "buy", "amount": "30"},
    f"PATCH {V1}/orders/{{order_id}}": {"price": "49000"},
    f"POST {V1}/plans": {"kind": "exit", "symbol": "BTC/USDT", "stop": "12%"},
    f"POST {V1}/plans/close": {"symbols": ["BTC/USDT"]},
    f"PATCH {V1}/plans/{{plan_id}}": {"stop": "15%"},
    f"PUT {V1}/limits": {"max_day": "500"},
}
QUERIES: Final[dict[str, dict[str, str]]] = {
    f"GET {V1}/market/candles": {"symbol": "BTC/USDT"},
    f"GET {V1}/market/readings": {"symbol": "BTC/USDT"},
    f"GET {V1}/calls/leaderboard": {"chat": str(GROUP)},
    f"GET {V1}/calls/latest": {"chat": str(GROUP)},
    f"GET {V1}/tge-events/search": {"q": "btc"},
    f"GET {V1}/signals/tone": {"coin": "BTC"},
    "GET /fragments/news": {"coin": "BTC"},
}


def every(routes: Iterable[BaseRoute]) -> Iterator[str]:
    """Name every route of the app's own table, those of its routers too."""
    for route in routes:
        inner = getattr(route, "original_router", None)
        if inner is not None:
            yield from every(inner.routes)
            continue
        for method in sorted(getattr(route, "methods", None) or {"WEBSOCKET"} - {"HEAD"}):
            if method != "HEAD":
                yield f"{method} {getattr(route, 'path', route)}"


def of(*whose: Whose) -> list[str]:
    """Return routes over HTTP of these kinds."""
    return [name for name, is_of in ROUTES.items() if is_of in whose and "WEBSOCKET" not in name]


class Door:
    """The web app without a wire, and everybody who knocks."""

    def __init__(self, estate: Estate, client: httpx.AsyncClient) -> None:
        self.estate = estate
        self._client = client
        self._count = 0

    async def ask(self, name: str, token: str = "") -> httpx.Response:
        """Ask for a route, about the owner's things where it takes an id."""
        method, path = name.split()
        known = {
            "venue": "bybit",
            "coin": "BTC",
            "setting": "language",
            "event_id": ANYTHING,
            "headline_id": self.estate.headline,
        }
        known |= self.estate.named
        self._count += 1
        headers = {"Idempotency-Key": f"knock-{self._count}"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        return await self._client.request(
            method,
            re.sub(r"\{(\w+)\}", lambda found: known[found[1]], path),
            json=BODIES.get(name, {}) if method in {"POST", "PUT", "PATCH"} else None,
            params=QUERIES.get(name),
            headers=headers,
        )

    async def token(self, person: Person, *, audience: str = "token") -> str:
        """Sign a person in; with audience `reload` return what only a page's cookie holds."""
        accounts = self.estate.context.desk.accounts
        link = await accounts.login_link(person.id)
        session = await accounts.open_link(link.partition("#")[2])
        return session.reload if audience == "reload" else session.token

    async def token_of_then(self, person: Person, state: State) -> str:
        """Return a session from before a person was barred."""
        context = self.estate.context
        account = await context.desk.accounts.get(person.id)
        await bar(context, account, State.ACTIVE)
        token = await self.token(person)
        await bar(context, account, state)
        return token


@pytest.fixture
async def door(estate: Estate) -> AsyncIterator[Door]:
    """The guarded app, in process."""
    desk = estate.context.desk
    app = guarded(create_api(desk, Hub(), estate.context.live.metrics), desk.settings)
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://desk.example") as client:
        yield Door(estate, client)


def refusal(answer: httpx.Response) -> str:
    """Return what is wrong with a refusal, empty for a good one: it says why and nothing else."""
    if answer.status_code not in {401, 403, 404}:
        return f"{answer.status_code} {answer.text[:200]}"
    told = answer.json()
    if not (told["title"] and told["detail"] and told["status"] == answer.status_code):
        return f"gives no reason: {told}"
    return "tells of the thing" if "symbol" in told["values"] else ""


def test_every_route_is_classed(estate: Estate) -> None:
    app = create_api(estate.context.desk, Hub(), estate.context.live.metrics)
    found = list(every(app.routes))
    assert sorted(set(found)) == sorted(ROUTES)
    assert all(name.startswith("GET") for name in of(SHARED)), "what is shared is only read"
    with_ids = {name for name in found if "_id}" in name}
    assert with_ids <= {*of(NAMED, SHARED)}, "whoever names a thing must own it"


@pytest.mark.parametrize("who", ["nobody", "a forger", "a cookie", "turned away", "waiting"])
async def test_whoever_may_not_act_gets_nowhere(door: Door, who: str) -> None:
    match who:
        case "nobody":
            token = ""
        case "a forger":
            begin, _, _ = (await door.token(OWNER)).rpartition(".")
            token = f"{begin}.{'A' * 43}"
        case "a cookie":
            token = await door.token(OWNER, audience="reload")
        case "turned away":
            token = await door.token_of_then(TURNED_AWAY, State.BLOCKED)
        case _:
            token = await door.token_of_then(WAITING, State.PENDING)
    before = await door.estate.everything()
    answers = {name: await door.ask(name, token) for name in of(SHARED, OWN, NAMED)}
    wrong = {name: flaw for name, answer in answers.items() if (flaw := refusal(answer))}
    assert wrong == {}
    assert {answer.status_code for answer in answers.values()} <= {401, 403}
    assert changed(before, await door.estate.everything()) == []


@pytest.mark.parametrize("person", [OTHER, ADMIN], ids=["somebody else", "an admin"])
async def test_what_is_somebodys_is_there_for_nobody_else(door: Door, person: Person) -> None:
    token = await door.token(person)
    before = await door.estate.everything()
    answers = {name: await door.ask(name, token) for name in of(NAMED)}
    wrong = {name: flaw for name, answer in answers.items() if (flaw := refusal(answer))}
    assert wrong == {}
    assert changed(before, await door.estate.everything()) == []


@pytest.mark.parametrize("person", [OTHER, ADMIN], ids=["somebody else", "an admin"])
async def test_whoever_acts_acts_for_themselves(door: Door, person: Person) -> None:
    token = await door.token(person)
    before = await door.estate.owned()
    answers = {name: await door.ask(name, token) for name in of(OWN, SHARED)}
    broken = {name: a.text[:300] for name, a in answers.items() if a.status_code in {500, 502}}
    assert broken == {}
    marks = _marks(door.estate)
    told = [name for name, a in answers.items() if any(mark in a.text for mark in marks)]
    assert told == [], "tells of the owner"
    assert changed(before, await door.estate.owned()) == []


def _marks(estate: Estate) -> tuple[str, ...]:
    return (
        *(str(OWNER.id), OWNER.first_name, estate.bought, estate.resting, estate.ticket),
        *(estate.plan, estate.draft, estate.rule, estate.group_rule, estate.question),
    )


async def test_what_is_shared_is_read_and_changes_nothing(door: Door) -> None:
    token = await door.token(OTHER)
    before = await door.estate.everything()
    answers = {name: (await door.ask(name, token)).status_code for name in of(SHARED)}
    missing = {f"GET {V1}/tge-events/{{event_id}}"}
    assert {name: code for name, code in answers.items() if code != 200} == dict.fromkeys(
        missing, 404
    )
    assert changed(before, await door.estate.everything()) == []
