"""One estate for every test: none of them may change it."""

from collections.abc import AsyncIterator

import pytest

from db import engine as engines
from db.context import open_desk
from tests.conftest import make_settings, wipe
from tests.integration.ownership import estate as estates
from tests.integration.ownership.estate import Estate
from tests.journeys.chats.stage import ObedientVenue
from tests.servers import Servers


@pytest.fixture(scope="module")
async def estate(
    servers: Servers, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Estate]:
    """What the owner has, on clean tables."""
    await wipe(servers)
    settings = make_settings(
        servers,
        tmp_path_factory.mktemp("estate"),
        admin_ids=(str(estates.ADMIN.id),),
        access="open",
        llm="ollama",
        llm_model="none",
        quote_age_s=300,
    )
    engine = engines.connect(servers.database_url, pool_size=1)
    venues = {"paper": ObedientVenue()}
    async with open_desk(settings, process="test", venues=venues) as context:
        yield await estates.settle(context, engine)
    await engine.dispose()
