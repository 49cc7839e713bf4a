"""API keys as people paste them: on one line, one under another, with labels, or as JSON."""

import json
import re
from dataclasses import dataclass
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
_ADDRESS = re.compile(r"0x[0-9a-fA-F]{40}")
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
    """Tell whether a text that nobody asked for holds keys: two words that no person made up.

    Stricter than `read`, which takes any two words, for talk must not be taken for keys; and
    wider, for what stands between them does not matter, nor whether a passphrase is there.
    """
    if _PEM.search(text.replace("\\n", "\n")):
        return True
    words = {word.strip(".-") for word in _WORD.findall(text)}
    return sum(map(_is_made, words)) >= 2


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
    """Links, mail addresses and addresses on a chain are no part of keys."""
    if len(word) < _SHORTEST_MADE or len(set(word)) < _VARIED or _ADDRESS.fullmatch(word):
        return False
    if "." in word or "@" in word:
        return False
    upper, lower = sum(map(str.isupper, word)), sum(map(str.islower, word))
    return min(upper, lower) >= 3 or (upper + lower > 0 and any(map(str.isdigit, word)))
