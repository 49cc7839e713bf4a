"""ccxt's classes with what every client of ours does differently."""

import json
from typing import Any, Final, NoReturn
from urllib.parse import urlsplit

from workers.venues import imports
from workers.venues.letter import current
from workers.venues.table import Bound, Row

SAMPLES: Final = 3
_PAUSES: Final = frozenset({429, 418})


def kind(exchange: str) -> Any:
    """Return ccxt's class of an exchange with what every client of ours does differently."""
    if exchange not in _KINDS:
        known = imports.exchange_class(exchange)
        _KINDS[exchange] = type(exchange, (_Ours, known), {})
    return _KINDS[exchange]


_KINDS: Final[dict[str, Any]] = {}


class _Ours:
    """Mixed into ccxt's class: signs as of the letter's time, reads numbers as text."""

    options: dict[str, Any]
    envelopes: frozenset[str] = frozenset()
    unsigned: frozenset[str] = frozenset()

    def nonce(self) -> int:
        """Return the time to sign with, in milliseconds of the venue's clock."""
        letter = current()
        at = self.milliseconds()  # type: ignore[attr-defined]
        if letter is not None and letter.signed_as_of_ms is not None:
            at = letter.signed_as_of_ms
        return int(at) - int(self.options["timeDifference"])

    def seconds(self) -> int:
        """Return the same in seconds."""
        return self.nonce() // 1000

    def on_json_response(self, text: str) -> Any:
        """Read a body without any float; NaN and Infinity are no numbers."""
        return json.loads(text, parse_float=str, parse_constant=_refuse)

    async def fetch(self, *request: Any) -> Any:
        """Return an answer that is one: what is none must not be read as an empty list."""
        answer = await super().fetch(*request)  # type: ignore[misc]
        is_list = isinstance(answer, list) and not self.envelopes
        is_whole = isinstance(answer, dict) and bool(self.envelopes & answer.keys())
        is_bare = isinstance(answer, dict) and bool(answer) and not self.envelopes
        if not is_list and not is_whole and not is_bare:
            raise imports.errors().BadResponse("an answer that is none")
        return answer

    def on_rest_response(self, code: int, *answer: Any) -> str:
        """Note how the venue answered in the letter under way; `answer` is as ccxt has it."""
        _, _, _, headers, body, *_ = answer
        letter = current()
        if letter is not None:
            letter.status, letter.body = code, body
            if code in _PAUSES:
                letter.retry_after_s = _seconds(headers.get("Retry-After"))
        return str(body).strip()

    def safe_trade(self, trade: dict[str, Any], market: Any = None) -> Any:
        """Return a trade as ccxt does, unless it lost a sign."""
        self._check_signs(trade["info"])
        return super().safe_trade(trade, market)  # type: ignore[misc]

    def safe_order(self, order: dict[str, Any], market: Any = None) -> Any:
        """Return an order as ccxt does, unless it lost a sign."""
        self._check_signs(order["info"])
        return super().safe_order(order, market)  # type: ignore[misc]

    def _check_signs(self, raw: dict[str, Any]) -> None:
        if any(str(raw.get(name)).startswith("-") for name in self.unsigned):
            raise imports.errors().BadResponse("less than nothing")

    async def fetch_swap_markets(self, *_: object) -> list[Any]:
        """Return none: only spot is traded, and MEXC's would be asked of another host."""
        return []

    async def measure_clock(self) -> None:
        """Measure how far our clock is ahead of the venue's: the sample that came back fastest."""
        best: tuple[int, int] | None = None
        for _ in range(SAMPLES):
            began = self.milliseconds()  # type: ignore[attr-defined]
            told = await self.fetch_time()  # type: ignore[attr-defined]
            ended = self.milliseconds()  # type: ignore[attr-defined]
            sample = (ended - began, (began + ended) // 2 - int(told))
            best = min(best or sample, sample)
        if best is not None:
            # An answer that is rounded to seconds says nothing finer than its own way took.
            self.options["timeDifference"] = best[1] if abs(best[1]) > best[0] else 0


def _refuse(text: str) -> NoReturn:
    raise ValueError(text)


def _seconds(text: str | None) -> float | None:
    return float(text) if text and text.isdecimal() else None


def sealed(of: Row, hosts: frozenset[str], client: Any, sign: Any) -> Any:
    """Refuse to send what was signed for any other host: a key belongs to one venue.

    From here on a request may have left; and the venue is told until when it may be accepted.
    """

    def checked(*arguments: Any, **named: Any) -> Any:
        signed = sign(*arguments, **named)
        if urlsplit(signed["url"]).netloc not in hosts:
            raise PermissionError("a request for another host than the venue's")
        letter = current()
        if letter is not None:
            letter.is_signed, letter.status, letter.body, letter.void = True, None, "", ""
        if letter is not None and signed["method"] != "GET":
            letter.has_left = True
            if of.bound is Bound.DEADLINE and letter.lapses_ms is not None:
                ends = letter.lapses_ms - int(client.options["timeDifference"])
                signed["headers"] = {**(signed["headers"] or {}), of.deadline_header: str(ends)}
        return signed

    return checked
