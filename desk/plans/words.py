"""Words to a plan: `/stop btc 50% 58000`, `/dca btc 25 every 1d x 10`, and their like."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Final

from desk import money
from desk.errors import BadAmount, Misunderstood
from desk.market.model import Instrument
from desk.money import Amount, Unit
from desk.orders.exits import Level, parse_level
from desk.orders.intent import MAX_TEXT, parse_amount
from desk.orders.model import Side
from desk.plans.calendar import Every
from desk.plans.model import Kind
from desk.plans.wanted import EVERYTHING, Wanted, check_slippage

Find = Callable[[str], Instrument]
_WORDS: Final = {
    "stop": "/stop {coin} 50% {low}",
    "tp": "/tp {coin} 50% {high}",
    "trail": "/trail {coin} 100% 4%",
    "dca": "/dca {coin} 25 every 1d x 10",
    "twap": "/twap buy {coin} 1000 over 2h",
    "ladder": "/ladder buy {coin} 1000 {near}..{far} x 5",
}
_LEVELS: Final = {"near": "0.98", "low": "0.95", "far": "0.9", "high": "1.1"}  # of the price of now
_OF_BITCOIN: Final = {"near": "60000", "low": "58000", "far": "55000", "high": "70000"}
EXAMPLES: Final = {name: words.format(coin="btc", **_OF_BITCOIN) for name, words in _WORDS.items()}
_COUNT = re.compile(r"\s(?:x|×|times)\s*([0-9]{1,4})(?=\s|$)", re.IGNORECASE)
_EVERY = re.compile(r"\s(?:every\s+(\S+(?:\s+(?:seconds?|minutes?|hours?|days?|weeks?))?)|(hourly|daily|weekly))(?=\s|$)", re.IGNORECASE)  # fmt: skip # noqa: E501
_OVER = re.compile(r"\s(?:over|in)\s+([0-9]{1,4}\s*[a-z]+)(?=\s|$)", re.IGNORECASE)
_LIMIT = re.compile(r"\s(?:limit|@)\s*(\S+)(?=\s|$)", re.IGNORECASE)
_RANGE = re.compile(r"\s(\S+?)\s*(?:\.\.|\bto\b|–)\s*(\S+)(?=\s|$)", re.IGNORECASE)
_SLIPPAGE = re.compile(r"\sslippage=(\S+)(?=\s|$)", re.IGNORECASE)
_PACE = re.compile(r"([0-9]{0,4})\s*(s|sec|seconds?|m|min|minutes?|h|hours?|d|days?|w|weeks?)")
_NAMED: Final = {"hourly": Every(1, "h"), "daily": Every(1, "d"), "weekly": Every(1, "w")}


def example(name: str, instrument: Instrument, price: Decimal) -> str:
    """Return what could be written for this market at this price, in round numbers."""
    levels = {}
    for level, share in _LEVELS.items():
        wanted = price * Decimal(share)
        round_to = max(instrument.price_step, Decimal(1).scaleb(wanted.adjusted() - 2))
        levels[level] = money.plain(money.floor_to(wanted, round_to))
    return _WORDS[name].format(coin=instrument.base.lower(), **levels)


def parse(name: str, text: str, *, find: Find) -> Wanted:
    """Read the words behind one of the commands in `EXAMPLES`.

    `slippage=1%` bounds what trades at market. Raises `Misunderstood` with what was read and an
    example, `UnknownMarket` through `find`, `BadAmount`.
    """
    if len(text) > MAX_TEXT or "\n" in text.strip():
        what = "length" if len(text) > MAX_TEXT else "lines"
        raise Misunderstood(what=what, text=text[:40], example=EXAMPLES[name])
    side, words = _side(text, Side.BUY if name in {"dca", "twap", "ladder"} else Side.SELL)
    market, _, rest = words.partition(" ")
    if not market:
        raise Misunderstood(what="market", example=EXAMPLES[name])
    heard = _Heard(name, find(market), side, f" {rest.strip()}" if rest.strip() else "")
    heard, slippage = heard.without(_SLIPPAGE)
    percent = money.parse(slippage[1].removesuffix("%")).value if slippage else None
    wanted = replace(_READERS[name](heard), venue=heard.instrument.venue, slippage_percent=percent)
    check_slippage(wanted, example=EXAMPLES[name])
    return wanted


@dataclass(frozen=True, slots=True)
class _Heard:
    """The words of one command, its coin and side taken off."""

    name: str
    instrument: Instrument
    side: Side
    rest: str

    def refuse(self, what: str, text: str = "") -> Misunderstood:
        """Return the refusal of a part of the words."""
        return Misunderstood(what=what, text=text or self.rest.strip(), example=EXAMPLES[self.name])

    def without(self, pattern: re.Pattern[str]) -> "tuple[_Heard, re.Match[str] | None]":
        """Take the one match of a pattern out of the words."""
        found = pattern.search(self.rest)
        if found is None:
            return self, None
        rest = self.rest[: found.start()] + self.rest[found.end() :]
        return _Heard(self.name, self.instrument, self.side, rest), found

    def amount(self, text: str) -> Amount:
        """Read an amount as an order of this side does."""
        return parse_amount(text, side=self.side, instrument=self.instrument)

    def price(self, text: str) -> Decimal:
        """Read a price in the quote currency."""
        found = money.parse(text, quote=self.instrument.quote)
        if found.unit not in {None, Unit.QUOTE}:
            raise BadAmount(code="unit", text=text)
        return found.value


def _side(text: str, default: Side) -> tuple[Side, str]:
    first, _, rest = text.strip().partition(" ")
    if first.lower() in {"buy", "sell"}:
        return Side(first.lower()), rest.strip()
    return default, text.strip()


def _exit(heard: _Heard) -> Wanted:
    heard, limit = heard.without(_LIMIT)
    words = heard.rest.split()
    if not words:
        raise heard.refuse("level")
    level = parse_level(words[-1], quote=heard.instrument.quote)
    if level.is_percent and level.value >= 100:
        raise heard.refuse("level", words[-1])
    if heard.side is Side.BUY:
        return _entry(heard, level, words)
    amount = heard.amount(" ".join(words[:-1])) if words[:-1] else EVERYTHING
    is_stop = heard.name == "stop"
    return Wanted(
        kind=Kind.EXIT,
        symbol=heard.instrument.symbol,
        amount=amount,
        stop=level if is_stop else None,
        take_profit=None if is_stop else level,
        stop_limit=heard.price(limit[1]) if limit and is_stop else None,
    )


def _entry(heard: _Heard, level: Level, words: list[str]) -> Wanted:
    if heard.name != "stop" or level.is_percent or not words[:-1]:
        raise Misunderstood(
            what="entry", text=heard.rest.strip(), example="/stop buy btc 100 70000"
        )
    return Wanted(
        kind=Kind.ENTRY,
        symbol=heard.instrument.symbol,
        side=Side.BUY,
        amount=heard.amount(" ".join(words[:-1])),
        stop=level,
    )


def _trail(heard: _Heard) -> Wanted:
    words = heard.rest.split()
    if not words or heard.side is Side.BUY:
        raise heard.refuse("level")
    level = parse_level(words[-1] if "%" in words[-1] else words[-1] + "%", quote="")
    return Wanted(
        kind=Kind.EXIT,
        symbol=heard.instrument.symbol,
        amount=heard.amount(" ".join(words[:-1])) if words[:-1] else EVERYTHING,
        trail_percent=level.value,
    )


def _dca(heard: _Heard) -> Wanted:
    heard, count = heard.without(_COUNT)
    heard, pace = heard.without(_EVERY)
    if pace is None or count is None:
        raise heard.refuse("pace" if pace is None else "count")
    return Wanted(
        kind=Kind.DCA,
        symbol=heard.instrument.symbol,
        side=heard.side,
        amount=heard.amount(heard.rest.strip()),
        pace=_NAMED.get((pace[2] or "").lower()) or parse_pace(pace[1], EXAMPLES["dca"]),
        count=int(count[1]),
    )


def _twap(heard: _Heard) -> Wanted:
    heard, count = heard.without(_COUNT)
    heard, over = heard.without(_OVER)
    if over is None:
        raise heard.refuse("over")
    return Wanted(
        kind=Kind.TWAP,
        symbol=heard.instrument.symbol,
        side=heard.side,
        amount=heard.amount(heard.rest.strip()),
        over=parse_pace(over[1], EXAMPLES["twap"]).span,
        count=int(count[1]) if count else 0,
    )


def _ladder(heard: _Heard) -> Wanted:
    heard, count = heard.without(_COUNT)
    heard, prices = heard.without(_RANGE)
    if prices is None or count is None:
        raise heard.refuse("prices" if prices is None else "count")
    return Wanted(
        kind=Kind.LADDER,
        symbol=heard.instrument.symbol,
        side=heard.side,
        amount=heard.amount(heard.rest.strip()),
        prices=(heard.price(prices[1]), heard.price(prices[2])),
        count=int(count[1]),
    )


def parse_pace(text: str, example: str) -> Every:
    """Read `1d`, `12 hours`, `day`; raises `Misunderstood`."""
    found = _PACE.fullmatch(text.strip().lower())
    count = int(found[1] or 1) if found else 0
    if found is None or not count or Every(count, found[2][0]).span > timedelta(days=366):
        raise Misunderstood(what="pace", text=text, example=example)
    return Every(count, found[2][0])


_READERS: Final[dict[str, Callable[[_Heard], Wanted]]] = {
    "stop": _exit,
    "tp": _exit,
    "trail": _trail,
    "dca": _dca,
    "twap": _twap,
    "ladder": _ladder,
}
