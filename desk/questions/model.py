"""A question, what it is answered from, and how it ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, Self

ASKED: Final = "questions"  # stream: to the language model
ANSWERS: Final = "answers"  # stream: what it has written so far, and how it ended


class State(StrEnum):
    """How far a question has come; all but the first are for good."""

    WAITING = "waiting"
    ANSWERED = "answered"
    STOPPED = "stopped"
    FAILED = "failed"
    LOST = "lost"


class Problem(StrEnum):
    """Why a model gave no usable answer."""

    BUSY = "busy"  # it asks for patience: 429, 529
    DOWN = "down"  # no connection, or a fault on its side
    REFUSED = "refused"  # it does not take the request: the operator has to look
    SLOW = "slow"  # silent for too long
    GARBLED = "garbled"  # not the protocol
    CUT = "cut"  # the answer ended in the middle
    MALFORMED = "malformed"  # not the schema
    NONE = ""


class Kind(StrEnum):
    """What a source is."""

    QUOTE = "quote"
    HEADLINE = "headline"
    RECORD = "record"
    POSITION = "position"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One thing the desk knows. `text` is what the model reads, `label` what a person does."""

    kind: Kind
    label: str
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of one person. `sources` are numbered from 1 in this order.

    `key` makes asking twice the same question. `tokens` are reserved when it is asked and put
    right when it ends. `confidence` is the model's own word, None when it gave none that can be.
    """

    id: str
    account_id: int
    key: str
    chat_id: int
    text: str
    headline_id: str = ""
    language: str
    sources: tuple[Source, ...]
    state: State = State.WAITING
    message_id: int | None = None
    answer: str = ""
    confidence: float | None = None
    problem: Problem = Problem.NONE
    model: str
    tokens: int
    asked_at: datetime
    until: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """What a person has used of their budget since some moment, and what still runs."""

    questions: int
    tokens: int
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """What a model is asked; `user` holds what strangers wrote, marked as data."""

    system: str
    user: str
    most_tokens: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some more of an answer, and what it has cost so far where the server says so."""

    text: str = ""
    tokens: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a model was done with a question. `tokens` is 0 when nobody knows."""

    question_id: str
    state: State
    answer: str = ""
    confidence: float | None = None
    problem: Problem = Problem.NONE
    tokens: int = 0

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Self:
        """Read a message of the stream of answers; raises `KeyError`, `TypeError`, `ValueError`."""
        confidence = body.get("confidence")
        return cls(
            question_id=str(body["id"]),
            state=State(body["state"]),
            answer=str(body.get("answer", "")),
            confidence=None if confidence is None else float(confidence),
            problem=Problem(body.get("problem", "")),
            tokens=int(body.get("tokens", 0)),
        )
