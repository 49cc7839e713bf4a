"""A person's choices as a file: written, and read from whatever was sent instead. Pure.

The form is JSON in UTF-8 (docs/settings-file.md). It holds no key, no token and no id. What has
not this form is refused as a whole; whether a value may be had is for desk.choices.compare.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from itertools import accumulate
from typing import Any, Final, NoReturn

from desk import money
from desk.alerts.grammar import MOST_TEXT
from desk.choices.model import Chosen, Listed, Setting
from desk.errors import BadAmount, BadFile
from desk.risk.model import Rule

KIND: Final = "settings"
VERSION: Final = 1
MOST_BYTES: Final = 60 * 1024
MOST_DEPTH: Final = 8
MOST_ALERTS: Final = 100
MOST_WORDS: Final = 5 * MOST_TEXT  # a rule is written out longer than it was typed
_MOST_TEXT: Final = 64
_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*+"?')
_TIME: Final = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_LETTERS: Final = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Portable:
    """What a file says. A setting that it leaves out stays; a part that it leaves out stays too."""

    settings: Mapping[Setting, Any]
    limits: Mapping[Rule, Decimal] | None = None
    alerts: tuple[Listed, ...] | None = None


def write(chosen: Chosen, at: datetime) -> bytes:
    """Return a person's choices as a file."""
    body = {
        "tapewire": KIND,
        "version": VERSION,
        "written_at": at.isoformat(timespec="seconds"),
        "settings": {name.value: plain(name, chosen.value(name)) for name in Setting},
        "limits": {rule.value: money.plain(amount) for rule, amount in chosen.limits.items()},
        "alerts": [{"rule": one.words, "is_paused": one.is_paused} for one in chosen.alerts],
    }
    return (json.dumps(body, ensure_ascii=False, indent=2) + "\n").encode()


def plain(setting: Setting, value: Any) -> Any:
    """Return a value as JSON has it: text, a list, an object of two times, or None."""
    match setting:
        case Setting.PRESETS:
            return [money.plain(sum_) for sum_ in value]
        case Setting.QUICK_LIMIT:
            return money.plain(value)
        case Setting.QUIET_HOURS:
            return {"from": f"{value[0]:%H:%M}", "to": f"{value[1]:%H:%M}"} if value else None
        case Setting.DIGEST_AT:
            return f"{value:%H:%M}" if value is not None else None
        case Setting.HEADLINE_LANGUAGES:
            return list(value)
    return value


def read(data: bytes) -> Portable:
    """Read a file; raises `BadFile` with `what` and, for a field, its `where`.

    `what` is size, text, json, depth, twice, kind, version, field (an unknown one), or shape.
    """
    if len(data) > MOST_BYTES:
        raise BadFile(what="size", limit=MOST_BYTES // 1024)
    body = _fields(_parsed(data), "")
    if body.pop("tapewire", None) != KIND:
        raise BadFile(what="kind")
    version = body.pop("version", None)
    if version != VERSION or isinstance(version, bool | float):
        raise BadFile(what="version", value=_clip(version), limit=VERSION)
    if not isinstance(body.pop("written_at", ""), str):
        _refuse("written_at")
    settings, limits, alerts = (body.pop(name, None) for name in ("settings", "limits", "alerts"))
    _check_known(body, (), "")
    return Portable(
        {} if settings is None else _settings(settings),
        None if limits is None else _limits(limits),
        None if alerts is None else _alerts(alerts),
    )


def _parsed(data: bytes) -> Any:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        raise BadFile(what="text") from e
    brackets = (1 if c in "[{" else -1 for c in _STRING.sub("", text) if c in "[]{}")
    if max(accumulate(brackets), default=0) > MOST_DEPTH:
        raise BadFile(what="depth", limit=MOST_DEPTH)
    try:
        return json.loads(
            text, object_pairs_hook=_unique, parse_constant=_no_number, parse_int=_small
        )
    except (ValueError, RecursionError) as e:
        raise BadFile(what="json") from e


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BadFile(what="twice")
    return found


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


def _small(text: str) -> int:
    """Nothing in the form is a large number; reading one of a million digits takes minutes."""
    if len(text) > _MOST_TEXT:
        raise ValueError("digits")
    return int(text)


def _settings(value: Any) -> dict[Setting, Any]:
    found = _fields(value, "settings")
    _check_known(found, [name.value for name in Setting], "settings.")
    return {
        name: _READERS[name](found[name.value], f"settings.{name.value}")
        for name in Setting
        if name.value in found
    }


def _limits(value: Any) -> dict[Rule, Decimal]:
    found = _fields(value, "limits")
    _check_known(found, [rule.value for rule in Rule], "limits.")
    return {
        rule: _amount(found[rule.value], f"limits.{rule.value}")
        for rule in Rule
        if rule.value in found
    }


def _alerts(value: Any) -> tuple[Listed, ...]:
    found = [
        _alert(one, f"alerts.{n}") for n, one in enumerate(_list(value, "alerts", MOST_ALERTS))
    ]
    by_words = {one.words: one for one in found}
    return tuple(by_words.values())


def _alert(value: Any, where: str) -> Listed:
    found = _fields(value, where)
    _check_known(found, ("rule", "is_paused"), f"{where}.")
    words, is_paused = found.get("rule"), found.get("is_paused", False)
    if not isinstance(words, str) or not 0 < len(words) <= MOST_WORDS or _holds_controls(words):
        _refuse(f"{where}.rule")
    if not isinstance(is_paused, bool):
        _refuse(f"{where}.is_paused")
    return Listed(words, is_paused)


def _holds_controls(text: str) -> bool:
    """Tell whether there is what no database keeps: control characters, halves of characters."""
    return any(unicodedata.category(c) in {"Cc", "Cs"} for c in text)


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= _MOST_TEXT or not value.isprintable():
        _refuse(where)
    return value


def _amount(value: Any, where: str) -> Decimal:
    try:
        return money.exact(_text(value, where))
    except BadAmount:
        _refuse(where)


def _time(value: Any, where: str) -> time:
    found = _TIME.fullmatch(_text(value, where))
    if not found:
        _refuse(where)
    return time(int(found[1]), int(found[2]))


def _span(value: Any, where: str) -> tuple[time, time] | None:
    if value is None:
        return None
    found = _fields(value, where)
    _check_known(found, ("from", "to"), f"{where}.")
    return _time(found.get("from"), f"{where}.from"), _time(found.get("to"), f"{where}.to")


def _codes(value: Any, where: str) -> tuple[str, ...]:
    found = _list(value, where, _MOST_TEXT)
    if not all(isinstance(code, str) and _LETTERS.fullmatch(code) for code in found):
        _refuse(where)
    return tuple(dict.fromkeys(found))


_READERS: Final[Mapping[Setting, Callable[[Any, str], Any]]] = {
    Setting.LANGUAGE: _text,
    Setting.TIME_ZONE: _text,
    Setting.PICTURES: _text,
    Setting.PRESETS: lambda value, where: tuple(
        _amount(one, where) for one in _list(value, where, _MOST_TEXT)
    ),
    Setting.QUICK_LIMIT: _amount,
    Setting.QUIET_HOURS: _span,
    Setting.DIGEST_AT: lambda value, where: None if value is None else _time(value, where),
    Setting.HEADLINE_LANGUAGES: _codes,
}


def _fields(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        _refuse(where)
    return dict(value)


def _list(value: Any, where: str, most: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > most:
        _refuse(where)
    return value


def _check_known(found: Mapping[str, Any], known: Collection[str], where: str) -> None:
    unknown = next((name for name in found if name not in known), None)
    if unknown is not None:
        raise BadFile(what="field", where=_clip(f"{where}{unknown}"))


def _refuse(where: str) -> NoReturn:
    raise BadFile(what="shape", where=_clip(where) or "{}")


def _clip(value: object) -> str:
    return "".join(c if c.isprintable() else "·" for c in str(value)[:_MOST_TEXT])
