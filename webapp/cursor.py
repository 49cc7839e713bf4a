"""Opaque page cursors: where the last page ended, signed so that nobody can build one."""

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime
from typing import Final

from desk.secret import Secret
from webapp.errors import BadRequest

_MAC_BYTES: Final = 8
MAX_LENGTH: Final = 64


def write(before: datetime, *, account_id: int, secret: Secret) -> str:
    """Return a cursor for "older than `before`", good for this account only."""
    micros = int(before.timestamp()) * 1_000_000 + before.microsecond
    body = micros.to_bytes(8, "big")
    return urlsafe_b64encode(body + _mac(body, account_id, secret)).decode().rstrip("=")


def read(cursor: str, *, account_id: int, secret: Secret) -> datetime:
    """Return the moment a cursor stands for; raises `BadRequest` for one we did not write."""
    try:
        raw = urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
    except (ValueError, UnicodeEncodeError) as e:
        raise BadRequest(what="cursor") from e
    body, mac = raw[:8], raw[8:]
    if len(body) != 8 or not hmac.compare_digest(mac, _mac(body, account_id, secret)):
        raise BadRequest(what="cursor")
    seconds, micros = divmod(int.from_bytes(body, "big"), 1_000_000)
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=micros)


def _mac(body: bytes, account_id: int, secret: Secret) -> bytes:
    message = b"cursor:%d:" % account_id + body
    return hmac.digest(secret.reveal().encode(), message, hashlib.sha256)[:_MAC_BYTES]
