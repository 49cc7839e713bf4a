"""How a headline is cleaned before any model reads it; training and judging share this page."""

import html
import re
from typing import Final

MAX_CHARACTERS: Final = 600  # about 128 word pieces; cutting the string is far cheaper than tokens

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_PERSON = re.compile(r"(?<![\w@])@\w{2,}")
_SPACE = re.compile(r"\s+")
_INVISIBLE = re.compile(
    r"[\ud800-\udfff\x00-\x08\x0e-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060\ufeff]"
)
# Bytes of Windows-1252 read as Latin-1: the apostrophe in "Alliance\x92s" and its kin.
_WINDOWS: Final = {
    code: character
    for code in range(0x80, 0xA0)
    if (character := bytes([code]).decode("cp1252", "ignore"))
}


def normalise(text: str) -> str:
    """Return `text` unescaped, on one line, with links as `http` and people as `@user`.

    Names of people and addresses of pages are what a small training set is learnt by heart from.
    """
    plain = html.unescape(text[: 4 * MAX_CHARACTERS]).translate(_WINDOWS)
    plain = _INVISIBLE.sub("", plain)
    plain = _PERSON.sub("@user", _ADDRESS.sub("http", plain))
    return _SPACE.sub(" ", plain).strip()[:MAX_CHARACTERS].rstrip()
