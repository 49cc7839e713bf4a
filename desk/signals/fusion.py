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
    doubts = tuple(_doubts(headline, score))
    unsure = score.confidence < SURE or "manipulation" in doubts
    return Verdict(
        tone=Tone.NEUTRAL if unsure else score.tone,
        confidence=score.confidence,
        impact=score.impact,
        event=score.event,
        doubts=doubts,
    )


def _doubts(headline: Headline, score: Score) -> list[str]:
    if headline.measured is not None:  # seen, not told
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
