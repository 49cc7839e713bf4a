"""Gathers what was held back into one digest for each chat, and hands it over once."""

from dataclasses import dataclass, replace
from datetime import time

from desk import clock
from desk.alerts.digest import Digest, Item, Schedule
from desk.alerts.model import DeliveryState
from desk.events import DigestMade
from desk.ports import OpenUnit
from desk.signals import fusion


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """Everything a digest's message shows, oldest headline first."""

    digest: Digest
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Digests:
    """Digests of chats."""

    open: OpenUnit

    async def schedule(self, chat_id: int, at: time | None, *, zone: str) -> Schedule:
        """Have a chat's digests come at a local time each day; None: as each delay ends."""
        chosen = Schedule(chat_id=chat_id, at=at, zone=zone)
        async with self.open() as unit:
            await unit.digests.save_schedule(chosen)
            await unit.commit()
        return chosen

    async def gather(self) -> int:
        """Make a digest for every chat in which something is due; return how many.

        Each is one transaction with the event that sends it: a crash repeats none and loses none.
        """
        now, made = clock.now(), 0
        async with self.open(reads=True) as unit:
            chats = await unit.digests.due(now)
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
                    items.append(Item(one, headline, verdict))
            await unit.commit()
        return Compiled(digest=digest, items=tuple(items))

    async def delivered(self, digest: Digest, *, message_id: int | None) -> None:
        """Write where the digest went, or that it failed (`message_id` None)."""
        state = DeliveryState.SENT if message_id is not None else DeliveryState.FAILED
        async with self.open() as unit:
            await unit.digests.save(
                replace(digest, state=state, message_id=message_id, sent_at=clock.now())
            )
            await unit.commit()
