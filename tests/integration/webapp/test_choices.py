"""Settings over the API: origins, changes, ways back, own limits, and all of it as a file."""

import json
from typing import Any

import httpx

from desk.accounts.model import Person
from tests.integration.webapp.stage import Stage

URL = "/api/v1/account/settings"


def by_name(answer: httpx.Response) -> dict[str, tuple[Any, str]]:
    assert answer.status_code == 200, answer.text
    return {one["name"]: (one["value"], one["origin"]) for one in answer.json()["settings"]}


def limit_of(answer: httpx.Response, rule: str) -> tuple[Any, str]:
    return next((o["own"], o["origin"]) for o in answer.json()["limits"] if o["rule"] == rule)


async def test_a_setting_is_changed_says_whose_it_is_and_is_given_back(
    ann: httpx.AsyncClient,
) -> None:
    before = by_name(await ann.get(URL))
    assert before["language"] == ("en", "telegram")
    assert before["quick_limit"] == ("100", "default")
    assert before["quiet_hours"] == (None, "default")
    wanted = {
        "language": "ar",
        "time_zone": "Asia/Tokyo",
        "pictures": "light",
        "presets": ["10", "20.5"],
        "quick_limit": "75",
        "quiet_hours": {"from": "22:00", "to": "07:30"},
        "digest_at": "08:15",
        "headline_languages": ["en", "ru"],
    }
    after = by_name(await ann.patch(URL, json=wanted))
    assert after == {name: (value, "yours") for name, value in wanted.items()}
    assert by_name(await ann.get(URL)) == after
    for name in wanted:
        back = by_name(await ann.delete(f"{URL}/{name}"))
        assert back[name] == before[name]
    assert by_name(await ann.get(URL)) == before


async def test_a_change_is_all_or_nothing_and_says_what_is_wrong(ann: httpx.AsyncClient) -> None:
    before = (await ann.get(URL)).json()
    bad = await ann.patch(URL, json={"digest_at": "08:00", "quick_limit": "1000000"})
    assert bad.status_code == 422
    detail = bad.json()["detail"]
    assert all(word in detail for word in ("Quick limit", "1,000,000", "5,000"))
    wrong: list[dict[str, Any]] = [
        {"presets": ["0.5"]},
        {"presets": ["1", "2", "3", "4", "5"]},
        {"time_zone": "Mars/Base"},
        {"time_zone": "../../etc/passwd"},
        {"language": "xx"},
        {"pictures": "pink"},
        {"language": None},
        {"headline_languages": ["xx"]},
        {"quiet_hours": {"from": "22:00"}},
        {"quiet_hours": {"from": "22:00", "to": "25:00"}},
        {"digest_at": "8"},
        {"limits": {"max-day": "99999999"}},
        {"limits": {"max-positions": "1.5"}},
        {"limits": {"max-all": "1"}},
        {"venue": "bybit"},
    ]
    for body in wrong:
        answer = await ann.patch(URL, json={"presets": ["11"], **body})
        assert answer.status_code == 422, body
        assert answer.json()["detail"]
    assert (await ann.get(URL)).json() == before


async def test_own_limits_are_set_and_dropped_one_by_one(ann: httpx.AsyncClient) -> None:
    assert limit_of(await ann.get(URL), "max-day") == (None, "default")
    await ann.patch(URL, json={"limits": {"max-day": "700", "max-loss": "50"}})
    answer = await ann.patch(URL, json={"limits": {"max-loss": None}})
    assert limit_of(answer, "max-day") == ("700", "yours")
    assert limit_of(answer, "max-loss") == (None, "default")
    limits = (await ann.get("/api/v1/limits")).json()["limits"]
    assert [one["own"] for one in limits if one["own"]] == ["700"]


async def test_digests_follow_a_person_into_another_time_zone(
    stage: Stage, ann: httpx.AsyncClient, ann_is: Person
) -> None:
    await ann.patch(URL, json={"digest_at": "08:00", "time_zone": "Asia/Tokyo"})
    async with stage.context.desk.digests.open(reads=True) as unit:
        habits = (await unit.digests.habits([ann_is.id]))[ann_is.id]
    assert habits.zone == "Asia/Tokyo"


async def _lived(stage: Stage, client: httpx.AsyncClient, person: Person) -> None:
    alerts = stage.context.desk.alerts
    await alerts.subscribe(person.id, person.id, coins=("BTC",))
    rule = await alerts.subscribe(person.id, person.id, coins=("ETH",))
    await alerts.pause(person.id, rule.id, is_paused=True)
    changed = await client.patch(
        URL, json={"presets": ["5", "15"], "digest_at": "09:00", "limits": {"max-order": "400"}}
    )
    assert changed.status_code == 200


async def test_a_file_goes_out_changes_nothing_at_home_and_is_undone_elsewhere(
    stage: Stage, ann: httpx.AsyncClient, ann_is: Person, bob: httpx.AsyncClient, bob_is: Person
) -> None:
    await _lived(stage, ann, ann_is)
    answer = await ann.get(f"{URL}/file")
    assert answer.headers["content-disposition"].startswith('attachment; filename="tapewire-set')
    file = answer.content
    assert str(ann_is.id) not in file.decode()
    same = (await ann.post(f"{URL}/file", content=file)).json()
    assert (same["changes"], same["denied"]) == ([], [])

    before = (await bob.get(URL)).json()
    found = (await bob.post(f"{URL}/file", content=file)).json()
    lines = {(c["part"], c["name"]): (c["before"], c["after"]) for c in found["changes"]}
    assert lines["presets", "presets"] == ("25 50 100", "5 15")
    assert lines["language", "language"] == ("ru", "en")
    assert lines["limit", "max-order"] == ("", "400")
    assert (await bob.get(URL)).json() == before
    done = (await bob.post(f"{URL}/offers/{found['id']}")).json()
    assert done["changes"] == found["changes"]
    again = await bob.post(f"{URL}/offers/{found['id']}")
    assert again.status_code == 404
    assert (await bob.get(f"{URL}/file")).json() | {"written_at": ""} == json.loads(file) | {
        "written_at": ""
    }
    rules = await stage.context.desk.alerts.rules(bob_is.id)
    assert [(str(r.condition).partition(" ")[0], r.is_paused) for r in rules] == [
        ("BTC", False),
        ("ETH", True),
    ]
    assert (await bob.post(f"{URL}/undo/{done['id']}")).status_code == 200
    assert (await bob.get(URL)).json() == before
    assert await stage.context.desk.alerts.rules(bob_is.id) == []
    assert (await bob.post(f"{URL}/undo/{done['id']}")).status_code == 404


async def test_a_file_is_refused_with_the_reason_and_nothing_is_written(
    ann: httpx.AsyncClient,
) -> None:
    before = (await ann.get(URL)).json()
    plain = {"tapewire": "settings", "version": 1}
    refused = {
        b"not json": 400,
        b"[" * 5000: 400,
        b'{"a": 1}' + b" " * 70_000: 413,
        b'{"a": 1}': 422,
        json.dumps(plain | {"version": 9}).encode(): 422,
        json.dumps(plain | {"settings": {"quick_limit": 5}}).encode(): 422,
        json.dumps(plain | {"settings": {"token": "x"}}).encode(): 422,
    }
    for body, status in refused.items():
        answer = await ann.post(f"{URL}/file", content=body)
        assert answer.status_code == status, body[:60]
        assert answer.json()["detail"]
    field = await ann.post(f"{URL}/file", json=plain | {"settings": {"token": "x"}})
    assert "settings.token" in field.json()["detail"]
    partly = await ann.post(f"{URL}/file", json=plain | {"alerts": [{"rule": "NOPE"}]})
    (denied,) = partly.json()["denied"]
    assert (denied["value"], denied["detail"]) == ("NOPE", "Unknown market")
    assert (await ann.get(URL)).json() == before


async def test_a_newer_file_replaces_the_offer_and_one_can_be_dismissed(
    ann: httpx.AsyncClient,
) -> None:
    file = {"tapewire": "settings", "version": 1, "settings": {"quick_limit": "60"}}
    first, second = [(await ann.post(f"{URL}/file", json=file)).json()["id"] for _ in range(2)]
    assert (await ann.post(f"{URL}/offers/{first}")).status_code == 404
    assert (await ann.delete(f"{URL}/offers/{second}")).status_code == 204
    assert (await ann.post(f"{URL}/offers/{second}")).status_code == 404
    assert by_name(await ann.get(URL))["quick_limit"] == ("100", "default")
