"""Random requests after the API's own description: no crash, no leak, answers as described.

`make search` draws ten times as many.
"""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import httpx
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as examples
from hypothesis.errors import Unsatisfiable
from schemathesis import CheckContext, GenerationMode, Response
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from schemathesis.generation.case import Case
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from db.context import Context, open_desk
from ops.temporary import ROOT
from tests.conftest import make_settings, wipe
from tests.factories import ANN, furnish
from tests.integration.webapp.stage import Counter
from tests.integration.webapp.test_openapi import OPEN_TO_ALL
from tests.servers import Servers
from webapp.app import create_api, guarded
from webapp.live.hub import Hub

URL: Final = "http://desk.example"
AS_DESCRIBED: Final = (
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
)
LEAKS: Final = (
    "Traceback",
    'File "',
    str(ROOT),
    "site-packages",
    "sqlalchemy",
    "asyncpg",
    "SELECT ",
)
EACH: Final = examples().max_examples // 10  # the profile says how thorough
Operations = list[Any]


def refused(context: CheckContext, response: Response, case: Case[Any]) -> bool | None:
    """See `negative_data_rejection`, which does not know that too long is told as too large."""
    return None if response.status_code == 413 else negative_data_rejection(context, response, case)


@dataclass(frozen=True, slots=True)
class Front:
    """The guarded app in process, on a loop of its own: requests come out of plain functions."""

    runner: asyncio.Runner
    context: Context
    client: httpx.AsyncClient
    operations: Operations

    def token(self) -> str:
        """Sign Ann in; a request before may have ended her last session."""

        async def sign_in() -> str:
            accounts = self.context.desk.accounts
            link = await accounts.login_link(ANN.id)
            return (await accounts.open_link(link.partition("#")[2])).token

        return self.runner.run(sign_in())

    def send(self, case: Case[Any]) -> httpx.Response:
        """Send a case as a client on the wire would."""
        kwargs = case.as_transport_kwargs(base_url=URL)
        sent = requests.Request(**kwargs).prepare()
        headers = {name: value for name, value in sent.headers.items() if value is not None}
        body = sent.body.encode() if isinstance(sent.body, str) else sent.body
        asked = self.client.request(
            sent.method or "GET", sent.url or URL, headers=headers, content=body
        )
        return self.runner.run(asked)


@pytest.fixture(scope="module")
def front(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    """The app with markets, prices and somebody with paper money."""
    settings = make_settings(servers, tmp_path_factory.mktemp("described"), quote_age_s=300)
    with asyncio.Runner() as runner:
        runner.run(wipe(servers))
        opened = open_desk(settings, process="test", venues={"paper": Counter()})
        context = runner.run(opened.__aenter__())
        runner.run(furnish(context))
        api = create_api(context.desk, Hub(), context.live.metrics)
        described = schemathesis.openapi.from_dict(api.openapi())
        transport = httpx.ASGITransport(guarded(api, settings), raise_app_exceptions=False)
        client = httpx.AsyncClient(transport=transport, base_url=URL)
        operations = [each.ok() for each in described.get_all_operations() if isinstance(each, Ok)]
        yield Front(runner, context, client, operations)
        runner.run(client.aclose())
        runner.run(opened.__aexit__(None, None, None))


def explore(front: Front, mode: GenerationMode, *checks: Any, signed_in: bool = True) -> list[str]:
    """Try every operation with examples of its own; return what was wrong with which."""
    wrong = []
    for operation in front.operations:
        try:
            attempts(front, operation, mode, checks, front.token() if signed_in else "")()
        except Unsatisfiable:
            continue  # it takes nothing that could be wrong
        except (FailureGroup, AssertionError) as e:
            wrong.append(f"{operation.label}: {e}")
    return wrong


def attempts(
    front: Front, operation: Any, mode: GenerationMode, checks: Sequence[Any], token: str
) -> Callable[[], None]:
    """Return what tries one operation, the same examples at each run of the suite."""

    headers = {"Authorization": f"Bearer {token}"} if token else None

    @examples(max_examples=EACH, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode, headers=headers))
    def attempt(case: Case[Any]) -> None:
        answer = front.send(case)
        case.validate_response(answer, checks=list(checks))
        # Something outside that is away is said with 503; every other failure of ours is a bug.
        assert answer.status_code < 500 or answer.status_code == 503, answer.text
        found = [leak for leak in LEAKS if leak in answer.text]
        assert not found, f"leaks {found}: {answer.text[:300]}"
        if not token and case.path not in OPEN_TO_ALL:
            # What no text may hold is refused before anybody asks who sends it.
            is_unreadable = answer.json()["values"] in ({"fields": "text"}, {"fields": "address"})
            assert answer.status_code == 401 or is_unreadable, answer.text

    return attempt


def test_what_fits_the_description_is_answered_as_described(front: Front) -> None:
    assert len(front.operations) > 40
    wrong = explore(front, GenerationMode.POSITIVE, *AS_DESCRIBED)
    assert not wrong, "\n\n".join(wrong)


def test_what_does_not_fit_the_description_is_refused_as_described(front: Front) -> None:
    wrong = explore(front, GenerationMode.NEGATIVE, *AS_DESCRIBED, refused)
    assert not wrong, "\n\n".join(wrong)


def test_nobody_without_a_session_gets_past_the_door(front: Front) -> None:
    wrong = explore(front, GenerationMode.POSITIVE, *AS_DESCRIBED, signed_in=False)
    assert not wrong, "\n\n".join(wrong)
