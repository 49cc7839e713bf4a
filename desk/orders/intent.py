"""Words to an intent: "btc 100 usdt @ 60000" means "buy BTC for 100 USDT, at 60,000 or better"."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from desk import clock, money
from desk.errors import BadAmount, Misunderstood
from desk.market.model import Instrument
from desk.money import Amount, Unit
from desk.orders import terms
from desk.orders.exits import Exits, parse_level
from desk.orders.model import Kind, Side, TimeInForce
from desk.venues.profiles import PAPER

MAX_TEXT: Final = 200
_PRICE = re.compile(r"\s(?:@|at|limit)\s*([^\s]+)", re.IGNORECASE)
_FLAG = re.compile(r"\s(gtc|ioc|fok|post|slippage=[^\s]+)(?=\s|$)", re.IGNORECASE)
_SPAN = re.compile(r"(?<=\S)\s([0-9]{1,3}[mhd])(?=\s|$)", re.IGNORECASE)  # never the amount
_EXIT = re.compile(r"\s(tp|sl)\s+([^\s]+)(?=\s|$)", re.IGNORECASE)
_LASTS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
LONGEST: Final = timedelta(days=365)
_ONE_FORM = {Side.BUY: "/buy btc 100", Side.SELL: "/sell btc 50%"}
_LIMIT_FORM = {Side.BUY: "/buy btc 100 @ 60000 post", Side.SELL: "/sell btc 50% @ 70000 post"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """What a person wants, understood but not yet priced or checked.

    `slippage_percent` is the price band around the quote, None for the desk's own. `expires_at`
    ends an order that rests, None for the desk's own span. `exits` ends a purchase.
    """

    venue: str = PAPER
    symbol: str
    side: Side
    amount: Amount
    kind: Kind = Kind.MARKET
    limit_price: Decimal | None = None
    trigger_price: Decimal | None = None
    expires_at: datetime | None = None
    time_in_force: TimeInForce = TimeInForce.GTC
    is_post_only: bool = False
    slippage_percent: Decimal | None = None
    exits: Exits | None = None


def parse(text: str, *, side: Side, find: Callable[[str], Instrument]) -> Intent:
    """Read the words behind /buy or /sell.

    Raises `Misunderstood` (no market, unknown word), `UnknownMarket` through `find`, `BadAmount`
    (code `missing` when only the market is there).
    """
    words = _one_line(text, side)
    market, _, rest = words.partition(" ")
    if not market:
        raise Misunderstood(what="market", example=_ONE_FORM[side])
    instrument = find(market)
    rest, price = _take_price(f" {rest}", instrument)
    rest, exits = _take_exits(rest, instrument, side)
    rest, flags = _take_flags(rest)
    amount = parse_amount(rest.strip(), side=side, instrument=instrument)
    kind = Kind.LIMIT if price else Kind.MARKET
    terms.check(
        kind,
        flags.time_in_force,
        is_post_only=flags.is_post_only,
        lasts=flags.lasts,
        slippage_percent=flags.slippage_percent,
        example=_LIMIT_FORM[side],
    )
    return Intent(
        venue=instrument.venue,
        symbol=instrument.symbol,
        side=side,
        amount=amount,
        kind=kind,
        limit_price=price,
        time_in_force=flags.time_in_force,
        is_post_only=flags.is_post_only,
        slippage_percent=flags.slippage_percent,
        expires_at=clock.now() + flags.lasts if flags.lasts else None,
        exits=exits,
    )


def parse_amount(text: str, *, side: Side, instrument: Instrument) -> Amount:
    """Read the amount of an order: a bare number is quote for buys and base for sells.

    Percent and "all" are of what is held, so only sells take them.
    """
    if text.startswith("-") and not text[1:2].isdigit():
        raise Misunderstood(
            what="flag", text=text.split(" ", maxsplit=1)[0], example=_ONE_FORM[side]
        )
    amount = money.parse(text, base=instrument.base, quote=instrument.quote)
    if amount.unit is Unit.PERCENT and side is Side.BUY:
        raise BadAmount(code="keyword", text=text)
    default = Unit.QUOTE if side is Side.BUY else Unit.BASE
    return Amount(amount.value, amount.unit or default)


@dataclass(frozen=True, slots=True)
class _Flags:
    time_in_force: TimeInForce = TimeInForce.GTC
    is_post_only: bool = False
    slippage_percent: Decimal | None = None
    lasts: timedelta | None = None


def _one_line(text: str, side: Side) -> str:
    if len(text) > MAX_TEXT:
        raise Misunderstood(what="length", text=text[:40], example=_ONE_FORM[side])
    if "\n" in text.strip():
        raise Misunderstood(what="lines", example=_ONE_FORM[side])
    folded = " ".join(text.split(" ")).strip()
    market, space, rest = folded.partition(" ")
    return unicodedata.normalize("NFKC", market) + space + rest


def _take_price(rest: str, instrument: Instrument) -> tuple[str, Decimal | None]:
    found = _PRICE.findall(rest)
    if not found:
        return rest, None
    if len(found) > 1:
        raise Misunderstood(what="price", text=rest.strip(), example="/buy btc 100 @ 60000")
    price = money.parse(found[0], quote=instrument.quote)
    if price.unit not in {None, Unit.QUOTE}:
        raise BadAmount(code="unit", text=found[0])
    return _PRICE.sub("", rest), price.value


def _take_flags(rest: str) -> tuple[str, _Flags]:
    if "--" in rest:
        raise Misunderstood(what="flag", text=rest[rest.index("--") :], example="/buy btc 100 ioc")
    words = [word.lower() for word in _FLAG.findall(rest)]
    in_force = [TimeInForce(word.upper()) for word in words if word in {"gtc", "ioc", "fok"}]
    slippages = [word.partition("=")[2] for word in words if word.startswith("slippage=")]
    spans = _SPAN.findall(rest)
    if max(len(in_force), len(slippages), len(spans)) > 1:
        raise Misunderstood(what="flag", text=" ".join(words), example="/buy btc 100 ioc")
    return _FLAG.sub("", _SPAN.sub("", rest)), _Flags(
        time_in_force=in_force[0] if in_force else TimeInForce.GTC,
        is_post_only="post" in words,
        slippage_percent=_slippage(slippages[0]) if slippages else None,
        lasts=_span(spans[0]) if spans else LONGEST if "gtc" in words else None,
    )


def _take_exits(rest: str, instrument: Instrument, side: Side) -> tuple[str, Exits | None]:
    """Take `tp 5% sl 3%` or prices off the end of a purchase."""
    found = [(name.lower(), text) for name, text in _EXIT.findall(rest)]
    if not found:
        return rest, None
    if side is Side.SELL or len({name for name, _ in found}) < len(found):
        raise Misunderstood(what="exits", text=rest.strip(), example="/buy btc 100 tp 5% sl 3%")
    levels = {name: parse_level(text, quote=instrument.quote) for name, text in found}
    return _EXIT.sub("", rest), Exits(take_profit=levels.get("tp"), stop=levels.get("sl"))


def _span(text: str) -> timedelta:
    span = int(text[:-1]) * _LASTS[text[-1].lower()]
    if not timedelta(0) < span <= LONGEST:
        raise Misunderstood(what="span", text=text, example="/buy btc 100 @ 60000 3d")
    return span


def _slippage(text: str) -> Decimal:
    return money.parse(text.removesuffix("%")).value
