"""What the sandbox remembers: posts, conversations, bots."""

import asyncio
from dataclasses import dataclass, field

from sandbox.telegram.journal import Json
from sandbox.telegram.updates import UpdateQueue

ALL_RIGHTS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
ADMIN_RIGHTS = (
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
PRESENT = frozenset({"creator", "administrator", "member"})


@dataclass(slots=True)
class Post:
    """A message and what clients know about it beyond the Message object.

    `key` is the message id, or minus the ephemeral message id (whose message id is 0).
    """

    key: int
    message: Json
    author_id: int
    receiver_id: int = 0
    keyboard: Json | None = None  # a reply keyboard travels with a message, not inside it
    inline_id: str = ""

    def visible_to(self, user_id: int) -> bool:
        """Tell whether this person sees the message; ephemeral ones have one reader."""
        return self.receiver_id in (0, user_id)

    def record(self) -> Json:
        """Return the journal's form."""
        return {
            "key": self.key,
            "message": self.message,
            "author_id": self.author_id,
            "receiver_id": self.receiver_id,
            "keyboard": self.keyboard,
            "inline_id": self.inline_id,
        }


@dataclass(frozen=True, slots=True)
class Draft:
    """What a bot has written of a message so far; clients show it until `until_ms`."""

    id: int
    text: str
    entities: list[Json]
    until_ms: int
    can_stop: bool = False
    keep_on_stop: bool = False


@dataclass(slots=True)
class Conversation:
    """A private chat (one bot, one person), a group, a supergroup or a channel.

    `key` names it in the journal: `<bot>:<person>` or the chat id. `fields` are those of Bot
    API's Chat besides id and type; `members` maps user ids to ChatMember objects without user.
    """

    key: str
    id: int
    type: str
    bot_id: int = 0
    fields: Json = field(default_factory=dict)
    about: Json = field(default_factory=dict)  # fields that only getChat shows
    members: dict[int, Json] = field(default_factory=dict)
    posts: dict[int, Post] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    read: dict[int, int] = field(default_factory=dict)
    keyboards: dict[int, Json] = field(default_factory=dict)
    last_id: int = 0
    last_ephemeral_id: int = 0
    started: bool = False
    blocked: bool = False
    upgraded_to: int = 0
    draft: Draft | None = None  # not kept: it is over before the next start

    @property
    def is_private(self) -> bool:
        """True for the chat of one person with one bot."""
        return self.type == "private"

    def chat(self) -> Json:
        """Return the Chat object that messages carry."""
        return {"id": self.id, "type": self.type, **self.fields}

    def status(self, user_id: int) -> str:
        """Return the member's status; `left` for a stranger."""
        member = self.members.get(user_id)
        return str(member["status"]) if member else "left"

    def has(self, user_id: int) -> bool:
        """Tell whether the person or bot is in the chat now."""
        if self.is_private:
            return user_id in (self.id, self.bot_id)
        member = self.members.get(user_id)
        if member is None:
            return False
        return member["status"] in PRESENT or bool(member.get("is_member"))

    def people(self) -> set[int]:
        """Return the ids of those who see what is posted here."""
        if self.is_private:
            return {self.id}
        return {user_id for user_id in self.members if self.has(user_id)}

    def last_visible(self, user_id: int) -> Post | None:
        """Return the newest post this person sees."""
        return next((p for p in reversed(self.posts.values()) if p.visible_to(user_id)), None)

    def unread(self, user_id: int) -> int:
        """Count the posts of others since this person last read; 999 stands for more."""
        count, seen = 0, self.read.get(user_id, 0)
        for post in reversed(self.posts.values()):
            if 0 < post.key <= seen or count == 999:
                break
            count += post.author_id != user_id and post.visible_to(user_id)
        return count

    def record(self) -> Json:
        """Return the journal's form; posts have records of their own."""
        return {
            "id": self.id,
            "type": self.type,
            "bot_id": self.bot_id,
            "fields": self.fields,
            "about": self.about,
            "members": {str(k): v for k, v in self.members.items()},
            "pinned": self.pinned,
            "read": {str(k): v for k, v in self.read.items()},
            "keyboards": {str(k): v for k, v in self.keyboards.items()},
            "last_id": self.last_id,
            "last_ephemeral_id": self.last_ephemeral_id,
            "started": self.started,
            "blocked": self.blocked,
            "upgraded_to": self.upgraded_to,
        }

    @classmethod
    def restore(cls, key: str, record: Json) -> "Conversation":
        """Build it again from the journal's form."""
        numbered = ("members", "read", "keyboards")
        restored = {k: {int(i): v for i, v in record[k].items()} for k in numbered}
        return cls(key=key, **{**record, **restored})


@dataclass(slots=True)
class Query:
    """A question to a bot that waits for its answer: callback, inline or Mini App."""

    id: str
    kind: str
    user_id: int
    asked_ms: int
    conversation: Conversation | None = None
    answer: asyncio.Future[Json] | None = None


@dataclass(slots=True)
class Bot:
    """A bot account with its settings and what waits to be told to it."""

    id: int
    token: str
    user: Json
    updates: UpdateQueue
    last_message_id: int = 0
    commands: dict[str, list[Json]] = field(default_factory=dict)
    menu_buttons: dict[str, Json] = field(default_factory=dict)
    profile: dict[str, str] = field(default_factory=dict)
    storage: dict[str, dict[str, str]] = field(default_factory=dict)
    default_rights: Json = field(default_factory=dict)
    queries: dict[str, Query] = field(default_factory=dict)
    inline_messages: dict[str, tuple[str, int]] = field(default_factory=dict)
    offered: dict[int, list[Json]] = field(default_factory=dict)  # last inline results a person
    reads_all: bool = True

    def record(self) -> Json:
        """Return the journal's form; updates have records of their own."""
        return {
            "id": self.id,
            "token": self.token,
            "user": self.user,
            "last_message_id": self.last_message_id,
            "commands": self.commands,
            "menu_buttons": self.menu_buttons,
            "profile": self.profile,
            "storage": self.storage,
            "default_rights": self.default_rights,
            "reads_all": self.reads_all,
        }
