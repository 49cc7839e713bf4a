"""F8: many taps on one button at once, from two devices, with a cancel among them."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from typing import Final

import pytest

from db.context import Context, open_desk
from desk.errors import Used
from desk.orders.model import Order
from desk.settings import Settings
from tests.factories import ANN, buy, furnish, origin, quote

BUTTONS: Final = 200
TAPS: Final = 20


@pytest.fixture
async def context(settings: Settings) -> AsyncIterator[Context]:
    """A desk on which every tap has a connection at once, and none waits for one."""
    async with open_desk(settings, process="test", pool_size=TAPS) as found:
        yield found


async def tap(context: Context, ticket_id: str, cause: str) -> str:
    """Press confirm; return the order's id, or nothing when the button was used."""
    try:
        found = await context.desk.orders.confirm(ANN.id, ticket_id, origin("tap", cause))
    except Used:
        return ""
    return found.id


async def dismiss(context: Context, ticket_id: str, *, after_s: float = 0) -> str:
    """Press cancel; return whether it came first."""
    await asyncio.sleep(after_s)
    try:
        await context.desk.orders.dismiss(ANN.id, ticket_id)
    except Used:
        return ""
    return "dismissed"


async def button(context: Context, name: str) -> str:
    """Return a fresh ticket at a price of now."""
    await context.desk.market.quotes.put([quote()])
    ticket = await context.desk.orders.ticket(ANN.id, buy("7"), origin(name, "x"))
    return ticket.id


async def placed(context: Context) -> list[Order]:
    return await context.desk.orders.page(ANN.id, limit=1000)


async def test_of_twenty_taps_on_each_of_many_buttons_one_places_an_order(
    context: Context,
) -> None:
    await furnish(context)
    won: Counter[int] = Counter()
    for number in range(BUTTONS):
        ticket_id = await button(context, f"b{number}")
        taps = (tap(context, ticket_id, f"{number}/{n}") for n in range(TAPS))
        found = [i for i in await asyncio.gather(*taps) if i]
        won[len(found)] += 1
    assert won == {1: BUTTONS}
    assert len(await placed(context)) == BUTTONS


async def test_one_tap_delivered_twenty_times_is_one_order_and_everybody_hears_of_it(
    context: Context,
) -> None:
    await furnish(context)
    ticket_id = await button(context, "b")
    found = await asyncio.gather(*(tap(context, ticket_id, "same") for _ in range(TAPS)))
    assert len(set(found)) == 1
    assert [o.id for o in await placed(context)] == [found[0]]


async def test_confirm_and_cancel_at_once_end_in_one_of_the_two_never_in_both(
    context: Context,
) -> None:
    await furnish(context)
    ended: Counter[str] = Counter()
    for number in range(BUTTONS):
        ticket_id = await button(context, f"c{number}")
        late_s = 0.004 * (number % 16)
        both = (tap(context, ticket_id, f"{number}"), dismiss(context, ticket_id, after_s=late_s))
        found = [i for i in await asyncio.gather(*both) if i]
        assert len(found) == 1, found
        ended["dismissed" if "dismissed" in found else "placed"] += 1
    assert len(await placed(context)) == ended["placed"]
    assert ended["placed"] > 0 < ended["dismissed"]


async def test_a_cancel_that_came_before_the_confirm_wins(context: Context) -> None:
    await furnish(context)
    ticket_id = await button(context, "b")
    assert await dismiss(context, ticket_id) == "dismissed"
    assert await tap(context, ticket_id, "late") == ""
    assert await placed(context) == []
