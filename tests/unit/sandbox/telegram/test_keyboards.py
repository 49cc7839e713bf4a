"""Keyboards: what is kept, what is dropped, what is refused."""

from typing import Any

import pytest

from sandbox.telegram.errors import ApiError
from sandbox.telegram.formatting.links import checked_url, is_web_app_url
from sandbox.telegram.keyboards import menu_button, read_markup


def inline(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons)]}


def test_an_inline_keyboard_is_kept_as_given() -> None:
    rows = inline(
        {"text": "Buy", "callback_data": "b", "style": "success"},
        {"text": "Site", "url": "https://e.org/"},
        {"text": "Copy", "copy_text": {"text": "0x"}},
        {"text": "App", "web_app": {"url": "http://localhost:8080/"}},
        {"text": "Off", "disabled": {}},
    )
    assert read_markup(rows, private=True).inline == rows


def test_unknown_fields_and_empty_rows_are_dropped() -> None:
    rows = {"inline_keyboard": [[], [{"text": "x", "callback_data": "b", "bogus": 1}]]}
    assert read_markup(rows, private=True).inline == inline({"text": "x", "callback_data": "b"})
    assert read_markup({"inline_keyboard": [[]]}, private=True).inline is None


def test_callback_data_may_have_64_bytes_and_no_more() -> None:
    longest = "é" * 32
    assert read_markup(inline({"text": "x", "callback_data": longest}), private=True).inline
    for data in ("", longest + "x"):
        with pytest.raises(ApiError, match="BUTTON_DATA_INVALID"):
            read_markup(inline({"text": "x", "callback_data": data}), private=True)


@pytest.mark.parametrize(
    ("markup", "problem"),
    [
        (5, "object expected"),
        ({"inline_keyboard": [{}]}, "Array of Arrays"),
        (inline({"callback_data": "x"}), 'Field "text"'),
        (inline({"text": " ", "callback_data": "x"}), "must be non-empty"),
        (inline({"text": "x", "callback_data": "x", "style": "pink"}), "invalid button style"),
        (inline({"text": "x", "callback_data": "x", "url": "https://e.org"}), "BUTTON_TYPE"),
        (inline({"text": "x", "copy_text": {"text": ""}}), "BUTTON_COPY_TEXT_INVALID"),
        (inline(*[{"text": "x", "callback_data": "x"}] * 101), "REPLY_MARKUP_TOO_LONG"),
        ({"keyboard": [[{"text": "x", "web_app": {"url": "http://e.org"}}]]}, "Only HTTPS"),
    ],
)
def test_broken_keyboards_are_refused(markup: Any, problem: str) -> None:
    with pytest.raises(ApiError, match=problem):
        read_markup(markup, private=True)


def test_mini_app_buttons_are_for_private_chats() -> None:
    app = {"text": "x", "web_app": {"url": "https://e.org"}}
    with pytest.raises(ApiError, match="BUTTON_TYPE_INVALID"):
        read_markup(inline(app), private=False)
    with pytest.raises(ApiError, match="private chats only"):
        read_markup({"keyboard": [[app]]}, private=False)


def test_reply_keyboards_travel_beside_the_message() -> None:
    given = {"keyboard": [["Yes", {"text": "No"}]], "resize_keyboard": True, "selective": False}
    markup = read_markup(given, private=True)
    assert markup.inline is None
    assert markup.reply == {
        "keyboard": [[{"text": "Yes"}, {"text": "No"}]],
        "resize_keyboard": True,
    }
    assert read_markup({"remove_keyboard": True}, private=True).reply == {"remove_keyboard": True}
    assert read_markup({"force_reply": True}, private=True).reply == {"force_reply": True}
    assert read_markup(None, private=True).reply is None


def test_menu_buttons_are_checked() -> None:
    app = {"type": "web_app", "text": "Desk", "web_app": {"url": "https://e.org"}}
    assert menu_button(app) == app
    assert menu_button(None) == {"type": "default"}
    for broken in ({"type": "pony"}, 5, {**app, "text": ""}, {**app, "web_app": {}}):
        with pytest.raises(ApiError):
            menu_button(broken)


@pytest.mark.parametrize(
    ("url", "stored"),
    [
        ("https://e.org", "https://e.org/"),
        ("e.org/x", "http://e.org/x"),
        ("HTTP://E.org?x", "HTTP://E.org?x"),
        ("tg://resolve?domain=x", "tg://resolve?domain=x"),
        ("http://127.0.0.1:8080/a", "http://127.0.0.1:8080/a"),
        ("nonsense", ""),
        ("javascript:alert(1)", ""),
        ("http://a b.org", ""),
        ("http://[::1", ""),
        ("http://e.org:99999", ""),
    ],
)
def test_addresses_are_stored_as_telegram_spells_them(url: str, stored: str) -> None:
    assert checked_url(url) == stored


def test_mini_apps_live_on_https_or_on_this_machine() -> None:
    assert is_web_app_url("https://e.org/app")
    assert is_web_app_url("http://127.0.0.1:8080/")
    assert not any(map(is_web_app_url, ("http://e.org", "javascript:x", "https://", "http://[")))
