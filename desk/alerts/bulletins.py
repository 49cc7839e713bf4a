"""What an alert message shows, put together from what is kept."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from desk import clock
from desk.alerts import grammar
from desk.alerts.digests import foreign_to
from desk.alerts.measured import decisive
from desk.alerts.model import Delivery
from desk.alerts.terms import Facts, Gauged
from desk.errors import NotFound
from desk.market.measured import Limit
from desk.news.model import Headline
from desk.ports import Unit
from desk.signals import fusion
from desk.signals.model import Outcome, Score, Verdict

LATE: Final = timedelta(minutes=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulletin:
    """Everything an alert message shows.

    `foreign` is the headline's language when its chat wants that marked; `passed` the limit of
    the rule that an event of the market has passed; `late` how long it waited to be sent, where
    that is worth a word.
    """

    delivery: Delivery
    headline: Headline
    score: Score
    verdict: Verdict
    outcomes: tuple[Outcome, ...]
    foreign: str = ""
    passed: Limit | None = None
    late: timedelta | None = None


async def compiled(unit: Unit, delivery: Delivery) -> Bulletin:
    """Compile a delivery's bulletin; raises `NotFound` without its headline or a score of it."""
    headline = await unit.news.get(delivery.headline_id)
    scores = await unit.signals.scores([delivery.headline_id])
    if headline is None or delivery.headline_id not in scores:
        raise NotFound(what="headline", id=delivery.headline_id)
    score = scores[delivery.headline_id]
    verdict = fusion.verdict(headline, score)
    return Bulletin(
        delivery=delivery,
        headline=headline,
        score=score,
        verdict=verdict,
        outcomes=tuple(await unit.signals.outcomes(headline.id)),
        passed=_passed(delivery, headline, verdict),
    )


async def marked(unit: Unit, delivery: Delivery) -> Bulletin:
    """Compile it with its headline's language, where its chat wants that; see `compiled`."""
    bulletin = await compiled(unit, delivery)
    foreign = await foreign_to(unit, delivery.chat_id, bulletin.headline)
    return replace(bulletin, foreign=foreign)


def timed(bulletin: Bulletin, told_at: datetime | None) -> Bulletin:
    """Return the bulletin with how late it is told, or was."""
    waited = (told_at or clock.now()) - bulletin.delivery.raised_at
    return replace(bulletin, late=waited if waited > LATE else None)


def _passed(delivery: Delivery, headline: Headline, verdict: Verdict) -> Limit | None:
    if headline.measured is None or not delivery.because:
        return None
    facts = Facts.of(headline, verdict, frozenset(headline.coins))
    found = decisive(grammar.parse(delivery.because), facts)
    return found.limit if isinstance(found, Gauged) else None
