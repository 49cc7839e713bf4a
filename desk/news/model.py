"""A headline as it arrives, as it is kept, and what is read out of it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final

from desk.market.measured import Measured

_ENOUGH_WORDS: Final = 4


class Kind(StrEnum):
    """Who speaks: an outlet with an editor, or anybody."""

    NEWS = "news"
    SOCIAL = "social"


class Precision(StrEnum):
    """How much of `Launch.at` the text really said; the rest is the start of that span."""

    MINUTE = "minute"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


class Certainty(StrEnum):
    """How the text says it: as settled, or as hoped for."""

    FIRM = "firm"
    EXPECTED = "expected"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawHeadline:
    """What a source gave, not yet cleaned: text may be HTML, a link may be anything.

    `guid` is never empty and stands for the same item of this source for ever, also after an
    edit. `published_at` is None when the source did not say or said nonsense (1970, the future).

    Where the publisher gives items no id, `guid` is made of the link. `apart` is then what stands
    for the item should another one have that link already; `is_shared` where several have it.
    """

    source: str
    guid: str
    url: str
    title: str
    summary: str = ""
    published_at: datetime | None = None
    kind: Kind = Kind.NEWS
    apart: str = ""
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A coin at `start`:`end` of the text that was matched; confidence is 0 to 1."""

    symbol: str
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Launch:
    """A token launch told by a text. What the text does not say is empty or None.

    `at` is in UTC and only as exact as `precision`. `confidence` is 0 to 1, by rules, not learned.
    Sums are whole US dollars: what was or will be raised, and the fully diluted valuation;
    `unlocked_percent` is the share of the supply that can be traded from the launch on.
    """

    token: str = ""
    project: str = ""
    at: datetime | None = None
    precision: Precision | None = None
    venues: tuple[str, ...] = ()
    chain: str = ""
    raised_usd: int | None = None
    fdv_usd: int | None = None
    unlocked_percent: Decimal | None = None
    certainty: Certainty = Certainty.FIRM
    phrase: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A cleaned headline. `id` follows from source and guid, so an edited item keeps its own.

    `coins` are base symbols, most certain first. `fingerprint` fits a signed 64-bit column.
    `duplicate_of` is the id of the story's first headline, None for that one itself. `reports`
    counts the distinct sources that had carried the story when this headline came. `novelty` is
    the share of its words, 0 to 1, that the headline most like it in the last 48 hours lacks.
    `is_suspicious` marks look-alike letters or hidden characters. `measured` is what the desk
    itself saw the market do: such a headline is nobody's words.
    """

    id: str
    source: str
    guid: str
    url: str
    title: str
    summary: str
    kind: Kind
    coins: tuple[str, ...]
    published_at: datetime | None
    seen_at: datetime
    fingerprint: int
    duplicate_of: str | None = None
    reports: int = 1
    novelty: float = 1.0
    tge: Launch | None = None
    is_suspicious: bool = False
    measured: Measured | None = None

    @property
    def is_confirmed(self) -> bool:
        """True when at least two sources carried the story; one alone may be hijacked."""
        return self.reports >= 2

    @property
    def story(self) -> str:
        """The id under which the story is known."""
        return self.duplicate_of or self.id

    @property
    def text(self) -> str:
        """Title and summary: all that is said, where words or a language are looked for."""
        return f"{self.title}. {self.summary}" if self.summary else self.title

    @property
    def judged(self) -> str:
        """What the models read, and it is what they learnt from: an outlet's title, a whole post.

        What stands behind a title (who was asked, what a company does) drowns it. A title of
        fewer than four words says too little alone.
        """
        is_enough = self.kind is Kind.NEWS and len(self.title.split()) >= _ENOUGH_WORDS
        return self.title if is_enough else self.text

    def is_fresh(self, now: datetime, *, max_age_s: float) -> bool:
        """True when it was published within `max_age_s`; an unknown date is never fresh."""
        return (
            self.published_at is not None and (now - self.published_at).total_seconds() <= max_age_s
        )
