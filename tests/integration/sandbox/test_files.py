"""Files both ways: what is uploaded comes back to the last byte."""

import io
from typing import Any

import aiohttp
import pytest
from PIL import Image

from tests.integration.sandbox.conftest import MIA, TOKEN, YOU, Sandbox
from tests.unit.sandbox.telegram.pictures import png

FLOOR = -1_001_000_000_001


async def post_form(sandbox: Sandbox, method: str, fields: dict[str, Any]) -> Any:
    form = aiohttp.FormData(default_to_multipart=True)
    for name, value in fields.items():
        if isinstance(value, bytes):
            form.add_field(name, value, filename=f"{name}.png", content_type="image/png")
        else:
            form.add_field(name, str(value))
    url = f"{sandbox.url}/bot{TOKEN}/{method}"
    async with sandbox.http.post(url, data=form) as response:
        return await response.json()


async def download(sandbox: Sandbox, file_id: str) -> bytes:
    file = await sandbox.call("getFile", file_id=file_id)
    url = f"{sandbox.url}/file/bot{TOKEN}/{file['file_path']}"
    async with sandbox.http.get(url) as response:
        assert response.status == 200
        return await response.read()


@pytest.mark.parametrize("attached", [False, True])
async def test_a_photo_comes_back_byte_equal_with_its_real_size(
    sandbox: Sandbox, attached: bool
) -> None:
    await sandbox.say("hi")
    picture = png()
    fields: dict[str, Any] = {"chat_id": YOU, "caption": "<b>BTC</b>", "parse_mode": "HTML"}
    fields |= {"photo": "attach://chart", "chart": picture} if attached else {"photo": picture}
    sent = (await post_form(sandbox, "sendPhoto", fields))["result"]
    sizes = [(p["width"], p["height"]) for p in sent["photo"]]
    assert sizes == [(90, 51), (320, 180), (640, 360)]
    assert sent["caption_entities"] == [{"type": "bold", "offset": 0, "length": 3}]
    assert await download(sandbox, sent["photo"][-1]["file_id"]) == picture
    small = Image.open(io.BytesIO(await download(sandbox, sent["photo"][0]["file_id"])))
    assert small.size == (90, 51)
    again = await sandbox.call("sendPhoto", chat_id=YOU, photo=sent["photo"][-1]["file_id"])
    assert again["photo"][-1]["file_unique_id"] == sent["photo"][-1]["file_unique_id"]


@pytest.mark.parametrize("kind", ["document", "animation", "video", "audio", "voice"])
async def test_other_files_come_back_byte_equal(sandbox: Sandbox, kind: str) -> None:
    await sandbox.say("hi")
    data = b"\x00\x01 anything \xff" * 1000
    fields = {"chat_id": YOU, kind: data, "caption": "here"}
    sent = (await post_form(sandbox, f"send{kind.capitalize()}", fields))["result"]
    assert sent[kind]["file_size"] == len(data)
    assert await download(sandbox, sent[kind]["file_id"]) == data
    edited = await sandbox.call(
        "editMessageCaption", chat_id=YOU, message_id=sent["message_id"], caption="there"
    )
    assert edited["caption"] == "there"


async def test_an_album_is_one_group_of_messages(sandbox: Sandbox) -> None:
    await sandbox.say("hi")
    media = '[{"type":"photo","media":"attach://a","caption":"x"},{"type":"photo","media":"attach://b"}]'
    fields = {"chat_id": YOU, "media": media, "a": png(), "b": png(10, 10)}
    sent = (await post_form(sandbox, "sendMediaGroup", fields))["result"]
    assert len({m["media_group_id"] for m in sent}) == 1
    assert [m.get("caption") for m in sent] == ["x", None]
    assert "at least 2" in await sandbox.refusal("sendMediaGroup", chat_id=YOU, media=[])


async def test_a_text_becomes_a_chart_by_editing_its_media(sandbox: Sandbox) -> None:
    await sandbox.say("hi")
    sent = await sandbox.call("sendMessage", chat_id=YOU, text="Drawing...")
    fields = {
        "chat_id": YOU,
        "message_id": sent["message_id"],
        "media": '{"type":"photo","media":"attach://p","caption":"BTC 1h"}',
        "p": png(),
    }
    edited = (await post_form(sandbox, "editMessageMedia", fields))["result"]
    assert edited["caption"] == "BTC 1h"
    assert "text" not in edited


async def test_what_is_no_picture_is_refused(sandbox: Sandbox) -> None:
    await sandbox.say("hi")
    for data, text in (
        (b"not a picture", "IMAGE_PROCESS_FAILED"),
        (png(9_000, 2_000), "PHOTO_INVALID_DIMENSIONS"),
        (png(2_100, 100), "PHOTO_INVALID_DIMENSIONS"),
    ):
        answer = await post_form(sandbox, "sendPhoto", {"chat_id": YOU, "photo": data})
        assert answer["description"] == f"Bad Request: {text}"
    assert "wrong file identifier" in await sandbox.refusal("sendPhoto", chat_id=YOU, photo="x")
    assert "file_id" in await sandbox.refusal("getFile", file_id="nonsense")


async def test_people_send_pictures_and_documents(sandbox: Sandbox) -> None:
    picture = png()
    for kind in ("photo", "document"):
        form = aiohttp.FormData(default_to_multipart=True)
        for name, value in {
            "chat_id": YOU,
            "user_id": YOU,
            "caption": "look",
            "kind": kind,
        }.items():
            form.add_field(name, str(value))
        form.add_field("file", picture, filename="a.png", content_type="image/png")
        async with sandbox.http.post(f"{sandbox.url}/sim/photos", data=form) as response:
            assert response.status == 200, await response.text()
    photo, document = [u["message"] for u in await sandbox.drain()]
    assert photo["caption"] == "look"
    assert await download(sandbox, photo["photo"][-1]["file_id"]) == picture
    assert await download(sandbox, document["document"]["file_id"]) == picture


async def test_a_picture_for_one_person_alone_can_be_changed(sandbox: Sandbox) -> None:
    fields = {"chat_id": FLOOR, "receiver_user_id": MIA, "photo": png(), "caption": "ticket"}
    sent = (await post_form(sandbox, "sendPhoto", fields))["result"]
    place = {
        "chat_id": FLOOR,
        "receiver_user_id": MIA,
        "ephemeral_message_id": sent["ephemeral_message_id"],
    }
    markup = {"inline_keyboard": [[{"text": "Buy", "callback_data": "b"}]]}
    media = {"type": "photo", "media": sent["photo"][0]["file_id"], "caption": "smaller"}
    edit = "editEphemeralMessage"
    assert await sandbox.call(f"{edit}Caption", **place, caption="filled") is True
    assert await sandbox.call(f"{edit}ReplyMarkup", **place, reply_markup=markup) is True
    shown = (await sandbox.history(FLOOR, f"?user_id={MIA}"))[-1]
    assert (shown["caption"], shown["reply_markup"]) == ("filled", markup)
    assert await sandbox.call(f"{edit}Media", **place, media=media) is True
    shown = (await sandbox.history(FLOOR, f"?user_id={MIA}"))[-1]
    assert (shown["caption"], len(shown["photo"])) == ("smaller", 1)
