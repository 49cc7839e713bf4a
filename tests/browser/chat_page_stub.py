"""A scripted bot by plain Bot API calls and a Mini App page that logs the bridge."""

import asyncio
import io
import itertools
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from aiohttp import web
from PIL import Image

Json = dict[str, Any]
TOKEN = "4242:AAChatPageTestBotTokenAAAAAAAAAAAAAAA"
ANSWER_DELAY_S = 0.6  # long enough to see a button wait

COMMANDS = [
    {"command": "start", "description": "Say hello"},
    {"command": "photo", "description": "Send a picture"},
    {"command": "keyboard", "description": "Show buttons under the field"},
]
HELLO_BUTTONS = [
    [
        {"text": "Buy $25", "callback_data": "buy", "style": "success"},
        {"text": "Sell", "callback_data": "alert", "style": "danger"},
    ],
    [
        {"text": "Copy", "copy_text": {"text": "bc1qexample"}},
        {"text": "Docs", "url": "https://example.org/docs"},
        {"text": "Silent", "callback_data": "silent"},
    ],
]
RICH = (
    "<b>bold <i>both</i></b> <u>under</u> <s>gone</s> <code>x &lt; y</code> "
    '<tg-spoiler>secret</tg-spoiler> <a href="https://example.org/story">story</a>\n'
    "<blockquote>quoted</blockquote>\n"
    '<pre><code class="language-python">print("&lt;b&gt;")</code></pre>\n'
    "😀 <b>after emoji</b> &lt;img src=x onerror=alert(1)&gt; $BTC /start"
)

APP_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Test app</title>
<ol id="log"></ol><script src="app.js"></script></html>"""
APP_SCRIPT = """
const log = document.getElementById("log");
const line = () => log.appendChild(document.createElement("li"));
const note = (text) => { line().textContent = text; };
const post = (eventType, eventData = {}) =>
  parent.postMessage(JSON.stringify({eventType, eventData}), "*");
window.post = post;
addEventListener("message", (event) => {
  if (event.source !== parent) return;
  const {eventType, eventData} = JSON.parse(event.data);
  note(eventType + " " + JSON.stringify(eventData));
});
const launch = new URLSearchParams(location.hash.slice(1));
note("launch " + launch.get("tgWebAppVersion") + " " + launch.get("tgWebAppPlatform"));
window.initData = launch.get("tgWebAppData");
window.theme = JSON.parse(launch.get("tgWebAppThemeParams"));
post("iframe_ready", {reload_supported: true});
post("web_app_ready");
post("web_app_request_theme");
post("web_app_request_viewport");
const colours = {color: "#0b7a43", text_color: "#ffffff"};
post("web_app_setup_main_button", {is_visible: true, text: "Place order", ...colours});
"""


def picture() -> bytes:
    """Return a small PNG of one colour."""
    buffer = io.BytesIO()
    Image.new("RGB", (320, 200), (20, 90, 160)).save(buffer, "PNG")
    return buffer.getvalue()


COINS = ("ADA", "BNB", "BTC", "DOGE", "ETH")


class ScriptedBot:
    """Polls for updates and answers by a fixed script; what it received is in `seen`."""

    def __init__(self, base_url: str, app_url: str) -> None:
        self._url = f"{base_url}/bot{TOKEN}"
        self._app_url = app_url
        self.seen: list[Json] = []
        self._commands: dict[str, Callable[[Json], Awaitable[None]]] = {
            "/start": self._start,
            "/photo": self._photo,
            "/keyboard": self._keyboard,
            "/rich": self._rich,
            "/link": self._link,
            "/many": self._many,
            "/app": self._app,
        }

    async def call(self, method: str, **fields: Any) -> Any:
        """Call a Bot API method with a JSON body and return its result."""
        async with self._http.post(f"{self._url}/{method}", json=fields) as response:
            answer = await response.json()
        assert answer["ok"], (method, answer)
        return answer["result"]

    async def run(self) -> None:
        """Serve updates until cancelled."""
        async with aiohttp.ClientSession() as self._http:
            await self.call("getMe")
            await self.call("setMyCommands", commands=COMMANDS)
            menu = {"type": "web_app", "text": "Desk", "web_app": {"url": self._app_url}}
            await self.call("setChatMenuButton", menu_button=menu)
            offset = 0
            while True:
                for update in await self.call("getUpdates", offset=offset, timeout=20):
                    offset = update["update_id"] + 1
                    self.seen.append(update)
                    await self._handle(update)

    async def _handle(self, update: Json) -> None:
        if "inline_query" in update:
            await self._asked(update["inline_query"])
        elif "callback_query" in update:
            await self._pressed(update["callback_query"])
        elif text := update.get("message", {}).get("text"):
            command = text.split()[0].split("@")[0]
            await self._commands.get(command, self._echo)(update["message"])
        elif "photo" in update.get("message", {}):
            await self.call("sendMessage", chat_id=_chat(update["message"]), text="Nice picture")

    async def _asked(self, query: Json) -> None:
        """Offer the coins that begin like this, two at a time; for `own` a way in alone."""
        coins = [coin for coin in COINS if coin.lower().startswith(query["query"].lower())]
        begin = int(query["offset"] or 0)
        results = [
            {
                "type": "article",
                "id": coin,
                "title": f"{coin}/USDT",
                "description": f"What {coin} costs",
                "input_message_content": {"message_text": f"{coin} costs 100"},
            }
            for coin in coins[begin : begin + 2]
        ]
        more = str(begin + 2) if len(coins) > begin + 2 else ""
        way_in = {"button": {"text": "Nothing of yours yet", "start_parameter": "own"}}
        await self.call(
            "answerInlineQuery",
            inline_query_id=query["id"],
            results=results,
            next_offset=more,
            **(way_in if query["query"] == "own" else {}),
        )

    async def _pressed(self, query: Json) -> None:
        message, data = query["message"], query["data"]
        if data == "silent":
            return
        await asyncio.sleep(ANSWER_DELAY_S)
        if data == "buy":
            text = "<b>Bought 0.0003 BTC</b>"
            place = {"chat_id": _chat(message), "message_id": message["message_id"]}
            await self.call("editMessageText", **place, text=text, parse_mode="HTML")
        await self.call(
            "answerCallbackQuery",
            callback_query_id=query["id"],
            text=f"Pressed {data}",
            show_alert=data == "alert",
        )

    async def _start(self, message: Json) -> None:
        payload = message["text"].partition(" ")[2]
        markup = {"inline_keyboard": HELLO_BUTTONS}
        text = f"Welcome! Payload: {payload or 'none'}"
        await self.call("sendMessage", chat_id=_chat(message), text=text, reply_markup=markup)

    async def _photo(self, message: Json) -> None:
        form = aiohttp.FormData({"chat_id": str(_chat(message)), "caption": "A blue chart"})
        form.add_field("photo", picture(), filename="chart.png", content_type="image/png")
        async with self._http.post(f"{self._url}/sendPhoto", data=form) as response:
            assert response.status == 200, await response.text()

    async def _keyboard(self, message: Json) -> None:
        keys = {"keyboard": [[{"text": "Portfolio"}, {"text": "Orders"}]], "resize_keyboard": True}
        await self.call("sendMessage", chat_id=_chat(message), text="Choose", reply_markup=keys)

    async def _rich(self, message: Json) -> None:
        await self.call("sendMessage", chat_id=_chat(message), text=RICH, parse_mode="HTML")

    async def _link(self, message: Json) -> None:
        text = '<a href="https://t.me/TapewireBot?start=ticket42">Your ticket</a>'
        await self.call("sendMessage", chat_id=_chat(message), text=text, parse_mode="HTML")

    async def _many(self, message: Json) -> None:
        for number in range(40):
            await self.call("sendMessage", chat_id=_chat(message), text=f"Headline {number}")

    async def _app(self, message: Json) -> None:
        button = {"text": "Open app", "web_app": {"url": self._app_url}}
        markup = {"inline_keyboard": [[button]]}
        await self.call("sendMessage", chat_id=_chat(message), text="An app", reply_markup=markup)

    async def _echo(self, message: Json) -> None:
        await self.call("sendChatAction", chat_id=_chat(message), action="typing")
        await self.call("sendMessage", chat_id=_chat(message), text=f"Heard: {message['text']}")


def _chat(message: Json) -> int:
    return int(message["chat"]["id"])


async def serve_app(port: int) -> web.AppRunner:
    """Serve the Mini App page on a port; clean the returned runner up."""

    async def page(_: web.Request) -> web.Response:
        return web.Response(text=APP_PAGE, content_type="text/html")

    async def script(_: web.Request) -> web.Response:
        return web.Response(text=APP_SCRIPT, content_type="text/javascript")

    app = web.Application()
    app.router.add_get("/app/", page)
    app.router.add_get("/app/app.js", script)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    return runner


_numbers = itertools.count(2_000_001)


def next_user_id() -> int:
    """Return an id no other test uses."""
    return next(_numbers)
