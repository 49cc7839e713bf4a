"""Reads JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1) out of bytes that may be hostile.

The limits are those of `feed`: at most 500 items, 64 levels and 20,000 characters a field.
"""

import json
import re
from html import escape
from typing import Any, Final

from workers.sources.feed import MAX_DEPTH, MAX_FIELD, MAX_ITEMS, BadFeed, Item, decode

_VERSION: Final = re.compile(r"https?://(?:www\.)?jsonfeed\.org/version/1(?:\.\d{1,2})?/?")
_BOM: Final = b"\xef\xbb\xbf"
_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[{\]}]', re.DOTALL)
_TITLE: Final = 300


def is_one(body: bytes) -> bool:
    """Tell whether bytes can only be JSON: no XML begins with a brace."""
    return body.removeprefix(_BOM).lstrip()[:1] == b"{"


def parse(body: bytes, charset: str = "") -> list[Item]:
    """Return the items of a feed in its own order, at most 500.

    Raises `BadFeed`: encoding, too_deep, not_a_feed, malformed.
    """
    text = decode(body, charset)
    _check_depth(text)
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as e:
        raise BadFeed("malformed") from e
    told = found.get("items")
    if not _VERSION.fullmatch(_text(found, "version")) or not isinstance(told, list):
        raise BadFeed("not_a_feed")
    read = [_item(one) for one in told[:MAX_ITEMS] if isinstance(one, dict)]
    return [item for item in read if item.guid]


def _check_depth(text: str) -> None:
    depth = 0
    for token in _TOKEN.finditer(text):
        mark = token[0][0]
        if mark in "[{":
            depth += 1
        elif mark in "]}":
            depth -= 1
        if depth > MAX_DEPTH:
            raise BadFeed("too_deep")


def _item(told: dict[str, Any]) -> Item:
    """Read an item: plain texts are written as the HTML that the other feeds hold.

    The standard lets a reader take a number for an id, and drop what has none. Short posts have
    no title: theirs is how they begin.
    """
    words = _text(told, "content_text") or _text(told, "summary")
    title = _text(told, "title") or words.strip()[:_TITLE]
    return Item(
        guid=_id(told),
        link=_text(told, "url") or _text(told, "external_url"),
        title=escape(title, quote=False),
        summary=escape(_text(told, "summary") or _text(told, "content_text"), quote=False),
        content=_text(told, "content_html"),
        published=_text(told, "date_published"),
        updated=_text(told, "date_modified"),
    )


def _id(told: dict[str, Any]) -> str:
    given = told.get("id")
    if isinstance(given, int | float) and not isinstance(given, bool):
        return str(given)[:MAX_FIELD]
    return _text(told, "id")


def _text(told: dict[str, Any], field: str) -> str:
    """Return a field that is a text; half a surrogate pair, which JSON may hold, is no letter."""
    value = told.get(field)
    if not isinstance(value, str):
        return ""
    return value[:MAX_FIELD].encode("utf-8", "replace").decode().strip()
