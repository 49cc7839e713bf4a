"""Calls of people in groups: one's own, and those of groups that one was seen in."""

from typing import Annotated

from fastapi import APIRouter, Query

from desk.calls.model import Span
from webapp.api import V1
from webapp.deps import AccountDep, DeskDep
from webapp.schemas.calls import CallOut, ChatId, GroupOut, LeaderboardOut, OwnOut

router = APIRouter(prefix=f"{V1}/calls", tags=["calls"])
Chat = Annotated[ChatId, Query(description="A group of `/calls/groups`.")]


@router.get("")
async def own(account: AccountDep, desk: DeskDep) -> OwnOut:
    """Return one's own calls in all groups, the newest twenty, and how all of them did."""
    return OwnOut.of(await desk.calls.own(account.id, account.name), viewer_id=account.id)


@router.get("/groups")
async def groups(account: AccountDep, desk: DeskDep) -> list[GroupOut]:
    """Return the groups that track calls and that one was seen in: after a call or /lb there."""
    return [GroupOut.of(group) for group in await desk.calls.groups(account.id)]


@router.get("/leaderboard")
async def leaderboard(
    account: AccountDep, desk: DeskDep, chat: Chat, span: Annotated[Span, Query()] = Span.WEEK
) -> LeaderboardOut:
    """Return how right the calls of a group's people were, best first; 404 for other groups."""
    found = await desk.calls.standing(account.id, chat, span)
    return LeaderboardOut.of(found, viewer_id=account.id)


@router.get("/latest")
async def latest(
    account: AccountDep,
    desk: DeskDep,
    chat: Chat,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> list[CallOut]:
    """Return a group's newest calls with what became of them so far; 404 for other groups."""
    found = await desk.calls.latest(account.id, chat, limit=limit)
    return [CallOut.of(shown, viewer_id=account.id) for shown in found]
