"""/sim: act as people from scripts and tests; nothing here exists in real Telegram."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.telegram import asking, bodies, drafts, groups, people, timeline
from sandbox.telegram.bodies import endpoint, number, reply
from sandbox.telegram.faults import Fault
from sandbox.telegram.journal import Json
from sandbox.telegram.launch import init_data
from sandbox.telegram.model import Bot, Conversation
from sandbox.telegram.people import Circumstances, Impossible
from sandbox.telegram.world import World

_FIRST_USER = 1_000_003
Act: TypeAlias = Callable[[Any], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Sim:
    """The acts; each takes a checked body and returns what is answered as JSON."""

    world: World

    def acts(self) -> dict[str, tuple[type[bodies.Body], Act]]:
        """Return path -> (body, act) for everything that is posted as JSON."""
        return {
            "users": (bodies.NewUser, self.users),
            "chats": (bodies.NewChat, self.chats),
            "messages": (bodies.Said, self.messages),
            "edits": (bodies.Rewritten, self.edits),
            "press": (bodies.Pressed, self.press),
            "inline": (bodies.Typed, self.inline),
            "choose": (bodies.Chosen, self.choose),
            "reactions": (bodies.Reacted, self.reactions),
            "initdata": (bodies.LaunchOf, self.initdata),
            "faults": (bodies.NewFault, self.faults),
            "limits": (bodies.Limits, self.limits),
            "privacy": (bodies.Privacy, self.privacy),
            "block": (bodies.OneUser, self.block),
            "unblock": (bodies.OneUser, self.unblock),
            "stop": (bodies.OneUser, self.stop),
            "members": (bodies.Membership, self.members),
            "upgrade": (bodies.OneChat, self.upgrade),
        }

    def routes(self) -> list[Route]:
        """Return the routes of the contract and its extras."""
        posted = self.acts().items()
        return [
            *(Route(f"/sim/{p}", endpoint(m, act), methods=["POST"]) for p, (m, act) in posted),
            Route("/sim/photos", self.photos, methods=["POST"]),
            Route("/sim/faults", self.no_faults, methods=["DELETE"]),
            Route("/sim/chats/{chat_id}/messages", self.history, methods=["GET"]),
            Route("/sim/chats/{chat_id}/draft", self.draft, methods=["GET"]),
            Route("/sim", self.contents, methods=["GET"]),
        ]

    def bot(self, bot_id: int | None) -> Bot:
        """Return the bot a request is about: the one it names, else the default one."""
        bot = self.world.default_bot() if bot_id is None else self.world.bots.get(bot_id)
        if bot is None:
            raise Impossible("no bot has connected yet: start one against this server first")
        return bot

    async def contents(self, _: Request) -> Response:
        """List what can be posted, with the fields of each body."""
        listed = {
            f"POST /sim/{path}": {
                name: "required" if field.is_required() else field.default
                for name, field in body.model_fields.items()
            }
            for path, (body, _) in self.acts().items()
        }
        return reply(listed)

    async def users(self, body: bodies.NewUser) -> object:
        user = body.model_dump(exclude={"bot"})
        user["id"] = user["id"] or max([_FIRST_USER - 1, *self.world.users]) + 1
        if user["id"] in self.world.bots:
            raise Impossible(f"{user['id']} is the id of a bot", 422)
        known = self.world.set_user(user)
        self.world.events.publish("chats", {})
        return known

    async def chats(self, body: bodies.NewChat) -> object:
        fields = body.model_dump(exclude={"bot", "members"})
        return people.new_chat(self.world, self.bot(body.bot), fields, body.members).chat()

    async def messages(self, body: bodies.Said) -> object:
        how = Circumstances(
            reply_to=body.reply_to,
            age_s=abs(body.date_offset_s),
            forward_from=body.forward_from,
            sender_chat=body.sender_chat,
            anonymous=body.anonymous,
        )
        bot = self.bot(body.bot)
        said = people.say(self.world, bot, body.chat_id, body.user_id, body.text, how)
        return {"message_id": said.key}

    async def edits(self, body: bodies.Rewritten) -> object:
        place = (body.chat_id, body.user_id, body.message_id)
        people.rewrite(self.world, self.bot(body.bot), place, body.text)
        return {"message_id": body.message_id}

    async def press(self, body: bodies.Pressed) -> object:
        bot = self.bot(body.bot)
        conversation = people.chat_of(self.world, bot, body.chat_id, body.user_id)
        found = asking.find_post(conversation, body.user_id, body.message_id)
        if body.data is None and body.text is None:
            raise Impossible("data or text: one says which button", 422)
        button = asking.find_button(found, data=body.data, text=body.text)
        data = button.get("callback_data")
        if data is None:
            return _opened(button)
        query = asking.press(self.world, bot, body.user_id, (conversation, found), data)
        answer = await asking.answer_of(query)
        nothing = {"text": None, "show_alert": False, "url": None}
        return {**(answer or nothing), "answered": answer is not None}

    async def inline(self, body: bodies.Typed) -> object:
        bot = self.bot(body.bot)
        query = asking.ask_inline(self.world, bot, body.user_id, body.query, body.offset)
        answer = await asking.answer_of(query)
        return {**(answer or {"results": []}), "answered": answer is not None}

    async def choose(self, body: bodies.Chosen) -> object:
        place = (body.chat_id, body.user_id)
        bot = self.bot(body.bot)
        chosen = asking.choose(self.world, bot, place, body.result_id, body.query)
        return {"message_id": chosen.key, "inline_message_id": chosen.inline_id}

    async def reactions(self, body: bodies.Reacted) -> object:
        place = (body.chat_id, body.user_id, body.message_id)
        people.react(self.world, self.bot(body.bot), place, body.emoji)
        return {"ok": True}

    async def initdata(self, body: bodies.LaunchOf) -> object:
        user = people.person(self.world, body.user_id)
        extra = {"start_param": body.start_param} if body.start_param else {}
        return init_data(self.bot(body.bot), user, **extra)

    async def faults(self, body: bodies.NewFault) -> object:
        fault = Fault(
            kind=body.kind,
            times=body.times,
            method=body.method,
            chat_id="" if body.chat_id is None else str(body.chat_id),
            retry_after_s=body.retry_after,
            seconds=body.seconds,
            after=body.after,
        )
        self.world.faults.add(fault)
        return {"ok": True}

    async def no_faults(self, _: Request) -> Response:
        self.world.faults.clear()
        return reply({"ok": True})

    async def limits(self, body: bodies.Limits) -> object:
        self.world.flood.enabled = body.enabled
        return {"enabled": body.enabled}

    async def privacy(self, body: bodies.Privacy) -> object:
        bot = self.bot(body.bot)
        bot.reads_all = body.reads_all
        self.world.save_bot(bot)
        return {"reads_all": bot.reads_all}

    def _private(self, body: bodies.OneUser) -> Conversation:
        people.person(self.world, body.user_id)
        return self.world.private(self.bot(body.bot), body.user_id)

    async def block(self, body: bodies.OneUser) -> object:
        timeline.set_blocked(self.world, self._private(body), blocked=True)
        return {"blocked": True}

    async def unblock(self, body: bodies.OneUser) -> object:
        timeline.set_blocked(self.world, self._private(body), blocked=False)
        return {"blocked": False}

    async def stop(self, body: bodies.OneUser) -> object:
        if not drafts.stop(self.world, self._private(body)):
            raise Impossible("the bot is writing nothing here that has a Stop")
        return {"stopped": True}

    def _group(self, chat_id: int) -> Conversation:
        conversation = self.world.group(chat_id)
        if conversation is None:
            raise Impossible(f"there is no group {chat_id}", 404)
        return conversation

    async def members(self, body: bodies.Membership) -> object:
        conversation = self._group(body.chat_id)
        by = self._owner(conversation)
        for change, ids in (
            (groups.join, body.add),
            (groups.leave, body.remove),
            (groups.promote, body.promote),
        ):
            for user_id in ids:
                if self.world.account(user_id) is None:
                    raise Impossible(f"there is no user or bot {user_id}", 404)
                change(self.world, conversation, user_id, by=by)
        return {"members": {str(i): m["status"] for i, m in conversation.members.items()}}

    def _owner(self, conversation: Conversation) -> Json:
        statuses = conversation.members.items()
        owner = next((i for i, m in statuses if m["status"] == "creator"), 0)
        return self.world.users.get(owner) or next(iter(self.world.users.values()))

    async def photos(self, request: Request) -> Response:
        given = await bodies.read_file(request)
        bot = self.bot(given.bot)
        sent = people.attach(
            self.world, bot, given.place, given.upload, given.caption, photo=given.photo
        )
        return reply({"message_id": sent.key})

    async def upgrade(self, body: bodies.OneChat) -> object:
        old = self._group(body.chat_id)
        if old.type != "group" or old.upgraded_to:
            raise Impossible(f"chat {old.id} is no plain group", 422)
        return groups.upgrade(self.world, old, self._owner(old)).chat()

    async def history(self, request: Request) -> Response:
        query = request.query_params
        after = number(query.get("after") or 0, "after")
        reader = number(query.get("user_id") or 0, "user_id")
        return reply(_history(self._conversation(request), after, reader))

    async def draft(self, request: Request) -> Response:
        return reply(drafts.record(self._conversation(request)))

    def _conversation(self, request: Request) -> Conversation:
        chat_id, query = number(request.path_params["chat_id"], "chat_id"), request.query_params
        if chat_id < 0:
            return self._group(chat_id)
        people.person(self.world, chat_id)
        bot_id = number(query["bot"], "bot") if "bot" in query else None
        return self.world.private(self.bot(bot_id), chat_id)


def _history(conversation: Conversation, after: int, reader: int) -> list[Json]:
    """Return messages newer than `after`; ephemeral ones stand where they were sent."""
    shown, place = [], 0
    for key, found in conversation.posts.items():
        place = max(place, key)
        newer = key > after if key > 0 else place >= after
        if newer and found.receiver_id in (0, reader):
            shown.append(found.message)
    return shown


def _opened(button: Json) -> Json:
    """Return what a client would open for a button that asks the bot nothing."""
    kinds = ("url", "web_app", "copy_text", "switch_inline_query_current_chat", "disabled")
    return {kind: button[kind] for kind in kinds if kind in button}
