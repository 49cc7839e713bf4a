"""A signed request is let in by its key, its signature and its time, and by nothing less."""

import hashlib
import hmac

import pytest

from exchange.auth import Sent, authenticate
from exchange.ledger import Account
from exchange.refusals import Refusal

KEY, SECRET, NOW = "k" * 64, "s" * 64, 1_795_000_000_000
ACCOUNTS = {KEY: Account(1, "ann", KEY, SECRET, 0)}


def signature(text: str) -> str:
    return hmac.new(SECRET.encode(), text.encode(), hashlib.sha256).hexdigest()


def arrive(query: str, body: str = "") -> Account:
    known = frozenset({"a", "b"})
    return authenticate(ACCOUNTS, Sent(KEY, query, body), known, NOW).account


@pytest.mark.parametrize(
    ("sent", "window", "code"),
    [
        (NOW, 5000, 0),
        (NOW - 5000, 5000, 0),
        (NOW - 5001, 5000, -1021),
        (NOW + 999, 5000, 0),
        (NOW + 1000, 5000, -1021),
        (NOW * 1000, 5000, 0),  # microseconds
        (NOW - 1, 0, -1021),
        (NOW, 60_000, 0),
        (NOW, 60_001, -1131),
    ],
)
def test_request_is_valid_from_a_second_ahead_until_its_window_closes(
    sent: int, window: int, code: int
) -> None:
    text = f"timestamp={sent}&recvWindow={window}"
    if not code:
        assert arrive(f"{text}&signature={signature(text)}").name == "ann"
        return
    with pytest.raises(Refusal) as caught:
        arrive(f"{text}&signature={signature(text)}")
    assert caught.value.code == code


def test_signature_may_stand_anywhere_and_in_either_case() -> None:
    text = f"a=1&timestamp={NOW}"
    assert arrive(f"signature={signature(text)}&{text}").name == "ann"
    assert arrive(f"a=1&signature={signature(text).upper()}&timestamp={NOW}").name == "ann"


def test_query_and_body_are_signed_as_one_text() -> None:
    assert arrive("a=1", f"timestamp={NOW}&signature={signature(f'a=1timestamp={NOW}')}")
    assert arrive("a=1", f"signature={signature(f'a=1timestamp={NOW}')}&timestamp={NOW}")


@pytest.mark.parametrize(
    "tamper", [("a=1", "a=2"), ("a=1", "a=1&b=2"), ("a=1&", ""), ("a=1", "a=%31")]
)
def test_changed_request_is_refused(tamper: tuple[str, str]) -> None:
    text = f"a=1&timestamp={NOW}"
    query = f"{text.replace(*tamper)}&signature={signature(text)}"
    with pytest.raises(Refusal, match="Signature for this request is not valid"):
        arrive(query)


def test_same_parameter_in_query_and_body_is_refused() -> None:
    body = f"a=2&timestamp={NOW}"
    with pytest.raises(Refusal, match="Duplicate values"):
        arrive("a=1", f"{body}&signature={signature('a=1' + body)}")
