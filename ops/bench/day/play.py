"""Plays a day on a running desk: posts in waves, feeds that fail, workers killed; then counts."""

import asyncio
import os
import signal
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from desk.alerts.terms import Coin, Either, Every, Not, Says, Term
from desk.nursery import Nursery
from ops.bench.day.outlets import OUTLETS
from ops.bench.day.stories import Day, Fate, Post, Wish
from ops.bench.day.watch import Watch
from ops.bench.day.world import Newsroom
from ops.bench.rig import Person, Rig
from ops.temporary import Place
from sandbox.feeds.app import FeedServer

WAVE: Final = 16 * len(OUTLETS)  # a feed shows 50 items: nothing of two waves falls off
KILLED: Final = {1: ("scrape", "ml"), 3: ("ml",)}
# Wave -> (outlet, what it does instead of answering). Connections held open are cut before.
FAULTS: Final = {
    1: (
        ("press-00", "bomb"), ("press-01", "bomb"), ("press-02", "laughs"), ("press-03", "huge"),
        ("press-04", "429"), ("press-05", "html"), ("cryptopanic", "bomb"), ("newsapi", "429"),
        ("github", "500"), ("reddit", "429"), ("binance", "html"), ("okx", "huge"),
        ("x", "429"), ("discord", "500"),
    ),
    2: (
        ("press-01", "laughs"), ("press-02", "bomb"), ("reddit", "bomb"), ("kucoin", "laughs"),
        ("bybit", "500"), ("x", "html"), ("discord", "429"),
    ),
    5: (
        ("press-03", "bomb"), ("press-03", "laughs"), ("newsapi", "huge"), ("binance", "429"),
        ("x", "500"), ("x", "bomb"), ("discord", "html"),
    ),
}  # fmt: skip
PATIENCE_S: Final = 120.0
_LOOK_S: Final = 0.05
_SETTLED_S: Final = 1.5  # whoever would tell anything twice has done so by then
_MANY: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What came of a day, out of the tables and the chats; `met` counts the faults by kind.

    `lost` are posts that were not kept, stories that were not judged and alerts that did not
    come; `twice` what was judged or told more often than once.
    """

    seen: int
    duplicates: int
    coins_right: int
    edited: int
    matched: int
    alerted: int
    messages: int
    lost: int
    twice: int
    kills: Counter[str]
    met: Counter[str]
    watch: Watch = field(default_factory=Watch)
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Player:
    """Plays a day on a desk whose sources are on `server`."""

    rig: Rig
    place: Place
    server: FeedServer
    day: Day
    kills: Counter[str] = field(default_factory=Counter)

    async def play(self) -> Played:
        """Play it; raises `TimeoutError` with what was waited for when the desk stands still."""
        began, watch, posts = time.monotonic(), Watch(), self.day.posts
        people = [await self.rig.person(f"Reader {n}") for n in range(len(self.day.wishes))]
        for person, wish in zip(people, self.day.wishes, strict=True):
            await _follow(self.rig, person, wish)
        room = await Newsroom.open(self.rig, self.server)
        before = await _messages(self.rig, people)
        async with Nursery() as nursery:
            nursery.spawn(watch.run(self.rig.settings, self.rig.context.live), name="watch")
            for number, start in enumerate(range(0, len(posts), WAVE)):
                wave = posts[start : start + WAVE]
                await self._wave(room, number, wave, posts[max(0, start - WAVE) : start])
            await self._settle(room, [person.id for person in people])
        found = await self._judge(room, [person.id for person in people])
        messages = await _messages(self.rig, people) - before
        return replace(
            found,
            messages=messages,
            twice=found.twice + max(0, messages - found.alerted),
            watch=watch,
            seconds=time.monotonic() - began,
        )

    async def _wave(
        self, room: Newsroom, number: int, posts: Sequence[Post], before: Sequence[Post]
    ) -> None:
        """Post, and edit what came in the wave before: who waits at a feed hears of new items."""
        edited = [post for post in before if post.edited]
        await room.edit(edited)
        if faults := FAULTS.get(number, ()):
            for outlet, kind in faults:
                self.server.faults.add(outlet, kind, 1)
            self.server.vendors.cut()
        await room.publish(posts)
        guids = room.guids(posts)
        if number in KILLED:
            await self._taken(number, guids, len(guids) // 3)
            self._kill(KILLED[number])
        await self._taken(number, guids, len(guids))
        await _until(lambda: self._are_reworded(room, edited), f"the edits of wave {number}")

    def _kill(self, rooms: Sequence[str]) -> None:
        for room in rooms:
            os.kill(self.place.pid(room), signal.SIGKILL)
            self.kills[room] += 1

    async def _taken(self, number: int, guids: Sequence[str], count: int) -> None:
        async def is_so() -> bool:
            return await self.rig.timings.taken(guids) >= count

        await _until(is_so, f"{count} of {len(guids)} items of wave {number}")

    async def _are_reworded(self, room: Newsroom, edited: Sequence[Post]) -> bool:
        kept = await self.rig.timings.kept(room.guids(edited))
        return all(room.posts[each.guid].edited in each.title for each in kept)

    async def _settle(self, room: Newsroom, chats: Sequence[int]) -> None:
        """Wait until all is judged and told, and a little longer."""
        guids = [*room.posts]
        wanted = sum(map(self.day.alerts, self.day.wishes))

        async def is_judged() -> bool:
            kept = await self.rig.timings.kept(guids)
            return all(each.scores or each.is_duplicate for each in kept)

        async def is_told() -> bool:
            told = await self.rig.timings.told(chats)
            return len(told) >= wanted and all(each.state == "sent" for each in told)

        await _until(is_judged, "every story to be judged")
        await _until(is_told, f"{wanted} alerts")
        await asyncio.sleep(_SETTLED_S)

    async def _judge(self, room: Newsroom, chats: Sequence[int]) -> Played:
        posts = room.posts
        kept = await self.rig.timings.kept([*posts])
        sent = [each for each in await self.rig.timings.told(chats) if each.state == "sent"]
        first = [each for each in kept if not each.is_duplicate]
        unjudged = sum(not each.scores for each in first)
        unsent = max(0, sum(map(self.day.alerts, self.day.wishes)) - len(sent))
        ids = {(each.chat_id, each.message_id) for each in sent}
        return Played(
            seen=len(kept),
            duplicates=len(kept) - len(first),
            coins_right=sum(tuple(each.coins) == posts[each.guid].coins for each in kept),
            edited=sum(_is_edited(posts[each.guid], each.title) for each in kept),
            matched=len({posts[each.guid].name for each in sent}),
            alerted=len(sent),
            messages=0,
            lost=len(self.day.posts) - len(kept) + unjudged + unsent,
            twice=sum(each.scores > 1 for each in kept) + len(sent) - len(ids),
            kills=self.kills,
            met=self.server.faults.met,
        )


def _is_edited(post: Post, title: str) -> bool:
    return bool(post.edited) and post.edited in title


async def _follow(rig: Rig, person: Person, wish: Wish) -> None:
    """Add the rule that means the wish, without the pauses and caps that would hide a double."""
    alerts = rig.context.desk.alerts
    rule = await alerts.add(person.id, person.id, _term(wish))
    async with alerts.open() as unit:
        await unit.alerts.save_rule(replace(rule, cool_down_s=0, daily_cap=_MANY))
        await unit.commit()


def _term(wish: Wish) -> Term:
    said: list[Term] = [Says(topic) for topic in wish.topics]
    term: Term = said[0] if len(said) == 1 else Either(tuple(said))
    if wish.only:
        return Every((term, Coin(wish.only)))
    return Every((term, Not(Coin(wish.never)))) if wish.never else term


async def _messages(rig: Rig, people: Sequence[Person]) -> int:
    """Return how many messages the bot has written to these people."""
    found = 0
    for person in people:
        url = f"{rig.sandbox_url}/sim/chats/{person.id}/messages"
        async with rig.http.get(url) as answer:
            answer.raise_for_status()
            found += sum(bool(message["from"]["is_bot"]) for message in await answer.json())
    return found


async def _until(check: Callable[[], Awaitable[bool]], what: str) -> None:
    try:
        async with asyncio.timeout(PATIENCE_S):
            while not await check():  # noqa: ASYNC110 - other processes do not tell
                await asyncio.sleep(_LOOK_S)
    except TimeoutError as e:
        raise TimeoutError(f"{PATIENCE_S:.0f} s were not enough for {what}") from e


def expected(day: Day) -> dict[str, int]:
    """Return what `Played` must say of the day, from the day alone."""
    return {
        "seen": len(day.posts),
        "duplicates": day.count(Fate.DUPLICATE),
        "coins_right": len(day.posts),
        "edited": sum(bool(post.edited) for post in day.posts),
        "matched": day.matched,
        "alerted": sum(map(day.alerts, day.wishes)),
        "messages": sum(map(day.alerts, day.wishes)),
        "lost": 0,
        "twice": 0,
    }
