"""Foreign text into plain text: tags, hidden characters and excess length go."""

import re
import unicodedata
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from desk.news.links import without_denied

MAX_TITLE: Final = 300
MAX_SUMMARY: Final = 2000
_MAX_HTML: Final = 200_000
_ELLIPSIS: Final = "…"
_SILENT: Final = ["script", "style", "template", "noscript", "iframe", "object", "head", "svg"]
_BLOCKS: Final = "p, br, div, li, tr, h1, h2, h3, h4, h5, h6, blockquote, section, article"
# C0/C1 controls but tab and line ends, zero-width and direction marks, tags, lone surrogates.
# Postgres refuses NUL, JSON encoders refuse surrogates, and marks can turn text around.
_HIDDEN: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_REFUSED: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_MARKUP: Final = re.compile(r"<[a-zA-Z/!?]|&[#a-zA-Z]")
_SPACES: Final = re.compile(r"\s+")


def clean(text: str, *, limit: int) -> str:
    """Return `text` as one line of plain text of at most `limit` characters.

    HTML becomes its words (scripts and styles are dropped, not shown), hidden characters and
    links that must not be followed are removed, characters are composed (NFC), a cut is marked
    with an ellipsis.
    """
    plain = text[:_MAX_HTML]
    if _MARKUP.search(plain):
        plain = _words_of(_HIDDEN.sub("", plain))
    plain = _HIDDEN.sub("", plain)
    if not plain.isascii():
        plain = unicodedata.normalize("NFC", plain)
    plain = _SPACES.sub(" ", without_denied(plain)).strip()
    return plain if len(plain) <= limit else _cut(plain, limit)


def storable(name: str) -> str:
    """Return a foreign name with a mark for each character that Postgres or an encoder refuses.

    Nothing is taken out: two names stay two, and none becomes empty.
    """
    return _REFUSED.sub("\ufffd", name)


def has_hidden(text: str) -> bool:
    """Return True when `text` holds a character that shows nothing but may mislead."""
    return bool(_HIDDEN.search(text))


def _words_of(html: str) -> str:
    # Escaped HTML inside an escaped field is common in feeds: one more round shows what is meant.
    once = _text(html)
    return _text(once) if _MARKUP.search(once) else once


def _text(html: str) -> str:
    tree = LexborHTMLParser(f"<body>{html}</body>")
    tree.strip_tags(_SILENT)
    for node in tree.css(_BLOCKS):
        node.insert_before(" ")
    body = tree.body
    return body.text() if body else ""


def _cut(text: str, limit: int) -> str:
    head = text[: limit - len(_ELLIPSIS)]
    is_whole = text[len(head)] == " " or " " not in head[limit // 2 :]
    at_word = head if is_whole else head.rsplit(" ", 1)[0]
    return at_word.rstrip(" ,;:-") + _ELLIPSIS
