"""Everything the sandbox knows: people, bots, chats, files; kept in a journal."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from desk import clock
from sandbox.telegram.errors import UPGRADED, ApiError, bad_request, forbidden
from sandbox.telegram.events import Events
from sandbox.telegram.faults import Faults, FloodLimits
from sandbox.telegram.files import FileStore
from sandbox.telegram.journal import Journal, Json
from sandbox.telegram.model import ALL_RIGHTS, Bot, Conversation, Post
from sandbox.telegram.updates import UpdateQueue

YOU: Final = 1_000_001
MIA: Final = 1_000_002
FLOOR: Final = -1_001_000_000_001
_TOKEN: Final = re.compile(r"\A([1-9][0-9]{0,15}):[A-Za-z0-9_-]{1,128}\Z")
_SUPERGROUP_BASE: Final = 1_000_000_000_000
_KEPT_POSTS: Final = 5_000


def now_s() -> int:
    """Return the current time in whole seconds, as Bot API dates are."""
    return clock.epoch_ms() // 1000


class World:
    """Finds and changes what exists; posting into chats is in `timeline`."""

    def __init__(self, folder: Path) -> None:
        self.journal = Journal(folder / "journal.jsonl")
        self.files = FileStore(folder / "files", self.journal)
        self.events = Events()
        self.faults = Faults()
        self.flood = FloodLimits()
        self.users: dict[int, Json] = {}
        self.bots: dict[int, Bot] = {}
        self.conversations: dict[str, Conversation] = {}
        self.default_bot_id = 0
        self.webhook_changed: Callable[[Bot], None] = lambda _: None
        self._seen_bot = False
        for table, key, record in self.journal.load():
            self._restore(table, key, record)
        if not self.users:
            self.set_user(
                {"id": YOU, "first_name": "You", "username": "you", "language_code": "en"}
            )
            self.set_user(
                {"id": MIA, "first_name": "Mia", "username": "mia", "language_code": "en"}
            )

    def stop(self) -> None:
        """End what would wait forever: open pages and pollers."""
        self.events.close()
        for bot in self.bots.values():
            bot.updates.stop()

    def _restore(self, table: str, key: str, record: Json) -> None:
        restore: Mapping[str, Callable[[str, Json], None]] = {
            "meta": self._restore_meta,
            "users": self._restore_user,
            "bots": self._restore_bot,
            "queues": self._restore_queue,
            "chats": self._restore_conversation,
            "posts": self._restore_post,
            "updates": self._restore_update,
            "files": self._restore_file,
        }
        restore[table](key, record)

    def _restore_meta(self, _: str, record: Json) -> None:
        self.default_bot_id = record["default_bot_id"]

    def _restore_user(self, key: str, record: Json) -> None:
        self.users[int(key)] = record

    def _restore_bot(self, _: str, record: Json) -> None:
        queue = UpdateQueue(record["id"], self.journal)
        self.bots[record["id"]] = Bot(**record, updates=queue)

    def _restore_queue(self, key: str, record: Json) -> None:
        self.bots[int(key)].updates.load(record)

    def _restore_conversation(self, key: str, record: Json) -> None:
        self.conversations[key] = Conversation.restore(key, record)

    def _restore_post(self, key: str, record: Json) -> None:
        chat, _, _ = key.rpartition("/")
        post = Post(**record)
        self.conversations[chat].posts[post.key] = post
        if post.inline_id:
            via = self.bots[post.message["via_bot"]["id"]]
            via.inline_messages[post.inline_id] = (chat, post.key)

    def _restore_update(self, key: str, record: Json) -> None:
        bot_id, _, update_id = key.partition("/")
        self.bots[int(bot_id)].updates.restore(int(update_id), record)

    def _restore_file(self, _: str, record: Json) -> None:
        self.files.restore(record)

    # People and bots

    def set_user(self, user: Json) -> Json:
        """Add a person or change what is known; return the User object."""
        known = self.users.setdefault(user["id"], {"id": user["id"], "is_bot": False})
        known.update({k: v for k, v in user.items() if v is not None})
        self.journal.mark("users", str(user["id"]), lambda: known)
        for conversation in self.conversations.values():
            if conversation.is_private and conversation.id == user["id"]:
                conversation.fields = private_fields(known)
                self.save(conversation)
        return known

    def account(self, user_id: int) -> Json | None:
        """Return the User object of a person or bot."""
        bot = self.bots.get(user_id)
        return bot.user if bot else self.users.get(user_id)

    def bot(self, token: str) -> Bot:
        """Return the bot of a token, made on first use; refuse what is no token.

        The number in the token says which bot; the token used last is its current one.
        """
        match = _TOKEN.match(token)
        if not match:
            raise ApiError(401, "Unauthorized: invalid token specified")
        bot = self.bots.get(int(match[1])) or self._new_bot(int(match[1]), token)
        if bot.token != token:
            bot.token = token
            self.save_bot(bot)
        if not self._seen_bot:
            self._seen_bot = True
            self._set_default(bot)
        return bot

    def _new_bot(self, bot_id: int, token: str) -> Bot:
        number = len(self.bots) + 1
        username = "TapewireBot" if number == 1 else f"Tapewire{number}Bot"
        user = {"id": bot_id, "is_bot": True, "first_name": "Tapewire", "username": username}
        bot = Bot(bot_id, token, user, UpdateQueue(bot_id, self.journal))
        self.bots[bot_id] = bot
        self.save_bot(bot)
        return bot

    def _set_default(self, bot: Bot) -> None:
        self.default_bot_id = bot.id
        self.journal.mark("meta", "meta", lambda: {"default_bot_id": self.default_bot_id})
        self.events.publish("chats", {})

    def default_bot(self) -> Bot | None:
        """Return the first bot that called in this run, else the one of the last run."""
        return self.bots.get(self.default_bot_id)

    # Chats

    def private(self, bot: Bot, user_id: int) -> Conversation:
        """Return the chat of a person with a bot, made when they first meet."""
        key = f"{bot.id}:{user_id}"
        conversation = self.conversations.get(key)
        if conversation is None:
            fields = private_fields(self.users[user_id])
            conversation = Conversation(key, user_id, "private", bot.id, fields)
            self.conversations[key] = conversation
            self.save(conversation)
        return conversation

    def group(self, chat_id: int) -> Conversation | None:
        """Return a group, supergroup or channel."""
        return self.conversations.get(str(chat_id))

    def new_group(self, chat_id: int, kind: str, fields: Json) -> Conversation:
        """Make an empty chat; id 0 means: choose one."""
        chosen = chat_id or self._free_id(kind)
        about: Json = {"permissions": dict.fromkeys(ALL_RIGHTS, True)}
        conversation = Conversation(str(chosen), chosen, kind, 0, fields, about)
        self.conversations[conversation.key] = conversation
        self.save(conversation)
        return conversation

    def _free_id(self, kind: str) -> int:
        base = 4_000_000 if kind == "group" else _SUPERGROUP_BASE + 1_000_000_000
        taken = {c.id for c in self.conversations.values()}
        return next(-i for i in range(base + 1, base + len(taken) + 2) if -i not in taken)

    def groups_of(self, user_id: int) -> Iterator[Conversation]:
        """Yield the groups and channels this person or bot is in."""
        for conversation in self.conversations.values():
            if not conversation.is_private and conversation.has(user_id):
                yield conversation

    def bots_in(self, conversation: Conversation) -> list[Bot]:
        """Return the bots that hear what is said here."""
        if conversation.is_private:
            return [] if conversation.blocked else [self.bots[conversation.bot_id]]
        return [b for b in self.bots.values() if conversation.has(b.id)]

    def viewers(self, conversation: Conversation) -> set[int]:
        """Return who sees the chat on the page, which shows one bot's private chats."""
        if conversation.is_private and conversation.bot_id != self.default_bot_id:
            return set()
        return conversation.people()

    def find(self, bot: Bot, chat_id: object) -> Conversation:
        """Return the chat a bot means by an id or @username, as far as it may know it."""
        conversation = self._resolve(bot, chat_id)
        if conversation is None:
            raise bad_request("chat not found")
        if conversation.upgraded_to:
            raise bad_request(UPGRADED, migrate_to_chat_id=conversation.upgraded_to)
        return conversation

    def _resolve(self, bot: Bot, chat_id: object) -> Conversation | None:
        text = str(chat_id).strip()
        if not text:
            raise bad_request("chat_id is empty")
        if text.startswith("@"):
            name = text[1:].lower()
            public = (c for c in self.conversations.values() if not c.is_private)
            return next((c for c in public if c.fields.get("username", "").lower() == name), None)
        try:
            number = int(text)
        except ValueError:
            return None
        if number < 0:
            return self.group(number)
        return self.private(bot, number) if number in self.users else None

    def writable(self, bot: Bot, chat_id: object) -> Conversation:
        """Return the chat if the bot may write there; refuse with Telegram's 403 otherwise."""
        conversation = self.find(bot, chat_id)
        if conversation.is_private:
            if conversation.blocked:
                raise forbidden("bot was blocked by the user")
            if not conversation.started:
                raise forbidden("bot can't initiate conversation with a user")
            return conversation
        status = conversation.status(bot.id)
        if status == "kicked":
            raise forbidden(f"bot was kicked from the {conversation.type} chat")
        if not conversation.has(bot.id):
            raise forbidden(f"bot is not a member of the {conversation.type} chat")
        if conversation.type == "channel" and status != "administrator":
            raise forbidden("need administrator rights in the channel chat")
        return conversation

    # Keeping

    def save(self, conversation: Conversation) -> None:
        """Note that a chat changed (its posts are noted one by one)."""
        self.journal.mark("chats", conversation.key, conversation.record)

    def save_bot(self, bot: Bot) -> None:
        """Note that a bot's settings changed."""
        self.journal.mark("bots", str(bot.id), bot.record)

    def save_post(self, conversation: Conversation, key: int) -> None:
        """Note that a post came, changed or went."""

        def read() -> Json | None:
            post = conversation.posts.get(key)
            return post.record() if post else None

        self.journal.mark("posts", f"{conversation.key}/{key}", read)

    def next_message_id(self, conversation: Conversation) -> int:
        """Count on: one counter a supergroup or channel, one a bot for all its other chats."""
        bot = self.bots.get(conversation.bot_id) or self._home_bot(conversation)
        if bot is None:
            conversation.last_id += 1
            self.save(conversation)
            return conversation.last_id
        bot.last_message_id += 1
        self.save_bot(bot)
        return bot.last_message_id

    def _home_bot(self, conversation: Conversation) -> Bot | None:
        if conversation.type != "group":
            return None
        return next((b for b in self.bots.values() if b.id in conversation.members), None)

    def prune(self, conversation: Conversation) -> None:
        """Forget the oldest post of a chat that holds very many."""
        if len(conversation.posts) > _KEPT_POSTS:
            oldest = next(iter(conversation.posts))
            del conversation.posts[oldest]
            self.save_post(conversation, oldest)


def private_fields(user: Json) -> Json:
    """Return the Chat fields of a private chat with this person."""
    return {k: user[k] for k in ("first_name", "last_name", "username") if k in user}
