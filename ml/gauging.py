"""Reads the prices that are laid out, and says what the market models see in them.

Nothing here is a forecast of direction: a band of moves, a day's losses, the name of a chart, and
that the models of direction have found no edge.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

import numpy as np
import structlog

from desk import clock
from ml import registry
from ml.market import direction, hours, patterns
from ml.market.band import BandModel, load_band
from ml.market.bars import SECONDS
from ml.market.candles import HOUR_S, Candles, on_grid
from ml.market.geometry import NONE, WINDOW
from ml.market.patterns import Patterns, load_patterns
from ml.market.pumps import Alarm, PumpWatch, load_pumps
from ml.market.risk import Floats, RiskModel, load_risk, portfolio_returns
from ml.market.tape import Tape

ROUND_S: Final = 10.0
LISTEN_S: Final = 5.0
STALE_MS: Final = 10_000  # whoever wished has gone by then
HOURS: Final = "hours"
BARS: Final = "bars"
RECENT: Final = 4  # bars of a round and one or two that came late
FRAMES: Final = ("5m", "15m", "1h", "4h")
_COLUMNS: Final = ("at", "open", "high", "low", "close", "volume")
log = structlog.get_logger(__name__)


class Dials(Protocol):
    """Where prices lie and readings go."""

    async def fed(self, what: str, known: Mapping[str, str]) -> dict[str, tuple[str, Any]]: ...
    async def keep(self, name: str, body: Mapping[str, Any]) -> None: ...
    async def wish(self) -> dict[str, Any] | None: ...


@dataclass(frozen=True, slots=True)
class Models:
    """The market models that are shown to people."""

    band: BandModel
    patterns: Patterns
    risk: RiskModel
    pumps: PumpWatch
    after: Mapping[str, Mapping[str, float]]  # what followed each pattern, from its card
    edge: Mapping[str, Any]

    @classmethod
    def load(cls) -> "Models":
        """Open the models that ship with the desk; raises `BadModel`."""
        record = registry.load_card(patterns.NAME).metrics["after"]
        return cls(load_band(), load_patterns(), load_risk(), load_pumps(), record, edge())


@dataclass(slots=True)
class Gauging:
    """Keeps the hours of every market in memory, half a megabyte each."""

    dials: Dials
    models: Models
    _stamps: dict[str, dict[str, str]] = field(default_factory=dict)
    _candles: dict[str, Candles] = field(default_factory=dict)
    _tapes: dict[str, Tape] = field(default_factory=dict)

    async def round(self) -> None:
        """Read what is new since the last round."""
        await self.dials.keep("direction", self.models.edge)
        for symbol, rows in (await self._fresh(HOURS)).items():
            candles = self._candles[symbol] = candles_of(rows)
            if len(candles) >= hours.READY:
                found = await asyncio.to_thread(self.band, candles)
                await self.dials.keep(f"band:{symbol}", found)
        for frame in FRAMES:
            for symbol, rows in (await self._fresh(f"closes-{frame}")).items():
                found = await asyncio.to_thread(self.look, [row[4] for row in rows])
                await self.dials.keep(f"look:{symbol}:{frame}", found)

    async def listen(self) -> None:
        """Look for what is odd in the newest trades."""
        for symbol, rows in (await self._fresh(BARS)).items():
            tape = self._tapes.setdefault(symbol, Tape())
            tape.add(rows)
            alarm = await asyncio.to_thread(self.models.pumps.newest, tape.bars(), RECENT)
            if alarm is not None:
                await self.dials.keep(f"oddity:{symbol}", oddity(alarm, tape.seen))

    async def _fresh(self, what: str) -> dict[str, Sequence[Sequence[float]]]:
        known = self._stamps.setdefault(what, {})
        found = await self.dials.fed(what, known)
        known |= {symbol: stamp for symbol, (stamp, _) in found.items()}
        return {symbol: rows for symbol, (_, rows) in found.items()}

    async def answer(self) -> None:
        """Work out what the next person asks for, unless they have gone."""
        wish = await self.dials.wish()
        if wish is None or clock.epoch_ms() - wish["at"] > STALE_MS:
            return
        found = await asyncio.to_thread(self.losses, wish["shares"])
        await self.dials.keep(wish["name"], {**wish, **found})

    def band(self, candles: Candles) -> dict[str, Any]:
        """Return how far the price may go in the next hour."""
        found = self.models.band.read(candles)[0]
        return {
            "hours": found.hours,
            "half": f"{found.half:.6f}",
            "most": f"{found.most:.6f}",
            "liveliness": "usually" if found.verdict == "usually moves" else "rarely",
        }

    def look(self, closes: Sequence[float]) -> dict[str, Any]:
        """Return what a chart looks like, an empty name for nothing in particular."""
        prices = np.array(closes, dtype=np.float64)
        if len(prices) < WINDOW or prices.max() <= prices.min():
            return {"name": ""}
        found = self.models.patterns.read(prices)
        record = self.models.after.get(found.name)
        if found.name == NONE or record is None:
            return {"name": ""}
        return {
            "name": found.name,
            "confidence": f"{found.confidence:.4f}",
            "windows": int(record["windows"]),
            "mean_bp": f"{record['bp']:.1f}",
            "error_bp": f"{record['error']:.1f}",
        }

    def losses(self, shares: Mapping[str, str]) -> dict[str, Any]:
        """Return a day's losses as shares of everything; none while too few hours are known."""
        wanted = self.models.risk.window_hours
        closes = self._closes(shares)
        count = min((len(one) for one in closes.values()), default=0)
        told: dict[str, Any] = {"losses": [], "hours": max(count - 1, 0), "wanted": wanted}
        if count <= wanted:
            return told
        together = {symbol: one[-count:] for symbol, one in closes.items()}
        weights = {symbol: float(share) for symbol, share in shares.items()}
        found = self.models.risk.losses(portfolio_returns(together, weights))
        told["losses"] = [
            {
                "level": f"{loss.level:.2f}",
                "value_at_risk": f"{max(loss.value_at_risk, 0):.6f}",
                "shortfall": f"{max(loss.shortfall, 0):.6f}",
            }
            for loss in found
        ]
        return told

    def _closes(self, symbols: Iterable[str]) -> dict[str, Floats]:
        """Return the hourly closes of each market up to the newest hour that all of them have."""
        known = {symbol: self._candles.get(symbol) for symbol in symbols}
        ends = [candles.opened[-1] for candles in known.values() if candles is not None]
        return {
            symbol: np.zeros(0) if candles is None else candles.close[candles.opened <= min(ends)]
            for symbol, candles in known.items()
        }


def candles_of(rows: Sequence[Sequence[float]]) -> Candles:
    """Return hourly candles on a grid without holes."""
    columns = dict(zip(_COLUMNS, np.array(rows, dtype=np.float64).T, strict=True))
    columns["at"] = columns["at"].astype(np.int64).astype("datetime64[s]")
    return on_grid(columns, "at", HOUR_S)


def oddity(alarm: Alarm, seen: int) -> dict[str, Any]:
    """Return an alarm as it is kept; `seen` is when the newest bar opened."""
    both = alarm.by_rule and alarm.by_forest
    return {
        "at": seen - alarm.age * SECONDS,
        "found_by": "both" if both else "rule" if alarm.by_rule else "forest",
        "volume": f"{alarm.volume:.1f}",
        "price": f"{alarm.price:.1f}",
        "move": f"{alarm.move:.6f}",
    }


def edge() -> dict[str, Any]:
    """Return how the better model of direction did, as its card says."""
    card = registry.load_card(direction.NAME)
    best = card.metrics["network"]
    return {
        "has_edge": card.parameters["edge"] != "no edge",
        "right": f"{best['right']:.4f}",
        "reversal": f"{card.metrics['rules']['reversal']:.4f}",
        "hours": int(best["hours"]),
        "trades": int(best["trades"]),
        "net_bp": f"{best['net_bp']:.1f}",
    }
