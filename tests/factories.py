"""Builders of values with sensible defaults."""

from datetime import timedelta
from decimal import Decimal

from db.context import Context
from desk import clock
from desk.accounts.model import Account, Person
from desk.market.model import Instrument, Quote
from desk.money import Amount, Unit
from desk.orders.intent import Intent
from desk.orders.model import Side
from desk.orders.origin import Origin

ANN = Person(id=501, first_name="Ann", username="ann", language="en")
BOB = Person(id=502, first_name="Bob", username="bob", language="ru")


def instrument(base: str = "BTC") -> Instrument:
    """A market with steps like those of the paper exchange."""
    return Instrument(
        symbol=f"{base}/USDT",
        base=base,
        quote="USDT",
        price_step=Decimal("0.01"),
        quantity_step=Decimal("0.00001"),
        min_quantity=Decimal("0.00001"),
        min_notional=Decimal(5),
        name=base,
    )


def quote(
    symbol: str = "BTC/USDT", *, bid: str = "59990", ask: str = "60000", ask_size: str = "10"
) -> Quote:
    """A quote of now."""
    return Quote(
        symbol=symbol,
        bid=Decimal(bid),
        ask=Decimal(ask),
        last=Decimal(ask),
        ask_size=Decimal(ask_size),
        change_percent=Decimal("1.5"),
        at=clock.now(),
    )


def buy(amount: str = "60", symbol: str = "BTC/USDT", *, unit: Unit = Unit.QUOTE) -> Intent:
    """Buy for some quote currency, at market."""
    return Intent(symbol=symbol, side=Side.BUY, amount=Amount(Decimal(amount), unit))


def sell(amount: str, symbol: str = "BTC/USDT", *, unit: Unit = Unit.BASE) -> Intent:
    """Sell some base units, at market."""
    return Intent(symbol=symbol, side=Side.SELL, amount=Amount(Decimal(amount), unit))


def origin(key: str = "msg:1:1", cause: str = "1", *, age_s: float = 0) -> Origin:
    """A request out of a private chat."""
    sent_at = clock.now() - timedelta(seconds=age_s)
    return Origin(key=key, cause=cause, source="chat", sent_at=sent_at, chat_id=ANN.id)


async def furnish(context: Context, *bases: str) -> Account:
    """Give a desk markets with quotes, and Ann an account."""
    names = bases or ("BTC", "ETH")
    async with context.desk.market.open() as unit:
        await unit.market.save_instruments([instrument(base) for base in names])
        await unit.commit()
    await context.desk.market.quotes.put([quote(f"{base}/USDT") for base in names])
    return await context.desk.accounts.enter(ANN)
