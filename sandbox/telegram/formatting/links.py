"""Addresses inside texts and buttons: which ones Telegram takes and how it spells them."""

import re
from typing import Final
from urllib.parse import urlsplit

from sandbox.telegram.journal import Json

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_MENTION: Final = re.compile(r"\Atg:(?://)?user\?id=([1-9][0-9]{0,15})\Z")
_SCHEME: Final = re.compile(r"\A([a-zA-Z][a-zA-Z0-9+.-]*):")
_HOST: Final = re.compile(r"\A(?:[\w-]+\.)+[^\W\d_][\w-]*\Z")
_ADDRESS: Final = re.compile(r"\A(?:\d{1,3}\.){3}\d{1,3}\Z")


def link_entity(url: str) -> Json | None:
    """Return the entity fields a link gives (a mention for tg://user), None if it is not one."""
    mention = _MENTION.match(url)
    if mention:
        user_id = int(mention[1])
        return {"type": "text_mention", "user": {"id": user_id, "is_bot": False, "first_name": ""}}
    checked = checked_url(url)
    return {"type": "text_link", "url": checked} if checked else None


def checked_url(url: str) -> str:
    """Return the address in the form Telegram stores, or nothing when it takes none.

    `example.com` becomes `http://example.com/`; tg:, ton:, mailto: and tel: stay. Unlike
    Telegram, the sandbox takes loopback addresses: its Mini App lives there.
    """
    url = url.strip()
    scheme = _SCHEME.match(url)
    if scheme and scheme[1].lower() in ("tg", "ton", "tonsite", "mailto", "tel"):
        return url
    has_web_scheme = scheme is not None and scheme[1].lower() in ("http", "https")
    full = url if has_web_scheme else f"http://{url}"
    try:
        parts = urlsplit(full)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if re.search(r"\s", full) or not _is_host(host):
        return ""
    return full if parts.path or parts.query or parts.fragment else f"{full}/"


def _is_host(host: str) -> bool:
    return host in LOOPBACK or bool(_HOST.match(host) or _ADDRESS.match(host))


def is_web_app_url(url: str) -> bool:
    """Tell whether a Mini App may live there: https, or plain http on this machine."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    if parts.scheme == "https":
        return _is_host(host)
    return parts.scheme == "http" and host in LOOPBACK
