"""Token launches over REST: pages, search, one event, the calendar; nothing without a session."""

import httpx
import pytest

from desk.news.model import RawHeadline
from tests.integration.webapp.stage import Stage

API = "/api/v1/tge-events"
TOLD = (
    ("coindesk", "Flint Network (FLNT) sets token launch for 2099-03-15 on Base, 12% unlocked"),
    ("decrypt", "FLNT token TGE confirmed for 2099-03-16 at 10:00 UTC"),
    ("coindesk", "Quarry (QRY) confirms TGE for 2099-03-09 on Solana, lists on OKX"),
    ("decrypt", "Basalt (BSLT) confirms TGE for 2099-04-04 on Solana, raises $4 million"),
)


@pytest.fixture
async def told(stage: Stage) -> Stage:
    for source, title in TOLD:
        raw = RawHeadline(source=source, guid=title, url="", title=title)
        await stage.context.desk.news.take_in(raw)
    return stage


@pytest.mark.usefixtures("told")
async def test_launches_are_listed_filtered_and_paged(ann: httpx.AsyncClient) -> None:
    async def tokens(query: str = "") -> list[str]:
        answer = await ann.get(f"{API}{query}")
        assert answer.status_code == 200, answer.text
        return [item["token"] for item in answer.json()["items"]]

    assert await tokens() == ["QRY", "FLNT", "BSLT"]
    assert await tokens("?chain=solana") == ["QRY", "BSLT"]
    assert await tokens("?venue=OKX") == ["QRY"]
    assert await tokens("?since=2099-03-10T00:00:00Z&until=2099-03-31T00:00:00Z") == ["FLNT"]
    assert await tokens("?min_confidence=0.97") == ["FLNT"]
    assert await tokens("/search?q=basalt") == ["BSLT"]
    assert await tokens("/search?q=nothing%25") == []
    first = (await ann.get(f"{API}?limit=2")).json()
    rest = (await ann.get(f"{API}?limit=2&after={first['next']}")).json()
    assert [item["token"] for item in (*first["items"], *rest["items"])] == ["QRY", "FLNT", "BSLT"]
    assert rest["next"] is None
    assert (await ann.get(f"{API}?limit=3")).json()["next"] is None, "full, and still the last one"


@pytest.mark.usefixtures("told")
async def test_one_launch_with_its_reports_and_its_dispute(ann: httpx.AsyncClient) -> None:
    (found,) = (await ann.get(f"{API}/search?q=FLNT")).json()["items"]
    told = (await ann.get(f"{API}/{found['id']}")).json()
    event = told["event"]
    assert event == found
    assert (event["project"], event["chain"], event["unlocked_percent"]) == (
        "Flint Network", "Base", "12",
    )  # fmt: skip
    (dispute,) = event["disputes"]
    assert dispute["fact"] == "at"
    assert {(v["value"], *v["sources"]) for v in dispute["versions"]} == {
        ("2099-03-15T00:00:00Z", "coindesk"),
        ("2099-03-16T10:00:00Z", "decrypt"),
    }
    assert [report["source"] for report in told["reports"]] == ["coindesk", "decrypt"]
    assert (await ann.get(f"{API}/k7m2x9qf4t1z")).status_code == 404


@pytest.mark.usefixtures("told")
async def test_the_calendar_is_a_file(ann: httpx.AsyncClient) -> None:
    answer = await ann.get(f"{API}/calendar.ics")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.text.count("BEGIN:VEVENT") == 3
    assert "DTSTART;VALUE=DATE:20990309" in answer.text


async def test_nonsense_is_refused_and_strangers_see_nothing(
    ann: httpx.AsyncClient, stage: Stage
) -> None:
    for query in ("?limit=0", "?limit=101", "?since=soon", "?min_confidence=2", "?x=1", "?after=!",
                  "/search", "/search?q=", f"/search?q={'x' * 41}"):  # fmt: skip
        assert (await ann.get(f"{API}{query}")).status_code == 422, query
    for path in (API, f"{API}/search?q=a", f"{API}/calendar.ics", f"{API}/k7m2x9qf4t1z"):
        assert (await ann.get(path, headers={"authorization": ""})).status_code == 401
