"""Reads RSS 0.9 to 2.0, RSS 1.0 and Atom out of bytes that may be hostile.

No document type at all (so no entities to expand or files to read), at most 500 items, 64
levels and 20,000 characters a field; only encodings in which `<` is `<`.
"""

import codecs
import re
from dataclasses import dataclass
from html.entities import html5
from typing import Final
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from desk.errors import Unavailable

MAX_ITEMS: Final = 500
MAX_DEPTH: Final = 64
MAX_FIELD: Final = 20_000
_ENCODINGS: Final = frozenset(
    {
        "ascii", "utf-8", "iso8859-1", "iso8859-15", "cp1252", "cp1251", "koi8-r",
        "shift_jis", "euc_jp", "euc_kr", "gbk", "gb2312", "gb18030", "big5",
    }
)  # fmt: skip
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED: Final = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_DOCTYPE: Final = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ENTITY: Final = re.compile(
    r"&(?!#\d{1,7};|#x[0-9a-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)(\w{1,31};)?"
)
_ATOM: Final = "{http://www.w3.org/2005/Atom}"
_FIELDS: Final = {
    "title": "title",
    "link": "link",
    "guid": "guid",
    "description": "summary",
    "pubDate": "published",
    "category": "category",
    "source": "origin",
    "{http://purl.org/rss/1.0/}title": "title",
    "{http://purl.org/rss/1.0/}link": "link",
    "{http://purl.org/rss/1.0/}description": "summary",
    "{http://purl.org/dc/elements/1.1/}date": "published",
    f"{_ATOM}title": "title",
    f"{_ATOM}link": "link",
    f"{_ATOM}id": "guid",
    f"{_ATOM}summary": "summary",
    f"{_ATOM}content": "content",
    f"{_ATOM}published": "published",
    f"{_ATOM}updated": "updated",
    "{http://purl.org/rss/1.0/modules/content/}encoded": "content",
}
_ITEMS: Final = frozenset({"item", "{http://purl.org/rss/1.0/}item", f"{_ATOM}entry"})
_ROOTS: Final = frozenset(
    {"rss", "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF", f"{_ATOM}feed"}
)


class BadFeed(Unavailable):
    """Bytes that are not a feed we read; `reason` is one word."""

    key = "bad-feed"

    def __init__(self, reason: str) -> None:
        super().__init__(reason=reason)
        self.reason = reason


@dataclass(slots=True)
class Item:
    """One item as it stands in the feed: texts may be HTML, dates are texts."""

    guid: str = ""
    link: str = ""
    title: str = ""
    summary: str = ""
    content: str = ""
    published: str = ""
    updated: str = ""
    origin: str = ""
    kind: str = ""


class _Enough(Exception):
    """The feed has more items than anybody reads."""


def parse(body: bytes, charset: str = "") -> list[Item]:
    """Return the items of a feed in its own order, at most 500; none for an empty body.

    Raises `BadFeed`: encoding, dtd, too_deep, not_a_feed, malformed.
    """
    if not body.strip():
        return []
    text = _ILLEGAL.sub("", _DECLARATION.sub("", decode(body, charset), count=1))
    if _DOCTYPE.search(text):
        # Also inside CDATA: a feed that writes about document types is rarer than an attack.
        raise BadFeed("dtd")
    try:
        return _items(text)
    except ParseError:
        return _mended(text)


def decode(body: bytes, charset: str = "") -> str:
    """Return the text of a feed; bytes that are wrong in its encoding become U+FFFD.

    The byte order mark counts before the header, the header before the XML declaration.
    Raises `BadFeed` for encodings outside the list, among them UTF-7, and UTF-16 without a mark.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    declared = _DECLARED.match(body[:400])
    name = charset or (declared[1].decode("ascii") if declared else "utf-8")
    try:
        name = codecs.lookup(name).name
    except LookupError as e:
        raise BadFeed("encoding") from e
    if name not in _ENCODINGS or body[:2] in {b"<\x00", b"\x00<"}:
        raise BadFeed("encoding")
    return body.decode(name, "replace")


def _mended(text: str) -> list[Item]:
    """Read again after what breaks most feeds: HTML's named entities and bare ampersands."""
    try:
        return _items(_ENTITY.sub(_plain_entity, text))
    except ParseError as e:
        raise BadFeed("malformed") from e


def _plain_entity(found: re.Match[str]) -> str:
    name = found[1]
    if name is None or name not in html5:
        return "&amp;" + (name or "")
    return "".join(f"&#{ord(char)};" for char in html5[name])


def _items(text: str) -> list[Item]:
    target = _Reader()
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    try:
        parser.feed(text)
        parser.close()
    except _Enough:
        return target.items
    except DefusedXmlException as e:
        raise BadFeed("dtd") from e
    return target.items


class _Reader:
    """Takes the parser's events and keeps only items; no tree is ever built."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self._depth = 0
        self._item: Item | None = None
        self._item_depth = 0
        self._field = ""
        self._kept: list[str] = []
        self._size = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 1 and tag not in _ROOTS:
            raise BadFeed("not_a_feed")
        if self._depth > MAX_DEPTH:
            raise BadFeed("too_deep")
        if self._item is None:
            if tag in _ITEMS:
                self._begin()
        elif self._depth == self._item_depth + 1:
            self._open(self._item, tag, attributes)

    def data(self, text: str) -> None:
        if self._field and self._size < MAX_FIELD:
            self._kept.append(text[: MAX_FIELD - self._size])
            self._size += len(text)

    def end(self, _: str) -> None:
        if self._item is not None:
            if self._depth == self._item_depth:
                self.items.append(self._item)
                self._item = None
            elif self._depth == self._item_depth + 1 and self._field:
                self._close(self._item)
        self._depth -= 1

    def close(self) -> None:
        """Nothing is left to do."""

    def _begin(self) -> None:
        if len(self.items) >= MAX_ITEMS:
            raise _Enough
        self._item, self._item_depth = Item(), self._depth

    def _open(self, item: Item, tag: str, attributes: dict[str, str]) -> None:
        field = _FIELDS.get(tag, "")
        if tag == f"{_ATOM}link":
            if attributes.get("rel", "alternate") == "alternate" and not item.link:
                item.link = attributes.get("href", "")[:MAX_FIELD]
            field = ""
        elif field == "category" and attributes.get("domain") != "kind":
            field = ""
        self._field, self._kept, self._size = field, [], 0

    def _close(self, item: Item) -> None:
        field = "kind" if self._field == "category" else self._field
        if not getattr(item, field):
            setattr(item, field, "".join(self._kept).strip())
        self._field = ""
