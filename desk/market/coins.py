"""The gazetteer: which coins there are, what they are called, and when a word is not one."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

_TABLE: Final = Path(__file__).with_name("coins.tsv")


class Rule(StrEnum):
    """When a ticker or a name counts as a mention."""

    ANY = "any"  # however it is written
    CAPITAL = "capital"  # only with a capital first letter
    UPPER = "upper"  # only in capitals throughout
    CONTEXT = "context"  # an ordinary word: only in the company that makes it a coin


_MARKS: Final = {"^": Rule.CAPITAL, "?": Rule.CONTEXT}


@dataclass(frozen=True, slots=True)
class Name:
    """One way to call a coin, and when it counts."""

    text: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class Coin:
    """A coin by its base symbol. `voids` are phrases in which its names mean something else."""

    symbol: str
    ticker_rule: Rule
    names: tuple[Name, ...]
    voids: tuple[str, ...]
    contracts: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name to show."""
        return self.names[0].text


@cache
def coins() -> tuple[Coin, ...]:
    """Return every coin, in the order of the table: the best known first."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return tuple(_coin(line) for line in lines if line and not line.startswith("#"))


@cache
def by_symbol() -> Mapping[str, Coin]:
    """Return the coins by base symbol, such as BTC."""
    return {coin.symbol: coin for coin in coins()}


def name_of(symbol: str) -> str:
    """Return the coin's name, or the symbol itself when it is not in the table."""
    coin = by_symbol().get(symbol.upper())
    return coin.name if coin else symbol


def _coin(line: str) -> Coin:
    symbol, rule, names, voids, contracts = line.split("\t")
    return Coin(
        symbol, Rule(rule), tuple(map(_name, names.split("|"))), _listed(voids), _listed(contracts)
    )


def _name(text: str) -> Name:
    rule = _MARKS.get(text[0])
    return Name(text[1:], rule) if rule else Name(text, Rule.ANY)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()
