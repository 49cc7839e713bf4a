"""A secret that refuses to be printed, formatted, compared in the clear, or pickled."""

import hmac
from typing import Final, NoReturn

MASK: Final = "[secret]"


class Secret:
    """Holds text that must never reach a log, a message, a metric or a queue.

    Read it with `reveal()`, close to the one call that needs it. Pattern redaction cannot work
    here (a private key and a transaction hash are both 0x + 64 hex digits), so the type does it.
    """

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the text itself."""
        return self._value

    def matches(self, other: str) -> bool:
        """Compare in constant time; text outside ASCII is compared too, never an error."""
        return hmac.compare_digest(
            self._value.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass")
        )

    def __bool__(self) -> bool:
        return bool(self._value)

    def __repr__(self) -> str:
        return MASK

    def __str__(self) -> str:
        return MASK

    def __format__(self, spec: str) -> str:
        return MASK

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self.matches(other._value)

    def __hash__(self) -> int:
        return hash(self._value)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret does not travel: pass its name or id instead")
