"""The chat page against the real sandbox server, driven in Chromium."""

import asyncio
import hashlib
import hmac
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import aiohttp
import pytest
from playwright.async_api import (
    Browser,
    BrowserContext,
    FilePayload,
    Locator,
    Page,
    async_playwright,
    expect,
)

from desk.settings import Settings
from sandbox.telegram import app as sandbox_app
from tests.browser.barriers import barriers
from tests.browser.chat_page_stub import COINS, TOKEN, ScriptedBot, next_user_id, picture, serve_app
from tests.browser.chromium import PATIENCE_MS, program
from tests.ports import free_port

pytestmark = pytest.mark.browser

FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
]
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
PAGE_DIR = Path(sandbox_app.__file__).parent / "page"


# Draws 500 random lists of entities, overlapping and out of bounds too; answers what lost text.
KEEPS_TEXT = r"""async () => {
  const {richText} = await import("/page/static/js/entities.js");
  const kinds = ["bold", "italic", "code", "spoiler", "text_link", "cashtag", "custom_emoji"];
  let seed = 7;
  const random = (n) => (seed = (seed * 48271) % 2147483647) % n;
  const text = "a😀b<c>&\n日本 $BTC e\u0301 end";
  const lost = [];
  for (let round = 0; round < 500; round++) {
    const entities = Array.from({length: random(6)}, () => {
      const offset = random(text.length + 3);
      return {type: kinds[random(kinds.length)], offset, length: random(9), url: "https://x.org"};
    });
    const box = document.createElement("div");
    box.append(...richText(text, entities));
    if (box.textContent !== text) lost.push(entities);
  }
  return lost;
}"""

# Answers the pairs of our colours whose contrast is below 4.5:1 (WCAG 2.2 AA, 1.4.3).
WEAK_CONTRASTS = r"""() => {
  const pairs = `ink:ground ink:ground-2 ink:bubble ink:bubble-own ink-2:ground ink-2:ground-2
    ink-2:accent-tint ink-2:raised accent:ground accent:bubble accent:accent-tint meta:bubble
    meta-own:bubble-own on-fill:accent-fill on-fill:good-fill on-fill:bad-fill bad:ground
    bad:bubble good:ground code:bubble code:bubble-own`
    .split(/\s+/).map((pair) => pair.split(":"));
  const probe = document.body.appendChild(document.createElement("i"));
  const light = (name) => {
    probe.style.color = `var(--${name})`;
    const [r, g, b] = getComputedStyle(probe).color.match(/\d+/g).map((channel) => {
      const part = channel / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => {
    const [dark, bright] = [light(a), light(b)].sort((x, y) => x - y);
    return (bright + 0.05) / (dark + 0.05);
  };
  const found = pairs.map(([a, b]) => [`${a} on ${b}`, ratio(a, b)]);
  for (let tone = 0; tone < 8; tone++) {
    probe.className = `tone-${tone}`;
    found.push([`name of tone ${tone} on bubble`, ratio("name", "bubble")]);
  }
  probe.remove();
  return found.filter((pair) => !(pair[1] >= 4.5)).map((pair) => pair.join(": "));
}"""

# Answers the visible buttons smaller than 24 pixels (WCAG 2.2 AA, 2.5.8).
SMALL_TARGETS = """() => [...document.querySelectorAll(".chat button")]
  .filter((button) => button.checkVisibility({visibilityProperty: true}))
  .filter((button) => Math.min(button.offsetWidth, button.offsetHeight) < 24)
  .map((button) => button.textContent || button.ariaLabel)"""


STOPPED = "stopped_message_generation"
LONG_LABEL = "Sell everything I hold of it"
PASTE = """(field, bytes) => {
  const clipboardData = new DataTransfer();
  clipboardData.items.add(new File([new Uint8Array(bytes)], "shot.png", {type: "image/png"}));
  const how = {clipboardData, bubbles: true, cancelable: true};
  field.dispatchEvent(new ClipboardEvent("paste", how));
}"""


@dataclass(frozen=True, slots=True)
class Sandbox:
    """A running server with its bot."""

    url: str
    bot: ScriptedBot
    app_url: str
    http: aiohttp.ClientSession

    async def post(self, path: str, **body: Any) -> Any:
        """Call the server's own interface."""
        async with self.http.post(f"{self.url}{path}", json=body) as response:
            answer = await response.json()
            assert response.status == 200, answer
            return answer

    async def person(self, name: str = "Ann") -> int:
        """Add a person and return the id."""
        user_id = next_user_id()
        await self.post("/sim/users", id=user_id, first_name=name, language_code="en")
        return user_id


async def _until_ready(http: aiohttp.ClientSession, url: str) -> None:
    async with asyncio.timeout(20):
        while True:
            with suppress(aiohttp.ClientError):
                async with http.get(f"{url}/page/state?user_id=1000001") as response:
                    if response.status == 200 and (await response.json())["bot"]:
                        return
            await asyncio.sleep(0.05)


@dataclass(frozen=True, slots=True)
class Server:
    """The sandbox server before any bot has connected."""

    url: str
    stop: Callable[[], Awaitable[None]]


async def serve(data_dir: Path) -> Server:
    """Start the server on a free port."""
    port = free_port()
    settings = Settings(sandbox_port=port, data_dir=data_dir)
    task = asyncio.create_task(sandbox_app.serve(settings))
    await _until_listening(port)

    async def stop() -> None:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    return Server(f"http://127.0.0.1:{port}", stop)


@pytest.fixture(scope="session")
async def sandbox(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Sandbox]:
    """The sandbox server, a scripted bot and a Mini App, for all tests of this file."""
    server, app_port = await serve(tmp_path_factory.mktemp("sandbox")), free_port()
    app_url = f"http://127.0.0.1:{app_port}/app/"
    runner = await serve_app(app_port)
    bot = ScriptedBot(server.url, app_url)
    polling = asyncio.create_task(bot.run())
    async with aiohttp.ClientSession() as http:
        await _until_ready(http, server.url)
        yield Sandbox(server.url, bot, app_url, http)
    polling.cancel()
    with suppress(asyncio.CancelledError):
        await polling
    await server.stop()
    await runner.cleanup()


async def _until_listening(port: int) -> None:
    async with asyncio.timeout(20):
        while True:
            with suppress(OSError):
                _, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.close()
                return await writer.wait_closed()
            await asyncio.sleep(0.05)


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=program(), args=FLAGS)
        yield launched
        await launched.close()


@pytest.fixture
async def context(browser: Browser) -> AsyncIterator[BrowserContext]:
    made = await browser.new_context(viewport=DESK, color_scheme="light")  # type: ignore[arg-type]
    made.set_default_timeout(PATIENCE_MS)
    yield made
    await made.close()


async def enter(context: BrowserContext, sandbox: Sandbox, user_id: int, query: str = "") -> Page:
    """Open the page as this person."""
    page = await context.new_page()
    await page.goto(f"{sandbox.url}/?user={user_id}{query}")
    await expect(page.locator(".chat-row").first).to_be_visible()
    return page


async def started(context: BrowserContext, sandbox: Sandbox, *, name: str = "Ann") -> Page:
    """Open the page as a new person who has pressed Start."""
    page = await enter(context, sandbox, await sandbox.person(name))
    await page.get_by_role("button", name="Start", exact=True).click()
    await expect(message(page, "Payload: none")).to_be_visible()
    return page


def message(page: Page, text: str) -> Locator:
    return page.locator(".row", has_text=text).last


def person_of(page: Page) -> int:
    return int(re.findall(r"user=(\d+)", page.url)[0])


async def say(page: Page, text: str) -> None:
    field = page.get_by_role("textbox", name="Message")
    await field.fill(f"{text} ")  # the blank ends a command, so that nothing is suggested
    await field.press("Enter")


async def test_newcomer_presses_start_and_the_bot_answers_with_buttons(
    context: BrowserContext, sandbox: Sandbox
) -> None:
    page = await enter(context, sandbox, await sandbox.person())
    await expect(page.get_by_role("textbox", name="Message")).to_be_hidden()
    await page.get_by_role("button", name="Start", exact=True).click()
    answer = message(page, "Payload: none")
    await expect(answer.get_by_role("button", name="Buy $25")).to_have_class(re.compile("success"))
    await expect(message(page, "/start")).to_have_class(re.compile("own"))
    await expect(page.get_by_role("textbox", name="Message")).to_be_focused()


async def test_page_opened_before_the_bot_waits_and_then_shows_its_chat(
    context: BrowserContext, tmp_path: Path
) -> None:
    server = await serve(tmp_path)
    page = await context.new_page()
    await page.goto(server.url)
    await expect(page.get_by_role("heading", name="Waiting for the bot")).to_be_visible()
    polling = asyncio.create_task(ScriptedBot(server.url, "http://127.0.0.1:1/app/").run())
    await expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    await expect(page.locator(".chat-row", has_text="Trading floor")).to_be_visible()
    await page.close()
    polling.cancel()
    with suppress(asyncio.CancelledError):
        await polling
    await server.stop()


async def test_what_is_read_counts_as_read_on_the_server_too(
    context: BrowserContext, sandbox: Sandbox
) -> None:
    page = await started(context, sandbox)
    user_id = person_of(page)
    await expect(page.locator(".badge", has_text="1")).to_have_count(0)
    for _ in range(50):
        if not await _unread(sandbox, user_id):
            break
        await asyncio.sleep(0.1)
    await page.close()
    await sandbox.bot.call("sendMessage", chat_id=user_id, text="While you were away")
    assert await _unread(sandbox, user_id) == 1
    again = await enter(context, sandbox, user_id)
    await expect(again.locator(".unread")).to_have_text("New messages")
    await expect(again.locator(".badge", has_text="1")).to_have_count(0)


async def _unread(sandbox: Sandbox, user_id: int) -> int:
    async with sandbox.http.get(f"{sandbox.url}/page/state?user_id={user_id}") as response:
        state = await response.json()
    return int(next(chat["unread"] for chat in state["chats"] if chat["id"] == user_id))


async def test_pressed_button_waits_then_toast_and_edit_arrive(
    context: BrowserContext, sandbox: Sandbox
) -> None:
    page = await started(context, sandbox)
    await page.get_by_role("button", name="Buy $25").click()
    await expect(page.get_by_role("button", name="Buy $25")).to_have_attribute("aria-busy", "true")
    await expect(page.locator(".toast")).to_have_text("Pressed buy")
    receipt = message(page, "Bought 0.0003 BTC")
    await expect(receipt.locator("b", has_text="Bought 0.0003 BTC")).to_be_visible()
    await expect(receipt.locator(".meta")).to_contain_text("edited")
    await expect(page.locator(".key")).to_have_count(0)  # the edit left the keyboard out
    await expect(page.locator(".row", has_text="Payload")).to_have_count(0)


async def test_a_draft_grows_in_one_bubble_until_its_message_takes_its_place(
    context: BrowserContext, sandbox: Sandbox
) -> None:
    page = await started(context, sandbox)
    user_id = person_of(page)
    place = {"chat_id": user_id, "draft_id": 5}
    written = page.get_by_role("group", name="The bot is writing")
    await sandbox.bot.call("sendMessageDraft", **place)
    await expect(written).to_contain_text("Thinking…")
    await written.evaluate("(node) => { window.bubble = node; }")
    words = {"text": "BTC <b>fell</b> because", "parse_mode": "HTML"}
    await sandbox.bot.call("sendMessageDraft", **place, **words)
    await expect(written.locator(".text")).to_have_text("BTC fell because")
    words["text"] += " of rates"
    await sandbox.bot.call("sendMessageDraft", **place, **words)
    await expect(written.locator(".text")).to_have_text("BTC fell because of rates")
    await expect(written.locator("b")).to_have_text("fell")
    await expect(written.locator(".added")).to_have_text(" of rates")
    assert await written.evaluate("(node) => window.bubble === node"), "it is not drawn anew"
    await expect(written).to_have_attribute("aria-live", "off")
    await expect(written).to_have_attribute("aria-busy", "true")
    await expect(written).to_be_in_viewport()
    again = await enter(context, sandbox, user_id)
    kept = again.get_by_role("group", name="The bot is writing")
    await expect(kept.locator(".text")).to_have_text("BTC fell because of rates")
    await again.close()
    await sandbox.bot.call("sendMessage", chat_id=user_id, text="BTC fell because of rates [1]")
    await expect(message(page, "because of rates [1]")).to_be_visible()
    await expect(written).to_have_count(0)


async def test_the_stop_of_a_draft_is_told_to_the_bot(
    context: BrowserContext, sandbox: Sandbox
) -> None:
    page = await started(context, sandbox)
    user_id = person_of(page)
    written = page.get_by_role("group", name="The bot is writing")
    draft = {"chat_id": user_id, "draft_id": 2**60 + 1, "text": "On and on"}
    await sandbox.bot.call("sendMessageDraft", **draft)
    await expect(written).to_be_visible()
    await expect(written.get_by_role("button")).to_have_count(0)
    await sandbox.bot.call("sendMessageDraft", **draft, can_stop=True)
    await written.get_by_role("button", name="Stop").click()
    await expect(written).to_have_count(0)
    told: list[int] = []
    for _ in range(100):
        told = [u[STOPPED]["draft_id"] for u in sandbox.bot.seen if STOPPED in u]
        if told:
            break
        await asyncio.sleep(0.05)
    assert told == [2**60 + 1]


async def test_alert_answer_opens_a_dialog_that_escape_closes_back_to_the_button(
    context: BrowserContext, sandbox: Sandbox
) -> None:
    page = await started(context, sandbox)
    button = page.get_by_role("button", name="Sell", exact=True)
    await button.click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("Pressed alert")
    await page.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)
    await expect(page.locator(".key.busy")).to_have_count(0)
    await expect(button).to_be_focused()


async def test_slash_suggests_commands_and_enter_sends_the_marked_one(
    context: BrowserContext, sandbox: Sandbox
) -> None:
    page = await started(context, sandbox)
    await page.get_by_role("textbox", name="Message").press_sequentially("/")
    options = page.get_by_role("option")
    await expect(options).to_have_count(3)
    await page.keyboard.press("ArrowDown")
    await expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    await page.keyboard.press("Enter")
    photo = message(page, "A blue chart").get_by_role("button", name="Photo: A blue chart")
    await expect(photo.locator("img")).to_have_js_property("naturalWidth", 320)
    await photo.click()
    viewer = page.get_by_role("dialog", name="Picture")
    await expect(viewer.get_by_role("img")).to_have_js_property("naturalHeight", 200)
    await expect(viewer).to_contain_text("A blue chart")
    await page.keyboard.press("Escape")
    await expect(viewer).to_have_count(0)


async def test_entities_become_elements_and_markup_in_text_stays_text(
    context: BrowserContext, sandbox: Sandbox
) -> None:
    page = await started(context, sandbox)
    await say(page, "/rich")
    body = message(page, "after emoji")
    await expect(body.locator("b i")).to_have_text("both")
    await expect(body.locator("b", has_text="after emoji")).to_have_text("after emoji")
    await expect(body.locator("u")).to_have_text("under")
    await expect(body.locator("s")).to_have_text("gone")
    await expect(body.locator("code").first).to_have_text("x < y")
    await expect(body.locator(".quote .body")).to_have_text("quoted")
    await expect(body.locator(".pre .top")).to_contain_text("python")
    await expect(body.locator(".pre .body")).to_have_text('print("<b>")')
    await expect(body.locator("a", has_text="story")).to_have_attribute(
        "href", "https://example.org/story"
    )
    await expect(body).to_contain_text("<img src=x onerror=alert(1)>")
    await expect(body.locator("img")).to_have_count(0)
    spoiler = body.locator(".spoiler")
    await expect(spoiler).to_have_css("color", "rgba(0, 0, 0, 0)")
    await spoiler.press("Enter")
    await expect(spoiler).not_to_have_css("color", "rgba(0, 0, 0, 0)")


async def test_entities_of_any_shape_keep_every_character(
    context: BrowserContext, sandbox: Sandbox
) -> None:
    page = await enter(context, sandbox, await sandbox.person())
    lost = await page.evaluate(KEEPS_TEXT)
    assert lost == []


async def test_dangerous_links_are_not_links(context: BrowserContext, sandbox: Sandbox) -> None:
    page = await enter(context, sandbox, await sandbox.person())
    urls = ["javascript:alert(1)", "data:text/html,x", "vbscript:x", " java\tscript:alert(1)"]
    answers = await page.evaluate(
        """async (urls) => {
          const {safeUrl} = await import("/page/static/js/entities.js");
          return [...urls, "https://example.org/a", "example.org"].map(safeUrl);
        }""",
        urls,
    )
    assert answers == [None, None, None, None, "https://example.org/a", "https://example.org/"]


async def test_picture_is_attached_with_a_caption_and_reaches_the_bot(
    context: BrowserContext, sandbox: Sandbox
) -> None:
    page = await started(context, sandbox)
    file = FilePayload(name="mine.png", mimeType="image/png", buffer=picture())
    await page.locator("input[type=file]").set_input_files(files=[file])
    await expect(page.locator(".tray img")).to_be_visible()
    await say(page, "my chart")
    sent = message(page, "my chart")
    await expect(sent.locator(".photo img")).to_have_attribute("src", re.compile("/page/files/"))
    await expect(page.locator(".row", has_text="my chart")).to_have_count(1)
    await expect(message(page, "Nice picture")).to_be_visible()
    captions = [u["message"].get("caption") for u in sandbox.bot.seen if "message" in u]
    assert captions.count("my chart") == 1


async def test_contacts_places_and_dice_are_drawn_as_what_they_are(
    context: BrowserContext, sandbox: Sandbox
) -> None:
    page = await started(context, sandbox)
    there = {"chat_id": person_of(page)}
    spot = {"latitude": 52.52, "longitude": 13.405}
    await sandbox.bot.call("sendContact", **there, phone_number="+4915551234", first_name="Zoe")
    await sandbox.bot.call("sendLocation", **there, **spot)
    await sandbox.bot.call("sendVenue", **there, **spot, title="Room 77", address="Graefestr. 77")
    await sandbox.bot.call("sendDice", **there)
    await expect(message(page, "Zoe")).to_contain_text("+4915551234")
    await expect(message(page, "Location")).to_contain_text("52.52000, 13.40500")
    await expect(message(page, "Room 77")).to_contain_text("Graefestr. 77")
    await expect(page.get_by_role("img", name="🎲 shows")).to_be_visible()


async def test_pasted_picture_waits_in_the_tray_until_escape_takes_it_away(
    context: BrowserContext, sandbox: Sandbox
) -> None:
    page = await started(context, sandbox)
    await page.get_by_role("textbox", name="Message").evaluate(PASTE, list(picture()))
    await expect(page.locator(".tray img")).to_have_js_property("naturalWidth", 320)
    await page.keyboard.press("Escape")
    await expect(page.locator(".tray")).to_be_hidden()
    await expect(page.get_by_role("button", name="Send")).to_be_disabled()


async def test_inline_results_are_found_chosen_by_keys_and_sent_via_the_bot(
    context: BrowserContext, sandbox: Sandbox
) -> None:
    page = await started(context, sandbox)
    field = page.get_by_role("textbox", name="Message")
    options = page.locator("#suggest [role=option]")
    await field.press_sequentially("@tape")
    await expect(options).to_have_count(1)
    await field.press("Tab")
    await expect(field).to_have_value("@TapewireBot ")
    await expect(options.first).to_contain_text("ADA/USDT")
    await expect(options).to_have_count(len(COINS))  # a short list loads the rest by itself
    await field.press_sequentially("b")
    await expect(options).to_have_count(2)
    await field.press("ArrowDown")
    await expect(field).to_have_attribute("aria-activedescendant", "suggested-1")
    await expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    assert await _weak_contrasts(page) == []
    await field.press("Enter")
    sent = page.locator(".row.own", has_text="BTC costs 100")
    await expect(sent).to_contain_text("via @TapewireBot")
    await expect(field).to_have_value("")
    await expect(page.locator("#suggest")).to_be_hidden()
    await field.press_sequentially("@TapewireBot nosuch")
    await expect(page.locator("#suggest")).to_be_hidden()
    await field.fill("@TapewireBot doge")
    await expect(options).to_have_count(1)
    await field.press("Escape")
    await expect(page.locator("#suggest")).to_be_hidden()
    await expect(field).to_have_value("@TapewireBot doge")


async def test_a_way_in_above_no_inline_results_leads_to_the_bot(
    context: BrowserContext, sandbox: Sandbox
) -> None:
    page = await started(context, sandbox)
    field = page.get_by_role("textbox", name="Message")
    options = page.locator("#suggest [role=option]")
    await field.fill("@TapewireBot own")
    await expect(options).to_have_text(["Nothing of yours yet"])
    assert await _weak_contrasts(page) == []
    await field.press("Enter")
    await expect(field).to_have_value("")
    await expect(page.locator(".row.own", has_text="/start own")).to_be_visible()


async def test_two_people_in_a_group_see_each_other_live(
    context: BrowserContext, sandbox: Sandbox
) -> None:
    ann, bo = await sandbox.person("Ann"), await sandbox.person("Bo")
    ann_page = await enter(context, sandbox, ann)
    await ann_page.get_by_role("button", name="Acting as Ann").click()
    await ann_page.get_by_role("menuitem", name="New group").click()
    await ann_page.get_by_label("Title").fill("Desk of two")
    await ann_page.get_by_role("checkbox", name="Bo").last.check()
    await ann_page.get_by_role("button", name="Create").click()
    await expect(ann_page.locator(".bar h1")).to_have_text("Desk of two")
    bo_page = await enter(context, sandbox, bo)
    await bo_page.locator(".chat-row", has_text="Desk of two").click()
    await say(ann_page, "gm from Ann")
    seen = bo_page.locator(".row:not(.own)", has_text="gm from Ann").first
    await expect(seen.locator(".sender")).to_have_text("Ann")
    await say(bo_page, "gm from Bo")
    await expect(ann_page.locator(".row:not(.own)", has_text="gm from Bo").first).to_be_visible()
    await expect(message(ann_page, "Heard: gm from Bo")).to_be_visible()


async def test_private_notice_in_a_group_is_seen_by_its_receiver_alone(
    context: BrowserContext, sandbox: Sandbox
) -> None:
    ann, bo = await sandbox.person("Ann"), await sandbox.person("Bo")
    chat = await sandbox.post("/sim/chats", type="supergroup", title="Floor", members=[ann, bo])
    ann_page = await enter(context, sandbox, ann, f"&chat={chat['id']}")
    bo_page = await enter(context, sandbox, bo, f"&chat={chat['id']}")
    await sandbox.bot.call(
        "sendMessage",
        chat_id=chat["id"],
        text="Your ticket",
        ephemeral_message_parameters={"receiver_user_id": ann},
        reply_markup={"inline_keyboard": [[{"text": "Confirm", "callback_data": "confirm"}]]},
    )
    await sandbox.bot.call("sendMessage", chat_id=chat["id"], text="For everybody")
    await expect(message(ann_page, "Your ticket")).to_contain_text("Only you can see this")
    await expect(message(bo_page, "For everybody")).to_be_visible()
    await expect(bo_page.locator(".row", has_text="Your ticket")).to_have_count(0)
    await ann_page.get_by_role("button", name="Confirm").click()
    await expect(ann_page.locator(".toast")).to_have_text("Pressed confirm")


async def test_reply_keyboard_sends_the_text_of_its_key(
    context: BrowserContext, sandbox: Sandbox
) -> None:
    page = await started(context, sandbox)
    await say(page, "/keyboard")
    await page.locator(".keyboard").get_by_role("button", name="Portfolio").click()
    await expect(message(page, "Heard: Portfolio")).to_be_visible()


async def test_deep_link_sends_its_payload_once(context: BrowserContext, sandbox: Sandbox) -> None:
    user_id = await sandbox.person()
    page = await enter(context, sandbox, user_id, "&start=alert7")
    await expect(message(page, "Payload: alert7")).to_be_visible()
    await page.reload()
    await expect(message(page, "Payload: alert7")).to_be_visible()
    sent = [
        u for u in sandbox.bot.seen if u.get("message", {}).get("from", {}).get("id") == user_id
    ]
    assert [u["message"]["text"] for u in sent] == ["/start alert7"]


async def test_bot_link_in_a_message_starts_the_bot_with_its_payload(
    context: BrowserContext, sandbox: Sandbox
) -> None:
    page = await started(context, sandbox)
    await say(page, "/link")
    await message(page, "Your ticket").get_by_role("link", name="Your ticket").click()
    await expect(message(page, "Payload: ticket42")).to_be_visible()
    assert len(context.pages) == 1


async def test_message_that_fails_says_so_and_can_be_sent_again(
    context: BrowserContext, sandbox: Sandbox
) -> None:
    page = await started(context, sandbox)
    await page.route("**/sim/messages", lambda route: route.abort())
    await say(page, "did this arrive?")
    await message(page, "did this arrive?").get_by_role("button", name="Not sent").click()
    await page.unroute("**/sim/messages")
    await page.get_by_role("button", name="Send again").click()
    await expect(message(page, "Heard: did this arrive?")).to_be_visible()
    await expect(page.locator(".row.own", has_text="did this arrive?")).to_have_count(1)


async def test_reading_position_stays_while_messages_arrive(
    context: BrowserContext, sandbox: Sandbox
) -> None:
    page = await started(context, sandbox)
    await say(page, "/many")
    await expect(message(page, "Headline 39")).to_be_in_viewport()
    scroll = page.locator(".scroll")
    await scroll.evaluate("node => { node.scrollTop = 200; }")
    jump = page.get_by_role("button", name="Jump to the latest message")
    await expect(jump).to_be_visible()
    user_id = person_of(page)
    await sandbox.bot.call("sendMessage", chat_id=user_id, text="Breaking headline")
    await expect(jump).to_contain_text("1")
    assert await scroll.evaluate("node => node.scrollTop") == pytest.approx(200, abs=2)
    await jump.click()
    await expect(message(page, "Breaking headline")).to_be_in_viewport()
    await expect(jump).to_be_hidden()


async def test_lost_connection_shows_and_heals_with_what_was_missed(
    context: BrowserContext, sandbox: Sandbox
) -> None:
    page = await enter(context, sandbox, await sandbox.person())
    await page.route("**/page/events*", lambda route: route.abort())
    await page.reload()
    await expect(page.get_by_text("Connection lost")).to_be_visible()
    user_id = person_of(page)
    await sandbox.post("/sim/messages", chat_id=user_id, user_id=user_id, text="/start missed")
    await page.unroute("**/page/events*")
    await expect(message(page, "Payload: missed")).to_be_visible()
    await expect(page.get_by_text("Connection lost")).to_be_hidden()


async def test_theme_switch_is_remembered_and_both_themes_have_readable_contrast(
    context: BrowserContext, sandbox: Sandbox
) -> None:
    page = await started(context, sandbox)
    assert await _weak_contrasts(page) == []
    await page.get_by_role("button", name="Dark theme").click()
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert await _weak_contrasts(page) == []
    await page.reload()
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")


async def _weak_contrasts(page: Page) -> list[str]:
    """Return pairs of our colours below the 4.5:1 of WCAG 2.2 AA (1.4.3)."""
    found: list[str] = await page.evaluate(WEAK_CONTRASTS)
    return found


async def test_phone_shows_list_and_chat_as_two_screens(browser: Browser, sandbox: Sandbox) -> None:
    context = await browser.new_context(viewport=PHONE, has_touch=True)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE_MS)
    page = await enter(context, sandbox, await sandbox.person())
    await expect(page.locator(".chat .bar")).to_be_hidden()
    await page.locator(".chat-row", has_text="Tapewire").click()
    await page.get_by_role("button", name="Start", exact=True).click()
    await expect(message(page, "Payload: none")).to_be_visible()
    await expect(page.locator(".sidebar")).to_be_hidden()
    assert await page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    small = await page.evaluate(SMALL_TARGETS)
    assert small == []  # WCAG 2.2 AA 2.5.8
    await page.go_back()
    await expect(page.locator(".sidebar")).to_be_visible()
    await expect(page.locator(".chat .bar")).to_be_hidden()
    await context.close()


async def test_short_labels_of_a_line_stay_on_one_line_and_long_ones_wrap_on_a_phone(
    browser: Browser, sandbox: Sandbox
) -> None:
    context = await browser.new_context(viewport=PHONE, has_touch=True)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE_MS)
    user_id = await sandbox.person()
    page = await context.new_page()
    await page.goto(f"{sandbox.url}/?user={user_id}&chat={user_id}&start=x")
    await expect(message(page, "Payload: x")).to_be_visible()
    lines = (("Buy DOGE $25", "$50", "$100"), ("A", "B", "C", "D", "E"), (LONG_LABEL, LONG_LABEL))
    keyboard = [[{"text": text, "callback_data": "x"} for text in line] for line in lines]
    markup = {"inline_keyboard": keyboard}
    await sandbox.bot.call("sendMessage", chat_id=user_id, text="Ready?", reply_markup=markup)
    keys = message(page, "Ready?").locator(".key span")
    await expect(keys).to_have_count(10)
    heights = await keys.evaluate_all("spans => spans.map(span => span.offsetHeight)")
    assert set(heights[:8]) == {heights[1]}
    assert set(heights[8:]) == {2 * heights[1]}
    cut = "spans => spans.filter(s => s.scrollWidth > s.clientWidth).map(s => s.textContent)"
    assert await keys.evaluate_all(cut) == []
    assert await page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    row, chat = await message(page, "Ready?").locator(".keys").bounding_box(), PHONE["width"]
    assert row is not None
    assert row["x"] + row["width"] <= chat
    await context.close()


def _signed(init_data: str) -> bool:
    fields = dict(parse_qsl(init_data, keep_blank_values=True, strict_parsing=True))
    digest = fields.pop("hash")
    key = hmac.new(b"WebAppData", TOKEN.encode(), hashlib.sha256).digest()
    lines = "\n".join(f"{k}={v}" for k, v in sorted(fields.items()))
    return hmac.compare_digest(digest, hmac.new(key, lines.encode(), hashlib.sha256).hexdigest())


async def test_mini_app_gets_signed_data_theme_viewport_and_buttons(
    context: BrowserContext, sandbox: Sandbox
) -> None:
    page = await started(context, sandbox)
    await page.get_by_role("button", name="Desk").click()
    frame = page.frame_locator("#miniapp iframe")
    log = frame.locator("#log")
    await expect(log).to_contain_text("launch 9.1 web")
    inside = next(f for f in page.frames if f.url.startswith(sandbox.app_url))
    assert _signed(await inside.evaluate("window.initData"))
    await expect(log).to_contain_text('"is_expanded":true')
    assert (await inside.evaluate("window.theme"))["bg_color"] == "#ffffff"
    await page.get_by_role("button", name="Place order").click()
    await expect(log).to_contain_text("main_button_pressed")
    await page.get_by_role("button", name="Dark theme").click()
    await expect(log.locator("li", has_text="theme_changed").last).to_contain_text("#131922")
    await inside.evaluate('post("web_app_setup_back_button", {is_visible: true})')
    await page.get_by_role("button", name="Back", exact=True).click()
    await expect(log).to_contain_text("back_button_pressed")


async def test_mini_app_on_a_phone_is_a_sheet_that_grows_when_asked(
    browser: Browser, sandbox: Sandbox
) -> None:
    context = await browser.new_context(viewport=PHONE, color_scheme="dark")  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE_MS)
    user_id = await sandbox.person()
    page = await context.new_page()
    await page.goto(f"{sandbox.url}/?user={user_id}&chat={user_id}&start=x")
    await page.get_by_role("button", name="Desk").click()
    log = page.frame_locator("#miniapp iframe").locator("#log")
    await expect(log).to_contain_text('"is_expanded":false')
    await expect(log.locator("li", has_text="theme_changed")).to_contain_text("#131922")
    inside = next(f for f in page.frames if f.url.startswith(sandbox.app_url))
    await inside.evaluate('post("web_app_expand")')
    await expect(log).to_contain_text('"is_expanded":true')
    await page.locator("#app").click(position={"x": 195, "y": 12})  # the chat beside the sheet
    await expect(page.locator("#miniapp")).to_be_hidden()
    await context.close()


async def test_mini_app_popup_storage_and_closing_guard(
    context: BrowserContext, sandbox: Sandbox
) -> None:
    page = await started(context, sandbox)
    await say(page, "/app")
    await page.get_by_role("button", name="Open app").click()
    log = page.frame_locator("#miniapp iframe").locator("#log")
    await expect(log).to_contain_text("viewport_changed")
    inside = next(f for f in page.frames if f.url.startswith(sandbox.app_url))
    buttons = [{"id": "go", "type": "default", "text": "Go"}, {"id": "", "type": "cancel"}]
    popup = {"title": "Sure?", "message": "Buy 25 USDT", "buttons": buttons}
    await inside.evaluate('(popup) => post("web_app_open_popup", popup)', popup)
    await page.get_by_role("dialog", name="Sure?").get_by_role("button", name="Go").click()
    await expect(log).to_contain_text('popup_closed {"button_id":"go"}')
    await _custom(page, "1", "saveStorageValue", {"key": "tab", "value": "trade"})
    await expect(log).to_contain_text('custom_method_invoked {"req_id":"1","result":true}')
    await _custom(page, "2", "getStorageValues", {"keys": ["tab"]})
    await expect(log).to_contain_text('{"req_id":"2","result":{"tab":"trade"}}')
    await inside.evaluate('post("web_app_setup_closing_behavior", {need_confirmation: true})')
    await page.get_by_role("button", name="Close the Mini App").click()
    await page.get_by_role("button", name="Stay").click()
    await expect(page.locator("#miniapp")).to_be_visible()
    await inside.evaluate('post("web_app_close")')
    await expect(page.locator("#miniapp")).to_be_hidden()


async def _custom(page: Page, request_id: str, method: str, params: dict[str, Any]) -> None:
    inside = next(f for f in page.frames if "/app/" in f.url)
    event = json.dumps({"req_id": request_id, "method": method, "params": params})
    await inside.evaluate(f'post("web_app_invoke_custom_method", {event})')


async def test_page_asks_nothing_outside_and_logs_no_error(
    context: BrowserContext, sandbox: Sandbox
) -> None:
    page = await context.new_page()
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    await page.goto(f"{sandbox.url}/?user={await sandbox.person()}")
    await page.get_by_role("button", name="Start", exact=True).click()
    await expect(message(page, "Payload: none")).to_be_visible()
    await say(page, "/photo")
    await expect(message(page, "A blue chart")).to_be_visible()
    assert [url for url in asked if not url.startswith((sandbox.url, "blob:"))] == []
    assert errors == []


def test_no_module_writes_markup() -> None:
    banned = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|srcdoc")
    scripts = sorted((PAGE_DIR / "js").glob("*.js"))
    assert scripts
    assert [script.name for script in scripts if banned.search(script.read_text())] == []


async def test_the_chat_bars_nobody(
    context: BrowserContext, sandbox: Sandbox, tmp_path: Path
) -> None:
    """With a card, words from the right, a draft, suggestions and a dialog; in every look."""
    page = await started(context, sandbox)
    await sandbox.bot.call("sendMessage", chat_id=person_of(page), text="تم شراء BTC مقابل 95")
    await expect(message(page, "تم")).to_be_visible()
    draft = {"chat_id": person_of(page), "draft_id": 1, "can_stop": True, "text": "BTC fell"}
    await sandbox.bot.call("sendMessageDraft", **draft)
    await expect(page.get_by_role("group", name="The bot is writing")).to_be_visible()
    found: dict[str, list[str]] = {}
    for size, viewport in (("desktop", DESK), ("phone", PHONE)):
        for scheme in ("light", "dark"):
            await page.set_viewport_size(viewport)  # type: ignore[arg-type]
            await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            found[f"{size} {scheme}"] = await barriers(page)
    await page.get_by_role("textbox", name="Message").press_sequentially("/")
    await expect(page.get_by_role("option").first).to_be_visible()
    found["suggestions"] = await barriers(page)
    await page.get_by_role("textbox", name="Message").clear()
    await page.get_by_role("button", name="Sell", exact=True).click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    found["dialog"] = await barriers(page)
    flaws = [f"{where}: {flaw}" for where, every in found.items() for flaw in every]
    assert not flaws, "\n".join(flaws)
