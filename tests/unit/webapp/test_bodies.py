"""The check of JSON bodies by itself: never a crash, never slow."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.bodies import check
from webapp.errors import BadRequest, Invalid

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
LEAVES = st.none() | st.booleans() | st.integers(-(10**30), 10**30) | TEXTS
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner),
    max_leaves=12,
)


@given(st.binary(max_size=300))
def test_no_bytes_end_in_anything_but_a_refusal(body: bytes) -> None:
    try:
        check(body)
    except (BadRequest, Invalid):
        return
    json.loads(body)


@given(VALUES)
def test_proper_json_passes(value: object) -> None:
    check(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))


@pytest.mark.parametrize(
    "body",
    [
        '{"a":1,"a":2}',
        '{"a":{"b":1,"b":1}}',
        '{"a":NaN}',
        '{"a":-Infinity}',
        '{"a":"\\ud800"}',
        '{"\\udfff":1}',
        '{"a":' + "1" * 41 + "}",
    ],
)
def test_json_with_two_readings_is_invalid(body: str) -> None:
    with pytest.raises(Invalid):
        check(body.encode())


def test_brackets_inside_text_do_not_count() -> None:
    check(json.dumps({"a": "[" * 1000, "b": '\\"[' * 100}).encode())


@pytest.mark.parametrize("body", ["[" * 65_000, '["' + '\\"' * 32_000, '{"a":"' * 9_000])
def test_a_bomb_is_refused_in_linear_time(body: str) -> None:
    began = time.process_time()
    with pytest.raises(BadRequest):
        check(body.encode())
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize("body", [rb'{"a":"x\u0000"}', rb'{"a":"\\\u0000"}', rb'{"\u0000":1}'])
def test_nul_is_refused_however_it_is_escaped(body: bytes) -> None:
    with pytest.raises(Invalid):
        check(body)


def test_words_about_nul_are_words() -> None:
    check(rb'{"a":"C strings end with \\u0000"}')
