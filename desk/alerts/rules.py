"""Does this rule fire for this headline? Pure, and it says why not."""

from datetime import timedelta

from desk.alerts.measured import decisive
from desk.alerts.model import Rule
from desk.alerts.terms import Facts, coins_of
from desk.news.model import Headline

FRESH = timedelta(hours=1)  # what a feed lists of yesterday is no alert


def why_not(rule: Rule, headline: Headline, facts: Facts) -> str | None:
    """Return the name of the condition that keeps the rule quiet, None when it fires."""
    if rule.is_paused:
        return "paused"
    if why := stale(headline):
        return why
    # Who asks for news does not ask for every twitch of the market.
    is_asked = headline.measured is None or decisive(rule.condition, facts) is not None
    return None if is_asked and rule.condition.admits(facts) else "condition"


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
