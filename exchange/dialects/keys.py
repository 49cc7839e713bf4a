"""An account's credentials in the form of each venue, all made of its one key and secret."""

import hashlib
from base64 import urlsafe_b64encode
from uuid import UUID

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from exchange.ledger import Account

# Coinbase charges in the quote currency; the engine takes fees out of what is received.
FREE_OF_FEES = frozenset({"coinbase"})
_PASSPHRASES = frozenset({"okx", "kucoin"})
# The order of the curve P-256: a private key is a number below it.
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def credentials(account: Account, venue: str) -> dict[str, str]:
    """Return what a person would type in to connect the account as one of `venue`."""
    if venue == "coinbase":
        return {"apiKey": coinbase_name(account), "secret": _pem(account)}
    found = {"apiKey": account.key, "secret": account.secret}
    return found | {"password": passphrase(account)} if venue in _PASSPHRASES else found


def passphrase(account: Account) -> str:
    """Return the third part of a key, where a venue has one."""
    digest = hashlib.sha256(f"passphrase:{account.secret}".encode()).digest()
    return urlsafe_b64encode(digest[:12]).decode()


def coinbase_name(account: Account) -> str:
    """Return the name of an account's key at Coinbase."""
    owner = UUID(bytes=hashlib.sha256(account.key.encode()).digest()[:16], version=4)
    return f"organizations/{owner}/apiKeys/{account.key}"


def coinbase_key(account: Account) -> ec.EllipticCurvePrivateKey:
    """Return the key that signs an account's tokens at Coinbase."""
    digest = hashlib.sha512(f"coinbase:{account.secret}".encode()).digest()
    return ec.derive_private_key(int.from_bytes(digest) % (_ORDER - 1) + 1, ec.SECP256R1())


def _pem(account: Account) -> str:
    return (
        coinbase_key(account)
        .private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.TraditionalOpenSSL,
            serialization.NoEncryption(),
        )
        .decode()
    )
