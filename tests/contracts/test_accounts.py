"""What every venue tells of an account, by number, and what it never tells."""

import asyncio
import logging
import traceback
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import structlog

from desk.errors import DeskError, VenueRefused, VenueUnsure
from desk.orders.model import Kind, Side
from desk.settings import Settings
from tests.contracts.stand import ACCOUNT, VALID_FOR, Stand, is_create
from workers.venues import table
from workers.venues.cex import CexVenue
from workers.venues.clients import Clients

LONG_AGO = timedelta(hours=1)


async def by_hand(at: Stand, **terms: str) -> None:
    """Place an order that the desk knows nothing of."""
    answer = await at.exchange.signed(
        await at.own_keys(), "POST", "/api/v3/order", symbol="BTCUSDT", **terms
    )
    assert answer.status == 200, answer.json


async def test_v40_open_orders_are_listed_those_placed_by_hand_too(at: Stand) -> None:
    order = at.resting()
    await at.venue.submit(order)
    name = "6d1c0b7e-2f0a-4c8e-9d51-3a7b3c1d2e4f"
    terms = {"side": "SELL", "type": "LIMIT", "timeInForce": "GTC", "newClientOrderId": name}
    await by_hand(at, quantity="0.002", price="200000", **terms)
    ours, theirs = await at.venue.open_orders(ACCOUNT, [at.market])
    assert ours.client_order_id == at.known(order)
    assert (ours.side, ours.quantity, ours.limit_price) == (
        Side.BUY,
        Decimal("0.001"),
        Decimal(30000),
    )
    assert theirs.client_order_id == name
    assert (theirs.side, theirs.quantity, theirs.limit_price) == (
        Side.SELL,
        Decimal("0.002"),
        Decimal(200000),
    )
    assert {ours.kind, theirs.kind} == {Kind.LIMIT}
    assert abs(ours.at - datetime.now(UTC)) < timedelta(seconds=10)


async def test_v41_no_open_orders_is_an_empty_list_and_silence_is_not(at: Stand) -> None:
    assert await at.venue.open_orders(ACCOUNT, [at.market]) == []
    at.wire.spoil(lambda _: True, is_cut=True, times=9)
    with pytest.raises(VenueUnsure):
        await at.venue.open_orders(ACCOUNT, [at.market])


async def test_v42_trades_since_are_complete(at: Stand) -> None:
    since = datetime.now(UTC) - LONG_AGO
    order = at.order()
    report = await at.venue.submit(order)
    await by_hand(at, side="SELL", type="MARKET", quantity="0.002")
    deals = await at.venue.trades(ACCOUNT, at.market, since=since)
    bought = [d for d in deals if d.side is Side.BUY]
    assert {d.trade_id for d in bought} == {f.trade_id for f in report.fills}
    assert sum(d.quantity for d in deals if d.side is Side.SELL) == Decimal("0.002")
    assert {d.venue_order_id for d in bought} == {report.venue_order_id}
    assert [d.at for d in deals] == sorted(d.at for d in deals)
    assert await at.venue.trades(ACCOUNT, "ETH/USDT", since=since) == []
    later = datetime.now(UTC) + timedelta(seconds=1)
    assert await at.venue.trades(ACCOUNT, at.market, since=later) == []


async def test_v43_more_trades_than_one_answer_holds_are_all_read(
    at: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    since = datetime.now(UTC) - LONG_AGO
    bursts: list[int] = []
    for pause_s in (0, 3.2):  # the shortest span takes in three of Gate's seconds
        await asyncio.sleep(pause_s)
        for _ in range(2):  # each sweeps a level of the book or more
            await by_hand(at, side="SELL", type="MARKET", quantity="0.001")
        bursts.append(len(await at.fills()) - sum(bursts))
    page = max(bursts) + 1
    assert page < sum(bursts)
    monkeypatch.setattr(at.venue, "_row", replace(at.row, page=page))
    deals = await at.venue.trades(ACCOUNT, at.market, since=since)
    assert sum(d.quantity for d in deals) == Decimal("0.004")


async def test_v44_balances_are_those_of_the_venue(at: Stand) -> None:
    await at.venue.submit(at.resting())
    holdings = {h.currency: h for h in await at.venue.balances(ACCOUNT)}
    assert set(holdings) == {"USDT", "BTC"}
    assert (holdings["USDT"].free, holdings["USDT"].used) == await at.held("USDT")
    assert holdings["USDT"].used == 30
    assert holdings["BTC"].total == 1


async def test_v45_a_key_that_cannot_withdraw_is_told_so(at: Stand) -> None:
    found = await at.venue.permissions(ACCOUNT)
    assert found.can_trade is True
    assert found.can_withdraw is (None if at.name == "mexc" else False)


def widen(text: str) -> str:
    """Let an answer about a key say that it may withdraw."""
    for less, more in (
        ('"enableWithdrawals":false', '"enableWithdrawals":true'),
        ('"Wallet":[]', '"Wallet":["AccountTransfer","Withdraw"]'),
        ('"perm":"read_only,trade"', '"perm":"read_only,withdraw,trade"'),
        ('"can_transfer":false', '"can_transfer":true'),
        ('"permission":"General,Spot"', '"permission":"General,Spot,Transfer"'),
        ('{"name":"spot","read_only":false}', '{"name":"withdraw","read_only":false}'),
        ('"permission":"readOnly,trade"', '"permission":"readOnly,trade,withdraw"'),
    ):
        text = text.replace(less, more)
    return text


async def test_v46_a_key_that_can_withdraw_is_told_so(at: Stand) -> None:
    if at.name == "mexc":
        pytest.skip("MEXC does not tell what a key may do")
    at.wire.spoil(lambda _: True, spoil=widen, times=3)
    assert (await at.venue.permissions(ACCOUNT)).can_withdraw is True


def narrow(text: str) -> str:
    """Let an answer about a key say that it may not trade."""
    for more, less in (
        ('"enableSpotAndMarginTrading":true', '"enableSpotAndMarginTrading":false'),
        ('"Spot":["SpotTrade"]', '"Spot":[]'),
        ('"perm":"read_only,trade"', '"perm":"read_only"'),
        ('"can_trade":true', '"can_trade":false'),
        ('"permission":"General,Spot"', '"permission":"General"'),
        ('{"name":"spot","read_only":false}', '{"name":"spot","read_only":true}'),
        ('"permission":"readOnly,trade"', '"permission":"readOnly"'),
        ('"canTrade":true', '"canTrade":false'),
    ):
        text = text.replace(more, less)
    return text


async def test_v93_a_key_that_cannot_trade_is_told_so(at: Stand) -> None:
    at.wire.spoil(lambda _: True, spoil=narrow, times=3)
    assert (await at.venue.permissions(ACCOUNT)).can_trade is False


SENSELESS = ("<html></html>", "", "null", "[]", "{}", '"ok"', '{"a', "42", '{"message": "hello"}')


async def test_v94_a_senseless_answer_about_a_key_permits_nothing(at: Stand) -> None:
    for body in SENSELESS:
        at.wire.spoil(lambda _: True, body=body, times=9)
        with suppress(DeskError):
            assert not (await at.venue.permissions(ACCOUNT)).can_trade, body
        at.wire.rules.clear()


@pytest.mark.parametrize("part", ["apiKey", "secret", "password"])
async def test_v47_a_key_that_is_wrong_is_refused(at: Stand, part: str) -> None:
    if part not in at.keys:
        pytest.skip("this venue's keys have two parts")
    wrong = at.keys | {part: spoiled(at.keys[part])}
    client = await at.clients.probe(wrong, at.name)

    async def probe(_: int) -> Any:
        return client

    venue = CexVenue(probe, timeout_s=5, valid_for=VALID_FOR, venue=at.name)
    with pytest.raises(VenueRefused):
        await venue.permissions(ACCOUNT)
    with pytest.raises(DeskError):
        await venue.submit(at.order())
    assert await at.truth() == []


def spoiled(secret: str) -> str:
    """Return another secret of the same form."""
    if secret.startswith("-----BEGIN"):
        from cryptography.hazmat.primitives import serialization as s
        from cryptography.hazmat.primitives.asymmetric import ec

        key = ec.generate_private_key(ec.SECP256R1())
        form = s.PrivateFormat.TraditionalOpenSSL
        return key.private_bytes(s.Encoding.PEM, form, s.NoEncryption()).decode()
    last = "a" if secret[-1] != "a" else "b"
    return secret[:-1] + last


async def test_v48_what_was_changed_on_the_way_is_refused(at: Stand) -> None:
    """The counterpart does check signatures: a changed request must not be carried out."""
    if at.name in {"coinbase", "htx"}:
        pytest.skip("its signature covers the address and not the body, TLS does")
    at.wire.change = is_create
    with pytest.raises(DeskError):
        await at.venue.submit(at.resting())
    assert await at.truth() == []


async def test_v49_nothing_is_signed_for_another_host(at: Stand, tmp_path: Path) -> None:
    def elsewhere(urls: Any) -> Any:
        if isinstance(urls, dict):
            return {name: elsewhere(url) for name, url in urls.items()}
        return str(urls).replace("127.0.0.1", "localhost")

    at.client.urls["api"] = elsewhere(at.client.urls["api"])
    at.client.urls["hostnames"] = elsewhere(at.client.urls.get("hostnames") or {})
    with pytest.raises(VenueRefused) as refused:
        await at.venue.submit(at.order())
    assert refused.value.values["code"] == "local"
    assert at.wire.seen == []


async def test_v50_live_clients_may_talk_to_their_venue_alone(at: Stand, tmp_path: Path) -> None:
    if at.name == "paper":
        pytest.skip("paper is where the settings say")
    clients = Clients(Settings(data_dir=tmp_path))
    client = clients._make(at.row, at.keys)
    asked: list[str] = []

    async def fetch(url: str, *rest: Any) -> Any:
        asked.append(url)
        raise OSError

    client.fetch = fetch
    with pytest.raises(OSError):  # noqa: PT011 - it is ours, raised above
        await client.fetch_time()
    assert {urlsplit(url).scheme for url in asked} == {"https"}
    assert {urlsplit(url).netloc for url in asked} <= at.row.hosts
    client.urls["api"] = moved(client.urls["api"])
    client.urls["hostnames"] = moved(client.urls.get("hostnames") or {})
    with pytest.raises(PermissionError):
        await client.fetch_time()
    assert len(asked) == 1
    await clients.close()


def moved(urls: Any) -> Any:
    """Return addresses of somebody else."""
    if isinstance(urls, dict):
        return {name: moved(url) for name, url in urls.items()}
    return "https://evil.example" if "/" in str(urls) else "evil.example"


async def test_v51_no_secret_is_in_any_error_or_log(
    at: Stand, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    said: list[str] = []
    accidents: list[dict[str, Any]] = [
        {"is_cut": True},
        {"status": 502, "body": "<html></html>"},
        {"body": "{}"},
        {"is_truncated": True},
        {"status": 429, "body": "{}"},
        {"status": 400, "body": '{"code": -1, "msg": "no"}', "is_carried_out": False},
    ]
    with structlog.testing.capture_logs() as logged:
        for accident in accidents:
            at.wire.rules.clear()
            at.wire.spoil(lambda _: True, times=9, **accident)
            order = at.order()
            for call in (
                lambda o=order: at.venue.submit(o),
                lambda o=order: at.venue.find(o),
                lambda o=order: at.venue.cancel(o),
                lambda: at.venue.balances(ACCOUNT),
                lambda: at.venue.permissions(ACCOUNT),
            ):
                try:
                    await call()
                except DeskError as e:
                    said.append("".join(traceback.format_exception(e)))
                    said.append(repr(e) + str(e.values))
    # The exchange runs in this process for the test: what its server notes is not the desk's.
    noted = [r.getMessage() for r in caplog.records if not r.name.startswith("uvicorn")]
    text = "\n".join([*said, *noted, str(logged), *capsys.readouterr()])
    assert said
    for canary in secrets_of(at):
        assert canary not in text
    assert "http://127.0.0.1" not in text
    assert "ignature=" not in text


def secrets_of(at: Stand) -> list[str]:
    """Return everything that must never be seen: keys, and every signature that went over."""
    parts = [part for value in at.keys.values() for part in value.split("\n") if len(part) > 10]
    names = ("sign", "authorization", "passphrase", "apikey", "api-key")
    for seen in at.wire.seen:
        parts += [v for k, v in seen.headers.items() if any(n in k.lower() for n in names)]
        parts += [q.partition("=")[2] for q in seen.query.split("&") if "ignature=" in q]
    return [p for p in parts if len(p) > 8]


def test_v52_every_venue_of_the_desk_has_a_row() -> None:
    from desk.venues.profiles import PROFILES

    assert set(table.ROWS) == set(PROFILES)
