"""initData signed as Telegram signs it, and what goes wrong with it."""

import hashlib
import hmac
import json
from urllib.parse import urlencode

from desk import clock
from desk.accounts.model import Person
from tests.conftest import TOKEN


def fields(person: Person, *, age_s: int = 0, **extra: str) -> dict[str, str]:
    """Return the fields of a launch of this person."""
    user = {"id": person.id, "first_name": person.first_name, "language_code": person.language}
    auth_date = str(int(clock.now().timestamp()) - age_s)
    return {"query_id": "AAF", "user": json.dumps(user), "auth_date": auth_date, **extra}


def digest(pairs: dict[str, str], token: str = TOKEN) -> str:
    """Return the hash of core.telegram.org/bots/webapps#validating-data."""
    key = hmac.digest(b"WebAppData", token.encode(), hashlib.sha256)
    lines = "\n".join(f"{name}={pairs[name]}" for name in sorted(pairs))
    return hmac.new(key, lines.encode(), hashlib.sha256).hexdigest()


def init_data(person: Person, *, age_s: int = 0, token: str = TOKEN, **extra: str) -> str:
    """Return initData as the client would give it."""
    found = fields(person, age_s=age_s, **extra)
    return urlencode({**found, "hash": digest(found, token)})
