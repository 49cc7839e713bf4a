"""Kinds of setting: sums, ports, lists, secrets."""

from decimal import Decimal
from typing import Annotated, Final

from pydantic import BeforeValidator, Field, PlainSerializer

from desk import money
from desk.errors import BadAmount
from desk.secret import Secret


def _secret(value: object) -> Secret:
    return value if isinstance(value, Secret) else Secret(str(value))


def _decimal(value: object) -> Decimal:
    if isinstance(value, Decimal):
        return value
    try:
        return money.parse(str(value)).value
    except BadAmount as e:
        raise ValueError(f"is not an amount ({e.code})") from e


def _listed(value: object) -> object:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    return value


def _entries(value: object) -> object:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(";") if part.strip())
    return value


Sum = Annotated[Decimal, BeforeValidator(_decimal)]
Port = Annotated[int, Field(ge=0, le=65535)]
Words = Annotated[tuple[str, ...], BeforeValidator(_listed)]
Entries = Annotated[tuple[str, ...], BeforeValidator(_entries)]
SecretText = Annotated[Secret, BeforeValidator(_secret), PlainSerializer(str)]
EMPTY: Final = Secret("")
