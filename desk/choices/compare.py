"""What a file would change of a person's choices, line by line, and what of it is denied. Pure."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Final

from desk import money
from desk.accounts import preferences
from desk.alerts import grammar
from desk.alerts.digests import check_languages
from desk.alerts.service import MOST_RULES
from desk.alerts.terms import coins_of
from desk.choices import origins
from desk.choices.model import (
    Change,
    Chosen,
    Comparison,
    Denied,
    Listed,
    Part,
    Setting,
    written,
)
from desk.choices.portable import Portable
from desk.errors import BadSetting, DeskError, Misunderstood, UnknownMarket
from desk.risk import gate
from desk.risk.model import Rule
from desk.settings import Settings

_MOST_NESTED: Final = 80  # the reader of rules recurses
_NOT: Final = ("not", "не")


@dataclass(frozen=True, slots=True)
class Compare:
    """Holds files against what may be had here; `coins` are those that trade.

    What the person has already may stay, also where it could not be had anew.
    """

    settings: Settings
    coins: Collection[str]
    denied: list[Denied] = field(default_factory=list)

    def __call__(self, before: Chosen, file: Portable) -> Comparison:
        """Return what would change; what is denied changes nothing."""
        after = before
        for setting, value in file.settings.items():
            after = self._choose(after, setting, value)
        if file.limits is not None:
            after = replace(after, limits=self._limits(before.limits, file.limits))
        if file.alerts is not None:
            after = replace(after, alerts=self._alerts(before.alerts, file.alerts))
        changes = tuple(_changes(before, after))
        return Comparison(changes, tuple(self.denied), origins.mine(after, before))

    def _choose(self, now: Chosen, setting: Setting, value: Any) -> Chosen:
        wanted = now.choosing(setting, value)
        try:
            check(wanted, self.settings, now)
        except DeskError as error:
            self._deny(setting, setting.value, written(setting, value), error)
            return now
        return wanted

    def _limits(
        self, before: Mapping[Rule, Decimal], wanted: Mapping[Rule, Decimal]
    ) -> dict[Rule, Decimal]:
        found: dict[Rule, Decimal] = {}
        for rule, amount in wanted.items():
            try:
                if amount != before.get(rule):
                    gate.check_own(rule, amount, self.settings)
                found[rule] = amount
            except DeskError as error:
                self._deny(Part.LIMIT, rule.value, money.plain(amount), error)
                if rule in before:
                    found[rule] = before[rule]
        return found

    def _alerts(self, before: tuple[Listed, ...], wanted: tuple[Listed, ...]) -> tuple[Listed, ...]:
        known = {one.words for one in before}
        found: list[Listed] = []
        for one in wanted:
            try:
                kept = one if one.words in known else replace(one, words=self._rule(one.words))
                if len(found) >= MOST_RULES:
                    raise BadSetting(what="rules", limit=MOST_RULES)
                if kept.words not in [other.words for other in found]:
                    found.append(kept)
            except DeskError as error:
                self._deny(Part.ALERT, "", one.words, error)
        return tuple(found)

    def _rule(self, words: str) -> str:
        """Return a rule as it is written everywhere; raises `Misunderstood`, `UnknownMarket`."""
        nested = words.count("(") + sum(words.lower().count(name) for name in _NOT)
        if nested > _MOST_NESTED:
            raise Misunderstood(what="alert-long", limit=grammar.MOST_TEXT, example=grammar.EXAMPLE)
        term = grammar.parse(words)
        missing = next((coin for coin in coins_of(term) if coin not in self.coins), None)
        if missing is not None:
            raise UnknownMarket(text=missing)
        return str(term)

    def _deny(self, part: Part | Setting, name: str, value: str, error: DeskError) -> None:
        self.denied.append(Denied(part, name, value, error))


def check(wanted: Chosen, settings: Settings, now: Chosen) -> None:
    """Raise `BadSetting` for the first setting that differs from now and is outside its range."""
    preferences.check(wanted.preferences, settings, now.preferences)
    check_languages(wanted.headline_languages)


def _changes(before: Chosen, after: Chosen) -> Iterator[Change]:
    for setting in Setting:
        was, is_ = (written(setting, one.value(setting)) for one in (before, after))
        if was != is_:
            yield Change(setting, setting.value, was, is_)
    for rule in Rule:
        was, is_ = (_limit(one, rule) for one in (before, after))
        if was != is_:
            yield Change(Part.LIMIT, rule.value, was, is_)
    yield from _alert_changes(before, after)


def _limit(chosen: Chosen, rule: Rule) -> str:
    return money.plain(chosen.limits[rule]) if rule in chosen.limits else ""


def _alert_changes(before: Chosen, after: Chosen) -> Iterator[Change]:
    was, is_ = ({one.words: one.is_paused for one in c.alerts} for c in (before, after))
    for words in was:
        if words not in is_:
            yield Change(Part.ALERT, "", words, "")
    for words, is_paused in is_.items():
        if words not in was:
            yield Change(Part.ALERT, "", "", words)
            if is_paused:
                yield Change(Part.PAUSE, "", words, words)
        elif is_paused is not was[words]:
            yield Change(Part.PAUSE if is_paused else Part.RESUME, "", words, words)
