"""Keyboards under messages, checked as Telegram checks them."""

from dataclasses import dataclass
from typing import Any, Final

from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.formatting.links import checked_url, is_web_app_url
from sandbox.telegram.journal import Json

CALLBACK_DATA_LIMIT_BYTES: Final = 64
COPY_TEXT_LIMIT: Final = 256
BUTTONS_LIMIT: Final = 100
_STYLES: Final = ("primary", "danger", "success")
_DRESS: Final = frozenset({"text", "style", "icon_custom_emoji_id"})
_INLINE_KINDS: Final = frozenset(
    [
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
        "disabled",
    ]
)
_REPLY_KINDS: Final = frozenset(
    [
        "request_users",
        "request_chat",
        "request_managed_bot",
        "request_contact",
        "request_location",
        "request_poll",
        "web_app",
    ]
)
_REPLY_OPTIONS: Final = (
    "is_persistent",
    "resize_keyboard",
    "one_time_keyboard",
    "input_field_placeholder",
    "selective",
)


@dataclass(frozen=True, slots=True)
class Markup:
    """`inline` is part of the message; `reply` is shown to people under their text field."""

    inline: Json | None = None
    reply: Json | None = None


def read_markup(markup: Any, *, private: bool) -> Markup:
    """Check a `reply_markup`; unknown fields are dropped, broken buttons refused."""
    if markup is None:
        return Markup()
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        rows = _rows(markup["inline_keyboard"], "inline_keyboard")
        checked = [[_inline_button(b, private=private) for b in row] for row in rows]
        checked = [row for row in checked if row]
        if sum(map(len, checked)) > BUTTONS_LIMIT:
            raise ApiError(400, "Bad Request: REPLY_MARKUP_TOO_LONG")
        return Markup(inline={"inline_keyboard": checked} if checked else None)
    if "keyboard" in markup:
        rows = _rows(markup["keyboard"], "keyboard")
        keyboard = [[_reply_button(b, private=private) for b in row] for row in rows]
        options = {k: markup[k] for k in _REPLY_OPTIONS if markup.get(k)}
        return Markup(reply={"keyboard": [r for r in keyboard if r], **options})
    for kind in ("remove_keyboard", "force_reply"):
        if markup.get(kind) is True:
            return Markup(reply={kind: True})
    return Markup()


def _rows(rows: Any, name: str) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{name}" of the ReplyMarkup must be an Array of Arrays')
    return rows


def _label(button: Any, kind: str) -> str:
    text = button.get("text") if isinstance(button, dict) else None
    if not isinstance(text, str):
        raise bad_request(f'can\'t parse {kind} button: Field "text" must be of type String')
    if not text.strip():
        raise bad_request(f"{kind} button text must be non-empty")
    if button.get("style") not in (None, *_STYLES):
        raise bad_request(f"can't parse {kind} button: invalid button style specified")
    return text


def _inline_button(button: Any, *, private: bool) -> Json:
    _label(button, "inline keyboard")
    kinds = [k for k in _INLINE_KINDS if button.get(k) is not None]
    if not kinds:
        text = "Text buttons are unallowed in the inline keyboard"
        raise bad_request(f"can't parse inline keyboard button: {text}")
    if len(kinds) > 1:
        raise ApiError(400, "Bad Request: BUTTON_TYPE_INVALID")
    kind = kinds[0]
    checked = {k: v for k, v in button.items() if k in _DRESS and v}
    checked[kind] = _inline_value(kind, button[kind], private=private)
    return checked


def _inline_value(kind: str, value: Any, *, private: bool) -> Any:
    if kind == "callback_data":
        return _callback_data(value)
    if kind == "url":
        url = checked_url(value) if isinstance(value, str) else ""
        if not url:
            raise bad_request(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
        return url
    if kind == "web_app":
        if not private:
            raise ApiError(400, "Bad Request: BUTTON_TYPE_INVALID")
        return _web_app(value, "inline keyboard button")
    if kind == "copy_text":
        text = value.get("text") if isinstance(value, dict) else None
        if not isinstance(text, str) or not 1 <= len(text) <= COPY_TEXT_LIMIT:
            raise ApiError(400, "Bad Request: BUTTON_COPY_TEXT_INVALID")
        return {"text": text}
    return value


def _callback_data(value: Any) -> str:
    if not isinstance(value, str):
        text = 'Field "callback_data" must be of type String'
        raise bad_request(f"can't parse inline keyboard button: {text}")
    if not 1 <= len(value.encode()) <= CALLBACK_DATA_LIMIT_BYTES:
        raise ApiError(400, "Bad Request: BUTTON_DATA_INVALID")
    return value


def _web_app(value: Any, where: str) -> Json:
    url = value.get("url") if isinstance(value, dict) else None
    if not isinstance(url, str) or not is_web_app_url(url):
        raise bad_request(f"{where} Web App URL '{url}' is invalid: Only HTTPS links are allowed")
    return {"url": url}


def _reply_button(button: Any, *, private: bool) -> Json:
    if isinstance(button, str):
        button = {"text": button}
    _label(button, "keyboard")
    checked = {k: v for k, v in button.items() if k in _DRESS | _REPLY_KINDS and v}
    if "web_app" in checked:
        if not private:
            raise bad_request("web App buttons can be used in private chats only")
        checked["web_app"] = _web_app(checked["web_app"], "keyboard button")
    return checked


def menu_button(button: Any) -> Json:
    """Check a MenuButton; none means the default one."""
    if button is None:
        return {"type": "default"}
    kind = button.get("type") if isinstance(button, dict) else None
    if kind not in ("default", "commands", "web_app"):
        raise bad_request("MenuButton has unsupported type")
    if kind != "web_app":
        return {"type": kind}
    text = button.get("text")
    if not isinstance(text, str) or not text.strip():
        raise bad_request("menu button text must be non-empty")
    return {"type": kind, "text": text, "web_app": _web_app(button.get("web_app"), "menu button")}
