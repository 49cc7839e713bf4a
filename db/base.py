"""Declarative base and the column types that keep money, words and times exact."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import DateTime, Dialect, MetaData, Numeric, String, Table, TypeDecorator
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import DeclarativeBase

W = TypeVar("W", bound=StrEnum)


class Exact(TypeDecorator[Decimal]):
    """NUMERIC of any size; reads back without exponent, which asyncpg would give 10**18."""

    impl = Numeric
    cache_ok = True

    def process_result_value(self, value: Decimal | None, dialect: Dialect) -> Decimal | None:
        """Rewrite `1.00E+18` to all its digits."""
        return Decimal(format(value, "f")) if value is not None and "E" in str(value) else value


class Word(TypeDecorator[W], Generic[W]):
    """A StrEnum kept as its value; an unknown value read back raises."""

    impl = String(24)
    cache_ok = True

    def __init__(self, kind: type[W]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: W | str | None, dialect: Dialect) -> str | None:
        """Write the value after checking that it is one."""
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: Any | None, dialect: Dialect) -> W | None:
        """Read the member back."""
        return None if value is None else self.kind(value)


class Base(DeclarativeBase):
    """All tables; constraint names follow one convention so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {
        Decimal: Exact,
        datetime: DateTime(timezone=True),
        dict[str, Any]: JSONB,
        list[str]: ARRAY(String),
    }


def table(row: type[Base]) -> Table:
    """Return the bare table of a row: statements over it skip the mapper and are made once."""
    return cast("Table", row.__table__)
