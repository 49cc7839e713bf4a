"""The pages: shells without data, rendered once per language and kept, so they cost nothing.

Data comes later, by fetch and WebSocket, with a token that no page ever holds. Fragments (lists
that scripts put in) are the exception: HTML with data, for the signed-in person alone.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from desk import i18n
from desk.errors import NotFound
from webapp import strings
from webapp.assets import FOREVER, Assets, Packed, answer, pack
from webapp.deps import AccountDep, DeskDep, TextsDep, language_of
from webapp.schemas.fields import Id
from webapp.views import cards, timeline

TEMPLATES: Final = Path(__file__).parent / "templates"
PAGES: Final[Mapping[str, str]] = {
    "/": "dashboard",
    "/trade": "trade",
    "/portfolio": "portfolio",
    "/analytics": "analytics",
    "/social": "social",
    "/settings": "settings",
    "/venues": "venues",
    "/login": "login",
    "/about": "about",
}
SHORT: Final = "public, max-age=60, stale-while-revalidate=600"
CARDS: Final = 8
MOST_CARDS: Final = 80
Limit = Annotated[int, Query(ge=1, le=MOST_CARDS)]
router = APIRouter(include_in_schema=False)


@dataclass(slots=True)
class Pages:
    """Renders a page at its first request in a language and keeps it."""

    assets: Assets
    openapi: Callable[[], Mapping[str, Any]]
    _kept: dict[tuple[str, str], Packed] = field(default_factory=dict)
    _environment: Environment = field(init=False)

    def __post_init__(self) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def page(self, name: str, language: str) -> Packed:
        """Return a page; the same bytes for everybody who reads this language."""
        key = (name, language)
        if key not in self._kept:
            own = strings.for_scripts(language, name)
            values = {"page": name, "own": _json(own) if own else "", "api": self.openapi}
            text = self.render(f"{name}.html", language, **values)
            self._kept[key] = pack(text.encode(), "text/html; charset=utf-8")
        return self._kept[key]

    def render(self, template: str, language: str, **values: object) -> str:
        """Render a template with the texts of a language."""
        return self._environment.get_template(template).render(
            t=i18n.texts(language),
            language=language,
            direction=i18n.direction(language),
            asset=self.assets.address,
            imports=self.assets.imports,
            strings=_data(strings.for_scripts(language)),
            **values,
        )


def _data(value: object) -> Markup:
    """Write JSON that is safe inside a <script type=application/json> element."""
    return Markup(_json(value).replace("<", "\\u003c"))  # noqa: S704 - nothing can close the element


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _pages(request: Request) -> Pages:
    pages: Pages = request.app.state.pages
    return pages


async def _serve(request: Request) -> Response:
    name = PAGES[request.url.path]
    packed = _pages(request).page(name, language_of(request))
    return answer(request, packed, cache=SHORT, vary="Accept-Language")


for _path in PAGES:
    router.add_api_route(_path, _serve, methods=["GET"])


@router.get("/docs")
async def docs(request: Request) -> Response:
    """Show the API as a page of our own: the usual one loads scripts from another host."""
    packed = _pages(request).page("docs", i18n.DEFAULT)
    return answer(request, packed, cache=SHORT)


@router.get("/static/{name}")
async def static(request: Request, name: str) -> Response:
    """Serve a file of the build."""
    assets = _pages(request).assets
    packed = assets.get(name)
    if packed is None:
        raise NotFound(what="file")
    return answer(request, packed, cache=FOREVER if assets.is_hashed(name) else SHORT)


@router.get("/favicon.ico")
async def icon(request: Request) -> Response:
    """Serve our mark to browsers that ask for the old name."""
    return await static(request, "mark.svg")


@router.get("/fragments/alerts")
async def alerts(
    request: Request, account: AccountDep, desk: DeskDep, t: TextsDep, limit: Limit = CARDS
) -> Response:
    """Return the person's latest alerts as cards."""
    found = await desk.alerts.latest(account.id, limit=limit)
    shown = [cards.of_bulletin(bulletin, t) for bulletin in found]
    more = _more("/fragments/alerts", len(shown), limit)
    return _fragment(request, "alerts", t.language, cards=shown, empty="alerts", more=more)


@router.get("/fragments/news")
async def news(
    request: Request,
    _: AccountDep,
    desk: DeskDep,
    t: TextsDep,
    coin: Annotated[str | None, Query(pattern=r"^[A-Z0-9]{1,20}$")] = None,
    limit: Limit = CARDS,
) -> Response:
    """Return the latest headlines as cards, of one coin or of all."""
    found = await cards.judged(desk, limit=limit, coin=coin)
    shown = [cards.of_headline(headline, verdict, t) for headline, verdict in found]
    more = _more("/fragments/news", len(shown), limit, coin=coin)
    return _fragment(request, "alerts", t.language, cards=shown, empty="news", more=more)


def _more(path: str, shown: int, limit: int, **asked: str | None) -> str:
    """Return where a longer list is, empty when this one is whole."""
    if shown < limit or limit >= MOST_CARDS:
        return ""
    query = {name: value for name, value in asked.items() if value}
    return f"{path}?{urlencode({**query, 'limit': min(limit * 3, MOST_CARDS)})}"


@router.get("/fragments/orders/{order_id}")
async def order(
    request: Request, order_id: Id, account: AccountDep, desk: DeskDep, t: TextsDep
) -> Response:
    """Return everything that happened to an order."""
    found, steps = await desk.orders.timeline(account.id, order_id)
    return _fragment(
        request, "timeline", t.language, order=found, steps=timeline.lines(steps, account, t)
    )


def _fragment(request: Request, name: str, language: str, **values: object) -> Response:
    return HTMLResponse(_pages(request).render(f"fragments/{name}.html", language, **values))
