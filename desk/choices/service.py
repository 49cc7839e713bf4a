"""What a person chose: shown with its origin, changed, taken back, carried away and brought in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from desk import clock
from desk.accounts.model import Account
from desk.accounts.service import Accounts
from desk.alerts.digests import habits_of
from desk.alerts.grammar import parse
from desk.alerts.model import Rule as Heard
from desk.choices import origins, portable
from desk.choices.compare import Compare, check
from desk.choices.model import Chosen, Comparison, Listed, Setting, Shown
from desk.errors import BadSetting, NotFound
from desk.market.service import Market
from desk.ports import OpenUnit, Unit
from desk.risk import gate
from desk.risk.model import Rule
from desk.settings import Settings

OFFER: Final = timedelta(minutes=10)
REGRET: Final = timedelta(hours=1)
NOTHING: Final[Mapping[str, Decimal | None]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that was compared and waits to be applied, once, within `OFFER`."""

    id: str
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Choices:
    """Each call names the person whose choices they are."""

    open: OpenUnit
    accounts: Accounts
    market: Market
    settings: Settings

    async def of(self, account_id: int) -> Chosen:
        """Return everything that the person chose; raises `NotFound`."""
        async with self.open(reads=True) as unit:
            return (await _found(unit, account_id))[1]

    def shown(self, chosen: Chosen) -> dict[Setting, Shown]:
        """Return every setting with where its value comes from."""
        return origins.shown(chosen, self.settings)

    async def change(
        self,
        account_id: int,
        values: Mapping[Setting, Any],
        limits: Mapping[str, Decimal | None] = NOTHING,
    ) -> Chosen:
        """Change settings and own limits, None for none, all or nothing.

        Raises `BadSetting` for one outside its range, or a limit that there is not.
        """
        named = {_rule(name): amount for name, amount in limits.items()}
        async with self.open() as unit:
            account, before = await _found(unit, account_id, lock=True)
            after = before
            for setting, value in values.items():
                after = after.choosing(setting, value)
            after = origins.mine(after, before)
            check(after, self.settings, before)
            after = replace(after, limits=self._limited(before.limits, named))
            await self._write(unit, account, before, after)
            await unit.commit()
        return after

    def _limited(
        self, now: Mapping[Rule, Decimal], changes: Mapping[Rule, Decimal | None]
    ) -> dict[Rule, Decimal]:
        after = dict(now)
        for rule, amount in changes.items():
            after.pop(rule, None)
            if amount is not None:
                gate.check_own(rule, amount, self.settings)
                after[rule] = amount
        return after

    async def reset(self, account_id: int, setting: Setting) -> Chosen:
        """Give a setting back its default, which it follows from now on."""
        async with self.open() as unit:
            account, before = await _found(unit, account_id, lock=True)
            after = origins.back(before, setting, self.settings)
            await self._write(unit, account, before, after)
            await unit.commit()
        return after

    # -- as a file

    async def export(self, account_id: int) -> bytes:
        """Return everything that the person chose as a file, in the form that `compare` takes."""
        return portable.write(await self.of(account_id), clock.now())

    async def compare(self, account_id: int, data: bytes) -> Offer:
        """Say what a file would change; nothing is changed until it is applied.

        Raises `BadFile` for what has not the form. An older offer of the person lapses.
        """
        file = portable.read(data)
        compare = await self._compare()
        async with self.open() as unit:
            _, before = await _found(unit, account_id, lock=True)
            offer = Offer(clock.new_id(), compare(before, file))
            kept = {"id": offer.id, "file": data.decode("utf-8-sig")}
            await unit.keeps.put(_offered(account_id), kept, until=clock.now() + OFFER)
            await unit.commit()
        return offer

    async def apply(self, account_id: int, offer_id: str) -> Offer:
        """Apply an offered file, once and as a whole; the id of the answer takes it back.

        What is denied by now stays as it is. Raises `NotFound`.
        """
        compare = await self._compare()
        async with self.open() as unit:
            account, before = await _found(unit, account_id, lock=True)
            kept = await _take(unit, _offered(account_id), offer_id)
            comparison = compare(before, portable.read(kept["file"].encode()))
            await self._write(unit, account, before, comparison.after)
            done = Offer(clock.new_id(), comparison)
            was = {
                "id": done.id,
                "file": portable.write(before, clock.now()).decode(),
                "own": sorted(before.preferences.own),
            }
            await unit.keeps.put(_applied(account_id), was, until=clock.now() + REGRET)
            await unit.commit()
        return done

    async def dismiss(self, account_id: int, offer_id: str) -> None:
        """Forget an offered file; raises `NotFound`."""
        async with self.open() as unit:
            await _found(unit, account_id, lock=True)
            await _take(unit, _offered(account_id), offer_id)
            await unit.commit()

    async def undo(self, account_id: int, undo_id: str) -> Chosen:
        """Make everything what it was before a file was applied; raises `NotFound`."""
        async with self.open() as unit:
            account, now = await _found(unit, account_id, lock=True)
            kept = await _take(unit, _applied(account_id), undo_id)
            file = portable.read(kept["file"].encode())
            after = replace(now, limits=file.limits or {}, alerts=file.alerts or ())
            for setting, value in file.settings.items():
                after = after.choosing(setting, value)
            own = replace(after.preferences, own=frozenset(kept["own"]))
            after = replace(after, preferences=own)
            await self._write(unit, account, now, after)
            await unit.commit()
        return after

    async def _compare(self) -> Compare:
        markets = await self.market.instruments()
        return Compare(self.settings, {market.base for market in markets.values()})

    async def _write(self, unit: Unit, account: Account, before: Chosen, after: Chosen) -> None:
        if after.preferences != account.preferences:
            await self.accounts.rewrite(unit, account, after.preferences)
        habits = await habits_of(unit, account.id)
        wanted = replace(
            habits,
            digest_at=after.digest_at,
            zone=after.preferences.time_zone if after.digest_at else habits.zone,
            languages=after.headline_languages,
        )
        if wanted != habits:
            await unit.digests.save_habits(wanted)
        for rule in before.limits.keys() | after.limits.keys():
            if before.limits.get(rule) != after.limits.get(rule):
                await unit.risks.set_own(account.id, rule, after.limits.get(rule))
        if before.alerts != after.alerts:
            await _write_alerts(unit, account.id, after)


def _rule(name: str) -> Rule:
    try:
        return Rule(name)
    except ValueError as e:
        raise BadSetting(what="limit-name", text=name[:40], offered=", ".join(Rule)) from e


async def _found(unit: Unit, account_id: int, *, lock: bool = False) -> tuple[Account, Chosen]:
    account = await unit.accounts.get(account_id, lock=lock)
    if account is None:
        raise NotFound(what="account", id=account_id)
    habits = await habits_of(unit, account_id)
    rules = await unit.alerts.rules(account_id)
    chosen = Chosen(
        preferences=account.preferences,
        digest_at=habits.digest_at,
        headline_languages=habits.languages,
        limits=await unit.risks.own(account_id),
        alerts=tuple(Listed(str(rule.condition), rule.is_paused) for rule in rules),
    )
    return account, chosen


async def _write_alerts(unit: Unit, account_id: int, after: Chosen) -> None:
    wanted = {one.words: one.is_paused for one in after.alerts}
    for rule in await unit.alerts.rules(account_id):
        is_paused = wanted.pop(str(rule.condition), None)
        if is_paused is None:
            await unit.alerts.remove_rule(rule.id)
        elif is_paused is not rule.is_paused:
            await unit.alerts.save_rule(replace(rule, is_paused=is_paused))
    for words, is_paused in wanted.items():
        made = Heard(
            id=clock.new_id(),
            chat_id=account_id,
            created_by=account_id,
            condition=parse(words),
            is_paused=is_paused,
            created_at=clock.now(),
        )
        await unit.alerts.save_rule(made)


async def _take(unit: Unit, name: str, wanted: str) -> dict[str, Any]:
    kept = await unit.keeps.get(name)
    if kept is None or kept["id"] != wanted:
        raise NotFound(what="offer", id=wanted[:16])
    await unit.keeps.take(name)
    return kept


def _offered(account_id: int) -> str:
    return f"choices-offered:{account_id}"


def _applied(account_id: int) -> str:
    return f"choices-applied:{account_id}"
