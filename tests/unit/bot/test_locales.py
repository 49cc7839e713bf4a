"""Every language says everything, with the same variables and valid HTML."""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import lru_cache
from html.parser import HTMLParser
from itertools import product
from pathlib import Path
from unicodedata import category

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.commands import FOR_ADMINS, IN_GROUPS
from bot.views import figures
from bot.views.accounts import TOPICS
from desk import errors, i18n
from desk.alerts.model import Wanted
from desk.orders.model import Status
from desk.signals.model import Tone

LANGUAGES = [name for name in i18n.languages() if name != i18n.DEFAULT]
ALLOWED = {"b", "i", "u", "s", "code", "pre", "a", "blockquote"}
CODES = (
    *("missing", "format", "ambiguous", "not-positive", "precision", "too-large"),
    *("unit", "percent", "keyword"),
)
BOT = Path(__file__).parents[3] / "bot"
NOTHING: Mapping[str, str] = {}
PUT_IN = {  # about the longest that people meet on a button
    "coin": "PEPE",
    "amount": "$1,000",
    "percent": "12.5",
    "number": "12",
    "count": "24",
    "days": "90",
    "impact": "50",
    "near": "1",
    "far": "5",
    "id": "k7m2",
    "venue": "Coinbase",
    "legs": "10",
    "source": figures.source("cointelegraph.com"),
}
WITH_MONEY = {
    *("button-buy-coin-amount", "button-buy-again", "button-sell", "button-sell-coin"),
    *("button-confirm", "button-everywhere", "button-go-live", "button-go-live-now"),
    *("button-guard-sl", "button-guard-tp", "button-guard-tr"),
    *("button-guide-dca", "button-guide-twap", "button-guide-ladder"),
}
USED = re.compile(r"""(?:\bt|texts?)\(\s*"([a-z][a-z0-9-]*)"|DEFAULT\)\("([a-z-]+)"\)""")


class Variables(Visitor):
    """Collects the variables of a message, and the messages it refers to."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.messages: set[str] = set()

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.messages.add(node.id.name)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


@lru_cache
def messages(language: str) -> dict[str, ast.Message]:
    found: dict[str, ast.Message] = {}
    for path in sorted((i18n.ROOT / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{path.name}: {entry.id.name} stands twice"
                found[entry.id.name] = entry
    return found


def read(message: ast.Message) -> Variables:
    visitor = Variables()
    visitor.visit(message)
    return visitor


def variables(message: ast.Message) -> set[str]:
    return read(message).names


class Tags(HTMLParser):
    """Checks that tags are Telegram's and closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        assert tag in ALLOWED
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def texts_of(message: ast.Message) -> Iterator[str]:
    """Return the text of each branch of a message; a tag opens and closes within one."""
    assert message.value is not None
    yield from branches(message.value)


def branches(pattern: ast.Pattern, put_in: Mapping[str, str] = NOTHING) -> Iterator[str]:
    """Write a pattern once for each way through its choices, with what is put in, if anything."""
    for parts in product(*(list(ways(element, put_in)) for element in pattern.elements)):
        yield "".join(parts)


def ways(element: ast.TextElement | ast.Placeable, put_in: Mapping[str, str]) -> Iterator[str]:
    if isinstance(element, ast.TextElement):
        yield element.value
        return
    match element.expression:
        case ast.SelectExpression(variants=variants):
            for variant in variants:
                yield from branches(variant.value, put_in)
        case ast.VariableReference(id=ast.Identifier(name=name)):
            yield put_in.get(name, "")
        case _:
            yield ""


def wide(label: str) -> int:
    """Count what is seen of a label: marks of direction and vowels above take no room."""
    return sum(1 for letter in label if category(letter) not in {"Cf", "Mn"})


def chosen(key: str) -> list[str]:
    """Return what the choice of a message knows by name, its default aside."""
    value = messages("en")[key].value
    assert value is not None
    (choice,) = value.elements
    assert isinstance(choice, ast.Placeable)
    assert isinstance(choice.expression, ast.SelectExpression)
    keys = [variant.key for variant in choice.expression.variants if not variant.default]
    return [key.name for key in keys if isinstance(key, ast.Identifier)]


def flat(pattern: ast.Pattern) -> str:
    """Write a pattern with the default branch of every choice."""
    parts = []
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            parts.append(element.value)
        elif isinstance(element.expression, ast.SelectExpression):
            default = next(v for v in element.expression.variants if v.default)
            parts.append(flat(default.value))
    return "".join(parts)


def test_english_has_no_key_twice_and_nothing_unreadable() -> None:
    assert len(messages("en")) > 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys(language: str) -> None:
    assert set(messages(language)) == set(messages("en"))


def test_every_language_is_on_the_menu_by_its_own_name() -> None:
    assert set(i18n.NAMES) == set(i18n.languages())
    assert i18n.direction("ar") == "rtl"
    assert [name for name in i18n.NAMES if i18n.direction(name) == "rtl"] == ["ar"]


@pytest.mark.parametrize("language", i18n.languages())
def test_every_message_is_found_without_its_file_with_what_it_refers_to(language: str) -> None:
    texts, found = i18n.texts(language), messages(language)
    assert all(texts.has(key) for key in found)
    assert not texts.has("no-such-text")
    for key, message in found.items():
        assert read(message).messages <= found.keys(), key


@pytest.mark.parametrize("language", i18n.languages())
def test_a_message_that_is_made_of_others_is_whole(language: str) -> None:
    texts, found = i18n.texts(language), messages(language)
    made = [key for key, message in found.items() if read(message).messages]
    names = {name for message in found.values() for name in variables(message)}
    assert made
    for key in made:  # raises when what it refers to was not compiled with it
        assert texts(key, **dict.fromkeys(names, 2)), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_uses_the_same_variables(language: str) -> None:
    english = messages("en")
    for key, message in messages(language).items():
        assert variables(message) == variables(english[key]), key


@pytest.mark.parametrize("language", i18n.languages())
def test_tags_are_telegrams_and_closed(language: str) -> None:
    for key, message in messages(language).items():
        for text in texts_of(message):
            tags = Tags()
            tags.feed(text)
            assert not tags.open, key


@pytest.mark.parametrize("language", i18n.languages())
def test_buttons_fit_a_phone(language: str) -> None:
    t = i18n.texts(language)
    put_in = PUT_IN | {"horizon": str(i18n.span(timedelta(hours=24), t))}
    found = [
        f"{figures.LIVE if key in WITH_MONEY else ''}{label}"
        for key, message in messages(language).items()
        if key.startswith("button-") and message.value is not None
        for label in branches(message.value, put_in)
    ]
    assert len(found) > 100
    assert [label for label in found if wide(label) > 26] == []


@pytest.mark.parametrize("language", i18n.languages())
def test_a_button_that_mutes_names_the_whole_kind_of_event(language: str) -> None:
    texts, events = i18n.texts(language), chosen("event-name")
    labels = [texts("button-mute", what=texts("event-name", event=event)) for event in events]
    assert "market-liquidation" in events
    assert [label for label in labels if len(label) > 26] == []


@pytest.mark.parametrize(
    ("language", "length", "words"),
    [
        ("en", timedelta(minutes=90), "90 min"),
        ("en", timedelta(days=1), "24 h"),
        ("en", timedelta(), "0 s"),
        ("ru", timedelta(days=14), "14 дней"),
        ("ar", timedelta(hours=4), "4 ساعات"),
    ],
)
def test_a_length_of_time_is_written_in_its_largest_whole_unit(
    language: str, length: timedelta, words: str
) -> None:
    assert i18n.span(length, i18n.texts(language)) == words


@pytest.mark.parametrize(
    ("language", "length", "words"),
    [
        ("en", timedelta(seconds=59.9), "59 s"),
        ("en", timedelta(seconds=-3), "0 s"),
        ("en", timedelta(hours=2, minutes=59), "2 h"),
        ("en", timedelta(hours=29), "29 h"),
        ("ru", timedelta(days=2, hours=23), "2 дня"),
    ],
)
def test_a_measured_length_is_written_in_its_largest_unit_alone(
    language: str, length: timedelta, words: str
) -> None:
    assert i18n.about(length, i18n.texts(language)) == words


@pytest.mark.parametrize(
    ("language", "share", "change"),
    [("en", "50 %", "+2.4 %"), ("zh-Hans", "50%", "+2.4%"), ("tr", "%50", "+2.4%")],
)
def test_each_language_has_its_own_place_for_the_percent_sign(
    language: str, share: str, change: str
) -> None:
    texts = i18n.texts(language)
    assert texts("percent", value="50") == share
    assert texts("percent-change", value="+2.4") == change


@pytest.mark.parametrize("language", i18n.languages())
def test_command_descriptions_fit_the_menu(language: str) -> None:
    found = messages(language)
    for name in {*FOR_ADMINS, *IN_GROUPS}:
        value = found[f"command-{name}"].value
        assert value is not None
        assert 1 <= len(flat(value)) <= 60


def test_every_key_that_the_bot_uses_exists() -> None:
    texts = i18n.texts("en")
    used = {a or b for path in BOT.rglob("*.py") for a, b in USED.findall(path.read_text("utf-8"))}
    assert len(used) > 100
    assert [key for key in sorted(used) if not texts.has(key)] == []


def test_every_key_that_is_put_together_exists() -> None:
    made = [f"status-{s.value}" for s in Status]
    made += [f"receipt-{s.value}" for s in Status]
    made += [f"tone-{t.value}" for t in Tone]
    made += [f"button-tone-{w.value}" for w in Wanted]
    made += [f"help-{topic}" for topic in TOPICS] + [f"help-{topic}-title" for topic in TOPICS]
    made += [f"amount-{code}" for code in CODES]
    made += [f"doubt-{d}" for d in ("manipulation", "look-alike", "single-post")]
    for name in ("lang", "presets", "quick", "quiet", "tz"):
        made += [f"button-set-{name}", f"choose-{name}"]
    texts = i18n.texts("en")
    assert [key for key in made if not texts.has(key)] == []


def test_every_error_has_a_text() -> None:
    def tree(kind: type[errors.DeskError]) -> Iterator[type[errors.DeskError]]:
        for below in kind.__subclasses__():
            yield below
            yield from tree(below)

    texts = i18n.texts("en")
    shown = (e for e in tree(errors.DeskError) if e.__module__.startswith("desk."))
    assert [e.__name__ for e in shown if not texts.has(e.key)] == []
