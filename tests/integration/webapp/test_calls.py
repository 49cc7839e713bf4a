"""Calls over REST: one's own, and those of groups in which one was seen, nothing of others."""

import httpx
import pytest

from desk.accounts.model import Person
from tests.callers import have_called
from tests.integration.webapp.stage import Stage

URL = "/api/v1/calls"
CHAT = -1001000000777


@pytest.fixture
async def floor(stage: Stage, ann_is: Person, ann: httpx.AsyncClient) -> int:
    """A group of Ann's with two weeks of calls."""
    await have_called(stage.context, {ann_is.id: "Ann"}, chat_id=CHAT - ann_is.id)
    return CHAT - ann_is.id


async def test_a_member_sees_the_ranking_the_latest_calls_and_their_own(
    ann: httpx.AsyncClient, floor: int
) -> None:
    (group,) = (await ann.get(f"{URL}/groups")).json()
    assert (group["chat"], group["title"], group["callers"]) == (floor, "The floor", 5)
    board = (await ann.get(f"{URL}/leaderboard", params={"chat": floor, "span": "all"})).json()
    assert (board["span"], board["least_graded"], len(board["rows"])) == ("all", 5, 5)
    ranked = [row for row in board["rows"] if row["rank"]]
    assert [row["rank"] for row in ranked] == [1, 2, 3, 4]
    lows = [float(row["hit_interval"]["low"]) for row in ranked]
    assert lows == sorted(lows, reverse=True)
    last = board["rows"][-1]
    assert (last["name"], last["rank"], last["hit_percent"], last["mean_percent"]) == (
        "Noah", None, None, None,
    )  # fmt: skip
    assert [row["name"] for row in board["rows"] if row["is_own"]] == ["Ann"]
    latest = (await ann.get(f"{URL}/latest", params={"chat": floor, "limit": 30})).json()
    assert len(latest) == 30
    assert [c["called_at"] for c in latest] == sorted(
        (c["called_at"] for c in latest), reverse=True
    )
    assert {r["horizon_s"] for c in latest for r in c["results"]} >= {3600, 86400}
    assert all(float(c["peak_percent"]) >= 0 and c["gain_percent"] for c in latest)
    own = (await ann.get(URL)).json()
    assert own["record"]["calls"] == len(own["calls"]) == 11
    assert {c["group"] for c in own["calls"]} == {"The floor"}
    week = (await ann.get(f"{URL}/leaderboard", params={"chat": floor})).json()
    assert sum(r["calls"] for r in week["rows"]) < sum(r["calls"] for r in board["rows"])


async def test_nobody_else_sees_the_group_or_that_it_is_there(
    bob: httpx.AsyncClient, floor: int
) -> None:
    assert (await bob.get(f"{URL}/groups")).json() == []
    own = (await bob.get(URL)).json()
    assert (own["calls"], own["record"]["calls"], own["record"]["best"]) == ([], 0, None)
    for path in ("leaderboard", "latest"):
        there = await bob.get(f"{URL}/{path}", params={"chat": floor})
        nowhere = await bob.get(f"{URL}/{path}", params={"chat": -5})
        assert there.status_code == nowhere.status_code == 404
        assert there.json()["detail"] == nowhere.json()["detail"]


@pytest.mark.parametrize(
    ("path", "params"),
    [
        ("leaderboard", {}),
        ("leaderboard", {"chat": "7"}),
        ("leaderboard", {"chat": "-1e9"}),
        ("leaderboard", {"chat": str(-(2**63))}),
        ("leaderboard", {"chat": "-5", "span": "1y"}),
        ("latest", {"chat": "-5", "limit": "0"}),
        ("latest", {"chat": "-5", "limit": "101"}),
    ],
)
async def test_odd_questions_are_refused(
    ann: httpx.AsyncClient, path: str, params: dict[str, str]
) -> None:
    assert (await ann.get(f"{URL}/{path}", params=params)).status_code == 422


async def test_nobody_reads_calls_without_a_session(nobody: httpx.AsyncClient) -> None:
    for path in ("", "/groups", "/leaderboard?chat=-5", "/latest?chat=-5"):
        assert (await nobody.get(URL + path)).status_code == 401
