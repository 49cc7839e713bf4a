"""Every error a person can cause, as one tree.

DeskError                    carries a locale key, an HTTP status and the values its text needs
  Misunderstood              the words made no sense (422)
    BadAmount                an amount that is not one; `code` says why
    UnknownMarket            no such market; `suggestions` holds near names, never substituted
    BadSetting               a preference outside what it may be
    BadFile                  a file of settings that is none; `what` and `where` say why
    BadSource                no address that a feed may have; `problem` says why
  Refused                    understood, and the answer is no (409)
    RiskDenied               a limit said no: `rule`, `value`, `limit`
    Halted                   trading is stopped for everyone; `reason` says why
      Frozen                 the person stopped their own trading; `wait_s` until they may resume
    InsufficientFunds        less is free than the order needs
    Stale                    the quote, the button or the command is too old to act on
    Unreadable               what was looked at is no feed; `reason` and `detail` say why
    Used                     the button or the ticket has been used; `order_id` says for what
    NotYours                 the button was made for somebody else (403)
    NotAllowed               the role does not include this (403)
    NotSignedIn              no valid proof of who is asking (401)
    Conflict                 the same idempotency key came with a different request
    Busy                     too many requests; `retry_after_s` says how long (429)
    BudgetSpent              no more questions for now: `rule`, `value`, `limit`, `renews` (429)
  NotFound                   no such thing, or not this person's (404)
  Unavailable                something outside is away; nothing was done (503)
    NoQuote                  no price is known for the market
    LlmOff                   no language model is set up; `variable` says what is missing
    LlmFailed                the language model gave no usable answer; `why` says what happened
  VenueRefused               the venue said no for good; `code` and `message` are its words (409)
  VenueUnsure                the venue gave no answer: the outcome is unknown, never a failure
  CannotOpen                 a sealed secret was changed, moved, or sealed by another key (500)
  Impossible                 a programming error: a state took a forbidden step (500)
  BadConfiguration           a setting that stops the start; names the key and an example
"""

from typing import ClassVar


class DeskError(Exception):
    """Carries a locale key, an HTTP status and the values that the text of the key needs."""

    key: ClassVar[str] = "error"
    status: ClassVar[int] = 500

    def __init__(self, **values: object) -> None:
        super().__init__(f"{self.key}: {values}" if values else self.key)
        self.values = values


class Misunderstood(DeskError):
    key, status = "misunderstood", 422


class BadAmount(Misunderstood):
    """`code` is one of the names in desk.money; the locale key is `amount-<code>`."""

    key = "amount-format"

    def __init__(self, *, code: str, text: str) -> None:
        super().__init__(code=code, text=text)
        self.code = code


class UnknownMarket(Misunderstood):
    key = "unknown-market"


class BadSetting(Misunderstood):
    key = "bad-setting"


class BadFile(Misunderstood):
    key = "bad-file"


class BadSource(Misunderstood):
    key = "bad-source"


class Refused(DeskError):
    key, status = "refused", 409


class RiskDenied(Refused):
    key = "risk-denied"


class Halted(Refused):
    key = "halted"


class Frozen(Halted):
    key = "frozen"


class InsufficientFunds(Refused):
    key = "insufficient-funds"


class Stale(Refused):
    key = "stale"


class Unreadable(Refused):
    key = "source-unreadable"


class Used(Refused):
    key = "used"


class NotYours(Refused):
    key, status = "not-yours", 403


class NotAllowed(Refused):
    key, status = "not-allowed", 403


class NotSignedIn(Refused):
    key, status = "not-signed-in", 401


class Conflict(Refused):
    key = "conflict"


class Busy(Refused):
    key, status = "busy", 429


class BudgetSpent(Refused):
    key, status = "budget-spent", 429


class NotFound(DeskError):
    key, status = "not-found", 404


class Unavailable(DeskError):
    key, status = "unavailable", 503


class NoQuote(Unavailable):
    key = "no-quote"


class LlmOff(Unavailable):
    key = "llm-off"


class LlmFailed(Unavailable):
    """`why` is one of desk.questions.model.Problem; `retry_after_s` what the server asked for."""

    key = "llm-failed"

    def __init__(self, why: str, *, retry_after_s: float = 0.0) -> None:
        super().__init__(why=why)
        self.why = why
        self.retry_after_s = retry_after_s


class VenueRefused(DeskError):
    key, status = "venue-refused", 409


class VenueUnsure(DeskError):
    key, status = "venue-unsure", 503


class VenueNonsense(VenueUnsure):
    """It did answer, and what it said cannot be: more filled than ordered, another market."""


class CannotOpen(DeskError):
    key = "cannot-open"


class Impossible(DeskError):
    key = "impossible"


class BadConfiguration(DeskError):
    key = "bad-configuration"
