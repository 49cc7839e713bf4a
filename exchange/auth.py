"""Who sent a request and whether it is still valid: Binance's SIGNED security, HMAC keys.

The signature is HMAC-SHA256 over the query string and the body exactly as they were sent,
joined without a separator, with the signature itself taken out.
"""

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from exchange import refusals
from exchange.ledger import Account
from exchange.params import Params, check_names, parse
from exchange.refusals import Refusal

_SIGNATURE: Final = re.compile(r"(?:^|&)signature=([^&]*)")
_KEY: Final = re.compile(r"\A[A-Za-z0-9]{16,128}\Z")
_AHEAD_MS: Final = 1000
SIGNING: Final = frozenset({"timestamp", "recvWindow", "signature"})


@dataclass(frozen=True, slots=True)
class Signed:
    """A request whose sender is known and whose time is right."""

    account: Account
    params: Params


@dataclass(frozen=True, slots=True)
class Sent:
    """A signed request as it arrived: the key header, the query string, the body."""

    key: str
    query: str
    body: str


def authenticate(
    accounts: Mapping[str, Account], sent: Sent, known: frozenset[str], now_ms: int
) -> Signed:
    """Check key, signature and time of a request whose parameters may be those in `known`."""
    account = _account(accounts, sent.key)
    signatures = _SIGNATURE.findall(sent.query) + _SIGNATURE.findall(sent.body)
    if len(signatures) != 1 or not signatures[0]:
        raise refusals.missing("signature")
    query, body = _unsigned(sent.query), _unsigned(sent.body)
    _check_signature(account, query + body, signatures[0])
    joined = f"{query}&{body}" if query and body else query + body
    params = Params(parse(joined, known | SIGNING))
    _check_time(params, now_ms)
    return Signed(account, params)


def authenticate_message(
    accounts: Mapping[str, Account], sent: Mapping[str, str], known: frozenset[str], now_ms: int
) -> Signed:
    """Check key, signature and time of the parameters of a WebSocket API request.

    There the key is a parameter, and what is signed are all parameters in the order of their
    names.
    """
    account = _account(accounts, Params(sent).text("apiKey"))
    signature = Params(sent).text("signature")
    rest = sorted((name, value) for name, value in sent.items() if name != "signature")
    _check_signature(account, "&".join(f"{name}={value}" for name, value in rest), signature)
    check_names(sent, known | SIGNING | {"apiKey"})
    params = Params(sent)
    _check_time(params, now_ms)
    return Signed(account, params)


def _check_signature(account: Account, payload: str, given: str) -> None:
    expected = hmac.digest(account.secret.encode(), payload.encode(), hashlib.sha256).hex()
    if not hmac.compare_digest(expected.encode(), given.lower().encode("utf-8", "replace")):
        raise Refusal(-1022, "Signature for this request is not valid.")


def _unsigned(part: str) -> str:
    return _SIGNATURE.sub("", part, count=1).removeprefix("&")


def _account(accounts: Mapping[str, Account], key: str) -> Account:
    if not _KEY.match(key):
        raise refusals.unauthorised(-2014, "API-key format invalid.")
    account = accounts.get(key)
    if account is None:
        raise refusals.unauthorised(-2015, "Invalid API-key, IP, or permissions for action.")
    return account


def _check_time(params: Params, now_ms: int) -> None:
    params.text("timestamp")
    sent = params.number("timestamp") or 0
    if sent >= 10**15:  # Binance takes microseconds too
        sent //= 1000
    if sent >= now_ms + _AHEAD_MS:
        raise Refusal(-1021, "Timestamp for this request was 1000ms ahead of the server's time.")
    if now_ms - sent > params.window_ms():
        raise Refusal(-1021, "Timestamp for this request is outside of the recvWindow.")
