"""A running web app for each module, and fresh people for each test."""

from collections.abc import AsyncIterator
from itertools import count

import httpx
import pytest
import structlog

from db.context import open_desk
from desk.accounts.model import Person
from desk.settings import Settings
from tests.conftest import make_settings, wipe
from tests.integration.webapp.stage import Counter, Stage, furnish, running
from tests.ports import free_port
from tests.servers import Servers

_IDS = count(7001)


@pytest.fixture(scope="module")
def web_settings(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings with a port of their own."""
    return make_settings(servers, tmp_path_factory.mktemp("web"), webapp_port=free_port())


@pytest.fixture(scope="module")
async def house(servers: Servers, web_settings: Settings) -> AsyncIterator[Stage]:
    """The web app with markets, served over real HTTP on clean tables."""
    structlog.configure(
        processors=[
            structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
        ]
    )
    await wipe(servers)
    venue = Counter()
    async with (
        open_desk(web_settings, process="test", venues={"paper": venue}) as context,
        running(context, venue, web_settings) as found,
    ):
        await furnish(found)
        yield found


@pytest.fixture
async def stage(house: Stage) -> Stage:
    """The web app with prices of this moment."""
    house.venue.submitted.clear()
    await house.tick()
    return house


@pytest.fixture
def ann_is() -> Person:
    """Ann, somebody new in every test."""
    return Person(id=next(_IDS), first_name="Ann", username="ann", language="en")


@pytest.fixture
def bob_is() -> Person:
    """Bob, who reads Russian."""
    return Person(id=next(_IDS), first_name="Bob", username="bob", language="ru")


@pytest.fixture
async def ann(stage: Stage, ann_is: Person) -> AsyncIterator[httpx.AsyncClient]:
    """Ann, signed in."""
    async with await signed_in(stage, ann_is) as found:
        yield found


@pytest.fixture
async def bob(stage: Stage, bob_is: Person) -> AsyncIterator[httpx.AsyncClient]:
    """Bob, signed in."""
    async with await signed_in(stage, bob_is) as found:
        yield found


@pytest.fixture
async def nobody(stage: Stage) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody without a session."""
    async with client(stage) as found:
        yield found


async def signed_in(stage: Stage, person: Person) -> httpx.AsyncClient:
    """Return a client that speaks for a person."""
    await stage.context.desk.accounts.enter(person)
    return client(stage, await stage.token(person.id))


def client(stage: Stage, token: str = "") -> httpx.AsyncClient:
    """Return a client of the running app."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    # Without TLS there is nothing to verify, and reading all authorities takes tens of ms.
    return httpx.AsyncClient(base_url=stage.url, headers=headers, timeout=10, verify=False)  # noqa: S501
