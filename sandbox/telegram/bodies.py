"""Bodies of /sim and /page requests: strict, so that a misspelt field is named, not ignored."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeVar

import orjson
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from sandbox.telegram.files import Upload, image_size
from sandbox.telegram.people import Impossible

# As large as Telegram's ids can be; a number without bounds could not be written down as JSON.
Id = Annotated[int, Field(gt=-(1 << 52), lt=1 << 52)]
UserId = Annotated[int, Field(gt=0, lt=1 << 52)]
_DECADE_S = 10 * 365 * 86_400


class Body(BaseModel):
    """A request body; fields that are not declared are refused. `bot` chooses among several."""

    model_config = ConfigDict(extra="forbid", defer_build=True)
    bot: Id | None = None


class NewUser(Body):
    id: UserId | None = None
    first_name: str = Field(min_length=1, max_length=64)
    last_name: str | None = None
    username: str | None = Field(default=None, pattern="^[A-Za-z0-9_]{3,32}$")
    language_code: str | None = Field(default=None, pattern="^[a-z]{2}(-[A-Za-z]{2,4})?$")
    is_premium: bool | None = None


class NewChat(Body):
    id: Id | None = None
    type: Literal["group", "supergroup", "channel"]
    title: str = Field(min_length=1, max_length=128)
    username: str | None = None
    members: list[Id] = Field(max_length=10_000)


class Said(Body):
    chat_id: Id
    user_id: Id
    text: str
    reply_to: Id = 0
    date_offset_s: int = Field(default=0, ge=-_DECADE_S, le=_DECADE_S)
    forward_from: Id = 0
    sender_chat: Id = 0
    anonymous: bool = False


class Rewritten(Body):
    chat_id: Id
    user_id: Id
    message_id: Id
    text: str


class Pressed(Body):
    chat_id: Id
    user_id: Id
    message_id: Id
    data: str | None = None
    text: str | None = None


class Typed(Body):
    user_id: Id
    query: str
    offset: str = ""


class Chosen(Body):
    chat_id: Id
    user_id: Id
    result_id: str
    query: str = ""


class OneUser(Body):
    user_id: Id


class LaunchOf(OneUser):
    start_param: str | None = Field(default=None, pattern="^[A-Za-z0-9_-]{1,512}$")


class NewFault(Body):
    method: str = ""
    chat_id: Id | None = None
    kind: Literal["429", "403", "500", "slow", "drop"]
    times: int = Field(default=1, ge=1, le=1_000_000)
    retry_after: int = Field(default=1, ge=1, le=86_400)
    seconds: float = Field(default=1.0, ge=0, le=600)
    after: bool = False


class Membership(Body):
    chat_id: Id
    add: list[Id] = []
    remove: list[Id] = []
    promote: list[Id] = []


class OneChat(Body):
    chat_id: Id


class Limits(Body):
    enabled: bool


class Privacy(Body):
    reads_all: bool


class Reacted(Body):
    chat_id: Id
    user_id: Id
    message_id: Id
    emoji: str = ""


class Read(Body):
    chat_id: Id
    user_id: Id


class OpenedApp(Body):
    user_id: Id
    chat_id: Id
    url: str
    kind: Literal["inline", "menu", "keyboard"]
    theme_params: dict[str, str] = {}
    platform: str = "web"


class AppData(Body):
    user_id: Id
    chat_id: Id
    data: str
    button_text: str = ""


class Storage(Body):
    user_id: Id
    method: Literal["saveStorageValue", "getStorageValues", "deleteStorageValues", "getStorageKeys"]
    params: dict[str, Any] = {}


B = TypeVar("B", bound=Body)


async def read(request: Request, model: type[B]) -> B:
    """Return the body as the model; `Impossible` 422 names the field and what is wrong."""
    raw = await request.body()
    try:
        return model.model_validate_json(raw or b"{}")
    except ValidationError as e:
        problem = e.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in problem["loc"]) or "body"
        known = ", ".join(name for name in model.model_fields)
        text = f"{place}: {problem['msg']}; fields are: {known}"
        raise Impossible(text, 422) from e


@dataclass(frozen=True, slots=True)
class Handed:
    """A file a person sends, with where to and as what."""

    bot: int | None
    place: tuple[int, int]
    upload: Upload
    caption: str
    photo: bool


async def read_file(request: Request) -> Handed:
    """Return a multipart upload: file, chat_id, user_id, caption, kind (photo or document).

    Without a kind a readable picture is a photo, everything else a document.
    """
    async with request.form(max_part_size=1 << 20) as form:
        unknown = sorted(set(form) - {"file", "chat_id", "user_id", "caption", "kind", "bot"})
        if unknown:
            raise Impossible(f"{unknown[0]}: no such field", 422)
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise Impossible("file: a multipart file is expected", 422)
        type_ = file.content_type or "application/octet-stream"
        upload = Upload(file.filename or "file", type_, await file.read())
        kind = str(form.get("kind", "")) or ("photo" if image_size(upload.data)[0] else "document")
        place = number(form.get("chat_id"), "chat_id"), number(form.get("user_id"), "user_id")
        caption = str(form.get("caption", ""))
        bot = number(form.get("bot"), "bot") if "bot" in form else None
    if kind not in ("photo", "document"):
        raise Impossible(f"kind: {kind!r} is neither photo nor document", 422)
    return Handed(bot, place, upload, caption, kind == "photo")


def number(value: object, name: str) -> int:
    """Return a whole number from text; `Impossible` 422 names the field."""
    try:
        return int(str(value))
    except ValueError:
        raise Impossible(f"{name}: {value!r} is no number", 422) from None


def endpoint(
    model: type[B], act: Callable[[B], Awaitable[object]]
) -> Callable[[Request], Awaitable[Response]]:
    """Return a handler that reads a body of this model and answers what the act returns."""

    async def handle(request: Request) -> Response:
        return reply(await act(await read(request, model)))

    return handle


def reply(data: object, status: int = 200) -> Response:
    """Return a JSON response."""
    return Response(orjson.dumps(data), status, media_type="application/json")
