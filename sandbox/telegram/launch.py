"""Launch data of Mini Apps, signed as Telegram signs them."""

import hashlib
import hmac
import secrets
from typing import Final
from urllib.parse import quote, urlencode

import orjson

from sandbox.telegram.journal import Json
from sandbox.telegram.model import Bot, Conversation, Query
from sandbox.telegram.world import now_s

VERSION: Final = "9.1"
_USER_FIELDS: Final = (
    "id",
    "first_name",
    "last_name",
    "username",
    "language_code",
    "is_premium",
    "photo_url",
)


def sign(fields: dict[str, str], token: str) -> str:
    """Return the query string with its hash.

    The check is that of core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app:
    HMAC-SHA256 over the sorted `name=value` lines, keyed by HMAC-SHA256("WebAppData", token).
    """
    key = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    lines = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    digest = hmac.new(key, lines.encode(), hashlib.sha256).hexdigest()
    return urlencode({**fields, "hash": digest}, quote_via=quote)


def init_data(bot: Bot, user: Json, **extra: str) -> str:
    """Return signed initData of now for this person; `extra` adds query_id, start_param, ...

    `signature` would be made with Telegram's own Ed25519 key; here it is only well-formed.
    """
    shown = {k: user[k] for k in _USER_FIELDS if k in user}
    fields = {
        **extra,
        "user": orjson.dumps({**shown, "allows_write_to_pm": True}).decode(),
        "auth_date": str(now_s()),
        "signature": secrets.token_urlsafe(64),
    }
    return sign(fields, bot.token)


def launch_url(
    bot: Bot, user: Json, conversation: Conversation, url: str, view: dict[str, str]
) -> str:
    """Return the address a client opens: launch data travel in the fragment.

    An app opened inline or from the menu gets a query_id, which answerWebAppQuery takes once;
    one from a reply keyboard gets none and answers by sendData. `view` holds kind, platform,
    theme (JSON).
    """
    extra: dict[str, str] = {}
    if view["kind"] != "keyboard":
        query_id = secrets.token_urlsafe(18)
        bot.queries[query_id] = Query(query_id, "web_app", user["id"], now_s() * 1000, conversation)
        extra["query_id"] = query_id
    fragment = urlencode(
        {
            "tgWebAppData": init_data(bot, user, **extra),
            "tgWebAppVersion": VERSION,
            "tgWebAppPlatform": view["platform"],
            "tgWebAppThemeParams": view["theme"],
        },
        quote_via=quote,
    )
    return f"{url}{'&' if '#' in url else '#'}{fragment}"
