"""The markets of the paper exchange, with the steps and limits of their originals."""

from dataclasses import dataclass, field
from typing import Final

from exchange.units import UNIT, read

MAX_OPEN_ORDERS: Final = 200  # of one account in one market
MAX_OPEN_STOPS: Final = 5  # those of them that wait for a trigger
MAX_OPEN_LISTS: Final = 20  # order lists of one account in one market
MAX_AMENDS: Final = 10  # of one order
MAX_SLICES: Final = 10  # of an iceberg order
MIN_DELTA: Final = 10  # basis points that an order may trail by
MAX_DELTA: Final = 2000
FARTHEST: Final = 5  # times the last price a limit may lie above it, or below it
REACH: Final = 10  # percent around the reference price that trades of taking orders stay within
MIN_NOTIONAL: Final = 5 * UNIT
MAX_NOTIONAL: Final = 9_000_000 * UNIT


@dataclass(frozen=True, slots=True)
class Market:
    """One market; `tick` and `step` in units of 1e-8, lots counted in `step`.

    `symbol` is the name as Binance writes it: BTCUSDT. `cell` is the worth of one lot at one tick
    in units of the quote currency. It is a whole number for every market here, so price times
    quantity is always exact. `turnover` is what usually trades in a minute, in units of the quote
    currency; `daily` the usual size of a day's move (0.03 is three percent); `beta` how much of
    the whole market's moves it follows.
    """

    base: str
    quote: str
    name: str
    tick: int
    step: int
    max_lots: int
    start: float
    daily: float
    beta: float
    turnover: int
    symbol: str = field(init=False)
    cell: int = field(init=False)
    max_ticks: int = field(init=False)  # the highest price: a hundred times the start

    def __post_init__(self) -> None:
        """Work out once what every order asks for."""
        object.__setattr__(self, "symbol", self.base + self.quote)
        object.__setattr__(self, "cell", self.tick * self.step // UNIT)
        object.__setattr__(self, "max_ticks", round(self.start * 100 * UNIT) // self.tick)

    def price(self, ticks: int) -> int:
        """Return a price in units of the quote currency."""
        return ticks * self.tick

    def quantity(self, lots: int) -> int:
        """Return a quantity in units of the base asset."""
        return lots * self.step


@dataclass(frozen=True, slots=True)
class _Row:
    base: str
    name: str
    tick: str
    step: str
    start: float
    daily: float
    beta: float
    turnover: int  # whole USDT a minute


_ROWS: Final = (
    _Row("BTC", "Bitcoin", "0.01", "0.00001", 91_400.0, 0.021, 0.80, 150_000),
    _Row("ETH", "Ethereum", "0.01", "0.0001", 3_020.0, 0.030, 0.95, 100_000),
    _Row("SOL", "Solana", "0.01", "0.001", 138.0, 0.040, 1.05, 60_000),
    _Row("BNB", "BNB", "0.01", "0.001", 905.0, 0.024, 0.75, 40_000),
    _Row("XRP", "XRP", "0.0001", "0.1", 2.14, 0.036, 0.90, 50_000),
    _Row("DOGE", "Dogecoin", "0.00001", "1", 0.1520, 0.044, 1.10, 35_000),
    _Row("ADA", "Cardano", "0.0001", "0.1", 0.4310, 0.040, 1.05, 20_000),
    _Row("AVAX", "Avalanche", "0.01", "0.01", 14.30, 0.043, 1.10, 18_000),
    _Row("LINK", "Chainlink", "0.01", "0.01", 13.20, 0.040, 1.00, 20_000),
    _Row("TON", "Toncoin", "0.001", "0.01", 1.680, 0.034, 0.80, 12_000),
    _Row("SUI", "Sui", "0.0001", "0.1", 1.5900, 0.050, 1.20, 25_000),
    _Row("PEPE", "Pepe", "0.00000001", "1", 0.00001184, 0.055, 1.30, 22_000),
    _Row("ARB", "Arbitrum", "0.0001", "0.1", 0.2110, 0.048, 1.20, 10_000),
    _Row("OP", "Optimism", "0.0001", "0.1", 0.3120, 0.049, 1.20, 9_000),
    _Row("LTC", "Litecoin", "0.01", "0.001", 86.20, 0.032, 0.80, 14_000),
    _Row("UNI", "Uniswap", "0.001", "0.01", 6.450, 0.044, 1.05, 11_000),
)
# Coins that are not traded yet: `POST /admin/listings` lists one of them.
_COMING_ROWS: Final = (
    _Row("FLNT", "Flint", "0.0001", "0.1", 0.4200, 0.090, 1.10, 15_000),
    _Row("ORBT", "Orbita", "0.001", "0.01", 3.150, 0.080, 1.05, 15_000),
    _Row("KITE", "Kite", "0.00001", "1", 0.0380, 0.095, 1.20, 12_000),
)


def _market(row: _Row) -> Market:
    tick, step = read(row.tick), read(row.step)
    if tick * step % UNIT:
        raise ValueError(f"{row.base}: a lot at a tick is not a whole unit of the quote currency")
    return Market(
        base=row.base,
        quote="USDT",
        name=row.name,
        tick=tick,
        step=step,
        max_lots=MAX_NOTIONAL * UNIT // round(row.start * UNIT) // step,
        start=row.start,
        daily=row.daily,
        beta=row.beta,
        turnover=row.turnover * UNIT,
    )


MARKETS: Final = {f"{row.base}USDT": _market(row) for row in _ROWS}
COMING: Final = {f"{row.base}USDT": _market(row) for row in _COMING_ROWS}
ALL: Final = MARKETS | COMING
