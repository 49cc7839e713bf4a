"""initData and web sessions: only what is proven, fresh and whole."""

import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import jwt
import pytest

from desk.accounts import auth
from desk.errors import NotSignedIn
from desk.secret import Secret

TOKEN = Secret("7000000001:AATestTokenOfTheSandboxBot_0123456789")
NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
ANN = {"id": 501, "first_name": "Ann", "language_code": "en"}


def signed(token: Secret = TOKEN, *, age_s: float = 10, **changes: object) -> str:
    fields = {"auth_date": str(int(NOW.timestamp() - age_s)), "user": json.dumps(ANN)}
    fields |= {name: str(value) for name, value in changes.items()}
    lines = "\n".join(f"{n}={fields[n]}" for n in sorted(fields))
    key = hmac.digest(b"WebAppData", token.reveal().encode(), hashlib.sha256)
    return urlencode(fields | {"hash": hmac.new(key, lines.encode(), hashlib.sha256).hexdigest()})


def check(init_data: str) -> auth.Launch:
    return auth.check_init_data(init_data, token=TOKEN, now=NOW)


def test_a_fresh_launch_tells_who_opened_the_mini_app() -> None:
    launch = check(signed(start_param="a_1", query_id=""))
    assert (launch.person.id, launch.person.first_name, launch.start_param) == (501, "Ann", "a_1")


@pytest.mark.parametrize(
    ("init_data", "why"),
    [
        (signed(age_s=3601), "age"),
        (signed(age_s=-61), "age"),
        (signed(auth_date="soon"), "age"),
        (signed(Secret("7000000002:AATestTokenOfAnotherBot_01234567890")), "signature"),
        (signed().replace("Ann", "Bob"), "signature"),
        (signed() + "&user=%7B%7D", "duplicate"),
        (signed()[:-1] + "ü", "signature"),
        (signed(user="{}"), "user"),
        (signed(user='{"id": true, "first_name": "x"}'), "user"),
        (signed(user='{"id": -5, "first_name": "x"}'), "user"),
        (signed(user="[1]"), "user"),
        ("", "signature"),
        ("&".join(f"a{i}=1" for i in range(40)), "shape"),
        ("a=" + "x" * 5000, "size"),
        ('{"user": 1}', "shape"),
        ("\ud800=1", "signature"),
    ],
)
def test_anything_else_is_refused_with_a_reason(init_data: str, why: str) -> None:
    with pytest.raises(NotSignedIn) as refused:
        check(init_data)
    assert refused.value.values["why"] == why


SECRET = Secret("a session secret that is long enough")
CLAIM = auth.Claim(501, 3, "k7m2x9qf4t1z")


def session(**changes: object) -> str:
    claims = {
        "sub": "501",
        "ver": 1,
        "sid": "k7m2x9qf4t1z",
        "aud": auth.AUDIENCE,
        "iat": int(NOW.timestamp()),
        "exp": int((NOW + auth.SESSION).timestamp()),
    }
    kept = {n: v for n, v in (claims | changes).items() if v is not None}
    return jwt.encode(kept, SECRET.reveal(), algorithm="HS256")


def test_a_session_speaks_for_its_account_until_its_time_is_over() -> None:
    token = auth.sign_session(CLAIM, secret=SECRET, now=NOW)
    assert auth.check_session(token, secret=SECRET, now=NOW) == CLAIM
    with pytest.raises(NotSignedIn):
        auth.check_session(token, secret=SECRET, now=NOW + auth.SESSION)


def test_what_opens_a_session_again_is_no_token_and_no_token_opens_one() -> None:
    kept = auth.sign_session(CLAIM, secret=SECRET, now=NOW, audience=auth.RELOAD)
    token = auth.sign_session(CLAIM, secret=SECRET, now=NOW)
    assert auth.check_session(kept, secret=SECRET, now=NOW, audience=auth.RELOAD) == CLAIM
    with pytest.raises(NotSignedIn):
        auth.check_session(kept, secret=SECRET, now=NOW)
    with pytest.raises(NotSignedIn):
        auth.check_session(token, secret=SECRET, now=NOW, audience=auth.RELOAD)


@pytest.mark.parametrize(
    "token",
    [
        session(exp=None),
        session(aud="other"),
        session(sub="ann"),
        session(ver=None),
        session(sid=None),
        session()[:-2],
        jwt.encode({"sub": "501", "ver": 1, "aud": auth.AUDIENCE}, "", algorithm="none"),
        "not a token",
        "",
        "ü.ü.ü",
    ],
)
def test_a_session_made_up_or_bent_is_refused(token: str) -> None:
    with pytest.raises(NotSignedIn):
        auth.check_session(token, secret=SECRET, now=NOW + timedelta(seconds=1))
