"""How the desk is doing."""

from webapp.schemas.fields import Answer, Moment


class HaltOut(Answer):
    """Trading stopped for everyone."""

    reason: str
    at: Moment


class HealthOut(Answer):
    """What a person may know: is trading on, are prices fresh."""

    halt: HaltOut | None
    quotes: int
    fresh_quotes: int
    newest_quote_age_s: float | None
    version: str
