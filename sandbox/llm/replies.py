"""What the stand-in replies: what it was told to, or its first sources read back. Pure."""

import json
import re
from typing import Any, Final

_SOURCES: Final = re.compile(r"<sources>\n(.*?)\n</sources>", re.DOTALL)
_WORD: Final = re.compile(r"\S+\s*|\s+")
QUOTED: Final = 3
MOST_QUOTED: Final = 160


def made_up(body: dict[str, Any]) -> str:
    """Return a reply of the schema that quotes the prompt's first sources with their numbers."""
    told = [f"{_cut(source['text'])} [{source['n']}]." for source in _sources(_user(body))[:QUOTED]]
    answer = " ".join(told) if told else "The desk knows nothing about this."
    return json.dumps({"answer": answer, "confidence": 0.7}, ensure_ascii=False)


def pieces(reply: str) -> list[str]:
    """Return a reply word by word, as models write."""
    return _WORD.findall(reply)


def _user(body: dict[str, Any]) -> str:
    said = [m for m in body.get("messages", []) if isinstance(m, dict) and m.get("role") == "user"]
    return str(said[-1].get("content", "")) if said else ""


def _sources(user: str) -> list[dict[str, Any]]:
    found = _SOURCES.search(user)
    return [json.loads(line) for line in found[1].splitlines()] if found and found[1] else []


def _cut(text: str) -> str:
    return text if len(text) <= MOST_QUOTED else f"{text[:MOST_QUOTED]}…"
