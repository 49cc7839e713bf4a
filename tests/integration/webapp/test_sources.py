"""Sources and the wire in numbers over REST; nothing without a session."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import httpx
import pytest

from desk import clock
from desk.alerts.model import Delivery, DeliveryState
from desk.news.model import RawHeadline
from desk.sources.model import Health, State, mark
from tests.integration.webapp.stage import Stage

URL = "https://outlet.example/feed"


async def test_sources_are_listed_with_those_in_trouble_first(
    ann: httpx.AsyncClient, stage: Stage
) -> None:
    now = clock.now()
    well = Health(
        id=mark(URL), name="a.example", url=URL, state=State.OK, at=now, last_ok_at=now,
        lag_s=12.5, items_today=7,
    )  # fmt: skip
    ill = replace(
        well, id="0" * 12, name="z.example", state=State.OPEN, failures=6, last_error="status 500",
        again_at=now + timedelta(minutes=1),
    )  # fmt: skip
    await stage.context.desk.sources.board.show([well, ill])
    found = (await ann.get("/api/v1/sources")).json()
    assert [(o["name"], o["state"]) for o in found] == [("z.example", "open"), ("a.example", "ok")]
    assert (found[1]["items_today"], found[1]["lag_s"]) == (7, 12.5)
    assert (found[0]["failures"], found[0]["last_error"]) == (6, "status 500")
    assert found[0]["again_at"].endswith("Z")
    assert "url" not in found[0], "an address may hold what is nobody's business"


async def test_whoever_tells_a_story_first_is_told_apart_from_whoever_follows(
    ann: httpx.AsyncClient, stage: Stage
) -> None:
    now = clock.now()
    told = (
        ("early", 0, "Knot and dunlin merge their 3,131 mud flats for $LINK"),
        ("late", 30, "Knot and dunlin merge their 3,131 mud flats for $LINK today"),
        ("late", 40, "Knot and dunlin merge their 3,131 mud flats for $LINK"),
        ("later", 90, "Knot and dunlin merge their 3,131 mud flats for $LINK"),
        ("early", 95, "Whimbrel alone sees 9,797 curlews on $AVAX"),
    )
    for number, (source, seconds, title) in enumerate(told):
        moment = now - timedelta(hours=1) + timedelta(seconds=seconds)
        clock.set_clock(now=partial(_same, moment))
        raw = RawHeadline(source=source, guid=f"race{number}", url="", title=title)
        assert await stage.context.desk.news.take_in(raw) is not None
    clock.set_clock()
    rows = (await ann.get("/api/v1/sources/races")).json()
    found = {row["source"]: row for row in rows}
    assert [row["source"] for row in rows] == sorted(found)
    early, late, later = found["early"], found["late"], found["later"]
    assert (early["stories"], early["shared"], early["first"], early["behind_s"]) == (2, 1, 1, None)
    assert (late["stories"], late["shared"], late["first"], late["behind_s"]) == (1, 1, 0, 30.0)
    assert (later["shared"], later["first"], later["behind_s"]) == (1, 0, 90.0)
    assert "market" not in found, "nobody tells what the desk sees by itself"


def _same(moment: datetime) -> datetime:
    return moment


@pytest.mark.parametrize("days", ["0", "31", "week"])
async def test_races_are_not_run_over_any_time(ann: httpx.AsyncClient, days: str) -> None:
    answer = await ann.get("/api/v1/sources/races", params={"days": days})
    assert answer.status_code == 422


async def test_the_wire_in_numbers(ann: httpx.AsyncClient, stage: Stage) -> None:
    before = (await ann.get("/api/v1/system/metrics")).json()
    desk = stage.context.desk
    for number, late_ms in enumerate((100, 200, 300)):
        raw = RawHeadline(
            source="s", guid=f"n{number}", url="", title=f"Story no {number} {late_ms * 77}"
        )
        headline = await desk.news.take_in(raw)
        assert headline is not None
        sent_at = headline.seen_at + timedelta(milliseconds=late_ms)
        async with desk.alerts.open() as unit:
            told = Delivery(
                headline_id=headline.id, chat_id=1, rule_id="r", symbol="", because="", price=None,
                state=DeliveryState.SENT, message_id=1, raised_at=headline.seen_at, sent_at=sent_at,
            )  # fmt: skip
            assert await unit.alerts.add_delivery(told)
            await unit.commit()
    after = (await ann.get("/api/v1/system/metrics")).json()
    per_minute = after["documents_per_minute"] - before["documents_per_minute"]
    assert per_minute == pytest.approx(3 / 5)
    assert after["alert_lag"]["alerts"] - before["alert_lag"]["alerts"] == 3
    assert after["alert_lag"]["p50_ms"] == pytest.approx(200, abs=0.1)
    assert after["alert_lag"]["p99_ms"] == pytest.approx(298, abs=0.1)
    assert after["queues"]["headlines"] - before["queues"]["headlines"] == 3
    assert set(after["queues"]) == {"headlines", "scores", "posts", "trade", "updates", "events"}
    assert isinstance(after["sources"], list)


async def test_strangers_see_nothing(nobody: httpx.AsyncClient) -> None:
    for path in ("/api/v1/sources", "/api/v1/system/metrics"):
        assert (await nobody.get(path)).status_code == 401
