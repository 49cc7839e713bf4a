"""API keys as people paste them: on one line, one under another, with labels, or as JSON."""

import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from desk.secret import Secret
from desk.vault import Belongs
from desk.venues.profiles import Profile

HANDED_IN: Final = "venue-keys"  # what an envelope of new keys belongs to
HINT: Final = 4
_LONGEST: Final = 4096
_SHORTEST: Final = 6
_SHORTEST_MADE: Final = 16  # of what a venue makes by chance; a passphrase is a person's own
_VARIED: Final = 9
_LABEL = re.compile(
    r"\A\s*(?:api[\s_-]*)?(?:key|name|secret|private[\s_-]*key|passphrase|password|"
    r"ключ|секрет|пароль)(?:[\s_-]*key)?\s*[:=]\s*",
    re.IGNORECASE,
)
_PEM = re.compile(r"-----BEGIN [A-Z ]+-----.*?-----END [A-Z ]+-----", re.DOTALL)
_WORD = re.compile(r"[A-Za-z0-9+/_.@-]+")
_LINK = re.compile(r"https?://[^\s\"'<>,;|]+", re.IGNORECASE)
_HEX = re.compile(r"0x[0-9a-fA-F]+")  # an address or a hash of a chain
_BASE58 = "[1-9A-HJ-NP-Za-km-z]"
_ON_CHAIN: Final = tuple(  # addresses and signatures on Solana
    map(re.compile, (_BASE58 + "{32,44}", _BASE58 + "{86,88}"))
)
_SHORTEST_ALONE: Final = 32  # such a word is taken for a key; a shorter one has to look it
_LABEL_WORDS: Final = 4
_NAMING_WORDS: Final = 8  # of what says by name that a key or a secret follows
_LABEL_ENDS: Final = (":", "=", "\uff1a")
_AROUND: Final = " \t\r\n\"'`*_([{<\u200e\u200f\u2066\u2067\u2068\u2069"
_NAMED = re.compile(
    r"\b(?:api|key|secret|private|passphrase|clave|chave|segred|anahtar|gizli)|ключ|секрет|"
    r"密钥|私钥|密匙|مفتاح|سري",
    re.IGNORECASE,
)
_NAMES: Final = (
    ("apiKey", "api_key", "key", "name"),
    ("secret", "secretKey", "secret_key", "privateKey"),
    ("passphrase", "password"),
)


@dataclass(frozen=True, slots=True)
class Keys:
    """What an exchange account is opened with; `passphrase` is empty where there is none."""

    key: Secret
    secret: Secret
    passphrase: Secret

    @property
    def hint(self) -> str:
        """The last characters of the key, by which a person knows it again."""
        return self.key.reveal()[-HINT:]

    def written(self) -> Secret:
        """Return all parts as one secret: JSON under the names that ccxt uses."""
        parts = {"apiKey": self.key.reveal(), "secret": self.secret.reveal()}
        if self.passphrase:
            parts["password"] = self.passphrase.reveal()
        return Secret(json.dumps(parts))


def belongs(account_id: int, venue: str) -> Belongs:
    """Return what new keys are bound to: nobody can hand them in for another person or venue."""
    return Belongs(HANDED_IN, account_id, venue)


def read(text: str, profile: Profile) -> Keys | None:
    """Read the keys of a venue out of what was pasted; None when they are not there."""
    wanted = 3 if profile.needs_passphrase else 2
    parts = _json(text) or _parts(text, wanted)
    parts = [part for part in parts if part]
    if len(parts) != wanted or not all(_is_part(part) for part in parts):
        return None
    key, secret = parts[0], parts[1]
    return Keys(Secret(key), Secret(secret), Secret(parts[2] if wanted == 3 else ""))


def seem(text: str) -> bool:
    """Tell whether a text that nobody asked for holds keys: words that no person made up.

    Stricter than `read`, which takes any two words, for talk must not be taken for keys; and
    wider, for what stands between them does not matter, nor whether a passphrase is there. One
    such word is enough where nothing but a label stands beside it: key and secret may come one by
    one. So a coin's address that comes alone is taken for a key too: better that than a secret
    kept.
    """
    text = _LINK.sub(_talk_or_keys, text.replace("\\n", "\n"))
    if _PEM.search(text):
        return True
    made = {word for found in _WORD.findall(text) if _is_made(word := found.strip(".-"))}
    is_pair = len(made) >= 2 and not _are_of_a_chain(made, text)
    return is_pair or _is_one_key(text)


def make(key: str, secret: str, passphrase: str, profile: Profile) -> Keys | None:
    """Make keys of separate fields; None when one is missing or unusable."""
    parts = [key.strip(), secret.strip().replace("\\n", "\n")]
    if profile.needs_passphrase:
        parts.append(passphrase.strip())
    if not all(_is_part(part) for part in parts):
        return None
    return Keys(Secret(parts[0]), Secret(parts[1]), Secret(parts[2] if len(parts) > 2 else ""))


def _json(text: str) -> list[str]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return []
    if not isinstance(found, dict):
        return []
    return [next((str(found[n]) for n in names if found.get(n)), "") for names in _NAMES]


def _parts(text: str, wanted: int) -> list[str]:
    """Split at lines when there are as many as parts, else at blanks; a PEM block is one part."""
    block = _PEM.search(text.replace("\\n", "\n"))
    if block:
        before = text.replace("\\n", "\n")[: block.start()]
        return [*_parts(before, wanted - 1), block[0] + "\n"]
    lines = [_LABEL.sub("", line).strip() for line in text.splitlines()]
    lines = [line for line in lines if line]
    return lines if len(lines) == wanted else " ".join(lines).split()


def _is_part(part: str) -> bool:
    is_text = all(c.isprintable() or c == "\n" for c in part)
    return _SHORTEST <= len(part) <= _LONGEST and is_text and part.isascii()


def _is_made(word: str) -> bool:
    """Links, mail addresses and what some chains write are no part of keys."""
    if len(word) < _SHORTEST_MADE or len(set(word)) < _VARIED or _HEX.fullmatch(word):
        return False
    if "." in word or "@" in word:
        return False
    upper, lower = sum(map(str.isupper, word)), sum(map(str.islower, word))
    return min(upper, lower) >= 3 or (upper + lower > 0 and any(map(str.isdigit, word)))


def _talk_or_keys(link: re.Match[str]) -> str:
    """Return nothing for a link, but all of one that says that it holds keys."""
    return link[0] if _NAMED.search(link[0]) else " "


def _are_of_a_chain(words: Collection[str], text: str) -> bool:
    """Tell whether all are of one kind on a chain and none is called a key: no pair is such."""
    is_kind = any(all(map(kind.fullmatch, words)) for kind in _ON_CHAIN)
    return is_kind and _NAMED.search(text) is None


def _is_one_key(text: str) -> bool:
    """Tell whether a text is one word that no person made up, with at most a label before it."""
    found = [word for word in _WORD.finditer(text) if any(map(str.isalnum, word[0]))]
    if not found or any(map(str.isalnum, text[found[-1].end() :])):
        return False
    word, before = found[-1][0].strip(".-"), text[: found[-1].start()]
    if not (_is_made(word) and _is_label(before)):
        return False
    is_named = _NAMED.search(before) is not None
    return is_named or len(word) >= _SHORTEST_ALONE or _is_jumbled(word)


def _is_jumbled(word: str) -> bool:
    """Tell whether capitals, small letters and digits follow each other as by chance.

    A person's own words and names hold each in runs.
    """
    kinds = [(c.isupper(), c.isdigit()) for c in word]
    return 3 * sum(a != b for a, b in pairwise(kinds)) >= len(word)


def _is_label(before: str) -> bool:
    count = len(before.split())
    if _NAMED.search(before):
        return count <= _NAMING_WORDS
    is_ended = before.rstrip(_AROUND).endswith(_LABEL_ENDS)
    return count <= _LABEL_WORDS if is_ended else not any(map(str.isalnum, before))
