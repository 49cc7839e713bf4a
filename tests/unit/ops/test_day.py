"""The generated day is what it says: a desk's own rules make of it what the day expects."""

from datetime import timedelta

import pytest

from desk import clock
from desk.news.dedup import RecentHeadlines
from desk.news.intake import headline_from
from desk.news.model import Headline, Kind, RawHeadline
from ops.bench.day import stories
from ops.bench.day.outlets import CHANNEL, OUTLETS, words
from ops.bench.day.stories import Day, Fate, Post, generate

OWN_LINK = {"x", "discord", "reddit", "binance", CHANNEL}  # not the page that is told of
COINS = ("BTC", "ETH", "SOL", "LINK", "DOGE")


@pytest.fixture(scope="module")
def day() -> Day:
    return generate(7, items=1000, feeds=OUTLETS, coins=COINS)


def read(post: Post, memory: RecentHeadlines) -> Headline:
    """Take a post in as the desk does, out of the words of its outlet."""
    said = words(post, post.title)
    raw = RawHeadline(
        source=post.feed,
        guid=post.guid,
        url=f"https://own.example/{post.guid}" if post.feed in OWN_LINK else post.url,
        title=said.title,
        summary=said.summary,
        published_at=clock.now() - timedelta(hours=3 * (post.fate is Fate.OLD)),
        kind=Kind.NEWS,
    )
    return memory.add(headline_from(raw, clock.now()))


def test_the_same_seed_is_the_same_day_and_another_is_not(day: Day) -> None:
    assert generate(7, items=1000, feeds=OUTLETS, coins=COINS) == day
    assert generate(8, items=1000, feeds=OUTLETS, coins=COINS) != day


def test_a_day_has_its_share_of_everything(day: Day) -> None:
    assert len(day.posts) == len({post.guid for post in day.posts}) == 1000
    assert day.count(Fate.DUPLICATE) == 80
    assert day.count(Fate.OLD) == 30
    assert {post.feed for post in day.posts} == {outlet.name for outlet in OUTLETS}
    assert sum(bool(post.edited) for post in day.posts) >= 15
    final = {outlet.name for outlet in OUTLETS if outlet.is_final}
    assert final
    assert not any(post.edited for post in day.posts if post.feed in final)
    assert {post.topic for post in day.posts} == {"", *stories.TOPICS}
    assert all(day.alerts(wish) for wish in day.wishes)
    assert 0 < day.matched <= sum(map(day.alerts, day.wishes))


@pytest.mark.parametrize("is_backwards", [False, True], ids=["in order", "backwards"])
def test_the_desk_knows_each_copy_and_each_coin_in_whatever_order_feeds_are_read(
    day: Day, is_backwards: bool
) -> None:
    memory = RecentHeadlines()
    posts = day.posts[::-1] if is_backwards else day.posts
    found = {post.guid: read(post, memory) for post in posts}
    for post in posts:
        assert found[post.guid].coins == post.coins, post.title
        pair = found[post.guid].duplicate_of, found.get(f"urn:copy:{post.name}")
        if pair[1] is None and post.fate is not Fate.DUPLICATE:
            assert pair[0] is None, post.title
    assert sum(told.duplicate_of is not None for told in found.values()) == 80
