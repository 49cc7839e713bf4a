"""Lengths as Telegram counts them: UTF-16 code units for entities, bytes in error texts."""


class ParseError(ValueError):
    """The markup is broken; the text is Telegram's, after `can't parse entities: `."""


def utf16_length(text: str) -> int:
    """Return the number of UTF-16 code units."""
    if text.isascii():
        return len(text)
    return len(text) + sum(character > "\uffff" for character in text)


def byte_offset(text: str, index: int) -> int:
    """Return where in UTF-8 the character at `index` starts."""
    return len(text[:index].encode())


def utf16_slice(text: str, offset: int, length: int) -> str:
    """Return the part of the text an entity covers; half surrogates are dropped."""
    if text.isascii():
        return text[offset : offset + length]
    units = text.encode("utf-16-le")[2 * offset : 2 * (offset + length)]
    return units.decode("utf-16-le", "ignore")
