"""One verdict out of the models' scores and what we know of the source. Pure."""

from typing import Final

from desk.news.model import Headline, Kind
from desk.signals.model import Score, Tone, Verdict

# The archive counts tones by the same two limits, SURE and SUSPECT.
SURE: Final = 0.5  # below this calibrated confidence a tone is not shown as one
SINGLE_SOURCE: Final = "single-source"  # no fault of the headline: nobody else has it yet
SUSPECT: Final = 0.5  # above this the manipulation model has seen the like among scams


def verdict(headline: Headline, score: Score) -> Verdict:
    """Weigh a score: unsure is neutral, and every doubt is named rather than hidden."""
    is_seen = headline.measured is not None
    return Verdict(
        tone=shown(score.tone, score.confidence, score.manipulation, is_seen=is_seen),
        confidence=score.confidence,
        impact=score.impact,
        event=score.event,
        doubts=tuple(_doubts(headline, score)),
    )


def shown(tone: Tone, confidence: float, manipulation: float, *, is_seen: bool) -> Tone:
    """Return the tone that survives our doubts; `is_seen`: of the market itself, told by nobody."""
    is_doubted = confidence < SURE or (manipulation >= SUSPECT and not is_seen)
    return Tone.NEUTRAL if is_doubted else tone


def _doubts(headline: Headline, score: Score) -> list[str]:
    if headline.measured is not None:
        return []
    doubts = []
    if score.manipulation >= SUSPECT:
        doubts.append("manipulation")
    if headline.is_suspicious:
        doubts.append("look-alike")
    if headline.kind is Kind.SOCIAL and not headline.is_confirmed:
        doubts.append("single-post")
    elif not headline.is_confirmed:
        doubts.append(SINGLE_SOURCE)
    return doubts
