"""Errors as people read them: what was read, what is wrong, an example that works. Pure."""

import re
from collections.abc import Mapping
from decimal import Decimal
from html import unescape

from bot.callbacks.market import Card
from bot.callbacks.screens import Go
from bot.screen import Screen, button, copies, keyboard
from desk import money
from desk.errors import BadAmount, DeskError, RiskDenied, UnknownMarket
from desk.i18n import Html, Texts
from desk.money import Figure

TOAST: int = 200
_TAG = re.compile(r"<[^>]*>")
_COMMAND = re.compile(r"<code>(/\w+ [^<]+)</code>")  # with words: /help alone is no example


def refused(error: DeskError, t: Texts) -> Screen:
    """Return the text of an error; unknown markets offer their neighbours, limits their page.

    What carries an example has it to copy.
    """
    if isinstance(error, UnknownMarket):
        return _unknown_market(error, t)
    if isinstance(error, RiskDenied) and "room" in error.values:
        limits = [button(t("button-limits"), Go(place="limits"))]
        return Screen(told(error.key, error.values, t), keyboard(limits))
    text = told(error.key, error.values, t)
    return Screen(text, keyboard(copies(t("button-copy-example"), _example(error, text))))


def told(key: str, values: Mapping[str, object], t: Texts) -> Html:
    """Return the words of an error by its key and values, which may outlive the error itself."""
    known = {"what": "none", **values}
    if key == BadAmount.key:
        key = f"amount-{str(values['code']).replace('_', '-')}"
    if key == UnknownMarket.key:
        known["near"] = ", ".join(_listed(values.get("suggestions"))) or "none"
    shown = {name: _clip(value) for name, value in known.items()}
    return t(key if t.has(key) else "refused", **shown)


def apology(reference: str, t: Texts) -> Screen:
    """Return what a person reads when something broke on our side."""
    return Screen(t("internal-error", reference=reference))


def toast(text: Html) -> str:
    """Return a text for a callback answer: plain, at most 200 characters."""
    plain = unescape(_TAG.sub("", text))
    return plain if len(plain) <= TOAST else plain[: TOAST - 1] + "…"


def _example(error: DeskError, text: Html) -> str:
    """Return the command that a refusal gives as its example, empty without one."""
    named = str(error.values.get("example", ""))
    if named.startswith("/"):
        return named
    written = _COMMAND.search(text)
    return unescape(written[1]) if written else ""


def _unknown_market(error: UnknownMarket, t: Texts) -> Screen:
    text = str(error.values.get("text", ""))
    near = _listed(error.values.get("suggestions"))
    strange = [c for c in text if not c.isascii()]
    if strange:
        codes = ", ".join(f"U+{ord(c):04X}" for c in dict.fromkeys(strange[:6]))
        said = t("unknown-market-letters", text=_clip(text), codes=codes)
    else:
        said = told(error.key, error.values, t)
    return Screen(said, keyboard([button(name, Card(base=name)) for name in near]))


def _listed(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, tuple | list) else []


def _clip(value: object) -> object:
    """Return people's words in one line, short, without characters that turn text around.

    What is empty becomes `none`, the one name that texts can tell apart from words; amounts
    become figures of the language.
    """
    if isinstance(value, Decimal):
        return money.show_quantity(value)
    if not isinstance(value, str) or isinstance(value, Html | Figure):
        return value
    if not value:
        return "none"
    visible = "".join(c if c.isprintable() else "·" for c in value)
    return visible if len(visible) <= 80 else visible[:79] + "…"
