"""What every venue's accidents and lies come to, by number: nothing is lost, nothing is doubled."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desk import clock
from desk.errors import DeskError, VenueRefused, VenueUnsure
from desk.orders.model import Status
from desk.settings import Settings
from tests.contracts.stand import ACCOUNT, VALID_FOR, Stand, is_create, is_private_get
from tests.contracts.wire import Seen
from workers.venues.answers import UNREACHABLE
from workers.venues.cex import CexVenue
from workers.venues.clients import Clients
from workers.venues.line import MOST_ANSWER

HTML = "<html><head><title>502 Bad Gateway</title></head></html>"


def is_told(seen: Seen) -> bool:
    """Tell whether an answer to a request may speak of an order."""
    return is_create(seen) or is_private_get(seen)


async def unsure(at: Stand, **changes: Any) -> tuple[Any, str]:
    """Submit a market buy that must end in uncertainty; return the order and why."""
    order = at.order(**changes)
    with pytest.raises(VenueUnsure) as raised:
        await at.venue.submit(order)
    return order, str(raised.value.values["why"])


async def test_v22_a_lost_reply_is_no_failure_and_the_order_is_found(at: Stand) -> None:
    at.wire.spoil(is_create, is_cut=True)
    order, _ = await unsure(at)
    report = await at.venue.find(order)
    assert report is not None
    assert report.status is Status.FILLED
    assert len(await at.truth()) == 1


async def test_v23_a_gateway_that_fails_before_leaves_nothing(at: Stand) -> None:
    at.wire.spoil(is_create, status=502, body=HTML, is_carried_out=False)
    order, _ = await unsure(at)
    assert await at.venue.find(order) is None
    assert await at.truth() == []


async def test_v24_a_gateway_that_fails_after_leaves_the_order(at: Stand) -> None:
    at.wire.spoil(is_create, status=502, body=HTML)
    order, _ = await unsure(at)
    report = await at.venue.find(order)
    assert report is not None
    assert report.filled > 0


async def test_v25_a_server_error_in_the_venues_own_words_is_no_refusal(at: Stand) -> None:
    body = (
        '{"code": "50000", "retCode": 10016, "err-code": "x", "label": "INTERNAL", "msg": "oops"}'
    )
    at.wire.spoil(is_create, status=500, body=body)
    order, _ = await unsure(at)
    assert await at.venue.find(order) is not None


async def test_v26_too_many_requests_is_a_refusal(at: Stand) -> None:
    at.wire.spoil(is_create, status=429, body="slow down", is_carried_out=False)
    with pytest.raises(VenueRefused) as refused:
        await at.venue.submit(at.order())
    assert refused.value.values["code"] == "429"
    assert await at.truth() == []


async def test_v27_an_answer_that_is_none_is_not_believed(at: Stand) -> None:
    for body in ("<html><h1>Login</h1></html>", "", "null", "[]", "{}", '"ok"', '{"a', "42"):
        at.wire.spoil(is_create, body=body)
        order, _ = await unsure(at)
        at.wire.rules.clear()
        report = await at.venue.find(order)
        assert report is not None, body
        assert report.filled > 0, body


async def test_v28_half_an_answer_is_no_refusal(at: Stand) -> None:
    at.wire.spoil(is_create, is_truncated=True)
    order, _ = await unsure(at)
    assert await at.venue.find(order) is not None


def amounts(field: str, value: str) -> Callable[[str], str]:
    """Return what replaces a sum by another in an answer."""
    pattern = re.compile(rf'"{re.escape(field)}":\s*"?[0-9.]+"?')
    return lambda text: pattern.sub(f'"{field}": {value}', text)


@pytest.mark.parametrize("value", ["NaN", '"NaN"', '"Infinity"', '"-1"', '"1e9999"', '"12,5"'])
async def test_v29_an_amount_that_is_none_is_not_believed(at: Stand, value: str) -> None:
    at.wire.spoil(is_told, spoil=amounts(at.row.filled_field, value), times=9)
    await unsure(at)
    assert len(await at.truth()) == 1


async def test_v30_more_filled_than_ordered_is_not_believed(at: Stand) -> None:
    at.wire.spoil(is_told, spoil=amounts(at.row.filled_field, '"5.5"'), times=9)
    _, ask = await at.prices()
    terms = {"quantity": Decimal("0.001"), "limit_price": ask + 100}
    _, why = await unsure(at, **terms)
    assert why == "filled 5.5 of 0.001"


async def test_v31_an_answer_about_another_market_is_not_believed(at: Stand) -> None:
    other = str(at.client.market("ETH/USDT")["id"])
    at.wire.spoil(is_told, spoil=lambda t: t.replace(at.native, other), times=9)
    await unsure(at)
    assert len(await at.truth()) == 1


async def test_v32_an_answer_about_another_order_is_not_believed(at: Stand) -> None:
    def rename(text: str) -> str:
        return text.replace(at.known(order), "a" * 26)

    order = at.order()
    at.wire.spoil(is_told, spoil=rename, times=9)
    with pytest.raises(VenueUnsure):
        await at.venue.submit(order)
    assert len(await at.truth()) == 1


async def test_v33_fills_that_cannot_be_read_do_not_make_a_refusal(at: Stand) -> None:
    trades = re.compile("Trades|trades|fills|matchresults|execution")
    at.wire.spoil(
        lambda s: bool(trades.search(s.path)), status=429, body="{}", is_carried_out=False
    )
    order = at.order()
    if at.name in {"paper", "binance"}:  # the answer to the order itself carries the fills
        assert (await at.venue.submit(order)).fills
        return
    with pytest.raises(VenueUnsure):
        await at.venue.submit(order)
    report = await at.venue.find(order)
    assert report is not None
    assert report.fills


async def test_v34_silence_about_an_order_is_not_its_absence(at: Stand) -> None:
    order = at.order()
    await at.venue.submit(order)
    for accident in ({"is_cut": True}, {"status": 503, "body": HTML}, {"body": HTML}):
        at.wire.rules.clear()
        at.wire.spoil(is_private_get, times=3, **accident)
        with pytest.raises(VenueUnsure):
            await at.venue.find(order)


async def test_v35_a_cancel_without_an_answer_is_unsure(at: Stand) -> None:
    order = at.resting()
    await at.venue.submit(order)
    # Twice: the HTTP client sends what may be repeated again when a kept connection was closed.
    at.wire.spoil(lambda s: s.method in {"POST", "DELETE"}, is_cut=True, times=2)
    with pytest.raises(VenueUnsure):
        await at.venue.cancel(order)
    report = await at.venue.find(order)
    assert report is not None
    assert report.status is Status.CANCELLED


@pytest.mark.parametrize("minutes", [-10, 10])
async def test_v36_clocks_that_differ_are_measured(at: Stand, minutes: int) -> None:
    ahead = timedelta(minutes=minutes)
    clock.set_clock(now=lambda: datetime.now(UTC) + ahead)
    try:
        report = await at.venue.submit(at.order(sent_at=datetime.now(UTC)))
    finally:
        clock.set_clock()
    assert report.filled > 0
    assert len(await at.truth()) == 1


async def test_v37_a_request_that_lapsed_is_never_accepted(at: Stand) -> None:
    late = at.order(sent_at=datetime.now(UTC) - VALID_FOR - timedelta(seconds=1.5))
    with pytest.raises(DeskError):
        await at.venue.submit(late)
    assert await at.truth() == []
    assert await at.venue.find(late) is None


async def test_v38_an_order_that_is_not_written_down_is_not_sent(at: Stand) -> None:
    with pytest.raises(VenueRefused):
        await at.venue.submit(at.order(sent_at=None))
    assert at.wire.seen == []


async def test_v39_an_order_is_sent_once_whatever_happens(at: Stand) -> None:
    accidents: list[dict[str, Any]] = [
        {"is_cut": True},
        {"status": 503, "body": HTML},
        {"status": 500, "body": "{}"},
        {"body": "{}"},
    ]
    for accident in accidents:
        at.wire.seen.clear()
        at.wire.spoil(is_create, **accident)
        await unsure(at)
        assert len([s for s in at.wire.seen if is_create(s)]) == 1


# How venues say that an account may not trade any more, and that nobody may; as far as ccxt knows.
SUSPENDED = {
    "paper": (400, '{"code":-2010,"msg":"This action is disabled on this account."}'),
    "binance": (400, '{"code":-2010,"msg":"This action is disabled on this account."}'),
    "bybit": (200, '{"retCode":10008,"retMsg":"User had been banned","result":{},"time":1}'),
    "okx": (200, '{"code":"50007","msg":"Account blocked","data":[]}'),
    "kucoin": (200, '{"code":"411100","msg":"User are frozen."}'),
    "gate": (403, '{"label":"ACCOUNT_LOCKED","message":"Account is locked"}'),
}
MAINTAINED = {
    "okx": (503, '{"code":"50001","msg":"Service temporarily unavailable","data":[]}'),
    "mexc": (200, '{"code":801,"msg":"System under maintenance"}'),
    "htx": (200, '{"status":"error","err-code":"system-maintenance","err-msg":"","data":null}'),
}
AWAY = (503, HTML)


async def test_v64_a_suspended_account_is_refused_in_the_venues_words(at: Stand) -> None:
    if at.name not in SUSPENDED:
        pytest.skip("no code of this venue is known")
    status, body = SUSPENDED[at.name]
    at.wire.spoil(is_create, status=status, body=body, is_carried_out=False)
    with pytest.raises(VenueRefused) as refused:
        await at.venue.submit(at.order())
    words = str(refused.value.values["message"])
    assert words in body
    assert len(words) > 10
    assert await at.truth() == []


async def test_v65_a_venue_in_maintenance_leaves_an_order_unsure_until_it_is_back(
    at: Stand,
) -> None:
    status, body = MAINTAINED.get(at.name, AWAY)
    at.wire.spoil(is_create, status=status, body=body, is_carried_out=False)
    order, _ = await unsure(at)
    assert await at.venue.find(order) is None
    assert await at.truth() == []


async def test_v66_a_venue_that_is_away_when_a_worker_starts_costs_no_order(
    at: Stand, tmp_path: Path
) -> None:
    settings = Settings(data_dir=tmp_path, exchange_url=at.wire.url, venues_url=at.wire.url)
    started = Clients(settings)

    async def client(_: int) -> Any:
        return await started.of(ACCOUNT, at.keys, at.name)

    fresh = replace(at, venue=CexVenue(client, timeout_s=5, valid_for=VALID_FOR, venue=at.name))
    try:
        at.wire.spoil(lambda _: True, is_cut=True, times=1000)
        order, why = await unsure(fresh)
        assert why == UNREACHABLE
        assert not [seen for seen in at.wire.seen if is_create(seen)]
        at.wire.rules.clear()
        assert await fresh.venue.find(order) is None
        again = replace(order, attempt=2, sent_at=datetime.now(UTC))
        assert (await fresh.venue.submit(again)).status is Status.FILLED
        assert len(await at.truth()) == 1
    finally:
        await started.close()


def elsewhere(at: Stand) -> dict[str, str]:
    """Return the header that leads to another host, where every request would be seen too."""
    return {"Location": at.wire.url.replace("127.0.0.1", "localhost") + "/api/v3/order"}


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_v99_a_redirected_order_goes_to_nobody_else_and_may_exist(
    at: Stand, status: int
) -> None:
    taken = '{"code": -2010, "retCode": 10001, "err-code": "x", "label": "INVALID", "msg": "no"}'
    at.wire.spoil(is_create, status=status, body=taken, headers=elsewhere(at))
    order, why = await unsure(at)
    assert why == f"status {status}"
    assert is_create(at.wire.seen[-1])
    assert len(at.wire.orders()) == 1
    report = await at.venue.find(order)
    assert report is not None
    assert report.filled > 0


async def test_v100_a_redirected_question_goes_to_nobody_else_and_stays_open(at: Stand) -> None:
    order = at.resting()
    await at.venue.submit(order)
    for status in (302, 307):
        at.wire.seen.clear()
        at.wire.spoil(is_private_get, status=status, body="[]", headers=elsewhere(at))
        with pytest.raises(VenueUnsure) as raised:
            await at.venue.find(order)
        assert raised.value.values["why"] == f"status {status}"
        assert len(at.wire.seen) == 1
    at.wire.seen.clear()
    changes = {"POST", "DELETE"}
    at.wire.spoil(lambda s: s.method in changes, status=307, body="{}", headers=elsewhere(at))
    with pytest.raises(VenueUnsure) as raised:
        await at.venue.cancel(order)
    assert raised.value.values["why"] == "status 307"
    assert len(at.wire.orders()) == 1
    assert await at.venue.find(order) is not None


async def test_v101_an_answer_that_is_too_long_is_none(at: Stand) -> None:
    at.wire.spoil(is_create, spoil=lambda text: text + " " * MOST_ANSWER)
    order, why = await unsure(at)
    assert why == "more than 4 MiB"
    assert await at.venue.find(order) is not None
    at.wire.spoil(is_private_get, spoil=lambda text: text + " " * MOST_ANSWER)
    with pytest.raises(VenueUnsure) as raised:
        await at.venue.find(order)
    assert raised.value.values["why"] == "more than 4 MiB"
    assert len(await at.truth()) == 1
