"""The venues at which a person holds a coin, or has the money to buy it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from desk.accounts.model import Account
from desk.errors import NotFound, Unavailable
from desk.market.model import Instrument
from desk.market.service import Market
from desk.money import ZERO
from desk.portfolio.history import CASH
from desk.portfolio.ledger import Balance
from desk.ports import OpenUnit
from desk.venues.profiles import PAPER, PROFILES


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A venue where orders in one market could go.

    `total` and `free` are base units of a coin that is held there, or what is there of the quote
    currency to buy it with. `value` is what that would fetch in USDT, None without a price.
    """

    venue: str
    symbol: str
    total: Decimal
    free: Decimal
    value: Decimal | None
    is_usual: bool

    @property
    def base(self) -> str:
        """The coin."""
        return self.symbol.partition("/")[0]


@dataclass(frozen=True, slots=True)
class _Known:
    """A person's venues, the usual one first, and everything they have there."""

    venues: tuple[str, ...]
    balances: tuple[Balance, ...]

    @property
    def usual(self) -> str:
        return self.venues[0]

    def coins(self, venue: str, base: str) -> Iterator[Balance]:
        for balance in self.balances:
            is_asked = base in {"", balance.currency} and balance.currency != CASH
            if is_asked and balance.venue == venue and balance.total:
                yield balance

    def cash(self, venue: str, currency: str) -> Balance:
        nothing = Balance(venue, currency, ZERO, ZERO)
        found = (b for b in self.balances if (b.venue, b.currency) == (venue, currency))
        return next(found, nothing)


@dataclass(frozen=True, slots=True)
class Places:
    """Only venues that take new orders of the person count: paper and what is connected.

    What no market would take back is held nowhere, unless nothing else is held at all.
    """

    open: OpenUnit
    market: Market

    async def markets(self, account_id: int) -> dict[str, Instrument]:
        """Return the markets of all venues of the person by symbol, the usual venue's own first."""
        found: dict[str, Instrument] = {}
        for venue in (await self._known(account_id)).venues:
            found = dict(await self._listed(venue) or {}) | found
        return found

    async def holding(self, account_id: int, base: str = "") -> list[Place]:
        """Return where the person holds a coin, or any coin; the usual venue first."""
        known = await self._known(account_id)
        sound: list[Place] = []
        dust: list[Place] = []
        for venue in known.venues:
            markets, bids = await self._listed(venue), await self.market.quotes.bids(venue)
            for balance in known.coins(venue, base):
                symbol = f"{balance.currency}/{CASH}"
                if markets is None or symbol in markets:
                    place = _held(balance, bids.get(symbol), is_usual=venue == known.usual)
                    market = (markets or {}).get(symbol)
                    (dust if _is_dust(place, market) else sound).append(place)
        return sorted(sound or dust, key=lambda p: (not p.is_usual, p.venue, -(p.value or ZERO)))

    async def buying(self, account_id: int, symbol: str) -> list[Place]:
        """Return where the person could buy a coin; the usual venue first.

        A venue without money for the smallest order is left out unless all are. Raises
        `UnknownMarket` or `Unavailable` when none of them lists it.
        """
        known = await self._known(account_id)
        rich: list[Place] = []
        poor: list[Place] = []
        for venue in known.venues:
            market = (await self._listed(venue) or {}).get(symbol)
            if market is None:
                continue
            cash = known.cash(venue, market.quote)
            place = Place(
                venue=venue,
                symbol=symbol,
                total=cash.total,
                free=cash.free,
                value=cash.total,
                is_usual=venue == known.usual,
            )
            (rich if place.free >= market.min_notional else poor).append(place)
        if not rich and not poor:
            await self.market.instrument(symbol, known.usual)
        return rich or poor

    async def _known(self, account_id: int) -> _Known:
        async with self.open(reads=True) as unit:
            account = await unit.accounts.get(account_id)
            connected = await unit.connections.of(account_id)
            balances = await unit.ledger.balances(account_id)
        if account is None:
            raise NotFound(what="account", id=account_id)
        live = {connection.venue for connection in connected if connection.may_trade}
        return _Known(_ordered(account, live), tuple(balances))

    async def _listed(self, venue: str) -> Mapping[str, Instrument] | None:
        """Return a venue's markets, None while nobody has read them: it may list anything."""
        try:
            return await self.market.instruments(venue)
        except Unavailable:
            return None


def _ordered(account: Account, live: set[str]) -> tuple[str, ...]:
    found = [name for name in PROFILES if name == PAPER or name in live]
    return tuple(sorted(found, key=lambda name: name != account.preferences.venue))


def _held(balance: Balance, bid: Decimal | None, *, is_usual: bool) -> Place:
    return Place(
        venue=balance.venue,
        symbol=f"{balance.currency}/{CASH}",
        total=balance.total,
        free=balance.free,
        value=None if bid is None else balance.total * bid,
        is_usual=is_usual,
    )


def _is_dust(place: Place, market: Instrument | None) -> bool:
    """Tell whether the market would not take back what is held; without a price nobody knows."""
    if market is None or place.value is None:
        return False
    return market.is_dust(place.total, place.value)
