"""Open sessions: listed for their person, ended one by one or all at once, sockets too."""

from datetime import timedelta

import httpx

from desk import clock
from desk.accounts import sessions
from desk.accounts.model import Person
from tests.integration.webapp.conftest import client
from tests.integration.webapp.stage import Stage
from tests.integration.webapp.test_live import closed, listening, said
from webapp.live.client import BYE_SESSION

URL = "/api/v1/session"
PHONE = "Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36 Telegram-Android/12"


async def opened(stage: Stage, person: Person, agent: str = "") -> httpx.AsyncClient:
    """Sign in once more, as another browser."""
    link = (await stage.link(person.id)).partition("#")[2]
    async with client(stage) as nobody:
        headers = {"user-agent": agent}
        answer = await nobody.post(f"{URL}/link", json={"token": link}, headers=headers)
    return client(stage, answer.json()["token"])


async def test_sessions_are_listed_with_their_device_and_this_one_is_marked(
    stage: Stage, ann: httpx.AsyncClient, ann_is: Person, bob: httpx.AsyncClient
) -> None:
    async with await opened(stage, ann_is, PHONE) as phone:
        found = (await phone.get(f"{URL}/all")).json()
        assert [(one["device"], one["is_this"]) for one in found] == [
            ("Telegram · Android", True),
            ("", False),
        ]
        assert (await phone.post(f"{URL}/renew")).status_code == 200
        assert len((await ann.get(f"{URL}/all")).json()) == 2
    assert len((await bob.get(f"{URL}/all")).json()) == 1


async def test_an_ended_session_is_refused_at_once_its_socket_closed_and_no_other(
    stage: Stage, ann: httpx.AsyncClient, ann_is: Person
) -> None:
    async with await opened(stage, ann_is, PHONE) as phone:
        token = phone.headers["authorization"].partition(" ")[2]
        own = ann.headers["authorization"].partition(" ")[2]
        async with (
            listening(stage, token, "orders") as theirs,
            listening(stage, own, "quotes:*") as mine,
        ):
            await said(theirs, "ready")
            await said(mine, "ready")
            found = (await ann.get(f"{URL}/all")).json()
            (other,) = (one["id"] for one in found if not one["is_this"])
            assert (await ann.delete(f"{URL}/all/{other}")).status_code == 204
            assert (await phone.get("/api/v1/account")).status_code == 401
            assert (await phone.post(f"{URL}/renew")).status_code == 401
            assert await closed(theirs) == BYE_SESSION
            await stage.tick()
            await said(mine, "quotes")
        async with listening(stage, token, "orders") as again:
            assert await closed(again) == BYE_SESSION
    assert (await ann.delete(f"{URL}/all/{other}")).status_code == 404
    assert [one["is_this"] for one in (await ann.get(f"{URL}/all")).json()] == [True]


async def test_who_is_turned_away_hears_nothing_more_on_an_open_socket(
    stage: Stage, ann: httpx.AsyncClient, ann_is: Person, bob_is: Person
) -> None:
    own = ann.headers["authorization"].partition(" ")[2]
    accounts = stage.context.desk.accounts
    await accounts.enter(bob_is)
    await accounts.claim(bob_is.id, await accounts.offer_claim() or "")
    async with listening(stage, own, "quotes:*") as mine:
        await said(mine, "ready")
        await accounts.decide(bob_is.id, ann_is.id, is_granted=False)
        assert await closed(mine) == BYE_SESSION
    assert (await ann.get("/api/v1/account")).status_code == 401


async def test_the_cookie_of_an_ended_session_opens_nothing(
    stage: Stage, ann: httpx.AsyncClient, ann_is: Person, nobody: httpx.AsyncClient
) -> None:
    link = (await stage.link(ann_is.id)).partition("#")[2]
    answer = await nobody.post(f"{URL}/link", json={"token": link})
    kept = {"Cookie": answer.headers["set-cookie"].split("; ")[0]}
    assert (await nobody.post(f"{URL}/resume", headers=kept)).status_code == 200
    assert (await ann.delete(f"{URL}/others")).json() == {"ended": 1}
    assert (await nobody.post(f"{URL}/resume", headers=kept)).status_code == 204


async def test_all_others_end_and_the_one_that_asks_goes_on(
    stage: Stage, ann: httpx.AsyncClient, ann_is: Person, bob: httpx.AsyncClient
) -> None:
    others = [await opened(stage, ann_is) for _ in range(3)]
    assert (await ann.delete(f"{URL}/others")).json() == {"ended": 3}
    for other in others:
        assert (await other.get("/api/v1/account")).status_code == 401
        await other.aclose()
    assert (await ann.get("/api/v1/account")).status_code == 200
    assert (await bob.get("/api/v1/account")).status_code == 200


async def test_a_session_in_use_is_seen_and_one_left_alone_lapses(
    stage: Stage, ann: httpx.AsyncClient, ann_is: Person
) -> None:
    async with await opened(stage, ann_is):
        began = clock.now()
        later = began + timedelta(minutes=10)
        clock.set_clock(now=lambda: later)
        assert (await ann.post(f"{URL}/renew")).status_code == 200
        seen = {one["is_this"]: one["seen_at"] for one in (await ann.get(f"{URL}/all")).json()}
        assert seen[True] > seen[False]
    async with stage.context.desk.accounts.open(reads=True) as unit:
        end = began + timedelta(minutes=16)
        clock.set_clock(now=lambda: end)
        assert len(await sessions.opened(unit, ann_is.id)) == 1


async def test_of_too_many_sessions_the_one_unseen_for_longest_ends(
    stage: Stage, ann: httpx.AsyncClient, ann_is: Person
) -> None:
    for _ in range(sessions.MOST):
        await stage.token(ann_is.id)
    assert len(await stage.context.desk.accounts.sessions(ann_is.id)) == sessions.MOST
    assert (await ann.get("/api/v1/account")).status_code == 401
