"""Questions and answers: waiting, growing, ended; every citation leads to its source. Pure."""

import re
from html import escape
from typing import Final

from aiogram.types import InlineKeyboardMarkup

from bot.callbacks.questions import Hush
from bot.screen import Screen, button, keyboard, lines
from bot.views import figures
from desk.i18n import Html, Texts
from desk.questions.model import Kind, Question, Source, State
from desk.questions.tidy import cited

MARKS: Final = {Kind.HEADLINE: "📰", Kind.QUOTE: "💱", Kind.POSITION: "💼", Kind.RECORD: "🎯"}
MOST_QUESTION: Final = 160
MOST_KNOWN: Final = 8
MOST_LISTED: Final = 10  # a message holds 4,096 characters
_CITATION: Final = re.compile(r"\[(\d+)\]")
# What Telegram would turn into something to tap: addresses, mentions, commands, domains.
_ALIVE: Final = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<!\w)[@/][A-Za-z][A-Za-z0-9_@]*"
    r"|(?<![\w.-])(?:[\w-]+\.)+[^\W\d_]{2,24}(?![\w])"
)


def waiting(question: Question, t: Texts) -> Screen:
    """Return what is shown until the first word has come."""
    count = len(question.sources)
    return Screen(
        lines(_title(question, t), t("question-waiting", count=count)), _stop(question, t)
    )


def growing(question: Question, text: str, t: Texts) -> Screen:
    """Return an answer that is still being written."""
    written = Html(f"{_answer(text, question.sources)} ▌")
    return Screen(lines(_title(question, t), Html(""), written), _stop(question, t))


def ended(question: Question, t: Texts) -> Screen:
    """Return how a question ended: the answer with its sources, or why there is none."""
    parts: list[Html | None] = [_title(question, t), Html("")]
    if question.answer:
        parts.append(_answer(question.answer, question.sources))
    if question.state is State.STOPPED:
        parts += [Html("") if question.answer else None, t("question-stopped")]
    if question.state is State.LOST:
        parts.append(t("question-lost"))
    if question.state is State.FAILED:
        parts += [t("question-failed", why=question.problem.value), *_known(question, t)]
    numbers = sorted(cited(question.answer))
    if numbers:
        parts += [Html(""), t("question-sources"), *_listed(question, numbers[:MOST_LISTED])]
    if question.state is State.ANSWERED:
        parts += [Html(""), _signed(question, t, is_grounded=bool(numbers))]
    return Screen(lines(*parts))


def _title(question: Question, t: Texts) -> Html:
    if question.headline_id and question.sources:
        return t("question-explain", headline=_dead(_clip(question.sources[0].label)))
    return t("question-title", question=_dead(_clip(question.text)))


def _stop(question: Question, t: Texts) -> InlineKeyboardMarkup | None:
    return keyboard([button(t("button-stop-answer"), Hush(question=question.id), "danger")])


def _signed(question: Question, t: Texts, *, is_grounded: bool) -> Html:
    sure = question.confidence
    return t(
        "question-signed",
        model=question.model,
        confidence="none" if sure is None else figures.percent(sure),
        is_grounded="yes" if is_grounded else "no",
    )


def _known(question: Question, t: Texts) -> list[Html | None]:
    """Return what the desk knows by itself, in place of an answer."""
    if not question.sources:
        return []
    numbers = list(range(1, 1 + min(MOST_KNOWN, len(question.sources))))
    return [Html(""), t("question-known"), *_listed(question, numbers)]


def _listed(question: Question, numbers: list[int]) -> list[Html]:
    return [_source(n, question.sources[n - 1]) for n in numbers if 1 <= n <= len(question.sources)]


def _source(number: int, source: Source) -> Html:
    mark = MARKS[source.kind]
    if source.url:
        label = _linked(source.label, source.url)
        return Html(f"[{number}] {mark} {label}")
    return Html(f"[{number}] {mark} {_dead(source.label)}")


def _answer(text: str, sources: tuple[Source, ...]) -> Html:
    """Return an answer with its citations as links; nothing else in it can be tapped."""
    parts, at = [], 0
    for found in _CITATION.finditer(text):
        parts.append(_dead(text[at : found.start()]))
        number, at = int(found[1]), found.end()
        source = sources[number - 1] if 1 <= number <= len(sources) else None
        is_linked = source is not None and source.url
        parts.append(Html(_linked(found[0], source.url) if source and is_linked else found[0]))
    return Html("".join([*parts, _dead(text[at:])]))


def _linked(label: str, url: str) -> Html:
    return Html(f'<a href="{escape(url, quote=True)}">{escape(label, quote=False)}</a>')


def _dead(text: str) -> Html:
    """Escape a text; what Telegram would make alive stands as code, which it leaves alone."""
    parts, at = [], 0
    for found in _ALIVE.finditer(text):
        parts.append(escape(text[at : found.start()], quote=False))
        parts.append(f"<code>{escape(found[0], quote=False)}</code>")
        at = found.end()
    return Html("".join([*parts, escape(text[at:], quote=False)]))


def _clip(text: str) -> str:
    return text if len(text) <= MOST_QUESTION else f"{text[: MOST_QUESTION - 1].rstrip()}…"
