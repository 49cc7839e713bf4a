"""How chats like to hear, and what was held back: gathered into one digest, handed over once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any

from desk import clock
from desk.alerts import situations
from desk.alerts.digest import ALL, Digest, Habits, Item
from desk.alerts.model import DeliveryState
from desk.errors import BadSetting
from desk.events import DigestMade
from desk.news.language import LANGUAGES, language_of
from desk.news.model import Headline
from desk.ports import OpenUnit, Unit
from desk.signals import fusion


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """Everything a digest's message shows as it is told, oldest headline first."""

    digest: Digest
    items: tuple[Item, ...]
    told_at: datetime


@dataclass(frozen=True, slots=True)
class Digests:
    """Digests of chats."""

    open: OpenUnit

    async def schedule(self, chat_id: int, at: time | None, *, zone: str) -> Habits:
        """Have a chat's digests come at a local time each day; None: as each delay ends."""
        return await self._change(chat_id, lambda now: replace(now, digest_at=at, zone=zone))

    async def speak(self, chat_id: int, languages: Sequence[str]) -> Habits:
        """Have headlines in other languages marked in a chat; none: those it has by itself.

        Raises `BadSetting` for a code that no headline is ever found to be in.
        """
        check_languages(languages)
        chosen = tuple(dict.fromkeys(languages))
        return await self._change(chat_id, lambda now: replace(now, languages=chosen))

    async def _change(self, chat_id: int, change: Callable[[Habits], Habits]) -> Habits:
        async with self.open() as unit:
            changed = change(await habits_of(unit, chat_id))
            await unit.digests.save_habits(changed)
            await unit.commit()
        return changed

    async def gather(self) -> int:
        """Make a digest for every chat in which something is due; return how many.

        Who is in quiet hours or has snoozed meanwhile gets it when that ends. Each is one
        transaction with the event that sends it: a crash repeats none and loses none.
        """
        now, made = clock.now(), 0
        async with self.open(reads=True) as unit:
            chats = await situations.awake(unit, await unit.digests.due(now), now)
        for chat_id in chats:
            digest = Digest(id=clock.new_id(), chat_id=chat_id, made_at=now)
            async with self.open() as unit:
                if await unit.digests.gather(digest):
                    unit.publish(DigestMade(digest_id=digest.id, chat_id=chat_id))
                    await unit.commit()
                    made += 1
        return made

    async def take(self, digest_id: str) -> Compiled | None:
        """Take a digest to send it; None when somebody has taken it before."""
        async with self.open() as unit:
            digest = await unit.digests.get(digest_id)
            if digest is None or digest.state is not DeliveryState.CLAIMED:
                return None
            digest = replace(digest, state=DeliveryState.SENDING)
            await unit.digests.save(digest)
            held = await unit.digests.held(digest_id)
            scores = await unit.signals.scores([one.headline_id for one in held])
            items = []
            for one in held:
                headline, score = await unit.news.get(one.headline_id), scores.get(one.headline_id)
                if headline is not None:
                    verdict = fusion.verdict(headline, score) if score else None
                    foreign = await foreign_to(unit, digest.chat_id, headline)
                    items.append(Item(one, headline, verdict, foreign))
            await unit.commit()
        return Compiled(digest=digest, items=tuple(items), told_at=clock.now())

    async def delivered(self, digest: Digest, *, message_id: int | None) -> None:
        """Write where the digest went, or that it failed (`message_id` None)."""
        state = DeliveryState.SENT if message_id is not None else DeliveryState.FAILED
        await self._note(digest, state=state, message_id=message_id, sent_at=clock.now())

    async def put_back(self, digest: Digest) -> None:
        """Let a digest be taken again: it was taken, and surely not sent."""
        await self._note(digest, state=DeliveryState.CLAIMED)

    async def _note(self, digest: Digest, **changes: Any) -> None:
        """Write what became of a digest; its chat may have moved meanwhile."""
        async with self.open() as unit:
            kept = await unit.digests.get(digest.id)
            if kept is not None:
                await unit.digests.save(replace(kept, **changes))
                await unit.commit()


def check_languages(codes: Sequence[str]) -> None:
    """Raise `BadSetting` for a code that no headline is ever found to be in."""
    unknown = next((code for code in codes if code not in LANGUAGES | {ALL}), None)
    if unknown is not None:
        raise BadSetting(what="languages", text=unknown, offered=" ".join(sorted(LANGUAGES)))


async def habits_of(unit: Unit, chat_id: int) -> Habits:
    """Return how a chat likes to hear."""
    return (await unit.digests.habits([chat_id])).get(chat_id, Habits(chat_id=chat_id))


async def foreign_to(unit: Unit, chat_id: int, headline: Headline) -> str:
    """Return the language of a headline when the chat wants it marked, else nothing."""
    language = language_of(headline.text)
    if not language:
        return ""
    chat = await unit.chats.get(chat_id)
    return (await habits_of(unit, chat_id)).foreign(language, chat.language if chat else "")
