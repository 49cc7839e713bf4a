"""One story, told once: the memory of two days of headlines."""

from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from typing import Final

from desk.news.fingerprints import Said
from desk.news.links import canonical_url
from desk.news.model import Headline

WINDOW: Final = timedelta(hours=48)
CAPACITY: Final = 32_768
_ALPHABET: Final = "0123456789abcdefghjkmnpqrstvwxyz"


def headline_id(source: str, guid: str) -> str:
    """Return 12 Crockford base32 characters that follow from source and guid.

    So an item that is edited, or read again after a crash, is the same headline.
    """
    number = int.from_bytes(sha256(f"{source}\0{guid}".encode()).digest()[:8], "big")
    return "".join(_ALPHABET[(number >> shift) & 31] for shift in range(55, -1, -5))


@dataclass(frozen=True, slots=True)
class _Kept:
    headline: Headline
    said: Said
    url: str

    @property
    def keys(self) -> frozenset[str]:
        return self.said.words | self.said.telling_figures


class RecentHeadlines:
    """Remembers the headlines of the last 48 hours, at most 32,768, to know a story again.

    The same sequence of `add` gives the same answers. Not for sharing between threads.
    """

    def __init__(self, *, window: timedelta = WINDOW, capacity: int = CAPACITY) -> None:
        self._window = window
        self._capacity = capacity
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._by_url: dict[str, set[str]] = {}
        self._by_key: dict[str, set[str]] = {}
        self._sources: dict[str, set[str]] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def find(self, headline: Headline) -> str | None:
        """Return the id of the first headline of the same story, or None when it is new.

        For a headline known by its own id (an edit) that is the story it already belongs to.
        """
        said = Said.of(headline.title)
        return self._story(headline, said, self._candidates(said))

    def add(self, headline: Headline) -> Headline:
        """Remember a headline and return it with `duplicate_of`, `reports` and `novelty` known."""
        self._forget(headline)
        said = Said.of(headline.title)
        others = self._candidates(said)
        story = self._story(headline, said, others) or headline.id
        sources = self._sources.setdefault(story, set())
        sources.add(headline.source)
        first = None if story == headline.id else story
        novelty = self._novelty(said, others - {headline.id})
        told = replace(headline, duplicate_of=first, reports=len(sources), novelty=novelty)
        self._keep(told)
        return told

    def remembered(self, headline: Headline) -> Headline:
        """Return a headline as it is known by now: its story may have another first one."""
        kept = self._kept.get(headline.id)
        return kept.headline if kept else headline

    def lead(self, headline: Headline) -> Headline:
        """Return a headline as the first of its story, whose first one was never kept.

        What else is remembered of the story follows it from now on.
        """
        old, first = headline.story, replace(headline, duplicate_of=None)
        for id_, kept in self._kept.items():
            if kept.headline.story == old:
                led = first if id_ == first.id else replace(kept.headline, duplicate_of=first.id)
                self._kept[id_] = replace(kept, headline=led)
        self._sources[first.id] = self._sources.pop(old, {first.source})
        return first

    def reports(self, story: str) -> int:
        """Return how many distinct sources have carried the story so far; 0 when unknown."""
        return len(self._sources.get(story, ()))

    def _story(self, headline: Headline, said: Said, others: set[str]) -> str | None:
        own = self._kept.get(headline.id)
        if own is not None:
            return own.headline.story
        return self._by_address(headline) or self._by_words(said, others)

    def _by_address(self, headline: Headline) -> str | None:
        """Return the story of an address, unless the address is of several.

        Such is a page of changes or of releases: its source has other items of that address.
        """
        known = self._by_url.get(canonical_url(headline.url), ()) if headline.url else ()
        told = [self._kept[id_].headline for id_ in known]
        stories = {one.story for one in told}
        is_own = any(one.source == headline.source for one in told)
        return stories.pop() if len(stories) == 1 and not is_own else None

    def _by_words(self, said: Said, others: set[str]) -> str | None:
        kept = (self._kept[id_].headline for id_ in others)
        same = [told for told in kept if self._kept[told.id].said.tells_same(said)]
        first = min(same, key=lambda told: (told.seen_at, told.id), default=None)
        return first.story if first else None

    def _novelty(self, said: Said, others: set[str]) -> float:
        """Return how unlike everything remembered a title is: one less the Jaccard index."""
        alike = (said.likeness(self._kept[other].said) for other in others)
        return round(1.0 - max(alike, default=0.0), 4)

    def _candidates(self, said: Said) -> set[str]:
        """Every headline that may tell the same.

        Two titles alike share at least half of all their words, so they share one of any
        n // 2 + 1 words of either: the rarest ones are asked, which few others have.
        """
        asked = sorted(said.words, key=lambda word: (len(self._by_key.get(word, ())), word))
        keys = {*asked[: len(asked) // 2 + 1], *said.telling_figures}
        return set().union(*(self._by_key.get(key, ()) for key in keys))

    def _keep(self, headline: Headline) -> None:
        place = self._kept.get(headline.id)
        if place is not None:
            self._unlink(place)
        elif len(self._kept) >= self._capacity:
            self._drop(next(iter(self._kept)))
        url = canonical_url(headline.url) if headline.url else ""
        kept = _Kept(headline, Said.of(headline.title), url)
        self._kept[headline.id] = kept
        for key in kept.keys:
            self._by_key.setdefault(key, set()).add(headline.id)
        if url:
            self._by_url.setdefault(url, set()).add(headline.id)

    def _forget(self, newest: Headline) -> None:
        while self._kept:
            oldest = next(iter(self._kept.values())).headline
            if newest.seen_at - oldest.seen_at <= self._window:
                return
            self._drop(oldest.id)

    def _drop(self, headline_id: str) -> None:
        kept = self._kept.pop(headline_id)
        self._unlink(kept)
        if kept.headline.story not in self._kept:
            self._sources.pop(kept.headline.story, None)

    def _unlink(self, kept: _Kept) -> None:
        for key in kept.keys:
            _discard(self._by_key, key, kept.headline.id)
        if kept.url:
            _discard(self._by_url, kept.url, kept.headline.id)


def _discard(index: dict[str, set[str]], key: str, id_: str) -> None:
    ids = index[key]
    ids.discard(id_)
    if not ids:
        del index[key]
