"""Feeds as RSS 2.0, Atom and JSON Feed 1.1."""

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from typing import Final

from sandbox.feeds.store import ALL, Item

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def rss(name: str, items: Sequence[Item], base: str) -> str:
    """Return RSS 2.0 (with the <source> of each item in the feed `all`)."""
    built = format_datetime(_newest(items))
    shown = "\n".join(_rss_item(item, base, names_origin=name == ALL) for item in items)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>Sandbox {_text(name)}</title>
<link>{_text(base)}/</link>
<description>Headlines posted to this machine</description>
<lastBuildDate>{built}</lastBuildDate>
<atom:link href="{_text(base)}/feeds/{_text(name)}.xml" rel="self" type="application/rss+xml"/>
<atom:link href="{_text(base)}/feeds/{_text(name)}/wait" rel="wait"/>
{shown}
</channel>
</rss>
"""


def atom(name: str, items: Sequence[Item], base: str) -> str:
    """Return Atom (RFC 4287)."""
    shown = "\n".join(_entry(item) for item in items)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>Sandbox {_text(name)}</title>
<id>{_text(base)}/feeds/{_text(name)}.atom</id>
<link rel="self" href="{_text(base)}/feeds/{_text(name)}.atom"/>
<updated>{_newest(items).isoformat()}</updated>
<author><name>Sandbox</name></author>
{shown}
</feed>
"""


def json_feed(name: str, items: Sequence[Item], base: str) -> str:
    """Return JSON Feed 1.1 (jsonfeed.org)."""
    shown = [
        {
            "id": item.guid,
            "url": item.url,
            "title": item.title,
            "content_text": item.summary,
            "date_published": item.published.isoformat(),
        }
        for item in items
    ]
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"Sandbox {name}",
        "home_page_url": f"{base}/",
        "feed_url": f"{base}/feeds/{name}.json",
        "items": shown,
    }
    return json.dumps(told, ensure_ascii=False)


def _rss_item(item: Item, base: str, *, names_origin: bool) -> str:
    source = f'<source url="{_text(base)}/feeds/{item.feed}.xml">{item.feed}</source>'
    return (
        f"<item><title>{_text(item.title)}</title>"
        f"<link>{_text(item.url)}</link>"
        f'<guid isPermaLink="false">{_text(item.guid)}</guid>'
        f"<pubDate>{format_datetime(item.published)}</pubDate>"
        f"<description>{_text(item.summary)}</description>"
        f'<category domain="kind">{_text(item.kind)}</category>'
        f"{source if names_origin else ''}</item>"
    )


def _entry(item: Item) -> str:
    at = item.published.isoformat()
    name = item.guid if item.guid.startswith("urn:") else f"urn:sandbox:{item.guid}"
    return (
        f"<entry><title>{_text(item.title)}</title>"
        f'<link rel="alternate" href="{_text(item.url)}"/>'
        f"<id>{_text(name)}</id>"
        f"<published>{at}</published><updated>{at}</updated>"
        f"<summary>{_text(item.summary)}</summary></entry>"
    )


def _newest(items: Sequence[Item]) -> datetime:
    return max((item.published for item in items), default=_EPOCH)


def plain(text: str) -> str:
    """Return `text` without the characters that XML cannot carry."""
    return _ILLEGAL.sub("", text)


def _text(text: str) -> str:
    return escape(plain(text), quote=True)
