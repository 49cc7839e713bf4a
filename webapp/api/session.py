"""Signing in: initData or a link for a short session, its renewal, and the way back of a reload.

Pages keep the token in memory alone. What a reload finds is a cookie that no script reads, that
goes to these routes alone, and that opens nothing but a fresh session.
"""

from typing import Final

from fastapi import APIRouter, Request, Response

from desk.accounts import auth
from desk.accounts.service import Session
from desk.errors import NotSignedIn
from desk.facade import Desk
from webapp.api import V1
from webapp.deps import MAX_TOKEN, AccountDep, DeskDep, is_ours
from webapp.errors import TooLarge
from webapp.schemas.accounts import LaunchBody, LinkBody, SessionOut

COOKIE: Final = "tapewire-reload"
router = APIRouter(prefix=f"{V1}/session", tags=["session"])


@router.post("")
async def open_session(body: LaunchBody, desk: DeskDep, response: Response) -> SessionOut:
    """Exchange initData, once, for a session."""
    if len(body.init_data) > auth.MAX_BYTES:
        raise TooLarge(limit=auth.MAX_BYTES)
    return _opened(await desk.accounts.open_mini_app(body.init_data), desk, response)


@router.post("/link")
async def open_link(body: LinkBody, desk: DeskDep, response: Response) -> SessionOut:
    """Exchange the token of a login link, once, for a session."""
    return _opened(await desk.accounts.open_link(body.token), desk, response)


@router.post("/renew")
async def renew(account: AccountDep, desk: DeskDep, response: Response) -> SessionOut:
    """Exchange a session that is still good for a fresh one."""
    return _opened(desk.accounts.renew(account), desk, response)


@router.post("/resume", response_model=SessionOut, responses={204: {"description": "None."}})
async def resume(request: Request, desk: DeskDep, response: Response) -> object:
    """Exchange a page's cookie for a fresh session; 204 when there is none to go on with."""
    kept = request.cookies.get(COOKIE, "")
    if not 0 < len(kept) <= MAX_TOKEN:
        return Response(status_code=204)
    if not is_ours(request, desk):
        raise NotSignedIn(why="origin")
    try:
        account = await desk.accounts.check(kept, audience=auth.RELOAD)
    except NotSignedIn:
        return Response(status_code=204)
    return _opened(desk.accounts.renew(account), desk, response)


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
