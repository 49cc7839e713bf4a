"""What has happened. Events are facts: frozen, past tense, small; readers load what they show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A fact that leaves the transaction it was written in through the outbox."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing(Event):
    """A fact for pages that happen to be open: told after the commit, never kept to be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlineChanged(Passing):
    """A headline came in, or the models have judged it."""

    headline_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionsEnded(Passing):
    """Web sessions of a person were ended; connections that speak for them end with them."""

    account_id: int
    session_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderChanged(Event):
    """An order took a step or gained a fill; `status` is where it was when this was written."""

    account_id: int
    order_id: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChanged(Event):
    """A plan took a step, placed an order, or could not do what was due."""

    account_id: int
    plan_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRequested(Event):
    """A newcomer asked to be let in; admins decide."""

    account_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessDecided(Event):
    """An admin let a newcomer in or turned them away."""

    account_id: int
    is_granted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRaised(Event):
    """A headline passed a chat's rule; the delivery row holds what is sent."""

    headline_id: str
    chat_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestMade(Event):
    """What was held back from a chat was gathered into one message."""

    digest_id: str
    chat_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertGraded(Event):
    """The market's move after an alert was measured at one more horizon."""

    headline_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceAlertFired(Event):
    """A price crossed what a chat waits for; the firing's row holds what is sent."""

    alert_id: str
    number: int
    chat_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MuteProposed(Event):
    """A source's calls have stayed worse than a thrown coin; admins decide."""

    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionEnded(Event):
    """A question was answered, stopped, or given up."""

    account_id: int
    question_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TradingHalted(Event):
    """Trading stopped for everyone: by an admin, or by the breaker (`by` is zero).

    `mode` names the only money that it concerns, empty for both.
    """

    by: int
    reason: str
    is_total: bool = False
    measure: str = ""
    value: str = ""
    limit: str = ""
    where: str = ""
    mode: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TradingResumed(Event):
    """An admin let trading go on."""

    by: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TradingFrozen(Event):
    """A person stopped their own trading, or let it go on again."""

    account_id: int
    is_frozen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BroadcastSent(Event):
    """An admin wrote to one account of all; one event for each account."""

    account_id: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionChanged(Event):
    """A person's account at a venue was connected, refused, left, or has something wrong."""

    account_id: int
    venue: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorAlarmed(Event):
    """Something broke an invariant or needs a person; told to every admin."""

    subject: str
    detail: str
