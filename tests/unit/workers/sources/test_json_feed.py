"""Reading JSON Feeds out of bytes."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.sources.feed import MAX_FIELD, MAX_ITEMS, BadFeed
from workers.sources.json_feed import is_one, parse

V1 = "https://jsonfeed.org/version/1"


def feed(*items: Any, version: Any = f"{V1}.1") -> bytes:
    return json.dumps({"version": version, "title": "F", "items": items}).encode()


def test_fields_are_read_and_plain_texts_become_html() -> None:
    (item,) = parse(
        feed(
            {
                "id": "g",
                "url": "https://e.com/a",
                "title": "A & <B>",
                "summary": "x < y",
                "content_html": "<p>text</p>",
                "date_published": "2026-03-10T12:00:00Z",
                "date_modified": "2026-03-11T12:00:00Z",
            }
        )
    )
    assert (item.guid, item.link, item.title) == ("g", "https://e.com/a", "A &amp; &lt;B&gt;")
    assert (item.summary, item.content) == ("x &lt; y", "<p>text</p>")
    assert (item.published, item.updated) == ("2026-03-10T12:00:00Z", "2026-03-11T12:00:00Z")


def test_ids_that_are_numbers_are_taken_and_items_without_one_dropped() -> None:
    told = [{"id": n, "title": "t"} for n in (7, 1.5, True, None, "", " ", ["x"], {"a": 1}, "z")]
    assert [item.guid for item in parse(feed(*told))] == ["7", "1.5", "z"]


def test_a_post_without_a_title_is_told_by_how_it_begins() -> None:
    first, second = parse(feed({"id": "1", "content_text": "x" * 999}, {"id": "2"}))
    assert first.title == "x" * 300
    assert second.title == ""


@pytest.mark.parametrize("version", [V1, f"{V1}.1", "http://www.jsonfeed.org/version/1/"])
def test_versions_one_are_read(version: str) -> None:
    assert parse(feed({"id": "1", "title": "t"}, version=version))


@pytest.mark.parametrize("version", ["https://jsonfeed.org/version/2", "", None, 1, [V1]])
def test_other_versions_are_no_feed(version: Any) -> None:
    with pytest.raises(BadFeed) as refused:
        parse(feed({"id": "1"}, version=version))
    assert refused.value.reason == "not_a_feed"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b'{"version"', "malformed"),
        (b'{"items": ' + b"9" * 5000 + b"}", "malformed"),
        (b'{"a":' + b"[" * 65 + b"]" * 65 + b"}", "too_deep"),
        (b'{"a":' * 200_000, "too_deep"),
        (b"{" + b'"\\"' * 300_000, "malformed"),
        (b'{"items": []}', "not_a_feed"),
        (feed().replace(b"[]", b"{}"), "not_a_feed"),
    ],
)
def test_what_is_wrong_with_it_is_said_in_a_word(body: bytes, reason: str) -> None:
    assert is_one(body)
    with pytest.raises(BadFeed) as refused:
        parse(body)
    assert refused.value.reason == reason


def test_brackets_within_texts_are_no_levels() -> None:
    (item,) = parse(feed({"id": "1", "title": '[{"' * 100}))
    assert item.title == '[{"' * 100


def test_items_and_fields_are_capped() -> None:
    found = parse(feed(*({"id": n, "title": "t"} for n in range(MAX_ITEMS + 100))))
    assert len(found) == MAX_ITEMS
    (item,) = parse(feed({"id": "1", "content_html": "x" * (MAX_FIELD + 1)}))
    assert len(item.content) == MAX_FIELD


def test_half_a_surrogate_pair_and_a_byte_order_mark_do_no_harm() -> None:
    body = b"\xef\xbb\xbf" + feed({"id": "1", "title": "x\ud83d"})
    assert is_one(body)
    (item,) = parse(body)
    assert item.title == "x?"


@given(st.recursive(st.none() | st.booleans() | st.text() | st.floats(), st.lists, max_leaves=9))
def test_whatever_stands_where_an_item_or_a_field_should_be_is_survived(value: Any) -> None:
    fields = ("id", "url", "title", "summary", "content_text", "date_published")
    parse(feed(value, dict.fromkeys(fields, value), {"id": "1", "title": value}))
