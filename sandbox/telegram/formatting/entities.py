"""Entities put in order, and those that Telegram finds by itself."""

import re
from typing import Final

from sandbox.telegram.formatting.units import utf16_length
from sandbox.telegram.journal import Json

_SPLITTABLE: Final = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})
_CODE: Final = frozenset({"pre", "code"})
_QUOTES: Final = frozenset({"blockquote", "expandable_blockquote"})
_KEPT_FIELDS: Final[dict[str, tuple[str, type]]] = {
    "text_link": ("url", str),
    "text_mention": ("user", dict),
    "pre": ("language", str),
    "custom_emoji": ("custom_emoji_id", str),
}
_KINDS: Final = _SPLITTABLE | _CODE | _QUOTES | {"text_link", "text_mention", "custom_emoji"}
_DOMAINS: Final = (
    "com|org|net|io|me|app|dev|xyz|co|info|finance|exchange|news|gg|ai|eth|ru|de|uk|eu"
)
_FOUND: Final = re.compile(
    r"(?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>]))"
    r"|(?P<email>(?<![\w.+-])[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?!\w))"
    r"|(?P<url>\b(?:https?|ftp|tg|ton)://[^\s<>\"']+"
    rf"|(?<![\w@.-])(?:[A-Za-z0-9-]+\.)+(?:{_DOMAINS})\b(?!@)(?:[:/?#][^\s<>\"']*)?)"
    r"|(?P<mention>(?<![\w@])@[A-Za-z0-9_]{4,32}(?!\w))"
    r"|(?P<hashtag>(?<!\w)#(?=\w*[^\W\d])\w{1,256})"
    r"|(?P<cashtag>(?<![\w$])\$(?:1INCH|[A-Z]{1,8})(?![\w$]))"
)
_HINTS: Final = re.compile(r"[/@#$.]")
_TRAILING: Final = re.compile(r"[.,:;!?)\]}…»'\"]+\Z")


def arrange(entities: list[Json], length: int) -> list[Json]:
    """Return valid entities in Telegram's order: clipped, without doubles, none inside code."""
    usable = [e for e in (_clean(entity, length) for entity in entities) if e]
    usable.sort(key=_order)
    code = [e for e in usable if e["type"] in _CODE]
    kept: list[Json] = []
    for entity in usable:
        if entity["type"] in _QUOTES or all(c is entity or not _overlap(c, entity) for c in code):
            _merge(kept, entity)
        elif entity is _first_code(code, entity):
            kept.append(entity)
    return kept


def _first_code(code: list[Json], entity: Json) -> Json:
    return next(c for c in code if _overlap(c, entity))


def _order(entity: Json) -> tuple[int, int, bool]:
    return entity["offset"], -entity["length"], entity["type"] not in _QUOTES


def _clean(entity: Json, length: int) -> Json | None:
    kind, offset, size = entity.get("type"), entity.get("offset"), entity.get("length")
    if not isinstance(kind, str) or not isinstance(offset, int) or not isinstance(size, int):
        return None
    size = min(size, length - offset)
    if kind not in _KINDS or offset < 0 or size <= 0:
        return None
    clean = {"type": kind, "offset": offset, "length": size}
    if kind not in _KEPT_FIELDS:
        return clean
    name, expected = _KEPT_FIELDS[kind]
    value = entity.get(name)
    if isinstance(value, expected) and value:
        return {**clean, name: value}
    return clean if kind == "pre" else None  # only a language may be missing


def _overlap(one: Json, other: Json) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"]
        and other["offset"] < one["offset"] + one["length"]
    )


def _merge(kept: list[Json], entity: Json) -> None:
    """Append the entity, or widen an earlier one of its kind that it touches."""
    if entity["type"] in _SPLITTABLE:
        for earlier in reversed(kept):
            end = earlier["offset"] + earlier["length"]
            if earlier["type"] == entity["type"] and end >= entity["offset"]:
                earlier["length"] = (
                    max(end, entity["offset"] + entity["length"]) - earlier["offset"]
                )
                return
    kept.append(entity)


def detect(text: str, entities: list[Json]) -> list[Json]:
    """Add commands, mentions, hashtags, cashtags, addresses found outside code and links."""
    if not _HINTS.search(text):
        return entities
    taken = [e for e in entities if e["type"] not in _SPLITTABLE | _QUOTES]
    found = []
    for match in _FOUND.finditer(text):
        kind, value = str(match.lastgroup), match[0]
        if kind == "url":
            value = _TRAILING.sub("", value)
        entity = {
            "type": kind,
            "offset": utf16_length(text[: match.start()]),
            "length": utf16_length(value),
        }
        if not any(_overlap(t, entity) for t in taken):
            found.append(entity)
    return sorted([*entities, *found], key=_order) if found else entities
