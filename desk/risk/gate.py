"""What a transaction asks before it writes an order; the caller holds the account's lock."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from desk import clock, money
from desk.errors import BadSetting, Frozen
from desk.money import ZERO
from desk.portfolio.ledger import Balance
from desk.ports import Unit
from desk.risk import rules
from desk.risk.model import Exposure, Freeze, Halt, Rule, Standing
from desk.settings import Settings
from desk.venues.profiles import Mode, mode_of, venues

HALT: Final = "halt"
DAY: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """The plain values of an order that limits look at; `notional` in the quote currency."""

    symbol: str
    notional: Decimal
    is_buy: bool


def ceilings(settings: Settings) -> dict[Rule, Decimal]:
    """Return the desk's limits, which nobody may exceed."""
    return {
        Rule.MAX_ORDER: settings.max_order,
        Rule.MAX_HOUR: settings.max_hour,
        Rule.MAX_DAY: settings.max_day,
        Rule.MAX_SYMBOL: settings.max_symbol,
        Rule.MAX_TOTAL: settings.max_total,
        Rule.MAX_LOSS: settings.max_loss,
        Rule.MAX_POSITIONS: Decimal(settings.max_positions),
    }


def check_own(rule: Rule, amount: Decimal, settings: Settings) -> None:
    """Raise `BadSetting` for a limit of a person's own that is none, or above the desk's."""
    ceiling = ceilings(settings)[rule]
    value, limit = money.plain(amount), money.plain(ceiling)  # to be copied into a command
    if not 0 < amount <= ceiling:
        raise BadSetting(what="limit", text=rule.value, value=value, limit=limit)
    if not rule.counts_money and amount % 1:
        raise BadSetting(what="limit-whole", text=rule.value, value=value, limit=limit)


async def check_open(unit: Unit, account_id: int, *, venue: str, reduces: bool) -> None:
    """Raise `Halted` or `Frozen` when the account may not trade at a venue now.

    A halt lets through what reduces; a person's own freeze lets nothing through, for whoever
    panicked may not be the only one at the keys.
    """
    freeze = freeze_name(account_id)
    kept = await unit.keeps.several([HALT, freeze])
    halt = Halt.read(kept[HALT]) if HALT in kept else None
    rules.check_halt(halt, mode=mode_of(venue), reduces=reduces)
    if freeze in kept:
        raise Frozen(wait_s=_freeze(kept[freeze]).wait_s(clock.now()))


async def frozen(unit: Unit, account_id: int) -> Freeze | None:
    """Return the person's own freeze, None while there is none."""
    kept = await unit.keeps.get(freeze_name(account_id))
    return _freeze(kept) if kept else None


def _freeze(kept: Mapping[str, str]) -> Freeze:
    return Freeze(datetime.fromisoformat(kept["at"]), datetime.fromisoformat(kept["until"]))


def freeze_name(account_id: int) -> str:
    """Return the name that a person's freeze is kept under."""
    return f"freeze:{account_id}"


def exposure(wish: Wish, standing: Standing, prices: Mapping[str, Decimal]) -> Exposure:
    """Return what the order would add to; `prices` are bids by market.

    Only what is of its mode counts: nothing on paper uses up a limit of real money or eases it.
    What has no bid now is worth what it was when the day of the loss began.
    """
    mode = standing.mode
    if not wish.is_buy:
        return Exposure(notional=wish.notional, is_buy=False, mode=mode)
    owned = held([balance for balance in standing.balances if mode_of(balance.venue) is mode])
    worth = worths(owned, {**standing.then, **prices})
    for symbol, sum_ in standing.buying.items():
        worth[symbol] = worth.get(symbol, ZERO) + sum_
    positions = {symbol for symbol, sum_ in worth.items() if sum_ >= rules.DUST}
    return Exposure(
        notional=wish.notional,
        hour=standing.hour,
        day=standing.day,
        symbol=worth.get(wish.symbol, ZERO),
        total=sum(worth.values(), ZERO),
        loss=rules.loss_of(owned, standing.moved, now=prices, then=standing.then),
        positions=len(positions),
        is_new=wish.symbol not in positions,
        mode=mode,
    )


def day_start(now: datetime, zone: str) -> datetime:
    """Return the last midnight of a zone."""
    return now.astimezone(ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0)


def held(balances: Sequence[Balance]) -> dict[str, Decimal]:
    """Return what is owned, by currency, reserved sums included."""
    sums: dict[str, Decimal] = {}
    for balance in balances:
        sums[balance.currency] = sums.get(balance.currency, ZERO) + balance.total
    return sums


def worths(owned: Mapping[str, Decimal], prices: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Return what each coin is worth, by market; what nobody prices is worth nothing."""
    found = {}
    for currency, quantity in owned.items():
        symbol = f"{currency}/{rules.CASH}"
        if currency != rules.CASH and quantity and symbol in prices:
            found[symbol] = quantity * prices[symbol]
    return found


async def loss_of_all(
    unit: Unit, mode: Mode, prices: Mapping[str, Decimal], *, since: datetime
) -> Decimal:
    """Return what everybody together has lost of one kind of money since, realised and not."""
    owned, moved = await unit.pulse.held(mode), await unit.risks.moved(mode, since)
    then = await unit.risks.prices_at(markets(owned, moved), since, venues(mode))
    return rules.loss_of(owned, moved, now=prices, then=then)


def markets(owned: Collection[str], moved: Collection[str]) -> list[str]:
    """Return the markets that price these currencies."""
    return [f"{coin}/{rules.CASH}" for coin in sorted({*owned, *moved} - {rules.CASH})]
