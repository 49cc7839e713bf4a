"""What every venue still says of an order that is over or old, by number: venues forget."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from desk.errors import VenueUnsure
from desk.orders.model import Kind, Order, Side, Status
from desk.orders.outside import ANOTHER
from desk.settings import Settings
from desk.venues.profiles import PROFILES
from exchange.dialects import bybit, gate, htx, okx
from tests.contracts.stand import ACCOUNT, Hall, Stand, stand
from tests.contracts.test_accounts import by_hand
from tests.contracts.test_answers import is_list
from workers.venues import listings
from workers.venues.table import ROWS


async def known(at: Stand, order: Order) -> Order:
    """Submit an order and return it as the desk has it then, with the venue's id."""
    report = await at.venue.submit(order)
    at.wire.seen.clear()
    return replace(order, status=Status.OPEN, venue_order_id=report.venue_order_id)


async def test_v110_the_fills_of_an_old_order_are_found_where_a_question_covers_two_days(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = await stand("htx", hall)
    order = at.order()
    await at.venue.submit(order)
    old = replace(order, sent_at=datetime.now(UTC) - timedelta(days=3))
    monkeypatch.setattr(htx, "WINDOW_MS", 1_000)  # so that today is far away from then
    report = await at.venue.find(old)
    assert report is not None
    assert sum(fill.quantity for fill in report.fills) == report.filled > 0


async def test_v111_the_trades_of_many_days_are_read_window_by_window(hall: Hall) -> None:
    at = await stand("htx", hall)
    report = await at.venue.submit(at.order())
    since = datetime.now(UTC) - timedelta(days=7)
    deals = await at.venue.trades(ACCOUNT, at.market, since=since)
    assert {d.trade_id for d in deals} == {f.trade_id for f in report.fills}


async def test_v112_an_order_is_asked_for_by_the_venues_own_id_where_it_is_known(at: Stand) -> None:
    order = await known(at, at.order())
    report = await at.venue.find(order)
    assert report is not None
    assert (report.status, report.venue_order_id) == (Status.FILLED, order.venue_order_id)
    assert sum(fill.quantity for fill in report.fills) == report.filled > 0
    first = at.wire.seen[0]
    assert order.venue_order_id in first.text
    assert at.known(order) not in first.text


async def test_v113_a_cancel_names_the_order_by_the_venues_own_id(at: Stand) -> None:
    order = await known(at, at.resting())
    report = await at.venue.cancel(order)
    assert report is not None
    assert report.status is Status.CANCELLED
    (sent,) = at.wire.orders()
    assert order.venue_order_id in sent.text
    assert at.known(order) not in sent.text


@pytest.mark.parametrize("name", ["gate", "htx"])
async def test_v114_an_order_whose_name_is_forgotten_is_still_found_by_the_venues_id(
    hall: Hall, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    at = await stand(name, hall)
    order = await known(at, at.order())
    monkeypatch.setattr({"gate": gate, "htx": htx}[name], "NAMES_MS", -1)
    assert await at.venue.find(replace(order, venue_order_id="")) is None
    report = await at.venue.find(order)
    assert report is not None
    assert (report.status, bool(report.fills)) == (Status.FILLED, True)


async def test_v115_an_order_that_a_venue_does_not_know_by_its_id_is_found_by_ours(
    at: Stand, hall: Hall
) -> None:
    order = await known(at, at.order())
    other = await stand(at.name, hall)
    elsewhere = await known(other, other.order())
    report = await at.venue.find(replace(order, venue_order_id=elsewhere.venue_order_id))
    assert report is not None
    assert report.venue_order_id == order.venue_order_id


async def test_v116_a_lost_order_is_not_taken_for_one_that_does_not_bear_its_name(
    at: Stand,
) -> None:
    other = await known(at, at.order())
    lost = at.order(venue_order_id=other.venue_order_id, status=Status.UNKNOWN)
    with pytest.raises(VenueUnsure) as raised:
        await at.venue.find(lost)
    assert raised.value.values["why"] == ANOTHER
    itself = await at.venue.find(replace(other, status=Status.UNKNOWN))
    assert itself is not None
    assert itself.filled > Decimal(0)


async def test_v126_a_lost_order_that_filled_is_recognised_by_its_trades(
    at: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By their name where trades have one, else by the name of the order that they lead to."""
    order = at.order()
    report = await at.venue.submit(order)
    for dialect in (gate, htx):
        monkeypatch.setattr(dialect, "NAMES_MS", -1)
    deal = (await at.venue.trades(ACCOUNT, at.market, since=order.created_at))[0]
    assert deal.client_order_id in {"", at.known(order)}
    lost = replace(order, status=Status.UNKNOWN, venue_order_id=deal.venue_order_id)
    found = await at.venue.find(lost)
    assert found is not None
    assert (found.status, found.venue_order_id) == (Status.FILLED, report.venue_order_id)


@pytest.mark.parametrize("name", ["bybit", "okx", "htx"])
async def test_v122_an_order_that_ended_without_a_trade_is_forgotten_by_both_its_ids(
    hall: Hall, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    at = await stand(name, hall)
    order = await known(at, at.resting())
    assert await at.venue.cancel(order) is not None
    monkeypatch.setattr({"bybit": bybit, "okx": okx, "htx": htx}[name], "CANCELLED_MS", -1)
    assert await at.venue.find(order) is None
    assert await at.venue.open_orders(ACCOUNT, [at.market]) == []
    assert await at.venue.trades(ACCOUNT, at.market, since=order.created_at) == []


@pytest.mark.parametrize("name", ["paper", "binance", "bybit", "okx"])
async def test_v123_a_stop_that_has_the_venues_id_is_found_and_cancelled(
    hall: Hall, name: str
) -> None:
    at = await stand(name, hall)
    terms = {"quantity": Decimal("0.001"), "trigger_price": Decimal(60000)}
    order = await known(at, at.order(side=Side.SELL, kind=Kind.STOP, **terms))
    found = await at.venue.find(order)
    assert found is not None
    assert (found.status, found.venue_order_id) == (Status.OPEN, order.venue_order_id)
    ended = await at.venue.cancel(order)
    assert ended is not None
    assert ended.status is Status.CANCELLED
    assert (await at.held("BTC"))[1] == 0


async def many(at: Stand, count: int) -> set[Decimal]:
    """Let orders rest that were placed by hand; return the prices that tell them apart."""
    found = set()
    for number in range(count):
        price = str(20000 + number)
        terms = {"side": "BUY", "type": "LIMIT", "timeInForce": "GTC", "quantity": "0.001"}
        await by_hand(at, price=price, **terms)
        found.add(Decimal(price))
    return found


async def test_v117_more_open_orders_than_one_page_holds_are_all_listed(at: Stand) -> None:
    """Bybit tells twenty of them where it is asked for no number."""
    prices = await many(at, 23)
    listed = await at.venue.open_orders(ACCOUNT, [at.market])
    assert {order.limit_price for order in listed} == prices


async def test_v118_open_orders_are_read_page_by_page(
    at: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not at.row.open_page:
        pytest.skip("it tells of all open orders at once")
    prices = await many(at, 6)  # three whole pages, and perhaps an empty one
    monkeypatch.setattr(at.venue, "_row", replace(at.row, open_page=2))
    listed = await at.venue.open_orders(ACCOUNT, [at.market])
    assert {order.limit_price for order in listed} == prices
    await many(at, 1)
    assert len(await at.venue.open_orders(ACCOUNT, [at.market])) == 7


async def test_v119_a_list_of_open_orders_without_its_end_is_no_list(
    at: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is not listed any more counts as over, and its money as free."""
    if not at.row.open_page:
        pytest.skip("it tells of all open orders at once")
    await many(at, 3)
    short = replace(at.row, open_page=1)
    for row in (replace(short, turn=None), replace(short, turn=lambda page, number: {"x": "1"})):
        monkeypatch.setattr(at.venue, "_row", row)
        with pytest.raises(VenueUnsure) as raised:
            await at.venue.open_orders(ACCOUNT, [at.market])
        assert raised.value.values["why"] == "more than 1 open orders"
    monkeypatch.setattr(at.venue, "_row", short)
    monkeypatch.setattr(listings, "MOST_PAGES", 2)
    with pytest.raises(VenueUnsure):
        await at.venue.open_orders(ACCOUNT, [at.market])


async def test_v120_a_full_page_that_says_nothing_of_a_next_one_is_not_the_last(
    at: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    if at.name not in {"bybit", "coinbase"}:
        pytest.skip("its pages have no cursors")
    await many(at, 1)
    monkeypatch.setattr(at.venue, "_row", replace(at.row, open_page=1))
    cursor = re.compile(r'"(nextPageCursor|cursor)":"[^"]*"')
    at.wire.spoil(is_list, spoil=lambda text: cursor.sub(r'"\1":""', text))
    assert len(await at.venue.open_orders(ACCOUNT, [at.market])) == 1
    at.wire.spoil(is_list, spoil=lambda text: cursor.sub('"nothing":""', text))
    with pytest.raises(VenueUnsure):
        await at.venue.open_orders(ACCOUNT, [at.market])


def test_v124_every_venue_whose_lists_have_pages_says_how_they_are_turned() -> None:
    assert [row.name for row in ROWS.values() if row.open_page and row.turn is None] == []


def test_v125_no_venue_forgets_an_order_that_may_still_be_sent_again() -> None:
    oldest = timedelta(seconds=Settings().command_age_s)
    assert min(profile.remembers for profile in PROFILES.values()) > oldest


async def test_v127_the_trades_of_one_order_are_read_by_its_number(at: Stand) -> None:
    order = await known(at, at.order())
    await known(at, at.order())
    deals = await at.venue.trades_of(order)
    report = await at.venue.find(order)
    assert report is not None
    assert {d.trade_id for d in deals} == {f.trade_id for f in report.fills}
    assert {d.venue_order_id for d in deals} == {order.venue_order_id}
    assert sum(d.quantity for d in deals) == report.filled > 0
