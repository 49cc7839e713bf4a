"""What a venue's "slow down" comes to: everybody waits, orders are refused and never late."""

import time
from collections.abc import AsyncIterator

import pytest

from db import redis as redises
from db.budget import RedisBudget
from desk.errors import VenueRefused, VenueUnsure
from tests.contracts.stand import ACCOUNT, VENUES, Hall, Stand, is_create, stand
from tests.servers import Servers


@pytest.fixture
async def budget(clean: Servers) -> AsyncIterator[RedisBudget]:
    redis = redises.connect(clean.redis_url)
    yield RedisBudget(redis)
    await redis.aclose()


@pytest.fixture(params=VENUES)
async def at(request: pytest.FixtureRequest, hall: Hall, budget: RedisBudget) -> Stand:
    """A venue whose requests are counted."""
    return await stand(request.param, hall, budget=budget)


@pytest.mark.parametrize("status", [429, 418])
async def test_v53_after_429_nothing_is_sent_for_as_long_as_the_venue_said(
    at: Stand, status: int
) -> None:
    headers = {"Retry-After": "5"}
    at.wire.spoil(is_create, status=status, body="{}", headers=headers, is_carried_out=False)
    with pytest.raises(VenueRefused):
        await at.venue.submit(at.order())
    at.wire.seen.clear()
    with pytest.raises(VenueRefused) as refused:
        await at.venue.submit(at.order())
    assert refused.value.values["code"] == "429"
    with pytest.raises(VenueUnsure):
        await at.venue.balances(ACCOUNT)
    assert at.wire.seen == []


async def test_v54_orders_beyond_the_budget_wait_their_turn(at: Stand) -> None:
    began = time.monotonic()
    for _ in range(7):
        await at.venue.submit(at.order())
    least = 2 / at.row.orders_per_s  # five may leave at once
    assert time.monotonic() - began > least * 0.9
    assert len(await at.truth()) == 7
