"""What a model has to reply: one JSON object of a fixed schema; all else is dropped or refused.

There is no field that could make anything happen: an answer is text, and text is all it is.
"""

from dataclasses import dataclass
from typing import Any, Final

import pydantic_core
from prometheus_client import Counter

from desk.errors import LlmFailed
from desk.questions.model import Problem

MOST_REPLY: Final = 20_000  # characters of a whole reply
MOST_ANSWER: Final = 2_000  # characters of the answer in it
SCHEMA: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {
        "answer": {"type": "string"},
        "confidence": {"type": "number"},
    },
    "required": ["answer", "confidence"],
    "additionalProperties": False,
}
REFUSED: Final = Counter("tapewire_llm_refused_total", "Parts of replies refused.", ["part"])


@dataclass(frozen=True, slots=True)
class Reply:
    """What is left of a reply that fits; `confidence` is None when it was no number of 0 to 1."""

    answer: str
    confidence: float | None


def read(text: str) -> Reply:
    """Return the reply in a model's text; raises `LlmFailed` (MALFORMED) when there is none.

    A fence or words around the object are passed over, fields that nobody asked for are dropped.
    """
    found = _object(text[text.find("{") : text.rfind("}") + 1] if "{" in text else "")
    answer = _answer(found)
    if not answer:
        REFUSED.labels("reply").inc()
        raise LlmFailed(Problem.MALFORMED)
    if found.keys() - SCHEMA["properties"].keys():
        REFUSED.labels("field").inc()
    return Reply(answer[:MOST_ANSWER], _confidence(found.get("confidence")))


def so_far(text: str) -> str:
    """Return the answer in a reply that is still being written, empty before it begins."""
    begin = text.find("{")
    return "" if begin < 0 else _answer(_object(text[begin:], partial=True))[:MOST_ANSWER]


def _object(text: str, *, partial: bool = False) -> dict[str, Any]:
    try:
        found = pydantic_core.from_json(
            text, allow_partial="trailing-strings" if partial else False
        )
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _answer(found: dict[str, Any]) -> str:
    answer = found.get("answer")
    return answer.strip() if isinstance(answer, str) else ""


def _confidence(value: object) -> float | None:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)  # what is no number at all is not between them either
    REFUSED.labels("confidence").inc()
    return None
