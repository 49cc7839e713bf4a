"""F6: a venue that accepts and is silent, refuses, is late; each person meets one kind of it."""

import asyncio
import os
from typing import Final

import pytest

from tests.faults import truth
from tests.faults.fire.conftest import Fire

pytestmark = [pytest.mark.faults, pytest.mark.slow, pytest.mark.timeout(600)]
ORDER: Final = "POST /api/v3/order"
KINDS: Final = (
    ("drop_after", ORDER),
    ("503_before", ORDER),
    ("503_after", ORDER),
    ("504", ORDER),
    ("late", ORDER),
    ("slow", ORDER),
    ("503_before", "GET /api/v3/order"),
    ("drop_after", "GET /api/v3/order"),
    ("slow", "*"),
    ("drop_after", "*"),
)
LOOKED_UP_S: Final = 3.0
IS_LONG: Final = int(os.environ.get("FAULT_ROUNDS", "3")) >= 20
EACH: Final = 100 if IS_LONG else 60


async def test_f6_every_kind_of_bad_answer_ends_in_one_order(fire: Fire) -> None:
    people = await fire.people(len(KINDS))
    rules = [
        {
            "kind": kind,
            "route": route,
            "account": f"tapewire-{person}",
            "probability": 0.6,
            "seconds": 6.5 if kind == "late" else 1.5,
        }
        for person, (kind, route) in zip(people, KINDS, strict=True)
    ]
    await fire.venue_faults(*rules)
    await fire.order(people, "eth", times=EACH)
    await fire.all_in(people, 1 + EACH)
    await fire.stage.until(
        lambda: nobody_waits(fire, people), what="every order has met the venue", timeout_s=60
    )
    await asyncio.sleep(LOOKED_UP_S)  # and look-ups meet it too
    await fire.venue_faults()
    await fire.over(people, each=1 + EACH)
    assert await truth.unanswered(fire.witness, people) > EACH


async def nobody_waits(fire: Fire, people: list[int]) -> bool:
    """Tell whether every order has been sent, and enough of them in vain."""
    query = (
        "SELECT count(*) AS waiting FROM orders"
        " WHERE status = 'accepted' AND account_id = ANY(:people)"
    )
    (found,) = await fire.witness.rows(query, people=people)
    return not found["waiting"] and await truth.unanswered(fire.witness, people) > EACH


async def test_f6_an_order_refused_because_the_venue_is_busy_is_nowhere_and_its_money_free(
    fire: Fire,
) -> None:
    (ann,) = await fire.people(1)
    await fire.venue_faults({"kind": "429", "route": ORDER, "account": f"tapewire-{ann}"})
    await fire.ask(ann, "/buy eth 40", "refused by the exchange")
    await fire.venue_faults()
    await fire.over([ann], each=1)
