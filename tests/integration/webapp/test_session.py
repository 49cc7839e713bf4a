"""Signing in: initData, links, renewal, and every way it must fail."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlencode

import httpx
import jwt
import pytest

from desk import clock
from desk.accounts.model import Person, State
from desk.settings import Settings
from tests.factories import ANN, BOB
from tests.integration.webapp.launch import digest, fields, init_data
from tests.integration.webapp.stage import Stage
from webapp.api.session import COOKIE

URL = "/api/v1/session"


async def test_init_data_becomes_a_session_that_answers_for_its_person(
    nobody: httpx.AsyncClient,
) -> None:
    answer = await nobody.post(URL, json={"init_data": init_data(ANN, start_param="b_BTC")})
    assert answer.status_code == 200
    session = answer.json()
    assert (session["account"]["id"], session["start_param"]) == (ANN.id, "b_BTC")
    assert session["expires_in_s"] == 900
    bearer = {"Authorization": f"Bearer {session['token']}"}
    account = await nobody.get("/api/v1/account", headers=bearer)
    assert account.json()["name"] == "Ann"


async def test_init_data_works_once(nobody: httpx.AsyncClient) -> None:
    body = {"init_data": init_data(ANN)}
    assert (await nobody.post(URL, json=body)).status_code == 200
    again = await nobody.post(URL, json=body)
    assert again.status_code == 401
    assert again.json()["values"]["why"] == "replayed"


FORGED: dict[str, Callable[[], str]] = {
    "one_character_changed": lambda: init_data(ANN).replace("Ann", "Anm"),
    "signed_with_another_token": lambda: init_data(ANN, token="1:" + "x" * 30),
    "from_the_future": lambda: init_data(ANN, age_s=-120),
    "older_than_an_hour": lambda: init_data(ANN, age_s=3700),
    "non_ascii_hash": lambda: urlencode({**fields(ANN), "hash": "ü"}),
    "no_hash": lambda: urlencode(fields(ANN)),
    "duplicate_user": lambda: init_data(ANN) + "&" + urlencode({"user": fields(BOB)["user"]}),
    "unsigned_json": lambda: '{"user":{"id":501,"first_name":"Ann"}}',
    "empty": lambda: "",
}


@pytest.mark.parametrize("name", FORGED)
async def test_forged_init_data_is_refused(nobody: httpx.AsyncClient, name: str) -> None:
    answer = await nobody.post(URL, json={"init_data": FORGED[name]()})
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["www-authenticate"] == "Bearer"


async def test_half_a_million_parameters_are_too_large(nobody: httpx.AsyncClient) -> None:
    huge = await nobody.post(URL, json={"init_data": "a=1&" * 500_000})
    large = await nobody.post(URL, json={"init_data": "a=1&" * 1_500})
    assert (huge.status_code, large.status_code) == (413, 413)


async def test_blank_fields_are_part_of_the_signature(nobody: httpx.AsyncClient) -> None:
    found = {**fields(ANN), "photo_url": ""}
    answer = await nobody.post(URL, json={"init_data": urlencode({**found, "hash": digest(found)})})
    assert answer.status_code == 200


async def test_a_login_link_works_once(stage: Stage, nobody: httpx.AsyncClient) -> None:
    link = (await stage.link()).partition("#")[2]
    first = await nobody.post(f"{URL}/link", json={"token": link})
    second = await nobody.post(f"{URL}/link", json={"token": link})
    assert (first.status_code, second.status_code) == (200, 401)
    assert "/web" in second.json()["detail"]


async def test_looking_whose_a_link_is_leaves_it_good(
    stage: Stage, nobody: httpx.AsyncClient, ann: httpx.AsyncClient, ann_is: Person
) -> None:
    link = (await stage.link(ann_is.id)).partition("#")[2]
    for _ in range(2):
        answer = await nobody.post(f"{URL}/link/owner", json={"token": link})
        assert answer.json() == {"id": ann_is.id, "name": "Ann", "username": "ann"}
        assert "set-cookie" not in answer.headers
    opened = await nobody.post(f"{URL}/link", json={"token": link})
    assert opened.json()["account"]["id"] == ann_is.id
    spent = await nobody.post(f"{URL}/link/owner", json={"token": link})
    assert spent.status_code == 401
    assert "/web" in spent.json()["detail"]


async def test_nobody_is_told_of_a_link_that_would_sign_nobody_in(
    stage: Stage, nobody: httpx.AsyncClient, bob: httpx.AsyncClient, bob_is: Person
) -> None:
    link = (await stage.link(bob_is.id)).partition("#")[2]
    accounts = stage.context.desk.accounts
    barred = replace(await accounts.get(bob_is.id), state=State.BLOCKED)
    async with accounts.open() as unit:
        await unit.accounts.save(barred)
        await unit.commit()
    for way in ("/link/owner", "/link"):
        answer = await nobody.post(f"{URL}{way}", json={"token": link})
        assert (answer.status_code, "Ann" in answer.text) == (403, False)


@pytest.mark.parametrize("way", ["/link", "/link/owner"])
async def test_a_login_link_dies_after_five_minutes(
    stage: Stage, nobody: httpx.AsyncClient, way: str
) -> None:
    link = (await stage.link()).partition("#")[2]
    later = clock.now() + timedelta(minutes=6)
    clock.set_clock(now=lambda: later)
    answer = await nobody.post(f"{URL}{way}", json={"token": link})
    assert answer.status_code == 401


async def test_a_session_is_renewed_and_dies_after_a_quarter_of_an_hour(
    ann: httpx.AsyncClient,
) -> None:
    assert (await ann.post(f"{URL}/renew")).status_code == 200
    later = clock.now() + timedelta(minutes=16)
    clock.set_clock(now=lambda: later)
    assert (await ann.post(f"{URL}/renew")).status_code == 401


async def _opened(stage: Stage, client: httpx.AsyncClient) -> httpx.Response:
    link = (await stage.link()).partition("#")[2]
    return await client.post(f"{URL}/link", json={"token": link})


async def test_a_reload_goes_on_by_a_cookie_that_is_no_token(
    stage: Stage, nobody: httpx.AsyncClient
) -> None:
    opened = await _opened(stage, nobody)
    flags = opened.headers["set-cookie"].split("; ")
    assert {"HttpOnly", "SameSite=Strict", f"Path={URL}"} <= set(flags)
    assert not [flag for flag in flags if flag.startswith(("Max-Age", "Expires"))]
    kept = {"Cookie": flags[0]}
    again = await nobody.post(f"{URL}/resume", headers=kept)
    assert (again.status_code, again.json()["account"]["id"]) == (200, ANN.id)
    assert again.headers["set-cookie"].startswith(COOKIE)
    bearer = {"Authorization": f"Bearer {flags[0].partition('=')[2]}"}
    assert (await nobody.get("/api/v1/account", headers=bearer)).status_code == 401
    assert (await nobody.get("/api/v1/account", headers=kept)).status_code == 401
    token = {"Cookie": f"{COOKIE}={opened.json()['token']}"}
    assert (await nobody.post(f"{URL}/resume", headers=token)).status_code == 204


@pytest.mark.parametrize("kept", ["", "a.b.c", "x" * 5000])
async def test_a_page_without_a_good_cookie_is_told_that_there_is_no_session(
    nobody: httpx.AsyncClient, kept: str
) -> None:
    answer = await nobody.post(f"{URL}/resume", headers={"Cookie": f"{COOKIE}={kept}"})
    assert (answer.status_code, answer.content) == (204, b"")


async def test_another_site_resumes_nothing(stage: Stage, nobody: httpx.AsyncClient) -> None:
    opened = await _opened(stage, nobody)
    kept = {"Cookie": opened.headers["set-cookie"].split("; ")[0]}
    own = await nobody.post(f"{URL}/resume", headers=kept | {"Origin": stage.url})
    other = await nobody.post(f"{URL}/resume", headers=kept | {"Origin": "https://evil.example"})
    assert (own.status_code, other.status_code) == (200, 401)


async def test_over_https_the_cookie_is_kept_apart_for_each_site_that_frames_us(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, nobody: httpx.AsyncClient
) -> None:
    monkeypatch.setattr(Settings, "web_url", "https://desk.example")
    opened = await _opened(stage, nobody)
    flags = set(opened.headers["set-cookie"].split("; "))
    assert {"HttpOnly", "Secure", "SameSite=None", "Partitioned"} <= flags


@pytest.mark.filterwarnings("ignore:The HMAC key")
async def test_foreign_tokens_are_refused(stage: Stage, nobody: httpx.AsyncClient) -> None:
    good = await stage.token()
    claims = jwt.decode(good, options={"verify_signature": False})
    ours = stage.context.desk.settings.session_secret.reveal()
    other = "another secret of more than thirty-two characters"
    assert jwt.decode(good, ours, algorithms=["HS256"], audience=claims["aud"]) == claims
    tokens = [
        "x" * 5000,
        "a.b.c",
        jwt.encode(claims, "", algorithm="none"),
        jwt.encode(claims, other, algorithm="HS256"),
        jwt.encode(claims | {"aud": "elsewhere"}, ours, algorithm="HS256"),
        # With our own secret, yet by an algorithm that the token chose and not we.
        jwt.encode(claims, ours, algorithm="HS512"),
        jwt.encode(claims, ours, algorithm="HS384"),
    ]
    for token in tokens:
        answer = await nobody.get("/api/v1/account", headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == 401, token[:20]


async def test_ending_sessions_ends_tokens_at_once(
    stage: Stage, ann: httpx.AsyncClient, ann_is: Person
) -> None:
    assert (await ann.get("/api/v1/account")).status_code == 200
    desk = stage.context.desk
    async with desk.accounts.open() as unit:
        account = await unit.accounts.get(ann_is.id)
        assert account is not None
        await unit.accounts.save(replace(account, session_version=account.session_version + 1))
        await unit.commit()
    answer = await ann.get("/api/v1/account")
    assert (answer.status_code, answer.json()["values"]["why"]) == (401, "revoked")


async def test_a_token_of_an_account_that_is_gone_is_refused(
    stage: Stage, nobody: httpx.AsyncClient
) -> None:
    from desk.accounts import auth

    secret = stage.context.desk.settings.session_secret
    token = auth.sign_session(
        auth.Claim(999_999, 1, "k7m2x9qf4t1z"), secret=secret, now=clock.now()
    )
    answer = await nobody.get("/api/v1/account", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 401


async def test_preferences_are_replaced_and_errors_follow_the_language(
    ann: httpx.AsyncClient,
) -> None:
    chosen = (await ann.get("/api/v1/account")).json()["preferences"]
    chosen |= {
        "language": "ru",
        "presets": ["10", "20"],
        "quick_limit": "250",
        "quiet_from": "22:00",
        "quiet_to": "07:30",
    }
    saved = await ann.put("/api/v1/account/preferences", json=chosen)
    assert saved.status_code == 200
    assert saved.json()["preferences"] == chosen
    missing = await ann.get("/api/v1/orders/k7m2x9qf4t1z")
    assert missing.json()["title"] == "Не найдено"
    bad = await ann.put("/api/v1/account/preferences", json=chosen | {"time_zone": "Mars/Base"})
    assert bad.status_code == 422
