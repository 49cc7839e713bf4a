"""The pages a person sees: the list of feeds, and an article."""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from html import escape
from typing import Final

from sandbox.feeds.store import Item

_STYLE: Final = """
:root { color-scheme: light dark; --ink: #17212b; --soft: #667781; --line: #dfe5e8; --paper: #fff;
  --wash: #f4f6f8; --accent: #2481cc; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eef2; --soft: #8fa1ad; --line: #2b3945;
  --paper: #17212b; --wash: #0e1621; --accent: #6ab3f3; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--wash); color: var(--ink);
  font: 17px/1.6 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 42rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
article, section { background: var(--paper); border: 1px solid var(--line); border-radius: 14px;
  padding: 1.75rem; margin-top: 1rem; }
h1 { font-size: clamp(1.5rem, 4.5vw, 2.1rem); line-height: 1.2; margin: .25rem 0 1rem;
  text-wrap: balance; }
h2 { font-size: 1.1rem; margin: 0 0 .5rem; }
a { color: var(--accent); text-decoration: none; } a:hover { text-decoration: underline; }
article + p { margin-top: 1rem; }
.meta { color: var(--soft); font-size: .85rem; } p { margin: 0 0 1rem; overflow-wrap: anywhere; }
ul { list-style: none; margin: 0; padding: 0; } li { padding: .55rem 0; }
li + li { border-top: 1px solid var(--line); } code { font-size: .85em; overflow-wrap: anywhere; }
"""


# Draws the page of a feed from its JSON, as sites without feeds do.
_SCRIPT: Final = """
const name = location.pathname.split("/").pop();
fetch(`/feeds/${name}.json`).then((answer) => answer.json()).then((feed) => {
  const list = document.querySelector("main");
  for (const item of feed.items) {
    const story = list.appendChild(document.createElement("article"));
    const head = story.appendChild(document.createElement("h2"));
    const link = head.appendChild(document.createElement("a"));
    const time = story.appendChild(document.createElement("time"));
    link.textContent = item.title;
    link.href = item.url;
    time.dateTime = item.date_published;
    time.textContent = item.date_published;
  }
});
"""
_HASH: Final = b64encode(sha256(_SCRIPT.encode()).digest()).decode()
SCRIPTED: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; connect-src 'self';"
    f" script-src 'sha256-{_HASH}'"
)


def scripted(name: str) -> str:
    """Return a page that shows a feed's items by script alone; its policy is `SCRIPTED`."""
    return _page(f"Sandbox {name}", f"<h1>{name}</h1><script>{_SCRIPT}</script>")


def index(feeds: Sequence[tuple[str, int]], newest: Sequence[Item], base: str) -> str:
    """Return the list of feeds with the newest headlines of all; `base` is this server."""
    listed = "".join(
        f'<li><a href="/feeds/{name}.xml">{name}</a>'
        f' <span class="meta">{count} shown · <a href="/feeds/{name}.atom">Atom</a>'
        f' · <a href="/feeds/{name}.json">JSON</a></span></li>'
        for name, count in feeds
    )
    told = "".join(
        f'<li><a href="/articles/{escape(item.guid)}">{escape(item.title)}</a><br>'
        f'<span class="meta">{escape(item.feed)} · {item.published:%d %b %Y, %H:%M} UTC</span></li>'
        for item in newest
    )
    hint = f"""curl -d '{{"title": "Bitcoin tops $100,000"}}' {base}/feeds/tape/items"""
    return _page(
        "Sandbox feeds",
        f"<h1>Sandbox feeds</h1><p>Post a headline and the desk reads it within a second:</p>"
        f"<p><code>{escape(hint)}</code></p><section><h2>Feeds</h2><ul>{listed}</ul></section>"
        f"<section><h2>Newest</h2><ul>{told or '<li>Nothing posted yet.</li>'}</ul></section>",
    )


def article(item: Item) -> str:
    """Return one article."""
    said = "".join(f"<p>{escape(part)}</p>" for part in item.summary.split("\n") if part.strip())
    return _page(
        item.title,
        f'<article><div class="meta">{escape(item.feed)} · {escape(item.kind)} · '
        f"{item.published:%d %B %Y, %H:%M} UTC</div><h1>{escape(item.title)}</h1>{said}"
        '<p class="meta">Invented for the sandbox. Nothing here happened.</p></article>'
        '<p class="meta"><a href="/">All feeds</a></p>',
    )


def gone() -> str:
    """Return the page for an article that is not there any more."""
    return _page(
        "Article not found",
        "<article><h1>This article is gone</h1><p>The sandbox keeps its articles in memory, so"
        ' a restart empties it.</p></article><p class="meta"><a href="/">All feeds</a></p>',
    )


def _page(title: str, body: str) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>"
        f"<body><main>{body}</main></body></html>"
    )
