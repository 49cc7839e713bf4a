"""Kinds of setting: sums, ports, lists, secrets; and what every section of them is."""

from decimal import Decimal
from functools import partial
from typing import Annotated, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

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


def _parts(value: object, mark: str) -> object:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(mark) if part.strip())
    return value


Sum = Annotated[Decimal, BeforeValidator(_decimal)]
Port = Annotated[int, Field(ge=0, le=65535)]
Words = Annotated[tuple[str, ...], BeforeValidator(partial(_parts, mark=","))]
Entries = Annotated[tuple[str, ...], BeforeValidator(partial(_parts, mark=";"))]
SecretText = Annotated[Secret, BeforeValidator(_secret), PlainSerializer(str)]
EMPTY: Final = Secret("")


class Section(BaseModel):
    """Settings that belong together: nothing changes them, and nothing else may be among them."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)
