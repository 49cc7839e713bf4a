"""What every venue's senseless answers come to, by number: of orders, cancels and balances."""

import json
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from desk.errors import VenueUnsure
from desk.orders.model import Status
from tests.contracts.stand import ACCOUNT, Stand, is_create, is_private_get
from tests.contracts.test_accidents import amounts
from tests.contracts.wire import Seen

BODIES = (
    *("<html><h1>Login</h1></html>", "", "null", "{}", '"ok"', '{"a', "42", "[1]"),
    *('{"message": "hello"}', '{"data": null}', '{"result": {}}', '{"data": "x"}'),
)
NUMBERS = ("NaN", '"NaN"', '"Infinity"', '"-1"', '"1e9999"', '"12,5"')
BALANCES = ("/account", "/wallet-balance", "/balance", "/brokerage/accounts", "/v1/accounts")
FREE = {
    "bybit": "walletBalance",
    "okx": "availEq",
    "coinbase": "value",
    "kucoin": "available",
    "gate": "available",
    "htx": "balance",
}


def is_balance(at: Stand) -> Callable[[Seen], bool]:
    """Return what tells whether a request asks what the account holds."""
    ends = ("/spot/accounts",) if at.name == "gate" else BALANCES
    return lambda seen: seen.path.endswith(ends)


def is_change(seen: Seen) -> bool:
    """Tell whether a request may change something."""
    return seen.method in {"POST", "DELETE"}


def is_fills(seen: Seen) -> bool:
    """Tell whether a request asks for fills."""
    return bool(re.search(r"[tT]rades|fills|matchresults|execution", seen.path))


def is_list(seen: Seen) -> bool:
    """Tell whether a request asks for open orders."""
    return seen.method == "GET" and "order" in seen.path.lower()


async def resting(at: Stand) -> Any:
    """Return an order that rests at the venue."""
    order = at.resting()
    report = await at.venue.submit(order)
    assert report.status is Status.OPEN
    return order


async def is_open(at: Stand, order: Any) -> bool:
    """Tell whether the venue's own word, once it speaks sense again, is that the order rests."""
    at.wire.rules.clear()
    report = await at.venue.find(order)
    return report is not None and report.status is Status.OPEN


async def disbelieved(asked: Awaitable[object], answer: str) -> None:
    """Fail unless the venue's answer is taken for none."""
    try:
        found = await asked
    except VenueUnsure:
        return
    pytest.fail(f"{answer!r} was taken for {found}")


async def test_v77_a_senseless_answer_about_an_order_is_not_its_absence(at: Stand) -> None:
    order = await resting(at)
    for body in BODIES:
        at.wire.spoil(is_private_get, body=body, times=9)
        await disbelieved(at.venue.find(order), body)
        assert await is_open(at, order), body


async def test_v78_an_order_is_not_found_with_an_amount_that_is_none(at: Stand) -> None:
    order = await resting(at)
    for value in NUMBERS:
        at.wire.spoil(is_private_get, spoil=amounts(at.row.filled_field, value), times=9)
        await disbelieved(at.venue.find(order), value)
        assert await is_open(at, order), value


def other_market(at: Stand, _: Any) -> Callable[[str], str]:
    """Let an answer speak of another market."""
    other = str(at.client.market("ETH/USDT")["id"])
    return lambda text: text.replace(at.native, other)


def other_order(at: Stand, order: Any) -> Callable[[str], str]:
    """Let an answer speak of another order."""
    return lambda text: text.replace(at.known(order), "a" * 26)


def other_side(at: Stand, _: Any) -> Callable[[str], str]:
    """Let an answer speak of a sale."""
    words = {"BUY": "SELL", "Buy": "Sell", "buy": "sell"}
    return lambda text: re.sub(r'(:\s*")(BUY|Buy|buy)(?=["-])', lambda m: m[1] + words[m[2]], text)


def overfilled(at: Stand, _: Any) -> Callable[[str], str]:
    """Let an answer tell more filled than was ordered."""
    return amounts(at.row.filled_field, '"5.5"')


LIES = {f.__name__: f for f in (other_market, other_order, other_side, overfilled)}


@pytest.mark.parametrize("lie", LIES)
async def test_v79_an_answer_about_something_else_is_not_the_order(at: Stand, lie: str) -> None:
    order = await resting(at)
    at.wire.spoil(is_private_get, spoil=LIES[lie](at, order), times=9)
    if at.name == "coinbase" and lie == "other_order":
        assert await at.venue.find(order) is None, "it is found in a list, by this very id"
        return
    with pytest.raises(VenueUnsure):
        await at.venue.find(order)
    assert await is_open(at, order)


@pytest.mark.parametrize("body", BODIES)
async def test_v80_a_senseless_answer_to_a_cancel_is_no_word_on_the_order(
    at: Stand, body: str
) -> None:
    order = await resting(at)
    at.wire.spoil(is_change, body=body)
    try:
        report = await at.venue.cancel(order)
    except VenueUnsure:
        at.wire.rules.clear()
        report = await at.venue.find(order)
    assert report is not None
    assert (report.status, report.filled) == (Status.CANCELLED, Decimal(0))
    assert (await at.held("USDT"))[1] == 0


async def test_v81_a_cancel_that_was_not_carried_out_is_never_told_as_done(at: Stand) -> None:
    order = await resting(at)
    for body in BODIES:
        at.wire.spoil(is_change, body=body, is_carried_out=False)
        try:
            report = await at.venue.cancel(order)
        except VenueUnsure:
            report = None
        assert report is None or report.status is Status.OPEN, body
        assert await is_open(at, order), body


@pytest.mark.parametrize("lie", [*LIES, *NUMBERS])
async def test_v82_what_is_senseless_of_a_cancelled_order_is_not_believed(
    at: Stand, lie: str
) -> None:
    order = await resting(at)
    made = LIES.get(lie)
    spoil = made(at, order) if made else amounts(at.row.filled_field, lie)
    at.wire.spoil(is_private_get, spoil=spoil, times=9)
    if at.name == "coinbase" and lie == "other_order":
        assert await at.venue.cancel(order) is None, "it is found in a list, by this very id"
        return
    with pytest.raises(VenueUnsure):
        await at.venue.cancel(order)


async def test_v83_a_senseless_answer_about_balances_is_no_empty_account(at: Stand) -> None:
    for body in BODIES:
        at.wire.spoil(is_balance(at), body=body, times=9)
        await disbelieved(at.venue.balances(ACCOUNT), body)
        at.wire.rules.clear()
    assert {h.currency for h in await at.venue.balances(ACCOUNT)} == {"USDT", "BTC"}


async def test_v84_a_balance_that_is_no_number_is_not_believed(at: Stand) -> None:
    for value in ("NaN", '"NaN"', '"Infinity"', '"1e9999"', '"12,5"', '"many"'):
        at.wire.spoil(is_balance(at), spoil=amounts(FREE.get(at.name, "free"), value), times=9)
        await disbelieved(at.venue.balances(ACCOUNT), value)
        at.wire.rules.clear()


async def test_v85_less_than_nothing_is_told_as_it_is_for_the_desk_to_shut_the_account(
    at: Stand,
) -> None:
    at.wire.spoil(is_balance(at), spoil=amounts(FREE.get(at.name, "free"), '"-3"'), times=9)
    try:
        found = await at.venue.balances(ACCOUNT)
    except VenueUnsure:
        return
    assert min(min(h.free, h.total) for h in found) < 0


async def test_v86_a_senseless_list_of_open_orders_is_no_empty_one(at: Stand) -> None:
    await resting(at)
    for body in BODIES:
        at.wire.spoil(is_list, body=body, times=9)
        await disbelieved(at.venue.open_orders(ACCOUNT, [at.market]), body)
        at.wire.rules.clear()


async def test_v87_a_senseless_list_of_trades_is_no_empty_one(at: Stand) -> None:
    await at.venue.submit(at.order())
    since = datetime.now(UTC) - timedelta(hours=1)
    for body in BODIES:
        at.wire.spoil(is_fills, body=body, times=9)
        await disbelieved(at.venue.trades(ACCOUNT, at.market, since=since), body)
        at.wire.rules.clear()
    assert await at.venue.trades(ACCOUNT, at.market, since=since)


@pytest.mark.parametrize("body", BODIES)
async def test_v88_an_order_whose_fills_are_senseless_is_not_told_without_them(
    at: Stand, body: str
) -> None:
    at.wire.spoil(is_fills, body=body, times=9)
    order = at.order()
    if at.name in {"paper", "binance"}:  # the answer to the order itself carries the fills
        assert (await at.venue.submit(order)).fills
        return
    with pytest.raises(VenueUnsure):
        await at.venue.submit(order)
    at.wire.rules.clear()
    report = await at.venue.find(order)
    assert report is not None
    assert sum(fill.quantity for fill in report.fills) == report.filled > 0


# Answers of the right form that leave out the account itself.
NOBODY = {
    "paper": '{"makerCommission": 10, "canTrade": true}',
    "bybit": '{"retCode": 0, "retMsg": "OK", "result": {"list": []}, "time": 1}',
    "okx": '{"code": "0", "msg": "", "data": []}',
    "coinbase": '{"has_next": false, "cursor": "", "size": 0, "success": true}',
    "mexc": '{"canTrade": true, "accountType": "SPOT"}',
    "htx": '{"status": "ok", "data": {"id": 1, "type": "spot", "state": "working"}}',
}
NOBODY["binance"] = NOBODY["paper"]


async def test_v98_an_answer_that_leaves_out_the_account_is_no_empty_account(at: Stand) -> None:
    if at.name not in NOBODY:
        pytest.skip("its answer is the list of what is held, which may be empty")
    at.wire.spoil(is_balance(at), body=NOBODY[at.name], times=9)
    with pytest.raises(VenueUnsure):
        await at.venue.balances(ACCOUNT)


# How venues that first give but an id say right afterwards that they know of no such order.
NOT_YET: dict[str, tuple[int, str]] = {
    "coinbase": (200, '{"orders": [], "has_next": false, "cursor": ""}'),
    "bybit": (200, '{"retCode": 0, "retMsg": "OK", "result": {"list": []}, "time": 1}'),
    "okx": (200, '{"code": "51603", "msg": "Order does not exist", "data": []}'),
    "kucoin": (200, '{"code": "100001", "msg": "error.getOrder.orderNotExist"}'),
    "mexc": (400, '{"code": -2013, "msg": "Order does not exist."}'),
    "htx": (200, '{"status": "error", "err-code": "base-record-invalid", "err-msg": "record"}'),
}


async def test_v91_an_order_that_is_not_listed_yet_is_open_and_found_later(at: Stand) -> None:
    if at.name not in NOT_YET:
        pytest.skip("it tells of an order at once")
    status, body = NOT_YET[at.name]
    at.wire.spoil(
        is_private_get,
        status=status,
        body=body,
        is_carried_out=False,
        times=2 if at.name == "bybit" else 1,
    )
    order = at.order()
    report = await at.venue.submit(order)
    assert (report.status, report.filled) == (Status.OPEN, Decimal(0))
    found = await at.venue.find(order)
    assert found is not None
    assert found.status is Status.FILLED
    assert found.venue_order_id == report.venue_order_id
    assert len(await at.truth()) == 1


def twice(tree: Any) -> Any:
    """Return an answer that lists each of its trades again."""
    if isinstance(tree, dict):
        return {name: twice(value) for name, value in tree.items()}
    if isinstance(tree, list) and tree and isinstance(tree[0], dict):
        return [*map(twice, tree), *map(twice, tree)]
    return tree


async def test_v92_a_fill_that_is_told_twice_is_one(at: Stand) -> None:
    is_told_with_it = at.name in {"paper", "binance"}  # with the answer to the order itself
    at.wire.spoil(
        is_create if is_told_with_it else is_fills,
        spoil=lambda text: json.dumps(twice(json.loads(text))),
        times=9,
    )
    order = at.order()
    report = await at.venue.submit(order)
    assert len({fill.trade_id for fill in report.fills}) == len(report.fills) > 0
    assert sum(fill.quantity for fill in report.fills) == report.filled
    since = datetime.now(UTC) - timedelta(hours=1)
    deals = await at.venue.trades(ACCOUNT, at.market, since=since)
    assert {deal.trade_id for deal in deals} == {fill.trade_id for fill in report.fills}
