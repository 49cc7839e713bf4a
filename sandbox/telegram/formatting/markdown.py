"""Telegram's two Markdown styles: text and entities from markup, with its error texts."""

import re
from dataclasses import dataclass
from typing import Final

from sandbox.telegram.formatting.links import link_entity
from sandbox.telegram.formatting.units import ParseError, byte_offset, utf16_length
from sandbox.telegram.journal import Json

_RESERVED: Final = frozenset("_*[]()~`>#+-=|{}.!")
_MARKS: Final = {
    "```": "pre",
    "`": "code",
    "__": "underline",
    "_": "italic",
    "*": "bold",
    "~": "strikethrough",
    "||": "spoiler",
}
_NAMES: Final = {
    "pre": "PreCode",
    "code": "Code",
    "underline": "Underline",
    "italic": "Italic",
    "bold": "Bold",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "text_link": "TextUrl",
    "custom_emoji": "CustomEmoji",
    "blockquote": "BlockQuote",
}
_MARK: Final = re.compile(r"```|`|__|_|\*|~|\|\|")
_LANGUAGE: Final = re.compile(r"([^\s`]+)\n|\n")
_EMOJI_LINK: Final = re.compile(r"\Atg://emoji\?id=([0-9]+)\Z")
_LEGACY_MARKS: Final = {"_": "italic", "*": "bold", "`": "code", "[": "text_link"}


@dataclass(frozen=True, slots=True)
class _Open:
    kind: str
    begin: int
    offset: int
    language: str = ""


class _Reader:
    """Reads MarkdownV2; every mark either ends the innermost entity of its kind or begins one."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._parts: list[str] = []
        self._length = 0
        self._open: list[_Open] = []
        self._entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        while self._at < len(self._source):
            self._step()
        self._end_quote()
        if self._open:
            last = self._open[-1]
            where = byte_offset(self._source, last.begin)
            name = _NAMES[last.kind]
            raise ParseError(f"Can't find end of {name} entity at byte offset {where}")
        return "".join(self._parts), self._entities

    def _step(self) -> None:
        character = self._source[self._at]
        if character == "\\" and self._is_escape():
            self._put(self._source[self._at + 1], consumed=2)
        elif self._inside("code", "pre"):
            self._code(character)
        elif character == "\n":
            self._newline()
        elif character == ">" and self._at_line_start():
            self._begin_quote()
        elif character not in _RESERVED:
            self._put(character, consumed=1)
        else:
            self._mark(character)

    def _is_escape(self) -> bool:
        following = self._source[self._at + 1 : self._at + 2]
        return "" < following <= "~"

    def _inside(self, *kinds: str) -> bool:
        return bool(self._open) and self._open[-1].kind in kinds

    def _put(self, text: str, *, consumed: int) -> None:
        self._parts.append(text)
        self._length += utf16_length(text)
        self._at += consumed

    def _code(self, character: str) -> None:
        mark = "```" if self._open[-1].kind == "pre" else "`"
        if self._source.startswith(mark, self._at):
            self._at += len(mark)
            self._close({})
        else:
            self._put(character, consumed=1)

    def _at_line_start(self) -> bool:
        return self._at == 0 or self._source[self._at - 1] == "\n"

    def _begin_quote(self) -> None:
        if not any(o.kind == "blockquote" for o in self._open):
            if self._open:
                raise self._reserved(">")
            self._open.append(_Open("blockquote", self._at, self._length))
        self._at += 1

    def _newline(self) -> None:
        if not self._source.startswith("\n>", self._at):
            self._end_quote()
        self._put("\n", consumed=1)

    def _end_quote(self) -> None:
        if self._inside("blockquote"):
            self._close({})

    def _mark(self, character: str) -> None:
        match = _MARK.match(self._source, self._at)
        if match:
            self._toggle(match[0])
        elif character == "[":
            self._open.append(_Open("text_link", self._at, self._length))
            self._at += 1
        elif self._source.startswith("![", self._at):
            self._open.append(_Open("custom_emoji", self._at, self._length))
            self._at += 2
        elif character == "]" and self._inside("text_link", "custom_emoji"):
            self._link()
        else:
            raise self._reserved(character)

    def _toggle(self, mark: str) -> None:
        kind = _MARKS[mark]
        if mark == "||" and self._closes_expandable():
            self._at += 2
            opened = self._open.pop()
            self._entities.append(self._entity(opened, {"type": "expandable_blockquote"}))
        elif self._inside(kind):
            self._at += len(mark)
            self._close({})
        elif mark == "__" and self._inside("italic") and self._is_open("underline"):
            self._at += 1
            self._close({})
        else:
            begin = self._at
            self._at += len(mark)
            language = self._language() if kind == "pre" else ""
            self._open.append(_Open(kind, begin, self._length, language))

    def _is_open(self, kind: str) -> bool:
        return any(o.kind == kind for o in self._open)

    def _closes_expandable(self) -> bool:
        following = self._source[self._at + 2 : self._at + 3]
        return self._inside("blockquote") and following in ("", "\n")

    def _language(self) -> str:
        match = _LANGUAGE.match(self._source, self._at)
        if not match:
            return ""
        self._at = match.end()
        return match[1] or ""

    def _link(self) -> None:
        self._at += 1
        opened = self._open[-1]
        url = self._address() if self._source.startswith("(", self._at) else ""
        if opened.kind == "custom_emoji":
            emoji = _EMOJI_LINK.match(url)
            if not emoji:
                raise ParseError("Custom emoji URL must be a link of the form tg://emoji?id=...")
            self._close({"custom_emoji_id": emoji[1]})
            return
        link = link_entity(url or "".join(self._parts)[-(self._length - opened.offset) :])
        if link:
            self._close(link)
        else:
            self._open.pop()

    def _address(self) -> str:
        begin = self._at
        self._at += 1
        characters = []
        while self._at < len(self._source) and self._source[self._at] != ")":
            if self._source[self._at] == "\\" and self._is_escape():
                self._at += 1
            characters.append(self._source[self._at])
            self._at += 1
        if self._at >= len(self._source):
            where = byte_offset(self._source, begin)
            raise ParseError(f"Can't find end of a URL at byte offset {where}")
        self._at += 1
        return "".join(characters)

    def _reserved(self, character: str) -> ParseError:
        text = f"Character '{character}' is reserved and must be escaped with the preceding '\\'"
        return ParseError(text)

    def _close(self, extra: Json) -> None:
        opened = self._open.pop()
        if opened.language:
            extra = {**extra, "language": opened.language}
        if self._length > opened.offset:
            self._entities.append(self._entity(opened, extra))

    def _entity(self, opened: _Open, extra: Json) -> Json:
        length = self._length - opened.offset
        return {"type": opened.kind, "offset": opened.offset, "length": length, **extra}


def parse_markdown_v2(source: str) -> tuple[str, list[Json]]:
    """Return the plain text and its entities from MarkdownV2; raise `ParseError`.

    Follows core.telegram.org/bots/api#markdownv2-style.
    """
    return _Reader(source).read()


def parse_markdown(source: str) -> tuple[str, list[Json]]:
    """Return the plain text and its entities from legacy Markdown; nothing nests there."""
    parts: list[str] = []
    entities: list[Json] = []
    at = length = 0
    while at < len(source):
        character = source[at]
        if character == "\\" and source[at + 1 : at + 2] in tuple("_*`["):
            parts.append(source[at + 1])
            length += 1
            at += 2
        elif character not in _LEGACY_MARKS:
            parts.append(character)
            length += utf16_length(character)
            at += 1
        else:
            at, text, entity = _legacy_entity(source, at)
            size = utf16_length(text)
            if size and entity:
                entities.append({"offset": length, "length": size, **entity})
            parts.append(text)
            length += size
    return "".join(parts), entities


def _legacy_entity(source: str, at: int) -> tuple[int, str, Json | None]:
    """Return where to go on, the text, and the type of the entity that starts at `at`."""
    mark = "```" if source.startswith("```", at) else source[at]
    start = at + len(mark)
    end = source.find("]" if mark == "[" else mark, start)
    if end < 0:
        where = byte_offset(source, at)
        raise ParseError(f"Can't find end of the entity starting at byte offset {where}")
    text = source[start:end]
    if mark == "[":
        close = source.find(")", end)
        if not source.startswith("](", end) or close < 0:
            return end + 1, text, None
        return close + 1, text, link_entity(source[end + 2 : close])
    if mark != "```":
        return end + 1, text, {"type": _LEGACY_MARKS[mark]}
    language = _LANGUAGE.match(text)
    if not language:
        return end + 3, text, {"type": "pre"}
    named = {"language": language[1]} if language[1] else {}
    return end + 3, text[language.end() :], {"type": "pre", **named}
