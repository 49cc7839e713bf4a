"""Answers as messages: escaped, cited, and with nothing in them to tap but our own sources."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.screen import Screen
from bot.views import questions as view
from desk import i18n
from desk.questions.model import Kind, Problem, Question, Source, State

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)
SOURCES = (
    Source(
        kind=Kind.HEADLINE, label="wire: A <b> & b", text="x", url='https://news.example/?a="1"'
    ),
    Source(kind=Kind.QUOTE, label="BTC/USDT 60,000.00 (1.00 %)", text="x"),
)
QUESTION = Question(
    id="k7m2x9qf4t1z",
    account_id=1,
    key="msg:1:1",
    chat_id=1,
    text="why <i>?",
    language="en",
    sources=SOURCES,
    model="some-model",
    tokens=10,
    asked_at=NOW,
    until=NOW + timedelta(minutes=1),
)
T = i18n.texts("en")


def said(answer: str, **changes: object) -> Screen:
    values: dict[str, object] = {"state": State.ANSWERED, "answer": answer, **changes}
    return view.ended(replace(QUESTION, **values), T)  # type: ignore[arg-type]


def test_waiting_and_growing_answers_can_be_stopped() -> None:
    for screen in (view.waiting(QUESTION, T), view.growing(QUESTION, "BTC [1", T)):
        assert screen.keyboard
        assert screen.keyboard.inline_keyboard[0][0].callback_data == "qs:k7m2x9qf4t1z"
        assert "why &lt;i&gt;?" in screen.text


def test_citations_lead_to_their_sources_and_sources_are_listed() -> None:
    text = said("Up [1] as priced [2].", confidence=0.5).text
    link = '<a href="https://news.example/?a=&quot;1&quot;">'
    assert f"Up {link}[1]</a> as priced [2]." in text
    assert f"[1] 📰 {link}wire: A &lt;b&gt; &amp; b</a>" in text
    assert "[2] 💱 BTC/USDT 60,000.00 (1.00 %)" in text
    assert "50 % sure" in text


def test_an_answer_that_cites_nothing_says_so() -> None:
    assert "⚠ Cites none of the desk’s sources. some-model · not advice" in said("Up.").text


@pytest.mark.parametrize(
    "dangerous",
    [
        "/buy BTC 1000",
        "@evilbot",
        "evil.example",
        "a.b@evil.example",
        "/panic@evilbot",
        "sub.evil.example",
        "пример.рф",
        "t.me",
    ],
)
def test_what_telegram_would_make_alive_stands_as_code(dangerous: str) -> None:
    text = said(f"Do {dangerous} now").text
    outside = re.sub(r"<code>[^<]*</code>", "", text)
    first = dangerous.split(maxsplit=1)[0]
    assert first not in outside
    assert f"<code>{first}</code>" in text


def test_markup_of_a_model_is_text() -> None:
    text = said('<a href="https://evil.example">x</a> &amp; <b>').text
    assert "<a " not in text
    assert "&lt;b&gt;" in text


@pytest.mark.parametrize("problem", [p for p in Problem if p])
@pytest.mark.parametrize("language", i18n.languages())
def test_every_failure_is_told_with_what_the_desk_knows(problem: Problem, language: str) -> None:
    failed = replace(QUESTION, state=State.FAILED, problem=problem)
    text = view.ended(failed, i18n.texts(language)).text
    assert "[1] 📰" in text
    assert "[2] 💱" in text


def test_a_question_about_a_headline_is_titled_by_it() -> None:
    assert "Explain:</b> wire: A &lt;b&gt; &amp; b" in said("x", headline_id="a" * 12).text


def test_the_longest_answer_fits_into_a_message() -> None:
    many = tuple(replace(SOURCES[0], label="x" * 140) for _ in range(21))
    cited = "".join(f"[{n}]" for n in range(1, 22))
    text = said("w" * 1900 + cited, sources=many, text="q" * 500).text
    assert len(re.sub(r"<[^>]+>", "", text)) < 4096
