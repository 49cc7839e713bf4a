"""Who is asking, in which language, and of which desk: the only place that decides it."""

from dataclasses import dataclass
from typing import Annotated, Final
from urllib.parse import urlsplit

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.requests import HTTPConnection

from desk import i18n
from desk.accounts.model import Account
from desk.accounts.service import SignedIn
from desk.errors import NotSignedIn
from desk.facade import Desk
from desk.i18n import Texts

MAX_TOKEN: Final = 1024
_MAX_LANGUAGES: Final = 8


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


DeskDep = Annotated[Desk, Depends(_desk)]


_BEARER: Final = HTTPBearer(
    auto_error=False,
    bearerFormat="JWT",
    scheme_name="session",
    description="The token of POST /api/v1/session or /api/v1/session/link; lives 15 minutes.",
)
Bearer = Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)]


async def _signed_in(request: Request, desk: DeskDep, given: Bearer) -> SignedIn:
    """Return who the Bearer token speaks for; every route below acts for this one alone."""
    if given is None or len(given.credentials) > MAX_TOKEN:
        raise NotSignedIn(why="missing")
    signed_in = await desk.accounts.check(given.credentials)
    request.state.account = signed_in.account
    return signed_in


SignedInDep = Annotated[SignedIn, Depends(_signed_in)]


async def _account(signed_in: SignedInDep) -> Account:
    return signed_in.account


AccountDep = Annotated[Account, Depends(_account)]


def is_ours(asking: HTTPConnection, desk: Desk) -> bool:
    """Admit our own pages, and programs, which send no Origin and need a token anyway."""
    origin = asking.headers.get("origin")
    if origin is None:
        return True
    parts = urlsplit(origin)
    own = urlsplit(desk.settings.web_url)
    same_host = parts.netloc == asking.headers.get("host") and parts.scheme in {"http", "https"}
    return same_host or (parts.scheme, parts.netloc) == (own.scheme, own.netloc)


def language_of(request: Request) -> str:
    """Return the language of the answer.

    A signed-in person's preference first, then `?lang=`, then Accept-Language.
    """
    account: Account | None = getattr(request.state, "account", None)
    if account is not None:
        return i18n.choose(account.preferences.language)
    asked = request.query_params.get("lang")
    return i18n.choose(asked[:35]) if asked else accepted(request.headers.get("accept-language"))


def accepted(header: str | None) -> str:
    """Return the first offered language of an Accept-Language header, by weight (RFC 9110)."""
    wanted = [_weighed(part) for part in (header or "")[:200].split(",")[:_MAX_LANGUAGES]]
    ranked = sorted((w for w in wanted if w.weight > 0 and w.tag), key=lambda w: -w.weight)
    near = (found for wanted in ranked if (found := i18n.nearest(wanted.tag)))
    return next(near, i18n.DEFAULT)


@dataclass(frozen=True, slots=True)
class _Wanted:
    tag: str
    weight: float


def _weighed(part: str) -> _Wanted:
    tag, _, quality = part.strip().partition(";")
    digits = quality.strip().removeprefix("q=")
    try:
        weight = float(digits) if quality else 1.0
    except ValueError:
        weight = 0.0
    return _Wanted(tag.strip(), weight)


async def _texts(request: Request, _: AccountDep) -> Texts:
    return i18n.texts(language_of(request))


TextsDep = Annotated[Texts, Depends(_texts)]
