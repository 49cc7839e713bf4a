"""One exchange for all contracts; every case has an account of its own."""

from collections.abc import AsyncIterator

import pytest

from tests.contracts.stand import VENUES, Hall, Stand, opened, stand
from tests.integration.exchange.clients import running


@pytest.fixture(scope="session")
async def hall(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Hall]:
    """Return a running exchange with the desk's clients before it."""
    folder = tmp_path_factory.mktemp("hall")
    async with running(folder) as exchange, opened(exchange, folder) as found:
        yield found


@pytest.fixture(params=VENUES)
async def at(request: pytest.FixtureRequest, hall: Hall) -> Stand:
    """Return a venue to trade at."""
    return await stand(request.param, hall)
