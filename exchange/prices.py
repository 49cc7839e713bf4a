"""Synthetic prices as a function of seed, market and time: no state, so no gap after a restart.

The logarithm of a price is a sum of noises on ever longer time scales (fractional Brownian
motion by value noise, amplitude growing with the square root of the period, so it moves like a
random walk near by and stays within reach of its start price far off). Markets share one common
noise according to their beta. The short scales swell and calm down with a regime noise, and now
and then a jump happens and decays.
"""

import functools
import math
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from exchange.markets import Market

Floats: TypeAlias = npt.NDArray[np.float64]
Words: TypeAlias = npt.NDArray[np.uint64]

_PERIODS_S: Final = tuple(5.0 * 3**k for k in range(14))  # 5 seconds to 92 days
_SHORT: Final = range(7)  # the periods of up to an hour: regimes change the size of their moves
_LONG: Final = range(7, 14)
_REGIME_SALT: Final = 99
_REGIME_S: Final = 6 * 3600.0
_REGIME_SWING: Final = 0.45
_DAY_S: Final = 86_400.0
_SCALE: Final = 0.61  # makes the standard deviation over a day come out as `Market.daily`
_COMMON_DAILY: Final = 0.022
_JUMP_CELL_S: Final = 8 * 3600.0
_JUMP_RAMP_S: Final = 45.0
_JUMP_LIFE_S: Final = 16 * 3600.0
_JUMP_CHANCE: Final = 0.2
_JUMP_SIZE: Final = 0.9  # in usual days' moves
_KEPT_WALKS: Final = 64  # of ten days of minutes each, 115 kB


class Prices:
    """The price of every market at any time, for one seed."""

    def __init__(self, seed: int, markets: tuple[Market, ...]) -> None:
        self.markets = markets
        self._row = {market.symbol: i for i, market in enumerate(markets)}
        names = [market.symbol for market in markets]
        self._seeds = np.array([_seed(seed, name) for name in names], dtype=np.uint64)
        self._common = np.array([_seed(seed, "the whole market")], dtype=np.uint64)
        beta = np.array([m.beta for m in markets]) * _COMMON_DAILY
        daily = np.array([m.daily for m in markets])
        self._beta = beta
        self._daily = daily
        self._own = np.sqrt(np.maximum(daily**2 - beta**2, (daily * 0.3) ** 2))
        self._start = np.array([m.start for m in markets])
        self._present = _Present(np.concatenate([self._common, self._seeds]))
        # Years of candles are made of the same minutes for one market after another.
        self._shared = functools.lru_cache(_KEPT_WALKS)(self._walk_of_all)

    def now(self, at_s: float) -> dict[str, float]:
        """Return the fair price of every market at a moment (seconds since 1970)."""
        walks = self._present.walks(at_s)
        jumps = self._daily * _JUMP_SIZE * self._present.jumps(at_s)[1:]
        values = self._start * np.exp(self._beta * walks[0] + self._own * walks[1:] + jumps)
        return dict(zip(self._row, values.tolist(), strict=True))

    def path(self, market: Market, times_s: Floats) -> Floats:
        """Return the fair price of one market at many moments."""
        return self._follow(market, times_s, _walk(self._common, times_s)[0])[0]

    def minutes(self, market: Market, first: int, count: int) -> tuple[Floats, Floats]:
        """Return the fair price at `count` minutes since 1970 from `first` on, and their swell.

        The swell is how large short moves are; 1 is usual.
        """
        return self._follow(market, _times_s(first, count), self._shared(first, count))

    def chance(self, market: Market, salt: int, cells: npt.NDArray[np.int64]) -> Floats:
        """Return numbers in (0, 1) that depend on seed, market, `salt` and cell alone."""
        seed = self._seeds[[self._row[market.symbol]]]
        chance: Floats = _uniform(seed[:, None], 1000 + salt, cells)[0]
        return chance

    def _walk_of_all(self, first: int, count: int) -> Floats:
        return _walk(self._common, _times_s(first, count))[0]

    def _follow(self, market: Market, times_s: Floats, common: Floats) -> tuple[Floats, Floats]:
        """Return what the price of a market is while the whole market walks like that."""
        row = self._row[market.symbol]
        seed = self._seeds[[row]]
        walk, swell = _walk(seed, times_s)
        jumps = self._daily[row] * _JUMP_SIZE * _jumps(seed, times_s)[0]
        path: Floats = self._start[row] * np.exp(
            self._beta[row] * common + self._own[row] * walk + jumps
        )
        return path, swell


class _Present:
    """The walks of all seeds at one moment after another: what stays the same is hashed once."""

    def __init__(self, seeds: Words) -> None:
        octaves = range(len(_PERIODS_S))
        self._seeds = seeds
        self._salts = (*octaves, _REGIME_SALT)
        periods_s = np.array([*_PERIODS_S, _REGIME_S])
        self._sizes = np.append(_SCALE * (periods_s[:-1] / _DAY_S) ** 0.5, 1.0)
        self._periods_s = periods_s[:, None]
        self._phases = np.stack([_phase(seeds, salt)[:, 0] for salt in self._salts])
        self._cells = np.full(self._phases.shape, np.nan)
        self._here, self._there = np.zeros((2, *self._phases.shape))
        self._jumps: _Jumps | None = None

    def walks(self, at_s: float) -> Floats:
        """Return what `_walk` returns for this moment, a number for each seed."""
        position = at_s / self._periods_s + self._phases
        cells = np.floor(position)
        for row in np.nonzero((cells != self._cells).any(axis=1))[0]:
            salt, cell = self._salts[row], cells[row].astype(np.int64)[:, None]
            self._here[row] = _ends(self._seeds, salt, cell, self._sizes[row])[:, 0]
            self._there[row] = _ends(self._seeds, salt, cell + 1, self._sizes[row])[:, 0]
            self._cells[row] = cells[row]
        noise = self._here + (self._there - self._here) * (position - cells)
        regime = np.exp(_REGIME_SWING * noise[-1])
        walks: Floats = noise[: _LONG.start].sum(axis=0) * regime + noise[_LONG.start : -1].sum(
            axis=0
        )
        return walks

    def jumps(self, at_s: float) -> Floats:
        """Return what `_jumps` returns for this moment, a number for each seed."""
        cells = _jump_cells(at_s, at_s)
        if self._jumps is None or self._jumps.cells != cells:
            self._jumps = _jumps_of(self._seeds, cells)
        felt = _felt(at_s - self._jumps.starts_s, self._jumps.sizes)
        total = np.zeros(len(self._seeds))
        np.add.at(total, self._jumps.rows, felt)
        return total


def _seed(seed: int, name: str) -> int:
    """Mix a seed and a name into 64 bits (FNV-1a)."""
    word = 0xCBF29CE484222325 ^ (seed & 0xFFFFFFFFFFFFFFFF)
    for byte in name.encode():
        word = ((word ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return word


def _uniform(seeds: Words, salt: int, cells: npt.NDArray[np.int64]) -> Floats:
    """Hash (seed, salt, cell) into (0, 1) by the finaliser of SplitMix64 (Steele et al. 2014)."""
    salted = seeds + np.array([salt], dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    word = salted + cells.astype(np.uint64) * np.uint64(0xD1B54A32D192ED03)
    shifted = word >> np.uint64(30)  # in place from here on: a copy costs as much as a step
    word ^= shifted
    word *= np.uint64(0xBF58476D1CE4E5B9)
    word ^= np.right_shift(word, np.uint64(27), out=shifted)
    word *= np.uint64(0x94D049BB133111EB)
    word ^= np.right_shift(word, np.uint64(31), out=shifted)
    word >>= np.uint64(11)
    chance: Floats = word.astype(np.float64)
    chance += 0.5
    chance /= 2.0**53
    return chance


def _noise(seeds: Words, salt: int, period_s: float, times_s: Floats, size: float = 1.0) -> Floats:
    """Interpolate noise of a standard deviation between the cells of a period.

    One row for each seed. Where times are dense, each cell is hashed only once.
    """
    position = times_s[None, :] / period_s + _phase(seeds, salt)
    first, last = math.floor(position.min()), math.floor(position.max()) + 1
    if last - first < position.shape[1]:
        cells = np.arange(first, last + 1)
        rows = zip(position, _ends(seeds, salt, cells, size), strict=True)
        return np.stack([np.interp(at, cells, ends) for at, ends in rows])
    cell = np.floor(position)
    here, there = (_ends(seeds, salt, cell.astype(np.int64) + k, size) for k in (0, 1))
    noise: Floats = here + (there - here) * (position - cell)
    return noise


def _phase(seeds: Words, salt: int) -> Floats:
    """Return the part of a period by which each seed's cells are shifted."""
    return _uniform(seeds[:, None], salt, np.zeros(1, dtype=np.int64))


def _ends(seeds: Words, salt: int, cells: npt.NDArray[np.int64], size: float) -> Floats:
    ends = _uniform(seeds[:, None], salt + 500, cells)
    ends -= 0.5
    ends *= 12**0.5 * size
    return ends


def _waves(seeds: Words, octaves: range, times_s: Floats) -> Floats:
    """Return the sum of the noises of some periods."""
    total = np.zeros((len(seeds), len(times_s)))
    for salt in octaves:
        period_s = _PERIODS_S[salt]
        total += _noise(seeds, salt, period_s, times_s, _SCALE * (period_s / _DAY_S) ** 0.5)
    return total


def _slow_waves(seeds: Words, times_s: Floats) -> Floats:
    """Return the sum of the long noises, where times are dense by way of the times it bends at."""
    first_s, last_s = times_s.min(), times_s.max()
    if len(times_s) * _PERIODS_S[_LONG[0]] < 4 * (last_s - first_s) or len(times_s) < 100:
        return _waves(seeds, _LONG, times_s)
    rows = []
    for seed in seeds:
        one = seed[None]
        bends = [np.array([first_s, last_s])]
        for salt in _LONG:
            period_s, phase = _PERIODS_S[salt], _phase(one, salt)[0, 0]
            cells = np.arange(math.ceil(first_s / period_s + phase), last_s / period_s + phase)
            bends.append((cells - phase) * period_s)
        knots = np.unique(np.concatenate(bends))
        rows.append(np.interp(times_s, knots, _waves(one, _LONG, knots)[0]))
    return np.stack(rows)


def _walk(seed: Words, times_s: Floats) -> tuple[Floats, Floats]:
    """Return a walk whose change over a day has a standard deviation of one, and its swell."""
    swell: Floats = np.exp(_REGIME_SWING * _noise(seed, _REGIME_SALT, _REGIME_S, times_s))[0]
    walk: Floats = _waves(seed, _SHORT, times_s)[0]
    walk *= swell
    walk += _slow_waves(seed, times_s)[0]
    return walk, swell


def _times_s(first: int, count: int) -> Floats:
    return np.arange(first, first + count).astype(np.float64) * 60.0


@dataclass(frozen=True, slots=True)
class _Jumps:
    """The jumps of some cells: whose, when, and how large in usual days' moves."""

    cells: tuple[int, int]
    rows: npt.NDArray[np.int64]
    starts_s: Floats
    sizes: Floats


def _jump_cells(first_s: float, last_s: float) -> tuple[int, int]:
    """Return the first and the last cell whose jumps are felt in a span of time."""
    return math.floor((first_s - _JUMP_LIFE_S) / _JUMP_CELL_S), math.floor(last_s / _JUMP_CELL_S)


def _jumps_of(seeds: Words, within: tuple[int, int]) -> _Jumps:
    cells = np.arange(within[0], within[1] + 1)
    happens, when, how = (_uniform(seeds[:, None], salt, cells) for salt in (200, 201, 202))
    rows, at = np.nonzero(happens < _JUMP_CHANCE)
    starts_s = (cells[at] + when[rows, at]) * _JUMP_CELL_S
    return _Jumps(within, rows, starts_s, 2.0 * how[rows, at] - 1.0)


def _felt(age_s: Floats, size: Floats | float) -> Floats:
    """Return what is felt of jumps of these ages: they rise quickly and fade slowly."""
    rise = np.minimum(age_s / _JUMP_RAMP_S, 1.0)
    fade = 1.0 - age_s / _JUMP_LIFE_S
    felt: Floats = np.where((age_s > 0) & (fade > 0), size * rise * fade, 0.0)
    return felt


def _jumps(seeds: Words, times_s: Floats) -> Floats:
    """Return the sum of the jumps still felt at each time, each of a size around one."""
    total = np.zeros((len(seeds), len(times_s)))
    found = _jumps_of(seeds, _jump_cells(times_s.min(), times_s.max()))
    for row, start_s, size in zip(found.rows, found.starts_s, found.sizes, strict=True):
        total[row] += _felt(times_s - start_s, size)
    return total
