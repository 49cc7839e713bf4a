"""What a face seals only the trade worker opens, for the one it was sealed for."""

import json
from base64 import b64decode, b64encode

import pytest

from desk.errors import CannotOpen
from desk.sealing import Opener, seal
from desk.secret import Secret
from desk.vault import Belongs
from desk.venues import keys

KEK = {"k1": bytes(range(32))}
NEWER = {"k2": bytes(32)}
MINE = keys.belongs(501, "bybit")
SECRET = Secret("a secret nobody may read")


def envelope() -> str:
    return seal(SECRET, MINE, public_key=Opener(KEK).public_key)


def test_the_worker_opens_what_was_sealed_for_it() -> None:
    assert Opener(KEK).open(envelope(), MINE) == SECRET


def test_after_a_rotation_older_envelopes_open_and_new_ones_are_for_the_new_key() -> None:
    both = Opener({**NEWER, **KEK})
    assert both.open(envelope(), MINE) == SECRET
    assert both.public_key == Opener(NEWER).public_key


def test_the_public_key_is_the_same_after_a_restart() -> None:
    assert Opener(KEK).public_key == Opener(dict(KEK)).public_key


def test_two_envelopes_of_one_secret_have_nothing_in_common() -> None:
    first, second = (json.loads(b64decode(envelope())) for _ in range(2))
    assert first["pk"] != second["pk"]
    assert first["ct"] != second["ct"]
    assert SECRET.reveal() not in str(first)


@pytest.mark.parametrize("other", [keys.belongs(502, "bybit"), keys.belongs(501, "okx")])
def test_an_envelope_of_another_person_or_venue_does_not_open(other: Belongs) -> None:
    with pytest.raises(CannotOpen):
        Opener(KEK).open(envelope(), other)


def test_another_worker_does_not_open_it() -> None:
    with pytest.raises(CannotOpen):
        Opener(NEWER).open(envelope(), MINE)


@pytest.mark.parametrize("part", ["pk", "ct"])
def test_a_changed_envelope_does_not_open(part: str) -> None:
    parts = json.loads(b64decode(envelope()))
    raw = bytearray(b64decode(parts[part]))
    raw[0] ^= 1
    parts[part] = b64encode(bytes(raw)).decode()
    with pytest.raises(CannotOpen):
        Opener(KEK).open(b64encode(json.dumps(parts).encode()).decode(), MINE)


@pytest.mark.parametrize("rubbish", ["", "%%%", "bm90IGpzb24=", "e30=", "eyJwayI6IDEsICJjdCI6IDJ9"])
def test_what_is_no_envelope_does_not_open(rubbish: str) -> None:
    with pytest.raises(CannotOpen):
        Opener(KEK).open(rubbish, MINE)


@pytest.mark.parametrize("rubbish", ["", "AAAA", "not base64"])
def test_nothing_is_sealed_for_a_key_that_is_none(rubbish: str) -> None:
    with pytest.raises(CannotOpen):
        seal(SECRET, MINE, public_key=rubbish)
