"""One exchange for the tests of a file that leave it as they found it; each has its own accounts.

It moves its markets all the time, and should not while other tests run.
"""

from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.integration.exchange.clients import Exchange, Keys, running

_numbers = count(1)


@pytest.fixture(scope="module")
async def exchange(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Exchange]:
    """Return a running exchange."""
    folder: Path = tmp_path_factory.mktemp("exchange")
    async with running(folder) as exchange:
        yield exchange


@pytest.fixture
async def keys(exchange: Exchange) -> Keys:
    """Return a fresh account with 10,000 USDT."""
    return await exchange.open(f"test-{next(_numbers)}", USDT="10000")


@pytest.fixture
async def client(exchange: Exchange, keys: Keys) -> AsyncIterator[Any]:
    """Return a ccxt client of a fresh account, markets loaded."""
    client = exchange.ccxt(keys)
    await client.load_markets()
    yield client
    await client.close()
