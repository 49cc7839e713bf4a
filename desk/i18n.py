"""Texts of `locales/<language>/<noun>.ftl` by key, safe for Telegram HTML and for pages."""

import re
from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_DOWN, Context, Decimal
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any, Final

from babel.numbers import format_compact_decimal
from fluent_compiler.bundle import FluentBundle

from desk import money
from desk.money import Figure

ROOT: Final = Path(__file__).parents[1] / "locales"
DEFAULT: Final = "en"
NAMES: Final = {  # as people call their own language, in the order of a menu
    "en": "English",
    "es": "Español",
    "pt-BR": "Português (Brasil)",
    "tr": "Türkçe",
    "ru": "Русский",
    "ar": "العربية",
    "zh-Hans": "简体中文",
}
_MESSAGE: Final = re.compile(r"^([a-z][\w-]*) =.*\n(?:(?:[ ].*)?\n)*", re.MULTILINE)
_REFERENCE: Final = re.compile(r"\{ ?([a-z][\w-]*) ?\}")
_FROM_THE_RIGHT: Final = frozenset({"ar"})
# Decimal sign, sign between thousands, least digits before the first such sign (CLDR 46, latn).
_SIGNS: Final = {
    "es": (",", ".", 5),
    "pt-BR": (",", ".", 4),
    "tr": (",", ".", 4),
    "ru": (",", "\u00a0", 4),
}
_NUMBER: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")
# Day and month in digits (CLDR 46, pattern Md); day first where nothing else stands.
_DIGITS: Final = {"en": "{m}/{d}", "zh-Hans": "{m}/{d}", "ru": "{d:02}.{m:02}"}
_SHORTENED: Final = 1000
_CENT: Final = Decimal("0.01")
_ROUGH: Final = Context(prec=4)  # before it is cut into thousands: 999,990 is 1M, not 1000K
# With its seconds, and the least of them that it is said of: people say 24 hours of one day.
_UNITS: Final = (("d", 86_400, 172_800), ("h", 3600, 3600), ("min", 60, 60))


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

    def __call__(self, key: str, /, **values: Any) -> Html:
        """Return the text of `key`; raises `MissingText` when English lacks it too."""
        text, problems = _compiled(self._whose(key), key).format(
            key, {n.replace("_", "-"): self._safe(v) for n, v in values.items()}
        )
        if problems:
            raise MissingText(f"{key}: {problems[0]}")
        return Html(text)

    def figure(self, text: str) -> str:
        """Write figures as this language does; what is no `Figure` is returned as it is."""
        if not isinstance(text, Figure) or self.language not in _SIGNS:
            return str(text)
        return _NUMBER.sub(lambda found: _written(found[0], self.language), text)

    def short(self, value: Decimal) -> str:
        """Write a large number short, as CLDR says: 1.2M, 1,2 млн, 120万; smaller ones in full."""
        rough = _ROUGH.create_decimal(value)
        if abs(rough) < _SHORTENED:
            return self.figure(money.show_quantity(value.quantize(_CENT, ROUND_DOWN)))
        locale = self.language.replace("-", "_")
        return format_compact_decimal(rough, locale=locale, fraction_digits=1)

    def digits(self, day: int, month: int) -> str:
        """Write a day and its month in digits alone: 21/11, in Russian 21.11."""
        return _DIGITS.get(self.language, "{d}/{m}").format(d=day, m=month)

    def _safe(self, value: Any) -> Any:
        if isinstance(value, Html):
            return str(value)
        if isinstance(value, Decimal):
            return money.plain(value)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return escape(self.figure(value) if isinstance(value, str) else str(value), quote=False)
        return value

    def has(self, key: str) -> bool:
        """Tell whether this language or English has `key`."""
        return key in _sources(self.language) or key in _sources(DEFAULT)

    def _whose(self, key: str) -> str:
        if key in _sources(self.language):
            return self.language
        if key in _sources(DEFAULT):
            return DEFAULT
        raise MissingText(key)


def _written(number: str, language: str) -> str:
    point, comma, least = _SIGNS[language]
    whole, _, decimals = number.partition(".")
    is_short = len(whole.replace(",", "")) < least
    whole = whole.replace(",", "" if is_short else comma)
    return f"{whole}{point}{decimals}" if decimals else whole


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return the languages that have a folder of texts, English first."""
    found = sorted(p.name for p in ROOT.iterdir() if p.is_dir() and any(p.glob("*.ftl")))
    return (DEFAULT, *(name for name in found if name != DEFAULT))


def choose(wanted: str | None) -> str:
    """Return the offered language nearest to an IETF tag such as `pt-br`, else English."""
    return nearest(wanted or "") or DEFAULT


def nearest(tag: str) -> str | None:
    """Return the offered language of an IETF tag, or one of the same root, if there is any."""
    offered = {name.lower(): name for name in languages()}
    tag = tag.lower().replace("_", "-")
    same_root = (n for low, n in offered.items() if root(low) == root(tag))
    return offered.get(tag) or next(same_root, None)


def root(tag: str) -> str:
    """Return the language of an IETF tag without script and region (ISO 639): `pt` of `pt-BR`."""
    return tag.partition("-")[0]


def direction(language: str) -> str:
    """Return from which side a language is written, as HTML's `dir` says it."""
    return "rtl" if root(language) in _FROM_THE_RIGHT else "ltr"


def texts(language: str) -> Texts:
    """Return the texts of an offered language; each is compiled when it is first asked for."""
    return Texts(language)


@lru_cache(maxsize=32)
def _sources(language: str) -> dict[str, str]:
    """Return every message of a language as its file has it, by key."""
    files = sorted((ROOT / language).glob("*.ftl"))
    blocks = (m for path in files for m in _MESSAGE.finditer(path.read_text(encoding="utf-8")))
    return {block[1]: block[0] for block in blocks}


@lru_cache(maxsize=16_384)
def _compiled(language: str, key: str) -> FluentBundle:
    """Compile one message and what it refers to: a few ms, where a whole language takes seconds."""
    sources, wanted, found = _sources(language), [key], dict[str, str]()
    while wanted:
        name = wanted.pop()
        found[name] = sources[name]
        wanted += [n for n in _REFERENCE.findall(found[name]) if n in sources and n not in found]
    return FluentBundle.from_string(language, "\n".join(found.values()), use_isolating=False)


def span(length: timedelta, t: Texts) -> Html:
    """Write a length in the largest unit that it is whole in: 90 min, 24 h, 14 days."""
    seconds = round(length.total_seconds())
    for unit, size, least in _UNITS:
        if seconds >= least and seconds % size == 0:
            return t("span", count=seconds // size, unit=unit)
    return t("span", count=seconds, unit="s")


def about(length: timedelta, t: Texts) -> Html:
    """Write what was measured in its largest unit, the rest dropped: 2 h of 2 h 59 min."""
    length = max(length, timedelta(0))
    sizes = (size for _, size, least in _UNITS if length >= timedelta(seconds=least))
    return span(length - length % timedelta(seconds=next(sizes, 1)), t)
