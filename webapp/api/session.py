"""Signing in: initData or a link for a short session, its renewal, the way back, and its end.

Pages ask before they spend a link: somebody else's would sign a person in as somebody else.

Pages keep the token in memory alone. What a reload finds is a cookie that no script reads, that
goes to these routes alone, and that opens nothing but a fresh session.
"""

from typing import Final

from fastapi import APIRouter, Request, Response

from desk.accounts import auth, devices
from desk.accounts.service import Session
from desk.errors import NotSignedIn
from desk.facade import Desk
from webapp.api import V1
from webapp.deps import MAX_TOKEN, AccountDep, DeskDep, SignedInDep, is_ours
from webapp.errors import TooLarge
from webapp.schemas.accounts import (
    EndedOut,
    LaunchBody,
    LinkBody,
    LinkOwnerOut,
    OpenSessionOut,
    SessionOut,
)
from webapp.schemas.fields import Id

COOKIE: Final = "tapewire-reload"
router = APIRouter(prefix=f"{V1}/session", tags=["session"])


@router.post("")
async def open_session(
    body: LaunchBody, request: Request, desk: DeskDep, response: Response
) -> SessionOut:
    """Exchange initData, once, for a session."""
    if len(body.init_data) > auth.MAX_BYTES:
        raise TooLarge(limit=auth.MAX_BYTES)
    session = await desk.accounts.open_mini_app(body.init_data, _device(request))
    return _opened(session, desk, response)


@router.post("/link")
async def open_link(
    body: LinkBody, request: Request, desk: DeskDep, response: Response
) -> SessionOut:
    """Exchange the token of a login link, once, for a session."""
    session = await desk.accounts.open_link(body.token, _device(request))
    return _opened(session, desk, response)


@router.post("/link/owner")
async def look_at_link(body: LinkBody, desk: DeskDep) -> LinkOwnerOut:
    """Return whom a login link would sign in; it stays good for once."""
    return LinkOwnerOut.of(await desk.accounts.whose_link(body.token))


@router.post("/renew")
async def renew(signed_in: SignedInDep, desk: DeskDep, response: Response) -> SessionOut:
    """Exchange a token that is still good for a fresh one of the same session."""
    return _opened(await desk.accounts.renew(signed_in), desk, response)


@router.post("/resume", response_model=SessionOut, responses={204: {"description": "None."}})
async def resume(request: Request, desk: DeskDep, response: Response) -> object:
    """Exchange a page's cookie for a fresh session; 204 when there is none to go on with."""
    kept = request.cookies.get(COOKIE, "")
    if not 0 < len(kept) <= MAX_TOKEN:
        return Response(status_code=204)
    if not is_ours(request, desk):
        raise NotSignedIn(why="origin")
    try:
        signed_in = await desk.accounts.check(kept, audience=auth.RELOAD)
        session = await desk.accounts.renew(signed_in)
    except NotSignedIn:
        return Response(status_code=204)
    return _opened(session, desk, response)


@router.get("/all")
async def opened(signed_in: SignedInDep, desk: DeskDep) -> tuple[OpenSessionOut, ...]:
    """Return the person's open sessions, the one last seen first."""
    found = await desk.accounts.sessions(signed_in.account.id)
    return tuple(OpenSessionOut.of(one, signed_in.session_id) for one in found)


@router.delete("/others")
async def end_others(signed_in: SignedInDep, desk: DeskDep) -> EndedOut:
    """End every session of the person but the one that asks, their live connections too."""
    return EndedOut(ended=await desk.accounts.end_other_sessions(signed_in))


@router.delete("/all/{session_id}", status_code=204)
async def end(session_id: Id, account: AccountDep, desk: DeskDep) -> None:
    """End one session; what speaks for it is refused from now on."""
    await desk.accounts.end_session(account.id, session_id)


def _device(request: Request) -> str:
    return devices.words(request.headers.get("user-agent", ""))


def _opened(session: Session, desk: Desk, response: Response) -> SessionOut:
    """Leave the cookie; it ends with the session, or with the browser.

    Over https Telegram Web frames us from another site: there it is kept apart for that site
    (Partitioned), so that no third one can make a browser send it.
    """
    is_secure = desk.settings.web_url.startswith("https://")
    sites = "SameSite=None; Secure; Partitioned" if is_secure else "SameSite=Strict"
    cookie = f"{COOKIE}={session.reload}; Path={router.prefix}; HttpOnly; {sites}"
    response.headers.append("set-cookie", cookie)
    return SessionOut.of(session)
