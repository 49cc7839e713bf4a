"""A raw headline into a clean one: text, link, coins, launch, fingerprint."""

from datetime import datetime, timedelta
from typing import Final

from desk.news.clean import MAX_SUMMARY, MAX_TITLE, clean, has_hidden, storable
from desk.news.confusables import is_suspicious
from desk.news.dedup import headline_id
from desk.news.fingerprints import fingerprint
from desk.news.keywords import Scan, matcher
from desk.news.links import safe_link
from desk.news.model import Headline, RawHeadline
from desk.news.tge import RULES, Grammar, find_launch

MAX_COINS: Final = 8
_BIRTH_OF_BITCOIN: Final = 2009
_AHEAD: Final = timedelta(days=1)


def headline_from(raw: RawHeadline, now: datetime, grammar: Grammar = RULES) -> Headline:
    """Return the headline to keep; `duplicate_of` and `reports` are for `RecentHeadlines`.

    A title that is empty once cleaned stays empty: nothing to tell, drop it. Coins come from
    the title; from the summary only when the title names none.
    """
    source, guid = storable(raw.source), storable(raw.guid)
    title = clean(raw.title, limit=MAX_TITLE)
    summary = clean(raw.summary, limit=MAX_SUMMARY)
    text = f"{title}\n{summary}"
    scan = matcher().scan(text)
    may_launch = scan.has_launch_words or grammar.has_cue(text)
    return Headline(
        id=headline_id(source, guid),
        source=source,
        guid=guid,
        url=safe_link(raw.url),
        title=title,
        summary=summary,
        kind=raw.kind,
        coins=coins_of(scan, title_length=len(title)),
        published_at=_believable(raw.published_at, now),
        seen_at=now,
        fingerprint=fingerprint(title, summary),
        tge=find_launch(text, now, grammar) if may_launch else None,
        is_suspicious=is_suspicious(title) or has_hidden(raw.title),
    )


def coins_of(scan: Scan, *, title_length: int) -> tuple[str, ...]:
    """Return the base symbols a headline is about, most certain first, at most eight."""
    titled = [mention for mention in scan.mentions if mention.start < title_length]
    ranked = sorted(titled or scan.mentions, key=lambda m: (-m.confidence, m.start))
    return tuple(dict.fromkeys(mention.symbol for mention in ranked))[:MAX_COINS]


def _believable(published_at: datetime | None, now: datetime) -> datetime | None:
    """None for dates before there was anything to report, and for tomorrow's."""
    if published_at is None or published_at.tzinfo is None:
        return None
    is_past = published_at.year >= _BIRTH_OF_BITCOIN
    return published_at if is_past and published_at <= now + _AHEAD else None
