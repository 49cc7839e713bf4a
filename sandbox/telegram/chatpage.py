"""The chat page and what feeds it: state, history, events, and what a person does there."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import orjson
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from sandbox.telegram import asking, bodies, people
from sandbox.telegram.bodies import endpoint, number, reply
from sandbox.telegram.formatting.links import is_web_app_url
from sandbox.telegram.journal import Json
from sandbox.telegram.launch import launch_url
from sandbox.telegram.model import Bot, Conversation
from sandbox.telegram.people import Impossible
from sandbox.telegram.summaries import summary
from sandbox.telegram.world import World

_PAGE: Final = Path(__file__).parent / "page"
_SHOWN: Final = 200
_STORED_ITEMS: Final = 1024
_STORED_LENGTH: Final = 4096


@dataclass(frozen=True, slots=True)
class ChatPage:
    """The handlers behind the page in the browser."""

    world: World

    def routes(self) -> list[BaseRoute]:
        """Return the page, its files and its API."""
        gets = {
            "/page/state": self.state,
            "/page/chats/{chat_id}/messages": self.messages,
            "/page/files/{file_id}": self.file,
            "/page/events": self.events,
        }
        posts = {
            "/page/upload": self.upload,
            "/page/read": endpoint(bodies.Read, self.read),
            "/page/press": endpoint(bodies.Pressed, self.press),
            "/page/webapp": endpoint(bodies.OpenedApp, self.webapp),
            "/page/webapp/data": endpoint(bodies.AppData, self.webapp_data),
            "/page/storage": endpoint(bodies.Storage, self.storage),
        }
        return [
            Route("/", self.index, methods=["GET"]),
            *(Route(path, handler, methods=["GET"]) for path, handler in gets.items()),
            *(Route(path, handler, methods=["POST"]) for path, handler in posts.items()),
            Mount("/page/static", StaticFiles(directory=_PAGE, check_dir=False)),
        ]

    async def index(self, _: Request) -> Response:
        if not (_PAGE / "index.html").exists():
            raise Impossible("the chat page is not installed", 404)
        headers = {
            "Cache-Control": "no-cache",
            "Content-Security-Policy": "frame-ancestors 'none'",
            "X-Content-Type-Options": "nosniff",
        }
        return FileResponse(_PAGE / "index.html", headers=headers)

    def _bot(self) -> Bot:
        bot = self.world.default_bot()
        if bot is None:
            raise Impossible("no bot has connected yet")
        return bot

    def _viewer(self, request: Request) -> Json:
        user_id = number(request.query_params.get("user_id"), "user_id")
        return people.person(self.world, user_id)

    async def state(self, request: Request) -> Response:
        me = self._viewer(request)
        bot = self.world.default_bot()
        self.world.events.readers.add(me["id"])
        chats = [summary(self.world, c, me["id"]) for c in self._chats(bot, me["id"])]
        return reply(
            {
                "me": me,
                "users": list(self.world.users.values()),
                "bot": bot.user if bot else None,
                "chats": chats,
                "event_id": self.world.events.last_id,
            }
        )

    def _chats(self, bot: Bot | None, user_id: int) -> list[Conversation]:
        private = [self.world.private(bot, user_id)] if bot else []
        shared = [c for c in self.world.groups_of(user_id) if not c.upgraded_to]
        return [*private, *shared]

    def _conversation(self, chat_id: str, user_id: int) -> Conversation:
        return people.chat_of(self.world, self._bot(), number(chat_id, "chat_id"), user_id)

    async def messages(self, request: Request) -> Response:
        me = self._viewer(request)
        conversation = self._conversation(request.path_params["chat_id"], me["id"])
        before = request.query_params.get("before")
        limit = number(request.query_params.get("limit", "50"), "limit")
        wanted = max(1, min(_SHOWN, limit))
        posts = [p for p in conversation.posts.values() if p.visible_to(me["id"])]
        if before:
            first = number(before, "before")
            place = next((i for i, p in enumerate(posts) if p.key >= first), len(posts))
            posts = posts[:place]
        shown = [p.message for p in posts[-wanted:]]
        return reply({"messages": shown, "more": len(posts) > wanted})

    async def file(self, request: Request) -> Response:
        file = self.world.files.find(request.path_params["file_id"])
        if file is None:
            raise Impossible("there is no such file", 404)
        headers = {
            "Cache-Control": "private, max-age=31536000, immutable",
            "X-Content-Type-Options": "nosniff",
        }
        kind = "image/jpeg" if file.side else file.type
        if not kind.startswith("image/") or "svg" in kind:
            kind = "application/octet-stream"  # nothing a person sent may run as a page here
        return Response(self.world.files.read(file), media_type=kind, headers=headers)

    async def events(self, request: Request) -> Response:
        me = self._viewer(request)
        last = request.headers.get("last-event-id") or request.query_params.get("after", "")
        stream = self.world.events.stream(me["id"], int(last) if last.isdigit() else None)
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(stream, media_type="text/event-stream", headers=headers)

    async def read(self, body: bodies.Read) -> object:
        people.mark_read(self.world, self._bot(), body.chat_id, body.user_id)
        return {"ok": True}

    async def upload(self, request: Request) -> Response:
        given = await bodies.read_file(request)
        sent = people.attach(
            self.world, self._bot(), given.place, given.upload, given.caption, photo=given.photo
        )
        return reply({"message_id": sent.key})

    async def press(self, body: bodies.Pressed) -> object:
        conversation = self._conversation(str(body.chat_id), body.user_id)
        found = asking.find_post(conversation, body.user_id, body.message_id)
        button = asking.find_button(found, data=body.data, text=body.text)
        if "callback_data" not in button:
            raise Impossible("this button asks the bot nothing", 422)
        query = asking.press(
            self.world, self._bot(), body.user_id, (conversation, found), button["callback_data"]
        )
        return {"callback_query_id": query.id}

    async def webapp(self, body: bodies.OpenedApp) -> object:
        conversation = self._conversation(str(body.chat_id), body.user_id)
        if not is_web_app_url(body.url):
            raise Impossible(f"{body.url} is no address of a Mini App", 422)
        view = {
            "kind": body.kind,
            "platform": body.platform,
            "theme": orjson.dumps(body.theme_params).decode(),
        }
        user = self.world.users[body.user_id]
        return {"url": launch_url(self._bot(), user, conversation, body.url, view)}

    async def webapp_data(self, body: bodies.AppData) -> object:
        people.person(self.world, body.user_id)
        sent = people.send_data(self.world, self._bot(), body.user_id, body.data, body.button_text)
        return {"message_id": sent.key}

    async def storage(self, body: bodies.Storage) -> object:
        people.person(self.world, body.user_id)
        bot = self._bot()
        values = bot.storage.setdefault(str(body.user_id), {})
        result = _use_storage(values, body.method, body.params)
        self.world.save_bot(bot)
        return {"result": result}


def _use_storage(values: dict[str, str], method: str, params: Json) -> object:
    """Do what WebApp.CloudStorage asks: at most 1024 keys of 4096 characters each."""
    match method:
        case "saveStorageValue":
            key, value = str(params.get("key", "")), str(params.get("value", ""))
            if not 1 <= len(key) <= 128 or len(value) > _STORED_LENGTH:
                raise Impossible("CloudStorage takes keys of 1-128, values up to 4096 letters", 422)
            if key not in values and len(values) >= _STORED_ITEMS:
                raise Impossible("CloudStorage is full", 422)
            values[key] = value
            return True
        case "getStorageValues":
            return {key: values.get(key, "") for key in map(str, params.get("keys", []))}
        case "deleteStorageValues":
            for key in map(str, params.get("keys", [])):
                values.pop(key, None)
            return True
    return list(values)
