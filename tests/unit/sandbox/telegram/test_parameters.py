"""The table of methods against aiogram's, and how arguments are decoded."""

import types
import typing
from datetime import datetime, timedelta
from typing import Any

import pytest
from aiogram import methods
from aiogram.client.default import Default
from aiogram.methods import TelegramMethod
from aiogram.types import InputFile

from sandbox.telegram.dispatch import HANDLERS
from sandbox.telegram.errors import ApiError
from sandbox.telegram.files import Upload
from sandbox.telegram.parameters import METHODS, decode

OFFICIAL: dict[str, type[TelegramMethod[Any]]] = {
    kind.__api_method__: kind
    for kind in vars(methods).values()
    if isinstance(kind, type) and issubclass(kind, TelegramMethod) and kind is not TelegramMethod
}
PLAIN = {int: "int", bool: "bool", str: "text", datetime: "int", timedelta: "int"}


def kinds(annotation: Any) -> set[str]:
    """Return how values of a type look on the wire."""
    origin = typing.get_origin(annotation)
    if origin in (typing.Union, types.UnionType):
        return {kind for a in typing.get_args(annotation) for kind in kinds(a)}
    if origin is typing.Annotated:
        return kinds(typing.get_args(annotation)[0])
    if annotation is type(None) or annotation is Default:
        return set()
    if annotation is InputFile:
        return {"file"}
    return {PLAIN.get(annotation, "json")}


def test_every_official_method_is_known_and_every_working_one_has_a_handler() -> None:
    known = {method.name for method in METHODS.values()}
    assert set(OFFICIAL) - known == set()
    assert known - set(OFFICIAL) == {"answerWidgetQuery", "sendWidget"}  # newer than aiogram
    assert {m.name for m in METHODS.values() if m.working} == set(HANDLERS)


@pytest.mark.parametrize("name", sorted(HANDLERS))
def test_parameters_are_those_of_the_official_method(name: str) -> None:
    fields = OFFICIAL[name].model_fields
    table = METHODS[name.lower()].kinds
    assert set(table) == set(fields)
    for parameter, kind in table.items():
        official = kinds(fields[parameter].annotation)
        if kind == "file":
            assert "file" in official, parameter
        elif parameter.endswith("chat_id"):  # ids come as text or number, both are read as text
            assert "int" in official, parameter
        else:
            assert kind in official, (parameter, official)


def test_values_are_decoded_by_kind_and_unknown_names_ignored() -> None:
    raw = {
        "chat_id": 5,
        "text": "x",
        "message_thread_id": "7",
        "protect_content": "True",
        "reply_markup": '{"a": 1}',
        "entities": "",
        "bogus": "1",
    }
    arguments, uploads = decode(METHODS["sendmessage"], raw)
    assert arguments == {
        "chat_id": "5",
        "text": "x",
        "message_thread_id": 7,
        "protect_content": True,
        "reply_markup": {"a": 1},
    }
    assert uploads == {}


def test_uploads_are_kept_by_the_name_of_their_part() -> None:
    file = Upload("a.png", "image/png", b"x")
    arguments, uploads = decode(
        METHODS["sendphoto"], {"chat_id": "1", "photo": "attach://p", "p": file}
    )
    assert arguments["photo"] == "attach://p"
    assert uploads == {"p": file}
    arguments, _ = decode(METHODS["sendphoto"], {"chat_id": "1", "photo": file})
    assert arguments["photo"] is file


@pytest.mark.parametrize(
    ("method", "raw", "problem"),
    [
        ("sendmessage", {"text": "x"}, "chat_id is empty"),
        ("sendphoto", {"chat_id": "1"}, "there is no photo in the request"),
        ("deletemessage", {"chat_id": "1"}, "message identifier is not specified"),
        ("answercallbackquery", {}, 'parameter "callback_query_id" is required'),
        ("sendmessage", {"chat_id": "1", "reply_markup": "{"}, "can't parse reply markup JSON"),
        ("getupdates", {"offset": "x"}, 'can\'t parse parameter "offset" as Integer'),
    ],
)
def test_arguments_that_are_missing_or_broken_are_refused(
    method: str, raw: dict[str, Any], problem: str
) -> None:
    with pytest.raises(ApiError) as refused:
        decode(METHODS[method], raw)
    assert problem in refused.value.description
