"""A message's text from a request: parse mode or entities, cleaned, trimmed, measured."""

import re
from dataclasses import dataclass
from typing import Any, Final

from sandbox.telegram.errors import bad_request
from sandbox.telegram.formatting.entities import arrange, detect
from sandbox.telegram.formatting.html import parse_html
from sandbox.telegram.formatting.markdown import parse_markdown, parse_markdown_v2
from sandbox.telegram.formatting.units import ParseError, utf16_length
from sandbox.telegram.journal import Json

TEXT_LIMIT: Final = 4096
CAPTION_LIMIT: Final = 1024
RAW_LIMIT_BYTES: Final = 32768
_PARSERS: Final = {
    "html": parse_html,
    "markdown": parse_markdown,
    "markdownv2": parse_markdown_v2,
}
# Telegram turns control characters into spaces; newlines stay.
_CONTROLS: Final = {code: " " for code in range(32) if code not in (10, 13)}
_LEADING: Final = re.compile(r"\A\s*")


@dataclass(frozen=True, slots=True)
class Text:
    """A text ready to be stored."""

    text: str
    entities: list[Json]

    def fields(self, text_name: str, entities_name: str) -> Json:
        """Return the Message fields; what is empty is left out."""
        named = {text_name: self.text, entities_name: self.entities}
        return {name: value for name, value in named.items() if value}


def compose(raw: str, parse_mode: str, entities: Any, *, limit: int, noun: str) -> Text:
    """Parse, clean and check a text; refuse it in Telegram's words.

    `noun` is `message text`, `message caption` or, of a draft, `message`: only the empty text is
    refused. The limit counts UTF-16 code units after parsing.
    """
    if len(raw.encode("utf-8", "replace")) > RAW_LIMIT_BYTES:
        raise bad_request("text is too long")
    text, found = _parse(raw.translate(_CONTROLS), parse_mode, entities)
    text, found = _trim(*_without_returns(text, found))
    if not text and noun == "message text":
        raise bad_request("message text is empty")
    if utf16_length(text) > limit:
        short = "message" if noun == "message text" else noun
        raise bad_request(f"{short} is too long")
    return Text(text, detect(text, arrange(found, utf16_length(text))))


def plain(raw: str) -> Text:
    """Return what a person typed, with the entities that Telegram finds by itself."""
    text, _ = _trim(raw.replace("\r", "").translate(_CONTROLS), [])
    return Text(text, detect(text, []))


def _parse(raw: str, parse_mode: str, entities: Any) -> tuple[str, list[Json]]:
    mode = parse_mode.lower()
    if mode and mode != "none":
        parser = _PARSERS.get(mode)
        if parser is None:
            raise bad_request("unsupported parse_mode")
        try:
            return parser(raw)
        except ParseError as e:
            raise bad_request(f"can't parse entities: {e}") from None
    if entities is None:
        return raw, []
    if not isinstance(entities, list) or not all(isinstance(e, dict) for e in entities):
        raise bad_request("can't parse entities: expected an Array of MessageEntity")
    return raw, entities


def _without_returns(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Drop carriage returns after parsing: in MarkdownV2 they may part two marks."""
    if "\r" not in text:
        return text, entities
    before = [0]  # returns before each UTF-16 unit
    for character in text:
        before += [before[-1] + (character == "\r")] * utf16_length(character)
    moved = []
    for entity in entities:
        offset, length = entity.get("offset"), entity.get("length")
        if isinstance(offset, int) and isinstance(length, int) and 0 <= offset < len(before):
            end = min(offset + length, len(before) - 1)
            start = offset - before[offset]
            moved.append({**entity, "offset": start, "length": end - before[end] - start})
    return text.replace("\r", ""), moved


def _trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    text = text.rstrip()
    leading = _LEADING.match(text)
    spaces = leading.end() if leading else 0
    if not spaces:
        return text, entities
    shift = utf16_length(text[:spaces])
    moved = []
    for entity in entities:
        offset, length = entity.get("offset"), entity.get("length")
        if not isinstance(offset, int) or not isinstance(length, int):
            continue
        start = max(0, offset - shift)
        moved.append({**entity, "offset": start, "length": offset + length - shift - start})
    return text[spaces:], moved
