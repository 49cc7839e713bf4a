"""Reads the parameters of a request, strictly, answering mistakes in Binance's words."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final
from urllib.parse import unquote_plus

import orjson

from exchange import refusals, units
from exchange.markets import Market
from exchange.refusals import Refusal

_SYMBOL: Final = "^[A-Z0-9-_.]{1,20}$"
_CLIENT_ID: Final = "^[a-zA-Z0-9-_]{1,36}$"
_DECIMAL: Final = "^([0-9]{1,20})(\\.[0-9]{1,20})?$"
_NUMBER: Final = "^[0-9]{1,20}$"
_SHAPES: Final = {
    pattern: re.compile(rf"\A(?:{body})\Z", re.ASCII)
    for pattern, body in {
        _SYMBOL: "[A-Z0-9_.-]{1,20}",
        _CLIENT_ID: "[a-zA-Z0-9_-]{1,36}",
        _DECIMAL: r"[0-9]{1,20}(\.[0-9]{1,20})?|\.[0-9]{1,20}",
        _NUMBER: "[0-9]{1,19}",
    }.items()
}
MAX_WINDOW_MS: Final = 60_000


def parse(text: str, known: frozenset[str]) -> dict[str, str]:
    """Split a query string or form body; refuse duplicates and names outside `known`."""
    found: dict[str, str] = {}
    for pair in text.split("&"):
        if not pair:
            continue
        name, _, value = pair.partition("=")
        name = _decode(name)
        if name in found:
            raise Refusal(-1101, "Duplicate values for a parameter detected.")
        found[name] = _decode(value)
    check_names(found, known)
    return found


def check_names(found: Collection[str], known: frozenset[str]) -> None:
    """Refuse names outside `known`."""
    read = sum(name in known for name in found)
    if read < len(found):
        raise Refusal(
            -1104,
            f"Not all sent parameters were read; read '{read}' parameter(s) "
            f"but was sent '{len(found)}'.",
        )


class Params:
    """The parameters of one request by name; every reader raises the fitting `Refusal`."""

    def __init__(self, values: Mapping[str, str], names: Mapping[str, str] | None = None) -> None:
        self._values = values
        self._names = names or {}

    def __contains__(self, name: str) -> bool:
        return self._names.get(name, name) in self._values

    def called(self, names: Mapping[str, str]) -> "Params":
        """Return the same parameters, to be asked for by other names; `names` maps to theirs."""
        return Params(self._values, names)

    def text(self, name: str) -> str:
        """Read a parameter that must be there."""
        name = self._names.get(name, name)
        value = self._values.get(name)
        if not value:
            raise refusals.missing(name)
        return value

    def optional(self, name: str) -> str | None:
        """Read a parameter that may be absent but not empty."""
        name = self._names.get(name, name)
        value = self._values.get(name)
        if value == "":
            raise Refusal(-1105, f"Parameter '{name}' was empty.")
        return value

    def number(self, name: str, *, at_most: int = 2**63 - 1) -> int | None:
        """Read a whole number."""
        value = self.optional(name)
        if value is None:
            return None
        name = self._names.get(name, name)
        _shaped(name, value, _NUMBER)
        if int(value) > at_most:
            raise Refusal(
                -1102, f"'{name}' contains unexpected value. Cannot be greater than {at_most}."
            )
        return int(value)

    def limit(self, default: int, highest: int) -> int:
        """Read how many rows are wanted; more than `highest` are not given, as on Binance."""
        value = self.number("limit")
        if value == 0:
            raise refusals.invalid("limit")
        return min(value or default, highest)

    def flag(self, name: str) -> bool:
        """Read true or false; absent is false."""
        value = self.optional(name)
        if value is None or value.lower() == "false":
            return False
        if value.lower() != "true":
            raise refusals.invalid(name)
        return True

    def choice(self, name: str, allowed: Iterable[str]) -> str:
        """Read one of some words."""
        value = self.text(name)
        if value not in allowed:
            raise refusals.invalid(name)
        return value

    def units(self, name: str) -> int:
        """Read a decimal without sign into units of 1e-8; it may be 0."""
        value = self.text(name)
        name = self._names.get(name, name)
        _shaped(name, value, _DECIMAL)
        try:
            return units.read(value)
        except units.TooPrecise as e:
            raise Refusal(-1111, f"Parameter '{name}' has too much precision.") from e
        except ValueError as e:
            raise Refusal(-1108, f"Parameter '{name}' overflowed.") from e

    def client_id(self, name: str) -> str | None:
        """Read a client order id."""
        value = self.optional(name)
        return None if value is None else _shaped(self._names.get(name, name), value, _CLIENT_ID)

    def window_ms(self) -> int:
        """Read recvWindow in whole milliseconds, rounded down; 5000 when absent."""
        value = self.optional("recvWindow")
        if value is None:
            return 5000
        if not re.fullmatch(r"[0-9]{1,10}(\.[0-9]{1,3})?", value, re.ASCII):
            raise refusals.missing("recvWindow")
        window = int(value.partition(".")[0])
        if window > MAX_WINDOW_MS:
            raise Refusal(-1131, "recvWindow must be less than 60000.")
        return window

    def market(self, markets: Mapping[str, Market]) -> Market:
        """Read the symbol."""
        return _market(self.text("symbol"), markets)

    def markets(self, markets: Mapping[str, Market]) -> list[Market] | None:
        """Read the list in `symbols`; None when it is absent."""
        value = self.optional("symbols")
        if value is None:
            return None
        try:
            symbols = orjson.loads(value)
        except orjson.JSONDecodeError as e:
            raise refusals.illegal("symbols", '^\\["[A-Z0-9-_.]{1,20}"(,"...")*\\]$') from e
        if not symbols or not isinstance(symbols, list):
            raise refusals.invalid("symbols")
        if len(set(map(str, symbols))) < len(symbols):
            raise Refusal(-1151, "Symbol is present multiple times in the list.")
        return [_market(str(symbol), markets) for symbol in symbols]


def _market(symbol: str, markets: Mapping[str, Market]) -> Market:
    _shaped("symbol", symbol, _SYMBOL)
    market = markets.get(symbol)
    if market is None:
        raise refusals.unknown_symbol()
    return market


def _shaped(name: str, value: str, pattern: str) -> str:
    if not _SHAPES[pattern].match(value):
        raise refusals.illegal(name, pattern)
    return value


def _decode(text: str) -> str:
    try:
        return unquote_plus(text, errors="strict")
    except UnicodeDecodeError as e:
        raise Refusal(-1100, "Illegal characters found in a parameter.") from e
