"""Perpetual contracts as far as the desk listens to them: funding rates and forced closures.

Nobody trades them here. The two faces are those of Binance's USD-M futures: `premiumIndex` and the
stream `!forceOrder@arr`; the operator says what the rates are and who is liquidated.
"""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from exchange import admin
from exchange.clock import epoch_ms
from exchange.markets import Market
from exchange.params import Params
from exchange.refusals import Refusal
from exchange.units import write
from exchange.venue import Venue

CLOSURES: Final = "!forceOrder@arr"
USUAL_RATE: Final = "0.00010000"  # what rates rest at where longs and shorts are even
_EIGHT_H_MS: Final = 8 * 3_600_000
_RATE: Final = r"^-?0\.[0-9]{1,8}$"
_SIZE: Final = r"^[0-9]{1,12}(\.[0-9]{1,8})?$"


class RateWanted(BaseModel):
    """`POST /admin/funding`: the rate of a contract from now on, 0.001 is 0.1 percent."""

    model_config = ConfigDict(extra="forbid", strict=True)

    symbol: str
    rate: Annotated[str, Field(pattern=_RATE)]


class ClosureWanted(BaseModel):
    """`POST /admin/liquidations`: a position closed by force; SELL closes a long."""

    model_config = ConfigDict(extra="forbid", strict=True)

    symbol: str
    side: Literal["BUY", "SELL"]
    quantity: Annotated[str, Field(pattern=_SIZE)]


def premium_index(venue: Venue, params: Params) -> object:
    """Give mark price and funding rate of one contract, or of all."""
    if "symbol" in params:
        return _premium(venue, params.market(venue.engine.markets))
    return [_premium(venue, market) for market in venue.engine.markets.values()]


def set_rate(venue: Venue, body: bytes) -> object:
    """Change the funding rate of a contract."""
    wanted = admin.read(RateWanted, body, '{"symbol": "BTCUSDT", "rate": "0.00150000"}')
    market = _market(venue, wanted.symbol)
    venue.rates[market.symbol] = wanted.rate
    return _premium(venue, market)


def liquidate(venue: Venue, body: bytes) -> object:
    """Tell whoever listens that a position was closed by force, at the price of now."""
    example = '{"symbol": "BTCUSDT", "side": "SELL", "quantity": "12.5"}'
    wanted = admin.read(ClosureWanted, body, example)
    now, price = epoch_ms(), _mark(venue, _market(venue, wanted.symbol))
    order = {
        "s": wanted.symbol,
        "S": wanted.side,
        "o": "LIMIT",
        "f": "IOC",
        "q": wanted.quantity,
        "p": price,
        "ap": price,
        "X": "FILLED",
        "l": wanted.quantity,
        "z": wanted.quantity,
        "T": now,
    }
    venue.streams.announce(CLOSURES, {"e": "forceOrder", "E": now, "o": order})
    return order


def _premium(venue: Venue, market: Market) -> dict[str, Any]:
    now, price = epoch_ms(), _mark(venue, market)
    return {
        "symbol": market.symbol,
        "markPrice": price,
        "indexPrice": price,
        "estimatedSettlePrice": price,
        "lastFundingRate": venue.rates.get(market.symbol, USUAL_RATE),
        "interestRate": USUAL_RATE,
        "nextFundingTime": (now // _EIGHT_H_MS + 1) * _EIGHT_H_MS,
        "time": now,
    }


def _mark(venue: Venue, market: Market) -> str:
    """Return the price of the last trade: contracts here follow their coin to the tick."""
    newest = venue.tapes[market].recent(1)
    return write(market.price(newest[0].price)) if newest else "0.00000000"


def _market(venue: Venue, symbol: str) -> Market:
    market = venue.engine.markets.get(symbol)
    if market is None:
        raise Refusal(-1121, f"symbol: no market {symbol[:20]!r} here, for example BTCUSDT")
    return market


ROUTES: Final[Mapping[str, tuple[Callable[[Venue, Params], object], frozenset[str]]]] = {
    "/fapi/v1/premiumIndex": (premium_index, frozenset({"symbol"})),
}
ADMIN: Final[Mapping[tuple[str, str], admin.Answer]] = {
    ("POST", "/admin/funding"): set_rate,
    ("POST", "/admin/liquidations"): liquidate,
}
