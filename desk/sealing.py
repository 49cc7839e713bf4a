"""Seals secrets for the trade worker, so that whoever takes them in cannot read them again.

A face knows only the worker's public key. X25519 (RFC 7748) with a key of one use, HKDF-SHA-256
(RFC 5869), AES-256-GCM bound (AAD) to what the secret belongs to. The private half is derived
from the key-encryption key and exists nowhere but in the trade worker.
"""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desk.errors import CannotOpen
from desk.secret import Secret
from desk.vault import KEY_BYTES, Belongs

_PRIVATE: Final = b"tapewire/v1 sealing private key"
_SHARED: Final = b"tapewire/v1 sealed secret"
_NONCE: Final = bytes(12)  # each envelope has a key of its own, so one nonce serves them all


def seal(secret: Secret, belongs: Belongs, *, public_key: str) -> str:
    """Return an envelope that the holder of the private half alone can open: base64 JSON.

    Raises `CannotOpen` for a public key that is none.
    """
    try:
        worker = X25519PublicKey.from_public_bytes(b64decode(public_key, validate=True))
    except ValueError as e:
        raise CannotOpen(purpose=belongs.purpose) from e
    ours = X25519PrivateKey.from_private_bytes(os.urandom(KEY_BYTES))
    half = ours.public_key().public_bytes_raw()
    key = _shared(ours.exchange(worker), half, worker.public_bytes_raw())
    text = AESGCM(key).encrypt(_NONCE, secret.reveal().encode(), belongs.bind())
    parts = {"v": 1, "pk": b64encode(half).decode(), "ct": b64encode(text).decode()}
    return b64encode(json.dumps(parts).encode()).decode()


class Opener:
    """Opens what faces have sealed; made of the key-encryption keys by id, the newest first."""

    def __init__(self, keys: Mapping[str, bytes]) -> None:
        self._privates = [_private(key) for key in keys.values()]

    @property
    def public_key(self) -> str:
        """The half of the newest key that everybody may know, as base64."""
        return b64encode(self._privates[0].public_key().public_bytes_raw()).decode()

    def open(self, envelope: str, belongs: Belongs) -> Secret:
        """Return the secret; raises `CannotOpen` when anything about the envelope does not fit."""
        for private in self._privates:
            with suppress(InvalidTag, ValueError, KeyError, TypeError):
                return _opened(private, envelope, belongs)
        raise CannotOpen(purpose=belongs.purpose)


def _private(key: bytes) -> X25519PrivateKey:
    derived = HKDF(SHA256(), KEY_BYTES, salt=None, info=_PRIVATE).derive(key)
    return X25519PrivateKey.from_private_bytes(derived)


def _opened(private: X25519PrivateKey, envelope: str, belongs: Belongs) -> Secret:
    parts = json.loads(b64decode(envelope, validate=True))
    half, text = (b64decode(parts[n], validate=True) for n in ("pk", "ct"))
    theirs = X25519PublicKey.from_public_bytes(half)
    ours = private.public_key().public_bytes_raw()
    key = _shared(private.exchange(theirs), half, ours)
    return Secret(AESGCM(key).decrypt(_NONCE, text, belongs.bind()).decode())


def _shared(secret: bytes, sender: bytes, worker: bytes) -> bytes:
    """Both public halves are part of the derivation: an envelope cannot be given another sender."""
    return HKDF(SHA256(), KEY_BYTES, salt=sender + worker, info=_SHARED).derive(secret)
