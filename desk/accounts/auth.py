"""Proof of who is asking: Telegram's initData, and our own short web sessions. Pure functions.

initData: https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app.
aiogram's own check has no age limit, keeps the last of two equal fields and raises on text
outside ASCII; this one refuses all three.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import parse_qsl

import jwt

from desk.accounts.model import Person
from desk.errors import NotSignedIn
from desk.secret import Secret

MAX_BYTES: Final = 4096
MAX_AGE: Final = timedelta(minutes=60)
MAX_AHEAD: Final = timedelta(seconds=60)
SESSION: Final = timedelta(minutes=15)
AUDIENCE: Final = "tapewire-web"
RELOAD: Final = "tapewire-reload"  # opens a session again and nothing else


@dataclass(frozen=True, slots=True)
class Launch:
    """A verified start of the Mini App. `digest` names it, so that it can be used only once."""

    person: Person
    digest: str
    start_param: str = ""


def check_init_data(init_data: str, *, token: Secret, now: datetime) -> Launch:
    """Verify initData against the bot token and return who opened the Mini App.

    Raises `NotSignedIn` with `why` one of size, shape, duplicate, signature, age, user.
    """
    if len(init_data.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise NotSignedIn(why="size")
    fields = _fields(init_data)
    digest = fields.pop("hash", "")
    lines = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    key = hmac.digest(b"WebAppData", token.reveal().encode(), hashlib.sha256)
    mac = hmac.new(key, lines.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(mac.encode(), digest.encode("utf-8", "surrogatepass")):
        raise NotSignedIn(why="signature")
    _check_age(fields.get("auth_date", ""), now)
    return Launch(_person(fields.get("user", "")), mac, fields.get("start_param", ""))


def _fields(init_data: str) -> dict[str, str]:
    try:
        pairs = parse_qsl(init_data, keep_blank_values=True, strict_parsing=True, max_num_fields=32)
    except ValueError as e:
        raise NotSignedIn(why="shape") from e
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise NotSignedIn(why="duplicate")
    return fields


def _check_age(auth_date: str, now: datetime) -> None:
    if not (auth_date.isascii() and auth_date.isdigit() and len(auth_date) <= 12):
        raise NotSignedIn(why="age")
    age = now.timestamp() - int(auth_date)
    if not -MAX_AHEAD.total_seconds() <= age <= MAX_AGE.total_seconds():
        raise NotSignedIn(why="age")


def _person(text: str) -> Person:
    try:
        user = json.loads(text)
        person = Person(
            id=user["id"],
            first_name=str(user["first_name"]),
            username=str(user.get("username", "")),
            language=str(user.get("language_code", "")),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as e:
        raise NotSignedIn(why="user") from e
    if not isinstance(person.id, int) or isinstance(person.id, bool) or person.id <= 0:
        raise NotSignedIn(why="user")
    return person


@dataclass(frozen=True, slots=True)
class Claim:
    """What a session token claims: an account, the version of its sessions, and which of them."""

    account_id: int
    version: int
    session_id: str


def sign_session(claim: Claim, *, secret: Secret, now: datetime, audience: str = AUDIENCE) -> str:
    """Return a JWT (HS256) that speaks for the account for `SESSION`; kept in memory by pages.

    One for the audience `RELOAD` is no token of the API: it lies in a cookie that no script reads.
    """
    claims = {
        "sub": str(claim.account_id),
        "ver": claim.version,
        "sid": claim.session_id,
        "aud": audience,
        "iat": int(now.timestamp()),
        "exp": int((now + SESSION).timestamp()),
    }
    return jwt.encode(claims, secret.reveal(), algorithm="HS256")


def check_session(token: str, *, secret: Secret, now: datetime, audience: str = AUDIENCE) -> Claim:
    """Return what a session token claims.

    Raises `NotSignedIn` for any other algorithm, audience, signature, or one past its time. The
    caller compares the version with the account's, and looks whether the session is still open:
    that is how sessions are revoked.
    """
    try:
        claims = jwt.decode(
            token,
            secret.reveal(),
            algorithms=["HS256"],
            audience=audience,
            options={
                "require": ["exp", "iat", "aud", "sub", "sid"],
                "verify_exp": False,
                "verify_iat": False,
            },
        )
        claim = Claim(int(claims["sub"]), int(claims["ver"]), str(claims["sid"]))
        expires = int(claims["exp"])
    except (jwt.PyJWTError, ValueError, KeyError, TypeError) as e:
        raise NotSignedIn(why="token") from e
    if now.timestamp() >= expires:
        raise NotSignedIn(why="age")
    return claim


def digest_of(token: str) -> str:
    """Return what is stored of a one-time token: its SHA-256, never the token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
