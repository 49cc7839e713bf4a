"""API keys are read the ways people paste them, and nothing else is."""

import json

import pytest

from desk.venues import keys
from desk.venues.profiles import PROFILES

BYBIT, OKX = PROFILES["bybit"], PROFILES["okx"]
KEY, SECRET, WORD = "k7Gm2x9qf4t1zAB", "s3cr3tS3cr3tS3cr3tS3cr3t", "Pass-Word!9"
PEM = "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\nIIrAoGCC==\n-----END EC PRIVATE KEY-----\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{KEY}\n{SECRET}",
        f"{KEY} {SECRET}",
        f"  {KEY}\t {SECRET}  ",
        f"API Key: {KEY}\nAPI Secret: {SECRET}",
        f"key={KEY}\nsecret = {SECRET}\n",
        f"Ключ: {KEY}\nСекрет: {SECRET}",
        json.dumps({"apiKey": KEY, "secret": SECRET}),
        json.dumps({"api_key": KEY, "secret_key": SECRET, "note": "mine"}),
    ],
)
def test_two_parts_are_read_however_they_are_pasted(text: str) -> None:
    found = keys.read(text, BYBIT)
    assert found is not None
    assert (found.key.reveal(), found.secret.reveal()) == (KEY, SECRET)
    assert found.hint == KEY[-4:]


@pytest.mark.parametrize(
    "text",
    [
        f"{KEY}\n{SECRET}\n{WORD}",
        f"{KEY} {SECRET} {WORD}",
        json.dumps({"apiKey": KEY, "secret": SECRET, "passphrase": WORD}),
    ],
)
def test_a_venue_with_a_passphrase_wants_three(text: str) -> None:
    found = keys.read(text, OKX)
    assert found is not None
    assert found.passphrase.reveal() == WORD
    assert json.loads(found.written().reveal()) == {
        "apiKey": KEY,
        "secret": SECRET,
        "password": WORD,
    }
    assert keys.read(f"{KEY}\n{SECRET}", OKX) is None


@pytest.mark.parametrize("block", [PEM, PEM.replace("\n", "\\n")])
def test_a_private_key_of_several_lines_is_one_part(block: str) -> None:
    name = "organizations/1b2c/apiKeys/3d4e"
    found = keys.read(f"{name}\n{block}", PROFILES["coinbase"])
    assert found is not None
    assert found.key.reveal() == name
    assert found.secret.reveal() == PEM


@pytest.mark.parametrize(
    "text",
    ["", "hello", "what is this?", KEY, f"{KEY}\n\n", "a b", f"{KEY} {SECRET} more", "[1, 2]"],
)
def test_what_is_no_pair_of_keys_is_not_read_as_one(text: str) -> None:
    assert keys.read(text, BYBIT) is None


def test_nothing_of_it_can_be_printed() -> None:
    found = keys.read(f"{KEY}\n{SECRET}", BYBIT)
    assert SECRET not in f"{found!r} {found} {found and found.written()}"
