"""Takes API keys out of updates before anything is stored: sealed for the trade worker, or dropped.

A private chat that was asked for keys has its next text taken for them, and so is whatever stands
behind /connect. What remains of the message is who wrote it and that it has to be deleted. The
wait begins here, with the command or the button itself: keys may follow before anybody has
answered it. Once it is over, what looks like keys is still taken out, and kept nowhere: making
them at an exchange takes longer than a wait lasts, and people send them again.
"""

import re
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final, Protocol

from bot.callbacks.venues import Exchange
from bot.redaction import KEYS, LATE_KEYS, REDACTED
from bot.words import Command, read
from desk.errors import Unavailable
from desk.venues import keys
from desk.venues.profiles import LIVE
from desk.venues.service import Awaited

_WITH_KEYS: Final = re.compile(r"\A/connect(?:@\w+)?\s+(\S+)\s+(\S.*)\Z", re.DOTALL | re.IGNORECASE)
_KEPT: Final = ("message_id", "from", "chat", "date", "sender_chat")


class Taker(Protocol):
    """Who seals what was pasted."""

    async def ask(self, account_id: int, venue: str, *, message_id: int | None) -> None:
        """Take the person's next message for keys."""
        ...

    async def awaited(self, account_ids: Collection[int]) -> dict[int, Awaited]:
        """Return who was asked for keys of late, and whose next message holds them."""
        ...

    async def stop_asking(self, account_id: int) -> None:
        """Take the person's messages for what they say again."""
        ...

    async def hand_in(self, account_id: int, venue: str, text: str, *, handle: str) -> None:
        """Seal it and keep it under a name."""
        ...


async def without_keys(
    bodies: Sequence[dict[str, Any]], taker: Taker, commands: Collection[str]
) -> list[dict[str, Any]]:
    """Return the updates with no key left in any; `commands` end the wait for keys."""
    people = {i for body in bodies if (i := _alone_with(body)) is not None}
    waiting = dict(await taker.awaited(people)) if people else {}
    return [await _clean(body, taker, waiting, commands) for body in bodies]


async def _clean(
    body: dict[str, Any],
    taker: Taker,
    waiting: dict[int, Awaited],
    commands: Collection[str],
) -> dict[str, Any]:
    text, person = _text(body), _alone_with(body)
    if "callback_query" in body:
        await _press(body["callback_query"], taker, waiting)
    if not text:
        return body
    inline = _WITH_KEYS.match(text)
    if inline and (person is None or inline[1].lower() not in LIVE):
        return _replaced(body, REDACTED)
    if inline and person is not None:
        return await _handed_in(body, taker, person, inline[1].lower(), inline[2])
    if person is None:
        return body
    command = read(text)
    if command is not None and command.name in commands:
        await _note(command, taker, person, waiting)
        return body
    return await _said(body, taker, person, waiting.get(person))


async def _said(
    body: dict[str, Any], taker: Taker, person: int, asked: Awaited | None
) -> dict[str, Any]:
    """Take what is no command for keys: all of it while they are awaited, the likes after that."""
    text = _text(body)
    if asked is not None and asked.is_open:
        return await _handed_in(body, taker, person, asked.venue, text)
    return _replaced(body, LATE_KEYS) if asked and keys.seem(text) else body


async def _press(query: object, taker: Taker, waiting: dict[int, Awaited]) -> None:
    """Begin to wait with a button that asks for keys."""
    person = _alone_with(query)
    if person is None or not isinstance(query, dict):
        return
    try:
        pressed = Exchange.unpack(query.get("data") or "")
    except (TypeError, ValueError):  # another button
        return
    if pressed.action == "connect" and pressed.venue in LIVE:
        shown = query["message"].get("message_id")
        await _begin(taker, person, Awaited(venue=pressed.venue, message_id=shown), waiting)


async def _note(command: Command, taker: Taker, person: int, waiting: dict[int, Awaited]) -> None:
    """Begin to wait with /connect, and end the wait with every other command."""
    venue, asked = command.words.strip().lower(), waiting.get(person)
    if command.name == "connect" and venue in LIVE:
        await _begin(taker, person, Awaited(venue=venue, message_id=None), waiting)
    elif asked is not None and asked.is_open:
        await taker.stop_asking(person)
        waiting[person] = replace(asked, is_open=False)


async def _begin(taker: Taker, person: int, asked: Awaited, waiting: dict[int, Awaited]) -> None:
    with suppress(Unavailable):  # nobody can seal yet; the handler says so
        await taker.ask(person, asked.venue, message_id=asked.message_id)
        waiting[person] = asked


async def _handed_in(
    body: dict[str, Any], taker: Taker, person: int, venue: str, text: str
) -> dict[str, Any]:
    try:
        await taker.hand_in(person, venue, text, handle=str(body["update_id"]))
    except Unavailable:
        return _replaced(body, KEYS)  # nobody can seal it yet: it is dropped, and that is said
    return _replaced(body, KEYS)


def _replaced(body: dict[str, Any], text: str) -> dict[str, Any]:
    """Keep of the message only who and where: captions, quotes and entities may hold the rest."""
    message = {name: body["message"][name] for name in _KEPT if name in body["message"]}
    return {"update_id": body["update_id"], "message": {**message, "text": text}}


def _text(body: dict[str, Any]) -> str:
    message = body.get("message")
    if not isinstance(message, dict):
        return ""
    found = message.get("text") or message.get("caption") or ""
    return found if isinstance(found, str) else ""


def _alone_with(body: object) -> int | None:
    """Return the person of a private message, or of a tap under one."""
    message = body.get("message") if isinstance(body, dict) else None
    chat = message.get("chat") if isinstance(message, dict) else None
    if not isinstance(chat, dict) or chat.get("type") != "private":
        return None
    found = chat.get("id")
    return found if isinstance(found, int) else None
