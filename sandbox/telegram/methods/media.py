"""Sending pictures, documents and other files, alone or as an album; getFile."""

import secrets
from collections.abc import Callable
from typing import Any, Final

from sandbox.telegram import outgoing
from sandbox.telegram.call import Call
from sandbox.telegram.errors import bad_request
from sandbox.telegram.files import DOWNLOAD_LIMIT_BYTES, StoredFile, Upload, file_fields
from sandbox.telegram.journal import Json

_ATTACHED: Final = "attach://"
_ALBUM: Final = ("photo", "video", "document", "audio")


def resolve(call: Call, value: Any) -> Upload | StoredFile:
    """Return what a file argument means: the upload itself, an attached part, a known file."""
    if isinstance(value, Upload):
        return value
    text = value if isinstance(value, str) else ""
    if text.startswith(_ATTACHED):
        upload = call.uploads.get(text.removeprefix(_ATTACHED))
        if upload is None:
            raise bad_request(f'file "{text}" not found in the request')
        return upload
    known = call.world.files.find(text)
    if known is not None:
        return known
    if text.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content: the sandbox fetches nothing")
    raise bad_request("wrong file identifier/HTTP URL specified")


def _photo(call: Call, value: Any, _: Json) -> Json:
    source = resolve(call, value)
    if isinstance(source, Upload):
        if not source.data:
            raise bad_request("file must be non-empty")
        return {"photo": [f.photo_size() for f in call.world.files.add_photo(source)]}
    if not source.width:
        raise bad_request("can't use file of type Document as Photo")
    return {"photo": [source.photo_size()]}


def _stored(call: Call, value: Any, kind: str) -> StoredFile:
    source = resolve(call, value)
    if not isinstance(source, Upload):
        return source
    if not source.data:
        raise bad_request("file must be non-empty")
    return call.world.files.add(source, kind)


def _document(call: Call, value: Any, _: Json) -> Json:
    return {"document": file_fields(_stored(call, value, "document"))}


def _animation(call: Call, value: Any, options: Json) -> Json:
    file = _stored(call, value, "animation")
    animation = file_fields(file, **_moving(file, options))
    return {"animation": animation, "document": file_fields(file)}


def _video(call: Call, value: Any, options: Json) -> Json:
    file = _stored(call, value, "video")
    return {"video": file_fields(file, **_moving(file, options))}


def _moving(file: StoredFile, options: Json) -> Json:
    width, height = (options.get(side) or getattr(file, side) for side in ("width", "height"))
    return {"width": width, "height": height, "duration": options.get("duration") or 0}


def _audio(call: Call, value: Any, options: Json) -> Json:
    file = _stored(call, value, "audio")
    named = {k: options[k] for k in ("performer", "title") if options.get(k)}
    return {"audio": file_fields(file, duration=options.get("duration") or 0, **named)}


def _voice(call: Call, value: Any, options: Json) -> Json:
    file = _stored(call, value, "voice")
    return {
        "voice": {
            **file.reference(),
            "duration": options.get("duration") or 0,
            "mime_type": file.type or "audio/ogg",
        }
    }


_CONTENT: Final[dict[str, Callable[[Call, Any, Json], Json]]] = {
    "photo": _photo,
    "document": _document,
    "animation": _animation,
    "video": _video,
    "audio": _audio,
    "voice": _voice,
}


def media_content(call: Call, kind: str, value: Any, options: Json) -> Json:
    """Return the Message fields of a file with its caption."""
    content = _CONTENT[kind](call, value, options)
    if options.get("has_spoiler") is True and kind in ("photo", "video", "animation"):
        content["has_media_spoiler"] = True
    return {**content, **outgoing.caption(options)}


async def send_file(call: Call) -> object:
    conversation = outgoing.begin(call)
    kind = call.method.removeprefix("send").lower()
    content = media_content(call, kind, call.value(kind), call.arguments)
    return outgoing.send(call, conversation, content).message


def check_input_media(item: Any, allowed: tuple[str, ...]) -> Json:
    """Return an InputMedia that may be used; refuse other shapes and types."""
    if not isinstance(item, dict) or item.get("type") not in allowed or "media" not in item:
        raise bad_request("can't parse InputMedia: expected type and media")
    return item


async def send_media_group(call: Call) -> object:
    conversation = outgoing.begin(call)
    items = [check_input_media(item, _ALBUM) for item in call.objects("media")]
    if len(items) < 2:
        raise bad_request("there must be at least 2 messages to send as an album")
    if len(items) > 10:
        raise bad_request("too many messages to send as an album")
    kinds = {item["type"] for item in items}
    if len(kinds) > 1 and kinds & {"document", "audio"}:
        odd = "document" if "document" in kinds else "audio"
        raise bad_request(f"{odd} can't be mixed with other media types")
    album = str(secrets.randbits(62))
    contents = [media_content(call, item["type"], item["media"], item) for item in items]
    return [
        outgoing.send(call, conversation, {**content, "media_group_id": album}).message
        for content in contents
    ]


async def get_file(call: Call) -> object:
    file = call.world.files.find(call.text("file_id"))
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if file.size > DOWNLOAD_LIMIT_BYTES:
        raise bad_request("file is too big")
    return {**file.reference(), "file_path": file.path}


ANSWERS: Final = {
    **dict.fromkeys((f"send{kind.capitalize()}" for kind in _CONTENT), send_file),
    "sendMediaGroup": send_media_group,
    "getFile": get_file,
}
