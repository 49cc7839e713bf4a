"""One request to a dialect, as it arrived, and how an answer is written."""

import hashlib
import hmac
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote_plus

import orjson

from exchange.dialects.reasons import Declined, Why
from exchange.units import UNIT, read


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """`path` is below the dialect's own; `names` are the parts of it that vary."""

    method: str
    path: str
    full_path: str
    host: str
    query: str
    body: str
    headers: Mapping[str, str]
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def asked(self) -> dict[str, str]:
        """Return the query's parameters."""
        return dict(parse_qsl(self.query, keep_blank_values=True))

    @property
    def sent(self) -> dict[str, Any]:
        """Return the JSON object of the body, the first one of a list."""
        found = self.listed
        if not found or not isinstance(found[0], dict):
            raise Declined(Why.PARAMETER)
        return found[0]

    @property
    def listed(self) -> list[Any]:
        """Return the JSON of the body as a list."""
        try:
            found = orjson.loads(self.body or "{}")
        except orjson.JSONDecodeError as e:
            raise Declined(Why.PARAMETER) from e
        return found if isinstance(found, list) else [found]

    def header(self, name: str) -> str:
        """Return a header, "" when it is absent; names in lower case."""
        return self.headers.get(name, "")


def is_signed(secret: str, payload: str, given: str, *, how: str = "sha256") -> bool:
    """Compare a signature in hexadecimal with what it must be."""
    digest = hmac.new(secret.encode(), payload.encode(), getattr(hashlib, how)).hexdigest()
    return hmac.compare_digest(digest, given.lower())


def is_signed_64(secret: str, payload: str, given: str) -> bool:
    """Compare a signature in base64 with what it must be."""
    digest = b64encode(hmac.digest(secret.encode(), payload.encode(), "sha256")).decode()
    return hmac.compare_digest(digest, given)


def plain(text: str) -> str:
    """Write a sum without spare zeros."""
    return text.rstrip("0").rstrip(".") or "0" if "." in text else text


def bare(text: str) -> orjson.Fragment:
    """Write a sum as a number of JSON, every digit of it, where a venue has no text for it."""
    return orjson.Fragment(plain(text))


def step(units: int) -> str:
    """Write the size of a step in units of 1e-8."""
    return plain(f"{units // UNIT}.{units % UNIT:08d}")


def digits(units: int) -> int:
    """Return how many digits behind the point a step has."""
    text = step(units)
    return len(text.partition(".")[2])


def unescaped(text: str) -> str:
    """Return a query as it reads, not as it is escaped."""
    return unquote_plus(text)


def average(value: str, quantity: str) -> str:
    """Write an average price to eight decimals, "" before anything was traded."""
    traded = read(quantity)
    return step(read(value) * UNIT // traded) if traded else ""


def fraction(percent: str) -> str:
    """Write a share that is given in percent."""
    sign, size = ("-", percent[1:]) if percent.startswith("-") else ("", percent)
    return sign + step(read(size) // 100)
