"""Does this rule fire for this headline? Pure, and it says why not."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from desk.alerts.model import Rule, Told
from desk.alerts.terms import Facts, coins_of
from desk.news.model import Headline

DAY = timedelta(hours=24)
FRESH = timedelta(hours=1)  # what a feed lists of yesterday is no alert


def why_not(rule: Rule, headline: Headline, facts: Facts) -> str | None:
    """Return the name of the condition that keeps the rule quiet, None when it fires."""
    if rule.is_paused:
        return "paused"
    return stale(headline) or (None if rule.condition.admits(facts) else "condition")


def stale(headline: Headline) -> str | None:
    """Return why no rule at all tells of a headline: it is old news, or was told by another."""
    published = headline.published_at
    if published is not None and headline.seen_at - published > FRESH:
        return "old"
    return "duplicate" if headline.duplicate_of is not None else None


def subject(rule: Rule, headline: Headline, tradable: frozenset[str]) -> str | None:
    """Return the coin the alert is about: of those that trade here and the headline names, the

    first that the rule asks for, else the first; None when there is none.
    """
    named = [coin for coin in headline.coins if coin in tradable]
    asked = set(coins_of(rule.condition))
    return next((coin for coin in named if coin in asked), named[0] if named else None)


def held_back(rule: Rule, symbol: str, today: Sequence[Told], now: datetime) -> str | None:
    """Return `cool-down` or `daily-cap` when the chat has heard enough, else None.

    `today` is what the rule's chat has been told in the last 24 hours, by all of its rules. What
    is about no coin knows no cool-down.
    """
    if sum(told.times for told in today) >= rule.daily_cap:
        return "daily-cap"
    cool_down = timedelta(seconds=rule.cool_down_s)
    recent = (told for told in today if symbol and (told.rule_id, told.symbol) == (rule.id, symbol))
    return "cool-down" if any(now - told.last_at < cool_down for told in recent) else None
