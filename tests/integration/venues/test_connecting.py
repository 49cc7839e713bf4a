"""Keys on their way in: sealed, looked at with the venue, put into force or forgotten."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Protocol

import pytest

from db import engine as engines
from db import verify
from desk import clock
from desk.errors import BadSetting, NotFound, Refused, VenueUnsure
from desk.money import floor_to
from desk.orders.model import Kind, Status
from desk.secret import Secret
from desk.settings import Settings
from desk.venues import custody
from desk.venues.keys import Keys
from desk.venues.model import State
from desk.venues.profiles import profile
from desk.venues.service import LOOK, MOST_AN_HOUR
from desk.venues.statement import Permissions
from tests.factories import ANN, BOB, buy, origin
from tests.integration.venues.conftest import VENUE, House
from tests.quiet import Quiet
from workers.doors import Doors
from workers.keys import Credentials, belongs


class Moves(Protocol):
    """Sets the clock to so long after the test began."""

    def __call__(self, after: timedelta, /) -> None: ...


@pytest.fixture
def at() -> Moves:
    began = clock.now()
    return lambda after: clock.set_clock(now=lambda: began + after)


async def test_good_keys_are_put_into_force_and_the_opening_balances_are_booked(
    house: House,
) -> None:
    keys = await house.account(USDT="1000", BTC="0.25")
    found = await house.hand_in(keys)
    assert found.state is State.CONNECTED
    assert (found.hint, found.envelope, found.trouble) == (keys.key[-4:], "", "")
    assert (found.can_trade, found.can_withdraw, found.is_ip_bound) == (True, False, False)
    assert await house.ledger() == await house.truth(keys)
    told = [t.event for t in await house.context.outbox.pending(50)]
    assert any(getattr(event, "venue", "") == VENUE for event in told)


async def test_wrong_keys_are_refused_with_the_venues_word_and_forgotten(
    house: House, ann_settings: Settings
) -> None:
    keys = await house.account(USDT="1000")
    found = await house.hand_in(replace(keys, secret="f" * 64))
    assert (found.state, found.trouble) == (State.REFUSED, "not-taken")
    assert "ignature" in found.detail
    assert found.envelope == ""
    assert await house.context.store.venue_account(ANN.id, VENUE) is None
    with pytest.raises(Refused):
        await house.context.desk.venues.choose(ANN.id, VENUE)


@pytest.mark.parametrize(
    ("permissions", "objection"),
    [
        (Permissions(can_trade=True, can_withdraw=True), "can-withdraw"),
        (Permissions(can_trade=None, can_withdraw=True), "can-withdraw"),
        (Permissions(can_trade=False, can_withdraw=False), "cannot-trade"),
        (Permissions(can_trade=True, can_withdraw=None), ""),
        (Permissions(), ""),
    ],
)
def test_keys_that_may_withdraw_or_not_trade_are_objected_to(
    permissions: Permissions, objection: str
) -> None:
    assert custody.objection(permissions) == objection


@pytest.mark.parametrize(
    ("permissions", "trouble"),
    [
        (Permissions(can_trade=True, can_withdraw=True), "can-withdraw"),
        (Permissions(can_trade=False, can_withdraw=False), "cannot-trade"),
    ],
)
async def test_keys_that_may_withdraw_or_not_trade_never_come_into_force(
    house: House, monkeypatch: pytest.MonkeyPatch, permissions: Permissions, trouble: str
) -> None:
    class Told(Quiet):
        async def permissions(self, account_id: int) -> Permissions:
            return permissions

    monkeypatch.setattr(house.doors, "trial", lambda *_: Told())
    found = await house.hand_in(await house.account(USDT="5"))
    assert (found.state, found.trouble) == (State.REFUSED, trouble)
    assert await house.context.store.venue_account(ANN.id, VENUE) is None


async def test_keys_wait_for_a_venue_that_is_away_and_are_looked_at_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Away(Quiet):
        async def permissions(self, account_id: int) -> Permissions:
            raise VenueUnsure(why="RequestTimeout")

    keys = await house.account(USDT="5")
    with monkeypatch.context() as patch:
        patch.setattr(house.doors, "trial", lambda *_: Away())
        found = await house.hand_in(keys)
    assert (found.state, found.trouble) == (State.CHECKING, custody.AWAY)
    assert found.envelope
    await house.look()
    again = await house.context.desk.venues.get(ANN.id, VENUE)
    assert again.state is State.CONNECTED


async def test_what_is_no_key_is_not_kept_at_all(house: House, ann_settings: Settings) -> None:
    venues = house.context.desk.venues
    await venues.hand_in(ANN.id, VENUE, "what do you want from me?", handle="9")
    with pytest.raises(BadSetting):
        await venues.connect(ANN.id, "9", message_id=None)
    with pytest.raises(NotFound):
        await venues.get(ANN.id, VENUE)
    assert not await dumped(ann_settings, "what do you want")


async def test_an_envelope_put_into_another_persons_row_does_not_open(house: House) -> None:
    await house.context.desk.accounts.enter(BOB)
    keys = await house.account(USDT="5")
    await house.context.desk.venues.hand_in(ANN.id, VENUE, f"{keys.key} {keys.secret}", handle="1")
    ours = await house.context.desk.venues.connect(ANN.id, "1", message_id=None)
    async with house.context.desk.orders.open() as unit:
        await unit.connections.save(replace(ours, account_id=BOB.id))
        await unit.commit()
    await house.look(person=BOB.id)
    stolen = await house.context.desk.venues.get(BOB.id, VENUE)
    assert (stolen.state, stolen.trouble) == (State.REFUSED, "cannot-open")


async def test_new_keys_that_are_refused_leave_those_in_force_alone(house: House) -> None:
    keys = await house.account(USDT="300")
    await house.hand_in(keys)
    found = await house.hand_in(replace(keys, name="x", secret="0" * 64))
    assert (found.state, found.hint, found.trouble) == (
        State.CONNECTED,
        keys.key[-4:],
        "not-taken",
    )
    assert (await house.place(buy("60"))).status.is_final


async def test_new_keys_of_another_account_are_refused_while_orders_rest(house: House) -> None:
    await house.hand_in(await house.account(USDT="300"))
    resting = replace(buy("60"), kind=Kind.LIMIT, limit_price=(await cheap(house)))
    await house.place(resting)
    found = await house.hand_in(await house.account(USDT="900"))
    assert (found.state, found.trouble) == (State.CONNECTED, "another-account")


async def test_an_order_that_the_venue_may_have_forgotten_keeps_no_new_keys_out(
    house: House,
) -> None:
    await house.hand_in(await house.account(USDT="300"))
    resting = replace(buy("60"), kind=Kind.LIMIT, limit_price=(await cheap(house)))
    order = await house.place(resting)
    long_ago = clock.now() - profile(VENUE).remembers - timedelta(hours=1)
    async with house.context.desk.orders.open() as unit:
        await unit.orders.save(replace(order, updated_at=long_ago))
        await unit.commit()
    fresh = await house.account(USDT="900")
    found = await house.hand_in(fresh)
    assert (found.state, found.trouble, found.hint) == (State.CONNECTED, "", fresh.key[-4:])


async def test_keys_wait_until_those_before_were_looked_at_and_for_half_a_minute_at_most(
    house: House, at: Moves
) -> None:
    venues, found = house.context.desk.venues, made_up()
    at(timedelta())
    begun = await venues.connect_with(ANN.id, VENUE, found)
    await venues.hand_in(ANN.id, VENUE, f"{'q' * 20} {'z' * 20}", handle="second")
    with pytest.raises(Refused) as refused:
        await venues.connect(ANN.id, "second", message_id=None)
    assert refused.value.values == {"what": "keys-checking", "venue": "Binance", "wait_s": 30}
    with pytest.raises(NotFound):  # what was refused is kept no longer
        await venues.connect(ANN.id, "second", message_id=None)
    with pytest.raises(Refused):
        await venues.connect_with(ANN.id, VENUE, found)
    assert (await venues.get(ANN.id, VENUE)).envelope == begun.envelope
    await venues.connect_with(ANN.id, "bybit", found)  # another exchange is another matter
    at(LOOK)  # the job was lost
    again = await venues.connect_with(ANN.id, VENUE, found)
    assert again.envelope != begun.envelope


async def test_keys_are_handed_in_twenty_times_an_hour_at_most(house: House, at: Moves) -> None:
    venues, found = house.context.desk.venues, made_up()
    for count in range(MOST_AN_HOUR):
        at(LOOK * count)
        await venues.connect_with(ANN.id, VENUE, found)
    at(LOOK * MOST_AN_HOUR)
    with pytest.raises(Refused) as refused:
        await venues.connect_with(ANN.id, "bybit", found)
    limit = {"value": MOST_AN_HOUR + 1, "limit": MOST_AN_HOUR}
    assert refused.value.values == {"what": "keys-often", "wait_min": 50} | limit
    await house.context.desk.accounts.enter(BOB)
    await venues.connect_with(BOB.id, VENUE, found)
    at(timedelta(hours=1))
    await venues.connect_with(ANN.id, "bybit", found)


async def test_revoking_refuses_while_orders_are_open_then_cancels_and_forgets(
    house: House,
) -> None:
    await house.hand_in(await house.account(USDT="300"))
    desk = house.context.desk
    await desk.venues.choose(ANN.id, VENUE)
    resting = replace(buy("60"), kind=Kind.LIMIT, limit_price=(await cheap(house)))
    order = await house.place(resting)
    with pytest.raises(Refused) as refused:
        await desk.venues.revoke(ANN.id, VENUE)
    assert refused.value.values["count"] == 1
    left = await desk.venues.revoke(ANN.id, VENUE, cancel_orders=True)
    assert left.state is State.LEAVING
    with pytest.raises(Refused):
        await house.place(buy("20"), "2")
    for _ in range(5):
        await house.look()
        for due in await desk.reconcile.due():
            await desk.reconcile.check(due)
    assert (await desk.venues.get(ANN.id, VENUE)).state is State.REVOKED
    assert await house.context.store.venue_account(ANN.id, VENUE) is None
    assert (await desk.orders.get(ANN.id, order.id)).status.value == "cancelled"
    assert (await desk.accounts.get(ANN.id)).preferences.venue == "paper"


async def test_another_worker_uses_no_client_of_keys_that_were_replaced_or_revoked(
    house: House, ann_settings: Settings
) -> None:
    keys, other = await house.account(USDT="300"), await house.account(USDT="300")
    await house.hand_in(keys)
    credentials = Credentials(ann_settings, house.context.store, house.ring)
    elsewhere = Doors(ann_settings, credentials, valid_for=timedelta(seconds=7))
    house.venues.update(elsewhere.all())
    try:
        assert (await house.place(buy("20"), "1")).status is Status.FILLED
        await house.hand_in(other)
        assert (await house.place(buy("20"), "2")).status is Status.FILLED
        assert "BTC" in await house.truth(other)
        placed = await house.context.desk.orders.place(
            ANN.id, replace(buy("20"), venue=VENUE), origin("3", "3")
        )
        async with house.context.desk.orders.open() as unit:
            await unit.connections.keep_keys(ANN.id, VENUE, None)
            await unit.commit()
        before = await house.truth(other)
        await house.context.desk.execution.execute(placed.id)
    finally:
        await elsewhere.close()
    refused = await house.context.desk.orders.get(ANN.id, placed.id)
    assert (refused.status, refused.reason) == (Status.REJECTED, "no keys are in force")
    assert await house.truth(other) == before


async def test_no_table_no_key_and_no_envelope_shows_the_secret(
    house: House, ann_settings: Settings
) -> None:
    keys = await house.account(USDT="50")
    await house.hand_in(keys)
    for canary in (keys.secret, keys.key):
        assert not await dumped(ann_settings, canary)
    sealed = await house.context.store.venue_account(ANN.id, VENUE)
    assert sealed
    assert keys.secret in house.ring.vault.open(sealed, belongs(ANN.id, VENUE)).reveal()


def made_up() -> Keys:
    """Keys of the right form that open nothing."""
    return Keys(Secret("k" * 20), Secret("s" * 20), Secret(""))


async def cheap(house: House) -> Decimal:
    """A price far below the market that still counts as a price."""
    quote = await house.context.desk.market.quote("BTC/USDT", VENUE)
    return floor_to(quote.bid * 4 / 5, Decimal("0.01"))


async def dumped(settings: Settings, canary: str) -> list[str]:
    """Return the tables in which a text is to be found."""
    engine = engines.connect(settings.database_url, pool_size=1)
    try:
        return await verify.tables_with(engine, canary)
    finally:
        await engine.dispose()
