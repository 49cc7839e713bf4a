"""A desk with the trade worker's own connections, and an exchange that it knows as Binance."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

import pytest

from db.context import Context
from desk.accounts.model import Account
from desk.market.model import Instrument
from desk.orders.intent import Intent
from desk.orders.model import Order
from desk.ports import Venue
from desk.settings import Settings
from desk.venues.model import Connection
from tests.conftest import make_settings, trading_desk
from tests.factories import ANN, furnish, instrument, origin, quote
from tests.integration.exchange.clients import Exchange, Keys, running
from tests.servers import Servers
from workers.connections import Connections
from workers.doors import Doors
from workers.keys import Credentials, KeyFile, KeyRing

VENUE = "binance"
BASES = ("BTC", "ETH", "SOL")


@dataclass
class House:
    """The desk, its trade worker's hands, and the exchange."""

    context: Context
    connections: Connections
    exchange: Exchange
    venues: dict[str, Venue]
    doors: Doors
    ring: KeyRing
    count: list[int] = field(default_factory=lambda: [0])

    async def account(self, **balances: str) -> Keys:
        """Open an account at the exchange."""
        self.count[0] += 1
        return await self.exchange.open(f"books-{self.count[0]}", **balances)

    async def hand_in(self, keys: Keys, *, person: int = ANN.id) -> Connection:
        """Hand keys in as the chat does and let the worker look at them."""
        handle = f"update-{keys.name}"
        text = f"{keys.key}\n{keys.secret}"
        await self.context.desk.venues.hand_in(person, VENUE, text, handle=handle)
        await self.context.desk.venues.connect(person, handle, message_id=None)
        await self.connections.look(person, VENUE)
        return await self.context.desk.venues.get(person, VENUE)

    async def look(self, *, person: int = ANN.id) -> None:
        """Read the venue's books."""
        await self.connections.look(person, VENUE)

    async def place(self, intent: Intent, name: str = "1", *, venue: str = VENUE) -> Order:
        """Place an order and do the worker's job."""
        desk = self.context.desk
        await self.prices()
        there = replace(intent, venue=venue)
        placed = await desk.orders.place(ANN.id, there, origin(name, name))
        await desk.execution.execute(placed.id)
        return await desk.orders.get(ANN.id, placed.id)

    async def prices(self, *venues: str) -> None:
        """Put the exchange's own prices where the desk looks."""
        answer = await self.exchange.get("/api/v3/ticker/bookTicker")
        for venue in venues or (VENUE, "paper"):
            found = [
                replace(
                    quote(f"{row['symbol'][:-4]}/USDT", bid=row["bidPrice"], ask=row["askPrice"]),
                    venue=venue,
                )
                for row in answer.json
                if row["symbol"][:-4] in BASES
            ]
            await self.context.desk.market.quotes.put(found)

    async def ledger(self, person: int = ANN.id) -> dict[str, Decimal]:
        """Return what the ledger says is at the exchange."""
        found = await self.context.desk.portfolio.holdings(person, VENUE)
        return {b.currency: b.total for b in found}

    async def truth(self, keys: Keys) -> dict[str, Decimal]:
        """Return what the exchange says itself."""
        answer = await self.exchange.signed(keys, "GET", "/api/v3/account", omitZeroBalances="true")
        sums = {
            b["asset"]: Decimal(b["free"]) + Decimal(b["locked"]) for b in answer.json["balances"]
        }
        return {currency: total for currency, total in sums.items() if total}

    async def orders(self) -> list[Order]:
        """Return the person's orders, oldest first."""
        return (await self.context.desk.orders.page(ANN.id))[::-1]


def listed(base: str, venue: str) -> Instrument:
    """A market as the exchange has it."""
    return replace(instrument(base), venue=venue)


@pytest.fixture
async def exchange(tmp_path: Path) -> AsyncIterator[Exchange]:
    """An exchange of its own, for faults."""
    async with running(tmp_path / "exchange") as found:
        yield found


@pytest.fixture
async def ann_settings(clean: Servers, tmp_path: Path, exchange: Exchange) -> Settings:
    """Settings of a desk whose paper exchange and Binance are that one."""
    return make_settings(clean, tmp_path, exchange_url=exchange.url, venues_url=exchange.url)


@pytest.fixture
async def house(ann_settings: Settings, exchange: Exchange) -> AsyncIterator[House]:
    """The desk with Ann in it, the worker begun."""
    async with open_house(ann_settings, exchange) as found:
        await furnished(found)
        yield found


async def furnished(house: House) -> Account:
    """Give the desk markets and Ann."""
    account = await furnish(house.context)
    async with house.context.desk.market.open() as unit:
        await unit.market.save_instruments(
            [listed(base, v) for base in BASES for v in (VENUE, "paper")]
        )
        await unit.commit()
    await house.prices()
    return account


class open_house:  # noqa: N801 - reads as the verb it is
    """Start the trade worker's parts without its loops."""

    def __init__(self, settings: Settings, exchange: Exchange) -> None:
        self._settings = settings
        self._exchange = exchange
        self._venues: dict[str, Venue] = {}
        self._desk = trading_desk(settings, self._venues)

    async def __aenter__(self) -> House:
        context = await self._desk.__aenter__()
        file = KeyFile(self._settings)
        file.ensure(has_sealed=False)
        ring = KeyRing(file)
        credentials = Credentials(self._settings, context.store, ring)
        self._doors = Doors(
            self._settings,
            credentials,
            valid_for=context.desk.execution.valid_for,
            budget=context.budget,
        )
        self._venues.update(self._doors.all())
        connections = Connections(context.desk, ring, credentials, self._doors)
        await connections.begin()
        return House(context, connections, self._exchange, self._venues, self._doors, ring)

    async def __aexit__(self, *error: object) -> None:
        await self._doors.close()
        await self._desk.__aexit__(None, None, None)
