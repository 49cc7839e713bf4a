"""What a venue refuses or rounds, on a running desk: bad rows of the surface `exchange`."""

from decimal import Decimal

from tests.cases.rows import shows
from tests.journeys.witness import Witness, is_clear
from tests.stage import Stage, buttons, words_of

STORM = {"rules": [{"route": "POST /api/v3/order", "kind": "429"}]}


async def held(seen: Witness, person: int, pocket: str) -> Decimal:
    query = "SELECT coalesce(sum(amount), 0) AS sum FROM balances WHERE account_id = :id"
    (found,) = await seen.rows(
        query + " AND currency = 'USDT' AND pocket = :pocket", id=person, pocket=pocket
    )
    return Decimal(found["sum"])


@shows("BI-336")
async def test_a_venue_in_a_storm_of_429_is_named_busy_asked_once_and_holds_no_funds(
    stage: Stage, seen: Witness, ann: int
) -> None:
    await stage.ask(ann, "/buy btc 20", "Bought")
    before = await held(seen, ann, "free")
    await stage.call("POST", "/admin/faults", STORM, server="exchange")
    try:
        refused = await stage.ask(ann, "/buy btc 21", "busy")
        storm = await stage.call("GET", "/admin/faults", server="exchange")
    finally:
        await stage.call("DELETE", "/admin/faults", server="exchange")
    assert is_clear(words_of(refused)), words_of(refused)
    assert [rule["struck"] for rule in storm["rules"]] == [1], "an order is never sent in a loop"
    assert [order["status"] for order in await seen.orders(ann)] == ["filled", "rejected"]
    assert await held(seen, ann, "free") == before
    assert await held(seen, ann, "reserved") == 0
    await stage.ask(ann, "/buy btc 22", "Bought")


@shows("BI-347")
async def test_a_quantity_beyond_the_step_is_rounded_down_and_shown_before_it_is_accepted(
    stage: Stage, seen: Witness, ann: int
) -> None:
    (market,) = await seen.rows("SELECT quantity_step FROM instruments WHERE base = 'ETH'")
    step = Decimal(market["quantity_step"])
    written = Decimal("0.1234567899")
    rounded = written // step * step
    assert rounded < written
    await stage.ask(ann, "/buy eth 600", "quick limit")
    ticket = await stage.said(ann, "quick limit")
    await stage.press(ann, ticket, buttons(ticket)[0]["text"])
    await stage.said(ann, "Bought")
    card = await stage.ask(ann, f"/sell eth {written} eth", "quick limit")
    assert f"{rounded.normalize():f} ETH" in words_of(card), words_of(card)
    assert f"{written}" not in words_of(card)
    await stage.press(ann, card, buttons(card)[0]["text"])
    await stage.said(ann, "Sold")
    assert (await seen.orders(ann))[-1]["quantity"] == rounded
