"""Now and new identifiers, in one place so that tests can set both."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import UTC, datetime

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford base32: no i, l, o, u to misread


def _random_id() -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(12))


_now: Callable[[], datetime] = lambda: datetime.now(UTC)  # noqa: E731
_new_id: Callable[[], str] = _random_id


def now() -> datetime:
    """Return the current time, always in UTC."""
    return _now()


def epoch_ms() -> int:
    """Return the current time as whole milliseconds since 1970."""
    return ms_of(_now())


def ms_of(at: datetime) -> int:
    """Return a moment as whole milliseconds since 1970."""
    return int(at.timestamp() * 1000)


def new_id() -> str:
    """Return 12 lower-case Crockford base32 characters carrying 60 random bits.

    Short enough to type (`/why k7m2x9qf4t1z`), long enough never to meet again; the primary
    key it becomes refuses the impossible second one.
    """
    return _new_id()


def id_of(text: str) -> str:
    """Return the id that belongs to a text, in the form of `new_id`: the same one every time."""
    digest = hashlib.sha256(text.encode()).digest()
    return "".join(_ALPHABET[byte % 32] for byte in digest[:12])


def set_clock(
    *, now: Callable[[], datetime] | None = None, new_id: Callable[[], str] | None = None
) -> None:
    """Replace the sources of time and identity; without arguments restore the real ones."""
    global _now, _new_id  # noqa: PLW0603
    _now = now or (lambda: datetime.now(UTC))
    _new_id = new_id or _random_id
