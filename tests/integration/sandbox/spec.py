"""Checks JSON strictly against aiogram's types: nothing missing, nothing extra, right kinds."""

import types
import typing
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from aiogram import methods
from aiogram.methods import TelegramMethod
from aiogram.types import TelegramObject

_PLAIN: dict[type, type | tuple[type, ...]] = {
    int: int,
    str: str,
    float: (int, float),
    datetime: int,
    timedelta: int,
}
METHODS: dict[str, type[TelegramMethod[Any]]] = {
    kind.__api_method__: kind
    for kind in vars(methods).values()
    if isinstance(kind, type) and issubclass(kind, TelegramMethod) and kind is not TelegramMethod
}


def violations(value: object, expected: Any, path: str) -> list[str]:
    """Return every way in which the JSON value is not of the expected type."""
    origin = typing.get_origin(expected)
    if origin is typing.Annotated:
        return violations(value, typing.get_args(expected)[0], path)
    if origin in (typing.Union, types.UnionType):
        options = [a for a in typing.get_args(expected) if a is not type(None)]
        return min((violations(value, option, path) for option in options), key=len)
    if origin is typing.Literal:
        return [] if value in typing.get_args(expected) else [f"{path}: {value!r} not allowed"]
    if origin is list:
        return _list(value, typing.get_args(expected)[0], path)
    if isinstance(expected, type) and issubclass(expected, TelegramObject):
        return _object(value, expected, path)
    return _plain(value, expected, path)


def _plain(value: object, expected: Any, path: str) -> list[str]:
    if expected is bool:
        return [] if isinstance(value, bool) else [f"{path}: {value!r} is not bool"]
    if isinstance(expected, type) and issubclass(expected, Enum):
        allowed = {member.value for member in expected}
        return [] if value in allowed else [f"{path}: {value!r} not in {expected.__name__}"]
    kind = _PLAIN.get(expected)
    if kind is None:
        return []  # a marker for defaults, or Any: nothing to compare with
    fits = isinstance(value, kind) and not isinstance(value, bool)
    return [] if fits else [f"{path}: {value!r} is not {expected}"]


def _list(value: object, item: Any, path: str) -> list[str]:
    if not isinstance(value, list):
        return [f"{path}: {value!r} is not a list"]
    return [p for i, v in enumerate(value) for p in violations(v, item, f"{path}[{i}]")]


def _object(value: object, expected: type[TelegramObject], path: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{path}: {value!r} is not {expected.__name__}"]
    fields = {field.alias or name: field for name, field in expected.model_fields.items()}
    problems = [
        f"{path}.{name}: missing in {expected.__name__}"
        for name, field in fields.items()
        if field.is_required() and name not in value
    ]
    for name, inner in value.items():
        if name not in fields:
            problems.append(f"{path}.{name}: no such field in {expected.__name__}")
        else:
            problems += violations(inner, fields[name].annotation, f"{path}.{name}")
    return problems


def response_violations(method: str, result: object) -> list[str]:
    """Return how the result of a Bot API method breaks its declared type."""
    return violations(result, METHODS[method].__returning__, method)
