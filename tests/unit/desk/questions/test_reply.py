"""What a model may reply, and what is dropped or refused."""

import json

import pytest

from desk.errors import LlmFailed
from desk.questions import reply
from desk.questions.model import Problem
from desk.questions.reply import MOST_ANSWER, REFUSED
from tests.cases.rows import shows


def refused(part: str) -> float:
    return float(REFUSED.labels(part)._value.get())


def test_an_object_of_the_schema_is_read() -> None:
    found = reply.read('{"answer": " BTC fell [1]. ", "confidence": 0.25}')
    assert (found.answer, found.confidence) == ("BTC fell [1].", 0.25)


def test_a_fence_and_words_around_the_object_are_passed_over() -> None:
    text = 'Sure!\n```json\n{"answer": "a {b} c", "confidence": 1}\n```\nBye'
    assert reply.read(text).answer == "a {b} c"


@shows("BI-367")
def test_fields_nobody_asked_for_are_dropped_and_without_an_answer_all_is_refused() -> None:
    before = refused("field")
    text = '{"answer": "no", "confidence": 0.1, "action": "buy", "amount": 1000}'
    found = reply.read(text)
    assert (found.answer, found.confidence) == ("no", 0.1)
    assert refused("field") == before + 1
    with pytest.raises(LlmFailed):
        reply.read('{"action": "buy", "amount": 1000}')


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I think BTC will rise.",
        "{",
        "}{",
        "[1, 2]",
        '{"answer": 5, "confidence": 1}',
        '{"answer": "   ", "confidence": 1}',
        '{"answer": null}',
        "[" * 10_000,
        '{"answer": ' * 5_000,
    ],
)
def test_what_is_no_such_object_is_refused(text: str) -> None:
    with pytest.raises(LlmFailed) as caught:
        reply.read(text)
    assert caught.value.why == Problem.MALFORMED


@shows("BI-369")
def test_a_confidence_out_of_range_is_none_and_counted() -> None:
    before = refused("confidence")
    for value in ("7.3", "-0.1", "true", '"high"', "null", "[]", "1e999"):
        assert reply.read(f'{{"answer": "a", "confidence": {value}}}').confidence is None
    assert refused("confidence") == before + 7


@shows("BI-370")
def test_a_confidence_that_is_no_number_is_none() -> None:
    for value in ("NaN", "Infinity", "-Infinity"):
        assert reply.read(f'{{"answer": "a", "confidence": {value}}}').confidence is None


def test_a_long_answer_is_cut() -> None:
    text = json.dumps({"answer": "x" * 10_000, "confidence": 1})
    assert len(reply.read(text).answer) == MOST_ANSWER


def test_every_beginning_of_a_reply_shows_a_beginning_of_its_answer() -> None:
    whole = json.dumps({"answer": 'Zwölf "Dinge" \\ und\nmehr 🚀 [1]', "confidence": 0.5})
    answer = reply.read(whole).answer
    shown = [reply.so_far(whole[:end]) for end in range(len(whole) + 1)]
    assert shown[0] == ""
    assert shown[-1] == answer
    assert all(answer.startswith(text) for text in shown)
    assert len(set(shown)) > 20
