"""What is judged and what comes out: plain values, the same in every process."""

from dataclasses import dataclass
from typing import Final, Literal, Protocol

Kind = Literal["news", "social", "finance"]
Label = Literal["bearish", "neutral", "bullish"]
KINDS: Final[tuple[Kind, ...]] = ("news", "social", "finance")
LABELS: Final[tuple[Label, ...]] = ("bearish", "neutral", "bullish")


class Readable(Protocol):
    """Anything with a text and the kind of source it came from."""

    @property
    def text(self) -> str: ...
    @property
    def kind(self) -> Kind: ...


@dataclass(frozen=True, slots=True)
class Headline:
    """A text to judge; `kind` picks the head that learnt from such sources."""

    text: str
    kind: Kind = "news"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the models make of one text.

    `sentiment` is P(bullish) - P(bearish), in -1..1; `confidence` the calibrated probability of
    `label`; `impact` a prior by kind of event, in 0..1, not a forecast; `manipulation` the greater
    of P(scam) and P(pump call); `took_ms` what the whole batch took.
    """

    sentiment: float
    label: Label
    confidence: float
    impact: float
    event: str
    manipulation: float
    model: str
    took_ms: float
