"""Telegram's HTML: text and entities from markup, with its error texts and byte offsets."""

import re
from dataclasses import dataclass
from typing import Final

from sandbox.telegram.formatting.links import link_entity
from sandbox.telegram.formatting.units import ParseError, byte_offset, utf16_length
from sandbox.telegram.journal import Json

_TYPES: Final = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
_NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE: Final = re.compile(r"&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,9})|([a-zA-Z]+));?")
_SPACE: Final = re.compile(r"\s*")
_TAG_NAME: Final = re.compile(r"[^\s>]*")
_ATTRIBUTE_NAME: Final = re.compile(r"[^\s=>/\"']*")
_NAME_TOKEN: Final = re.compile(r"[A-Za-z0-9.\-]*")


def unescape(text: str) -> str:
    """Replace the four named and all numeric character references Telegram knows."""
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return _NAMED.get(name, match[0])
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if not 0 < code < 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return match[0]
    return chr(code)


@dataclass(frozen=True, slots=True)
class _Open:
    """A start tag that waits for its end; `part` is where its text begins."""

    name: str
    argument: str
    offset: int
    part: int


class _Reader:
    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._parts: list[str] = []
        self._length = 0
        self._open: list[_Open] = []
        self._entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        while self._at < len(self._source):
            if self._source[self._at] != "<":
                self._text()
            elif self._source.startswith("</", self._at):
                self._end_tag()
            else:
                self._start_tag()
        if self._open:
            name = self._open[-1].name
            raise ParseError(f'Can\'t find end tag corresponding to start tag "{name}"')
        for entity in self._entities:
            entity.pop("argument", None)
        return "".join(self._parts), self._entities

    def _text(self) -> None:
        end = self._source.find("<", self._at)
        end = len(self._source) if end < 0 else end
        text = unescape(self._source[self._at : end])
        self._parts.append(text)
        self._length += utf16_length(text)
        self._at = end

    def _offset(self, index: int) -> int:
        return byte_offset(self._source, index)

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._source, self._at)
        taken = match[0] if match else ""
        self._at += len(taken)
        return taken

    def _peek(self) -> str:
        return self._source[self._at : self._at + 1]

    def _start_tag(self) -> None:
        begin = self._at
        self._at += 1
        name = self._take(_TAG_NAME).lower()
        if not self._peek():
            raise ParseError(f"Unclosed start tag at byte offset {self._offset(begin)}")
        if name not in _TYPES:
            where = self._offset(begin)
            raise ParseError(f'Unsupported start tag "{name}" at byte offset {where}')
        argument = ""
        while self._peek() != ">":
            argument = self._attribute(name, begin) or argument
        self._at += 1
        if name == "span" and argument != "spoiler":
            where = self._offset(begin)
            raise ParseError(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
        self._open.append(_Open(name, argument, self._length, len(self._parts)))

    def _attribute(self, tag: str, begin: int) -> str:
        """Read one attribute (or the space before `>`); return what it means for the tag."""
        self._take(_SPACE)
        if self._peek() == ">":
            return ""
        name = self._take(_ATTRIBUTE_NAME)
        if not name and self._peek():
            where = self._offset(begin)
            raise ParseError(f'Empty attribute name in the tag "{tag}" at byte offset {where}')
        self._take(_SPACE)
        value = ""
        if self._peek() == "=":
            self._at += 1
            self._take(_SPACE)
            value = self._value()
        if not self._peek():
            where = self._offset(begin)
            raise ParseError(f'Unclosed start tag "{tag}" at byte offset {where}')
        return _meaning(tag, name, value)

    def _value(self) -> str:
        quote = self._peek()
        begin = self._at
        if quote and quote in "'\"":
            end = self._source.find(quote, begin + 1)
            self._at = len(self._source) if end < 0 else end + 1
            return unescape(self._source[begin + 1 : end])
        token = self._take(_NAME_TOKEN).lower()
        following = self._peek()
        if following and following != ">" and not following.isspace():
            where = self._offset(begin)
            raise ParseError(f"Unexpected end of name token at byte offset {where}")
        return token

    def _end_tag(self) -> None:
        begin = self._at
        if not self._open:
            raise ParseError(f"Unexpected end tag at byte offset {self._offset(begin)}")
        self._at += 2
        name = self._take(_TAG_NAME)
        self._take(_SPACE)
        if self._peek() != ">":
            raise ParseError(f"Unclosed end tag at byte offset {self._offset(begin)}")
        self._at += 1
        opened = self._open.pop()
        if name and name.lower() != opened.name:
            raise ParseError(
                f"Unmatched end tag at byte offset {self._offset(begin)},"
                f' expected "</{opened.name}>", found "</{name}>"'
            )
        if self._length > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        kind = _TYPES[opened.name]
        entity: Json = {
            "type": kind,
            "offset": opened.offset,
            "length": self._length - opened.offset,
        }
        if kind in ("code", "pre") and self._joins_previous(entity, opened.argument):
            return
        if kind == "text_link":
            url = opened.argument or "".join(self._parts[opened.part :])
            link = link_entity(url)
            if link is None:
                return
            entity |= link
        elif kind == "custom_emoji":
            if not opened.argument.isdigit():
                raise ParseError("Invalid custom emoji identifier specified")
            entity["custom_emoji_id"] = opened.argument
        elif kind == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        elif kind == "code" and opened.argument:
            entity["argument"] = opened.argument
        self._entities.append(entity)

    def _joins_previous(self, entity: Json, language: str) -> bool:
        """Make `<pre><code class="language-x">` (either way around) one `pre` with a language."""
        if not self._entities:
            return False
        previous = self._entities[-1]
        if any(previous[k] != entity[k] for k in ("offset", "length")):
            return False
        pair = (previous["type"], entity["type"])
        language = previous.get("argument", "") if pair == ("code", "pre") else language
        if pair not in (("code", "pre"), ("pre", "code")) or not language:
            return False
        previous["type"] = "pre"
        previous["language"] = language
        return True


def _meaning(tag: str, name: str, value: str) -> str:
    match tag, name.lower():
        case ("a", "href") | ("tg-emoji", "emoji-id"):
            return value
        case ("code", "class") if value.startswith("language-"):
            return value.removeprefix("language-")
        case ("span", "class") if value.startswith("tg-"):
            return value.removeprefix("tg-")
        case ("blockquote", "expandable"):
            return "expandable"
    return ""


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Return the plain text and its entities; raise `ParseError` with Telegram's words.

    Follows the behaviour documented at core.telegram.org/bots/api#html-style; tags nest, `pre`
    and `code` of the same extent join, an unusable link leaves plain text.
    """
    return _Reader(source).read()
