"""Does this rule fire for this headline? Pure, and it says why not."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from desk.alerts.model import Rule, Told
from desk.news.model import Headline
from desk.signals.model import Verdict

DAY = timedelta(hours=24)
FRESH = timedelta(hours=1)  # what a feed lists of yesterday is no alert


def why_not(
    rule: Rule, headline: Headline, verdict: Verdict, *, tradable: frozenset[str]
) -> str | None:
    """Return the name of the condition that keeps the rule quiet, None when it fires."""
    coin = subject(rule, headline, tradable)
    published = headline.published_at
    conditions = {
        "paused": rule.is_paused,
        "old": published is not None and headline.seen_at - published > FRESH,
        "duplicate": headline.duplicate_of is not None,
        "coin": coin is None,
        "tone": not rule.wanted.admits(verdict.tone),
        "impact": verdict.impact < rule.min_impact,
    }
    return next((name for name, holds in conditions.items() if holds), None)


def subject(rule: Rule, headline: Headline, tradable: frozenset[str]) -> str | None:
    """Return the coin the alert is about: the first wanted one that the headline names."""
    wanted = set(rule.coins) or tradable
    return next((coin for coin in headline.coins if coin in wanted), None)


def held_back(rule: Rule, coin: str, today: Sequence[Told], now: datetime) -> str | None:
    """Return `cool-down` or `daily-cap` when the chat has heard enough, else None.

    `today` is what the rule's chat has been told in the last 24 hours, by all of its rules.
    """
    if sum(told.times for told in today) >= rule.daily_cap:
        return "daily-cap"
    cool_down = timedelta(seconds=rule.cool_down_s)
    recent = (t for t in today if t.rule_id == rule.id and t.symbol.startswith(f"{coin}/"))
    return "cool-down" if any(now - told.last_at < cool_down for told in recent) else None
