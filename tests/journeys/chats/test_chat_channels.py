"""Posts of channels that the operator named become headlines; those of others do not."""

import pytest

from desk.news.model import Headline, Kind
from tests.journeys.chats.stage import Stage
from workers.scrape import take_in_posts

NAMED, OTHER = -1001234567890, -1009876543210


@pytest.fixture
def desk_settings() -> dict[str, object]:
    return {"telegram_channels": (str(NAMED),)}


async def _post(stage: Stage, chat_id: int, author: int, words: str) -> int:
    sent = await stage.post("messages", {"chat_id": chat_id, "user_id": author, "text": words})
    return int(sent["message_id"])


async def _taken(stage: Stage) -> list[Headline]:
    await stage.until(stage.is_idle)
    await take_in_posts(stage.context)
    return await stage.context.desk.news.latest()


async def test_only_named_channels_are_read(stage: Stage) -> None:
    author = await stage.person("Ann")
    for chat_id in (NAMED, OTHER):
        channel = {"id": chat_id, "type": "channel", "title": "Wire", "members": [author]}
        await stage.post("chats", channel)
    await _post(stage, OTHER, author, "Bitcoin is worth nothing, says a stranger")
    number = await _post(stage, NAMED, author, "Bitcoin rises above $70,000\nDetails follow")
    (told,) = await _taken(stage)
    assert (told.title, told.summary) == ("Bitcoin rises above $70,000", "Details follow")
    assert (told.source, told.kind, told.coins) == (f"t.me/{NAMED}", Kind.SOCIAL, ("BTC",))
    assert told.guid == f"{NAMED}:{number}"
    assert told.published_at is not None
