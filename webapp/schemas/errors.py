"""The one shape of a failure, as RFC 9457 has it."""

from pydantic import Field

from webapp.schemas.fields import Answer


class FindingOut(Answer):
    """One thing that is wrong with a body, path or query."""

    field: str = Field(description="Where: order.amount, or body.")
    problem: str


class ProblemOut(Answer):
    """What went wrong, in the language of who asked."""

    type: str = Field(description="Address of a page that explains this kind of failure.")
    title: str
    detail: str = Field(description="What was read, which rule it met, and what would work.")
    key: str = Field(description="The kind of failure, for programs.", examples=["risk-denied"])
    status: int = Field(description="The HTTP status once more.")
    values: dict[str, str] = Field(description="What the detail names: rule, value, limit.")
    errors: list[FindingOut] = Field(default=[], description="With 422: at most ten findings.")
