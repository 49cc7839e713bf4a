"""Seals secrets so that a stolen database is worth nothing: AES-256-GCM envelopes.

Each secret has its own random data key; the data key is wrapped by the key-encryption key,
which only the trade worker holds. Both layers are bound (AAD) to what they belong to, so a row
moved to another account does not open. NIST SP 800-38D: 96-bit random nonces, one message a key.
A new key-encryption key wraps the data keys anew; while that goes on there are two.
"""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desk.errors import CannotOpen
from desk.secret import Secret

KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12


@dataclass(frozen=True, slots=True)
class Belongs:
    """What a secret belongs to; the same three words are needed to open it."""

    purpose: str
    account_id: int
    name: str

    def bind(self, *more: str) -> bytes:
        """Return the authenticated data: canonical JSON, no secrets in it."""
        parts = ["tapewire/v1", self.purpose, self.account_id, self.name, *more]
        return json.dumps(parts, separators=(",", ":")).encode()


class Vault:
    """Seals with the newest of its key-encryption keys and opens with whichever sealed.

    `keys` are by id, the newest first. Raises `ValueError` for none, or one of another size.
    """

    def __init__(self, keys: Mapping[str, bytes]) -> None:
        if not keys:
            raise ValueError("there is no key")
        for name, key in keys.items():
            if len(key) != KEY_BYTES:
                raise ValueError(f"key {name} has {len(key)} bytes, it must have {KEY_BYTES}")
        self._wraps = {name: AESGCM(key) for name, key in keys.items()}
        self.newest = next(iter(keys))

    def seal(self, secret: Secret, belongs: Belongs) -> str:
        """Return the sealed text, safe to store: JSON of base64 parts and the key id."""
        data_key = AESGCM.generate_key(bit_length=8 * KEY_BYTES)
        nonce = os.urandom(_NONCE_BYTES)
        text = AESGCM(data_key).encrypt(nonce, secret.reveal().encode(), belongs.bind())
        return _written({**self._wrapped(data_key, belongs), "tn": nonce, "ct": text})

    def open(self, sealed: str, belongs: Belongs) -> Secret:
        """Return the secret again; raises `CannotOpen` when anything about it does not fit."""
        try:
            parts = _read(sealed)
            data_key = self._data_key(parts, belongs)
            text = AESGCM(data_key).decrypt(parts["tn"], parts["ct"], belongs.bind())
        except (InvalidTag, ValueError, KeyError, TypeError) as e:
            raise CannotOpen(purpose=belongs.purpose) from e
        return Secret(text.decode())

    def rewrap(self, sealed: str, belongs: Belongs) -> str:
        """Return the same secret under the newest key; raises `CannotOpen`.

        Only the data key is opened: the secret itself stays closed.
        """
        try:
            parts = _read(sealed)
            data_key = self._data_key(parts, belongs)
        except (InvalidTag, ValueError, KeyError, TypeError) as e:
            raise CannotOpen(purpose=belongs.purpose) from e
        return _written({**parts, **self._wrapped(data_key, belongs)})

    def is_newest(self, sealed: str) -> bool:
        """Tell whether the newest key sealed this; rubbish is nobody's."""
        try:
            return bool(json.loads(sealed)["kid"] == self.newest)
        except (ValueError, KeyError, TypeError):
            return False

    def _wrapped(self, data_key: bytes, belongs: Belongs) -> dict[str, bytes]:
        nonce = os.urandom(_NONCE_BYTES)
        wrap = self._wraps[self.newest].encrypt(nonce, data_key, belongs.bind(self.newest))
        return {"kid": self.newest.encode(), "kn": nonce, "wk": wrap}

    def _data_key(self, parts: Mapping[str, bytes], belongs: Belongs) -> bytes:
        key_id = parts["kid"].decode()
        return self._wraps[key_id].decrypt(parts["kn"], parts["wk"], belongs.bind(key_id))


def _written(parts: Mapping[str, bytes]) -> str:
    encoded = {n: b64encode(v).decode() for n, v in parts.items() if n != "kid"}
    return json.dumps({"kid": parts["kid"].decode(), **encoded})


def _read(sealed: str) -> dict[str, bytes]:
    kept = json.loads(sealed)
    found = {name: b64decode(kept[name], validate=True) for name in ("kn", "wk", "tn", "ct")}
    return {"kid": str(kept["kid"]).encode(), **found}
