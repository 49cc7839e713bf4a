"""A day of headlines out of a seed, and by itself what a desk must make of each.

Every text is built from templates of ours. A story has a name and a figure that no other has; its
copies keep them, so whichever of a pair is read first, the other is the duplicate.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from ops.bench.headlines import Teller

DUPLICATES: Final = 0.08
OLD: Final = 0.03
EDITED: Final = 0.02
_EARLY: Final = 0.5  # an edit comes with the next wave, and at the latest with the last
_WANTED: Final = 0.08  # of the stories are about a topic that somebody follows
_NAMELESS: Final = 0.3  # of the stories name no coin
TOPICS: Final = (
    "harbor ledger", "copper vault", "lantern bridge", "quiet mint", "northern quorum",
    "paper anchor", "silver relay", "amber custody", "granite oracle", "willow clearing",
)  # fmt: skip
_RETOLD: Final = "What {name} means by {figure} {coin}, and who pays"


class Fate(Enum):
    """What an item is to a desk."""

    STORY = "story"
    DUPLICATE = "duplicate"
    OLD = "old"  # published hours ago: kept, and no alert


@dataclass(frozen=True, slots=True)
class Outlet:
    """A source of the day; a final one cannot change what it has said."""

    name: str
    is_final: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One item of an outlet; `coin` and `topic` are empty for none, `edited` is its later title."""

    guid: str
    feed: str
    title: str
    url: str
    summary: str
    fate: Fate
    coin: str
    topic: str
    edited: str = ""

    @property
    def name(self) -> str:
        """What a story and its copy have in common."""
        return self.guid.rpartition(":")[2]

    @property
    def coins(self) -> tuple[str, ...]:
        """The coins that a desk must find in it."""
        return (self.coin,) if self.coin else ()


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person follows: any of the topics, only with a coin, or never with it."""

    topics: tuple[str, ...]
    only: str = ""
    never: str = ""

    def wants(self, post: Post) -> bool:
        """Tell whether a story must reach the person."""
        if post.topic not in self.topics:
            return False
        return post.coin == self.only if self.only else post.coin != self.never or not self.never


@dataclass(frozen=True, slots=True)
class Day:
    """All posts in their order, and who follows what."""

    posts: tuple[Post, ...]
    wishes: tuple[Wish, ...]

    def alerts(self, wish: Wish) -> int:
        """Return how many alerts a person must get."""
        return sum(post.fate is Fate.STORY and wish.wants(post) for post in self.posts)

    @property
    def matched(self) -> int:
        """How many stories somebody wants."""
        told = (post for post in self.posts if post.fate is Fate.STORY)
        return sum(any(wish.wants(post) for wish in self.wishes) for post in told)

    def count(self, fate: Fate) -> int:
        """Return how many posts meet a fate."""
        return sum(post.fate is fate for post in self.posts)


def generate(seed: int, *, items: int, feeds: Sequence[Outlet], coins: Sequence[str]) -> Day:
    """Return a day of `items` posts over at least two outlets; equal arguments, equal day.

    `coins` are symbols that trade. Copies come some posts after their original, elsewhere.
    """
    maker = _Maker(random.Random(seed), [feed.name for feed in feeds], coins)  # noqa: S311 - not a secret
    copies, old = round(items * DUPLICATES), round(items * OLD)
    stories = [maker.story(number) for number in range(items - copies)]
    for place in maker.chance.sample(range(len(stories)), old):
        stories[place] = replace(stories[place], fate=Fate.OLD)
    fresh = [post for post in stories if post.fate is Fate.STORY]
    pairs = {post.guid: maker.copy(post) for post in maker.chance.sample(fresh, copies)}
    final = {feed.name for feed in feeds if feed.is_final}
    early = [post for post in fresh[: round(len(fresh) * _EARLY)] if post.feed not in final]
    for post in maker.chance.sample(early, round(items * EDITED)):
        if post.guid not in pairs:
            place = stories.index(post)
            stories[place] = replace(post, edited=f"{post.title} (updated)")
    return Day(tuple(_mixed(stories, pairs, maker.chance)), _wishes(coins))


def _wishes(coins: Sequence[str]) -> tuple[Wish, ...]:
    """Return plain and compound wishes; each topic is followed."""
    plain = tuple(Wish((topic,)) for topic in TOPICS[:6])
    first, second = coins[0], coins[1]
    return (
        *plain,
        Wish(TOPICS[6:8]),
        Wish(TOPICS[5:7], only=first),
        Wish(TOPICS[8:9], never=first),
        Wish(TOPICS[9:10], only=second),
    )


def _mixed(
    stories: Sequence[Post], copies: dict[str, Post], chance: random.Random
) -> Sequence[Post]:
    """Return all in order, each copy up to forty stories after its original."""
    placed = [(float(place), post) for place, post in enumerate(stories)]
    for place, post in enumerate(stories):
        if post.guid in copies:
            placed.append((place + chance.uniform(0.5, 40), copies[post.guid]))
    return [post for _, post in sorted(placed, key=lambda pair: pair[0])]


class _Maker:
    def __init__(self, chance: random.Random, feeds: Sequence[str], coins: Sequence[str]) -> None:
        self.chance = chance
        self._feeds = feeds
        self._coins = coins
        self._teller = Teller(chance)
        self._retold: dict[str, str] = {}

    def story(self, number: int) -> Post:
        coin = "" if self.chance.random() < _NAMELESS else self.chance.choice(self._coins)
        topic = self.chance.choice(TOPICS) if self.chance.random() < _WANTED else ""
        about = f"${coin}" if coin else "shares"
        title, name, figure = self._teller.title(about)
        guid = f"urn:story:{self.chance.randrange(16**8):08x}-{number}"
        self._retold[guid] = _RETOLD.format(name=name, figure=figure, coin=about)
        return Post(
            guid=guid,
            feed=self._feeds[number % len(self._feeds)],
            title=title,
            url=f"https://press.example/{number}/{name.lower()}",
            summary=f"Filed under {topic}." if topic else "Filed this morning.",
            fate=Fate.STORY,
            coin=coin,
            topic=topic,
        )

    def copy(self, post: Post) -> Post:
        """Return the story as another feed has it: the same words, the same page, or retold."""
        others = [feed for feed in self._feeds if feed != post.feed]
        ways = (
            (post.title, f"https://other.example/{post.guid}"),
            (f"{post.title} - Evening Wire", f"{post.url}?utm_source=rss"),
            (self._retold[post.guid], f"{post.url}/amp"),
        )
        title, url = self.chance.choice(ways)
        return replace(
            post,
            guid=f"urn:copy:{post.name}",
            feed=self.chance.choice(others),
            title=title,
            url=url,
            fate=Fate.DUPLICATE,
        )
