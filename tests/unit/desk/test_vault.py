"""Sealed secrets open only where they belong."""

import json
import pickle

import pytest

from desk.errors import CannotOpen
from desk.secret import MASK, Secret
from desk.vault import Belongs, Vault

KEY = bytes(range(32))
HERE = Belongs("venue-account", 7, "paper")


def test_what_was_sealed_opens_with_the_same_key_for_the_same_owner() -> None:
    sealed = Vault({"k1": KEY}).seal(Secret("api key"), HERE)
    assert "api key" not in sealed
    assert Vault({"k1": KEY}).open(sealed, HERE).reveal() == "api key"


@pytest.mark.parametrize(
    "elsewhere",
    [
        Belongs("venue-account", 8, "paper"),
        Belongs("venue-account", 7, "binance"),
        Belongs("totp", 7, "paper"),
    ],
)
def test_a_row_moved_to_another_owner_does_not_open(elsewhere: Belongs) -> None:
    sealed = Vault({"k1": KEY}).seal(Secret("api key"), HERE)
    with pytest.raises(CannotOpen):
        Vault({"k1": KEY}).open(sealed, elsewhere)


def test_a_changed_byte_another_key_and_rubbish_do_not_open() -> None:
    vault = Vault({"k1": KEY})
    parts = json.loads(vault.seal(Secret("api key"), HERE))
    other = json.loads(vault.seal(Secret("other key"), HERE))
    swapped = json.dumps(parts | {"ct": other["ct"], "tn": other["tn"]})
    for text in (swapped, json.dumps(parts | {"kid": "k2"}), "{}", "not json", "[]"):
        with pytest.raises(CannotOpen):
            vault.open(text, HERE)
    with pytest.raises(CannotOpen):
        Vault({"k1": bytes(32)}).open(json.dumps(parts), HERE)


@pytest.mark.parametrize("size", [0, 16, 31, 33])
def test_a_key_of_another_size_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="32"):
        Vault({"k1": bytes(size)})


def test_a_new_key_seals_and_the_old_one_still_opens_until_it_is_wrapped_anew() -> None:
    old = Vault({"k1": KEY})
    sealed = old.seal(Secret("api key"), HERE)
    both = Vault({"k2": bytes(32), "k1": KEY})
    assert both.open(sealed, HERE).reveal() == "api key"
    assert not both.is_newest(sealed)
    assert both.is_newest(both.seal(Secret("x"), HERE))
    anew = both.rewrap(sealed, HERE)
    assert json.loads(anew)["ct"] == json.loads(sealed)["ct"], "the secret stays closed"
    assert Vault({"k2": bytes(32)}).open(anew, HERE).reveal() == "api key"
    for vault, text in ((old, anew), (Vault({"k2": bytes(32)}), sealed)):
        with pytest.raises(CannotOpen):
            vault.open(text, HERE)
    with pytest.raises(CannotOpen):
        both.rewrap(sealed, Belongs("venue-account", 8, "paper"))
    assert not both.is_newest("not json")


def test_a_vault_without_keys_is_none() -> None:
    with pytest.raises(ValueError, match="no key"):
        Vault({})


def test_a_secret_refuses_every_way_out_but_reveal() -> None:
    secret = Secret("hunter2")
    assert {str(secret), repr(secret), f"{secret}", f"{secret:>9}", "%s" % secret} == {MASK}  # noqa: UP031
    assert "hunter2" not in json.dumps({"s": secret}, default=str)
    with pytest.raises(TypeError):
        pickle.dumps(secret)
    assert secret.matches("hunter2")
    assert not secret.matches("hünter2")
    assert secret == Secret("hunter2")
    assert not Secret("")
