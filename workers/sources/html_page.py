"""Reads items out of a page's HTML by CSS selectors; the page may be hostile.

Runs in a process apart, with the limits of `feed`: at most 500 items and 20,000 characters a field.
"""

from html import escape
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from workers.sources.feed import MAX_FIELD, MAX_ITEMS, BadFeed, Item

_LONGEST_TITLE: Final = 1000


def parse(html: bytes, item: str, title: str = "") -> list[Item]:
    """Return what the selector `item` finds, in the page's order; `title` finds within it.

    Without `title` all of the item's words are its title. The link is the title's, else the
    item's first; the date is that of its first <time datetime>. Raises `BadFeed`: selector for
    one that is none, nothing when the page holds no such item with a title.
    """
    try:
        found = LexborHTMLParser(html).css(item)[:MAX_ITEMS]
        items = [_item(node, title) for node in found]
    except (SelectolaxError, ValueError) as e:
        raise BadFeed("selector") from e
    told = [one for one in items if one.title]
    if not told:
        raise BadFeed("nothing")
    return told


def _item(node: LexborNode, title: str) -> Item:
    head = node.css_first(title) if title else node
    if head is None:
        return Item()
    words = " ".join(head.text(deep=True, separator=" ", strip=True).split())
    time = node.css_first("time[datetime]")
    return Item(
        link=_link(head) or _link(node),
        title=escape(words[:_LONGEST_TITLE], quote=False),
        published=_attribute(time, "datetime") if time else "",
    )


def _link(node: LexborNode) -> str:
    """Return where a node leads: its own address, the first within it, or the one around it."""
    if address := _attribute(node, "href"):
        return address
    within = node.css_first("a[href]")
    around = node.parent
    return _attribute(within, "href") if within else _attribute(around, "href") if around else ""


def _attribute(node: LexborNode, name: str) -> str:
    return (node.attributes.get(name) or "").strip()[:MAX_FIELD]
