"""Texts of `locales/<language>/<noun>.ftl` by key, safe for Telegram HTML and for pages."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any, Final

from fluent_compiler.bundle import FluentBundle

from desk import money

ROOT: Final = Path(__file__).parents[1] / "locales"
DEFAULT: Final = "en"


class Html(str):
    """Text that is HTML already and must not be escaped again; Jinja2 honours `__html__`."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


class MissingText(KeyError):
    """A key that no language has: a programming error, found by the tests."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one language; unknown keys fall back to English.

    Calling it returns `Html`: every argument is escaped unless it is `Html` itself, so the
    messages may hold tags (`<b>{ $symbol }</b>`) and people's words never can. Fluent escapes
    nothing of the message's own text, only what is put in.
    """

    language: str
    _bundle: FluentBundle
    _fallback: FluentBundle = field(repr=False)

    def __call__(self, key: str, /, **values: Any) -> Html:
        """Return the text of `key`; raises `MissingText` when English lacks it too."""
        bundle = self._bundle if self._bundle.has_message(key) else self._fallback
        if not bundle.has_message(key):
            raise MissingText(key)
        text, problems = bundle.format(
            key, {n.replace("_", "-"): _safe(v) for n, v in values.items()}
        )
        if problems:
            raise MissingText(f"{key}: {problems[0]}")
        return Html(text)

    def has(self, key: str) -> bool:
        """Tell whether this language or English has `key`."""
        return bool(self._bundle.has_message(key) or self._fallback.has_message(key))


def _safe(value: Any) -> Any:
    if isinstance(value, Html):
        return str(value)
    if isinstance(value, Decimal):
        return money.plain(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return escape(str(value), quote=False)
    return value


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return the languages that have a folder of texts, English first."""
    found = sorted(p.name for p in ROOT.iterdir() if p.is_dir() and any(p.glob("*.ftl")))
    return (DEFAULT, *(name for name in found if name != DEFAULT))


def choose(wanted: str | None) -> str:
    """Return the offered language nearest to an IETF tag such as `pt-br`, else English."""
    offered = {name.lower(): name for name in languages()}
    tag = (wanted or "").lower().replace("_", "-")
    same_root = (n for low, n in offered.items() if low.partition("-")[0] == tag.partition("-")[0])
    return offered.get(tag) or next(same_root, DEFAULT)


@lru_cache(maxsize=32)
def texts(language: str) -> Texts:
    """Return the texts of an offered language, compiled once per process."""
    return Texts(language, _load(language), _load(DEFAULT))


@lru_cache(maxsize=32)
def _load(language: str) -> FluentBundle:
    files = sorted((ROOT / language).glob("*.ftl"))
    source = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return FluentBundle.from_string(language, source, use_isolating=False)


Translate = Callable[..., Html]
