"""The wire: headlines with what the models made of them, and everything that was on it."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Response

from desk.news.search import Sought
from desk.signals import fusion
from webapp import cursor as cursors
from webapp.api import V1
from webapp.deps import AccountDep, DeskDep
from webapp.schemas.news import HeadlineOut, NewsQuery

router = APIRouter(prefix=f"{V1}/news", tags=["news"])


@router.get("")
async def latest(
    account: AccountDep,
    desk: DeskDep,
    response: Response,
    query: Annotated[NewsQuery, Query()],
) -> list[HeadlineOut]:
    """Return headlines, newest first, `limit` at a time; with `q` those that hold its words.

    Words must all occur, "words in quotation marks" side by side, `-word` must not. `marks` are
    the places in the title that were found. The `Link` header (RFC 8288) names the next page.
    """
    secret, cursor = desk.settings.session_secret, query.cursor
    before = cursors.read(cursor, account_id=account.id, secret=secret) if cursor else None
    sought = Sought(words=query.q, coin=query.coin, before=before, limit=query.limit + 1)
    found = await desk.news.search(sought)
    shown = found[: query.limit]
    scores = await desk.signals.scores([one.headline.id for one in shown])
    if len(found) > query.limit:
        last = shown[-1].headline.seen_at
        asked = query.model_dump(exclude_none=True)
        asked["cursor"] = cursors.write(last, account_id=account.id, secret=secret)
        response.headers["Link"] = f'<{V1}/news?{urlencode(asked)}>; rel="next"'
    judged = [(one, scores.get(one.headline.id)) for one in shown]
    return [
        HeadlineOut.of(one.headline, fusion.verdict(one.headline, s) if s else None, one.marks)
        for one, s in judged
    ]
