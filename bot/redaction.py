"""Takes pasted private keys, seed phrases and bot tokens out of an update before it is stored."""

import re
from typing import Any, Final

REDACTED: Final = "\ue000redacted\ue000"  # private-use letters: no keyboard types them
KEYS: Final = "\ue000keys\ue000"  # stands where API keys were, see bot/credentials.py
LATE_KEYS: Final = "\ue000late-keys\ue000"  # stands where they were once nobody awaited them
_KEYS: Final = re.compile(
    r"(?<![0-9A-Za-z/=_])(?:"
    r"(?:0x)?[0-9a-fA-F]{64}"  # EVM and raw keys; a transaction hash looks the same, so it goes too
    r"|[1-9A-HJ-NP-Za-km-z]{86,90}"  # Solana key pair in base58
    r"|[5KL][1-9A-HJ-NP-Za-km-z]{50,51}"  # Bitcoin, wallet import format
    r"|[xyz]prv[1-9A-HJ-NP-Za-km-z]{70,120}"  # extended private key
    r"|[0-9]{6,12}:[A-Za-z0-9_-]{34,36}"  # bot token
    r")(?![0-9A-Za-z_-])"
)
_VARIED: Final = 9  # fewer different letters than this are no key, such as 64 times A
_BYTES = re.compile(r"\[\s*(?:\d{1,3}\s*,\s*){63}\d{1,3}\s*\]")  # Solana key file
_PHRASE_LENGTHS: Final = frozenset({12, 15, 18, 21, 24})
# Words that hold sentences together and are not in the BIP-39 list.
_NOT_SEED: Final = frozenset(
    re.findall(
        r"\w+",
        "the and for are was but not his her from with has had its our were been some "
        "than them your which would could their these thanks does did how why who",
    )
)
_TEXTS: Final = ("text", "caption", "query")


def holds_secret(text: str) -> bool:
    """Tell whether a text looks like it holds a key, a token or a seed phrase."""
    looks_random = (len(set(found[0])) >= _VARIED for found in _KEYS.finditer(text))
    return any(looks_random) or bool(_BYTES.search(text)) or _is_phrase(text)


def redact(body: dict[str, Any]) -> dict[str, Any]:
    """Return the update with every text that holds a secret replaced by `REDACTED`."""
    clean = {name: _clean(name, value) for name, value in body.items()}
    if REDACTED in (clean.get("text"), clean.get("caption")):
        clean.pop("entities", None)
        clean.pop("caption_entities", None)
    return clean


def _clean(name: str, value: object) -> Any:
    if isinstance(value, dict):
        return redact(value)
    if isinstance(value, list):
        return [_clean(name, part) for part in value]
    if not isinstance(value, str):
        return value
    text = value.replace("\0", "\ufffd")  # PostgreSQL keeps no NUL
    return REDACTED if name in _TEXTS and holds_secret(text) else text


def _is_phrase(text: str) -> bool:
    words = re.sub(r"\b\d{1,2}[.):]", " ", text).replace(",", " ").split()
    return (
        len(words) in _PHRASE_LENGTHS
        and all(re.fullmatch(r"[a-z]{3,8}", word) for word in words)
        and not _NOT_SEED.intersection(words)
    )
