"""The website in docs/: its pages exist, its links lead somewhere, and what it says is true."""

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from bot.commands import FOR_ADMINS, IN_GROUPS
from bot.handlers import signals
from desk import environment
from desk.alerts import grammar
from desk.orders import intent
from desk.orders.model import Side
from desk.plans import words as plans
from desk.replays import words as replays
from desk.settings import Settings
from tests.factories import instrument

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SITE: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
PAGES = {str(path.relative_to(DOCS)): path for path in sorted(DOCS.rglob("*.md"))}
COMMANDS = PAGES["commands.md"].read_text(encoding="utf-8")
# Not in the menu, where a finger could slip.
BESIDE_THE_MENU: Final = {"panic", "unfreeze"}
ROWS = re.findall(r"^\| `/([a-z]+)` \|([^|]*)\|", COMMANDS, re.MULTILINE)


def _leaves(nav: Any) -> list[str]:
    if isinstance(nav, str):
        return [nav]
    inner = nav.values() if isinstance(nav, dict) else nav
    return [leaf for part in inner for leaf in _leaves(part)]


def _anchors(page: Path) -> set[str]:
    """Return what Python-Markdown makes of the headings of a page."""
    found = set()
    for heading in re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE):
        plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
        found.add(re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower()))
    return found


def test_the_navigation_names_every_page_once() -> None:
    assert sorted(_leaves(SITE["nav"])) == sorted(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_every_link_and_picture_of_a_page_is_there(name: str) -> None:
    page = PAGES[name]
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if link.startswith("https://"):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.is_relative_to(DOCS), f"{link} leads out of the website"
        assert target.is_file(), link
        if target.suffix == ".md" and anchor:
            assert anchor in _anchors(target), link


def test_every_picture_is_shown_somewhere() -> None:
    shown = "".join(page.read_text(encoding="utf-8") for page in PAGES.values())
    assert [p.name for p in (DOCS / "img").iterdir() if f"img/{p.name}" not in shown] == []


def test_nothing_on_the_website_comes_from_another_host() -> None:
    assert SITE["theme"]["font"] is False
    assert SITE["plugins"] == ["search"]
    assert "extra_javascript" not in SITE
    for sheet in SITE["extra_css"]:
        assert "//" not in (DOCS / sheet).read_text(encoding="utf-8")


def test_the_page_of_commands_names_every_command_of_the_bot_and_no_other() -> None:
    assert {name for name, _ in ROWS} == {*FOR_ADMINS, *IN_GROUPS, *BESIDE_THE_MENU}


def _plan(name: str) -> Callable[[str], object]:
    return lambda text: plans.parse(name, text, find=lambda coin: instrument(coin.upper()))


def _order(side: Side) -> Callable[[str], object]:
    return lambda text: intent.parse(text, side=side, find=lambda coin: instrument(coin.upper()))


READERS: Final[dict[str, Callable[[str], object]]] = {
    "buy": _order(Side.BUY),
    "sell": _order(Side.SELL),
    "score": signals.read,
    "replay": lambda text: replays.parse(text, spend=Decimal(100)),
    **{name: _plan(name) for name in plans.EXAMPLES},
}


@pytest.mark.parametrize("name", READERS)
def test_the_words_that_the_page_teaches_are_understood(name: str) -> None:
    taught = [text for row, cell in ROWS if row == name for text in re.findall(r"`([^`]+)`", cell)]
    assert taught
    for text in taught:
        assert READERS[name](text) is not None


def test_the_rules_that_the_page_teaches_are_understood() -> None:
    rules = re.findall(r"^    /alerts (add .+)$", COMMANDS, re.MULTILINE)
    assert len(rules) == 2
    for rule in rules:
        assert grammar.read(rule, str.upper) is not None


def test_the_page_for_operators_names_settings_that_exist() -> None:
    text = PAGES["operate.md"].read_text(encoding="utf-8")
    named = set(re.findall(r"\bTAPEWIRE_[A-Z_]+", text))
    known = {environment.variable(field) for field in Settings.model_fields}
    assert len(named) > 40
    assert named <= known
