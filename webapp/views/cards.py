"""A headline or alert as a card: tone, grade, doubts, age."""

from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_DOWN, Decimal
from typing import Final

from desk.alerts.bulletins import Bulletin
from desk.facade import Desk
from desk.i18n import Texts, span
from desk.news.model import Headline
from desk.signals import fusion
from desk.signals.fusion import SINGLE_SOURCE
from desk.signals.model import Outcome, Tone, Verdict

IMPACTS: Final = ((0.66, "high"), (0.33, "medium"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """What the market did one horizon later; `verdict` is hit, miss or none."""

    horizon: str
    move: str
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What one card shows; texts are ready, `tone` and `impact` choose the look."""

    id: str
    title: str
    url: str
    source: str
    at: datetime
    coins: tuple[str, ...]
    tone: str
    tone_text: str
    sure_percent: int
    impact: str
    doubts: tuple[str, ...]
    is_alone: bool  # one source has it so far
    grades: tuple[Grade, ...]


async def judged(
    desk: Desk, *, limit: int, coin: str | None
) -> list[tuple[Headline, Verdict | None]]:
    """Return the latest headlines, newest first, each with its verdict once it is scored."""
    found = await desk.news.latest(limit=limit, coin=coin)
    scores = await desk.signals.scores([headline.id for headline in found])
    return [
        (one, fusion.verdict(one, scores[one.id]) if one.id in scores else None) for one in found
    ]


def of_bulletin(bulletin: Bulletin, t: Texts) -> Card:
    """Return the card of an alert, graded so far."""
    grades = tuple(_grade(outcome, bulletin.verdict.tone, t) for outcome in bulletin.outcomes)
    coins = dict.fromkeys((bulletin.delivery.symbol.partition("/")[0], *bulletin.headline.coins))
    named = tuple(coin for coin in coins if coin)
    return _card(bulletin.headline, bulletin.verdict, named, grades, t)


def of_headline(headline: Headline, verdict: Verdict | None, t: Texts) -> Card:
    """Return the card of a headline that may not have been scored yet."""
    return _card(headline, verdict, headline.coins, (), t)


def _card(
    headline: Headline,
    verdict: Verdict | None,
    coins: tuple[str, ...],
    grades: tuple[Grade, ...],
    t: Texts,
) -> Card:
    tone = verdict.tone.value if verdict else "waiting"
    doubts = verdict.doubts if verdict else ()
    return Card(
        id=headline.id,
        title=headline.title,
        url=headline.url if headline.url.startswith(("https://", "http://")) else "",
        source=headline.source,
        at=headline.published_at or headline.seen_at,
        coins=coins[:3],
        tone=tone,
        tone_text=str(t(f"web-tone-{tone}")),
        sure_percent=round(verdict.confidence * 100) if verdict else 0,
        impact=_impact(verdict),
        doubts=tuple(str(t(f"web-doubt-{doubt}")) for doubt in doubts if doubt != SINGLE_SOURCE),
        is_alone=SINGLE_SOURCE in doubts,
        grades=grades,
    )


def _impact(verdict: Verdict | None) -> str:
    if verdict is None:
        return "low"
    return next((name for floor, name in IMPACTS if verdict.impact >= floor), "low")


def _grade(outcome: Outcome, tone: Tone, t: Texts) -> Grade:
    hit = outcome.is_hit(tone)
    return Grade(
        horizon=str(span(outcome.horizon, t)),
        move=str(t("percent-change", value=_signed(outcome.move_bp / 100))),
        verdict="none" if hit is None else "hit" if hit else "miss",
    )


def _signed(percent: Decimal) -> str:
    """Write a percentage with its sign, a true minus, and two decimals."""
    shown = percent.quantize(Decimal("0.01"), ROUND_DOWN)
    sign = "+" if shown > 0 else "\u2212" if shown < 0 else ""
    return f"{sign}{abs(shown):f}"
