"""From an intent and a quote to exact numbers: quantity, cost, fee, reserve. Pure."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from desk import money
from desk.errors import BadAmount, InsufficientFunds, RiskDenied
from desk.market.model import Instrument, Quote
from desk.money import Figure, Unit
from desk.orders.intent import Intent
from desk.orders.model import Kind, Side

SPEND_STEP: Final = Decimal("0.00000001")
_HUNDRED: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class Bands:
    """How far from the market a price may be, in percent: what a market order may slip, and

    where a limit price looks like a slip of the finger.
    """

    slippage: Decimal
    limit: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Sized:
    """An order in numbers. `spend` is set for market buys by cost, otherwise `quantity` rules.

    `price` is the price expected, `worst_price` the last one acceptable (None for a buy by cost,
    which the best offer covers). `cost` is what the quantity comes to at the price expected,
    `worst_cost` the most that a buy pays or the least that a sale of all of it brings, both before
    the fee. `notional` is what limits count: of a sum all of it, though a band may leave a part
    unspent. `reserve` counts `reserve_currency`.
    """

    quantity: Decimal
    spend: Decimal | None
    price: Decimal
    worst_price: Decimal | None
    cost: Decimal
    worst_cost: Decimal
    notional: Decimal
    reserve: Decimal
    reserve_currency: str
    fee: Decimal
    fee_currency: str


def size(
    intent: Intent, instrument: Instrument, quote: Quote, *, free_base: Decimal, bands: Bands
) -> Sized:
    """Work out what the intent means at the quote.

    Quantities round down to the market's step, prices towards the person's safety; what waits for
    a trigger is priced at its trigger. `bands` are the desk's. A sum to spend at market goes by
    cost where the best offer covers it, so that all of it is spent. A larger one, and one for which
    a slippage is named, goes by what it buys at the worst price: it would eat its way through a
    thin book otherwise. Raises `RiskDenied` for what the market would refuse as too small and for a
    limit price that looks like a slip of the finger.
    """
    if intent.slippage_percent is not None:
        bands = Bands(intent.slippage_percent, bands.limit)
    price, worst = _prices(intent, instrument, quote, bands)
    by_cost, buys = _is_by_cost(intent, quote), intent.side is Side.BUY
    if not buys:
        _check_dust(intent, instrument, free_base, price)
    is_at_market = buys and intent.kind is Kind.MARKET
    is_sum = is_at_market and intent.amount.unit is Unit.QUOTE
    # A sum within a band is never overspent, wherever in the band it trades.
    divisor = worst if is_at_market and not by_cost else price
    quantity = _quantity(intent, instrument, divisor, free_base)
    cost = intent.amount.value if by_cost else quantity * price
    _check_minimum(instrument, quantity, cost)
    spend = money.floor_to(intent.amount.value, SPEND_STEP) if by_cost else None
    reserve = (spend or quantity * worst) if buys else quantity
    return Sized(
        quantity=quantity,
        spend=spend,
        price=price,
        worst_price=None if by_cost else worst,
        cost=cost,
        worst_cost=intent.amount.value if is_sum else quantity * worst,
        notional=intent.amount.value if is_sum else cost,
        reserve=reserve,
        reserve_currency=instrument.quote if buys else instrument.base,
        fee=(quantity if buys else cost) * instrument.taker_fee,
        fee_currency=instrument.base if buys else instrument.quote,
    )


def _is_by_cost(intent: Intent, quote: Quote) -> bool:
    is_market_buy = intent.side is Side.BUY and intent.kind is Kind.MARKET
    is_sum = intent.amount.unit is Unit.QUOTE and intent.slippage_percent is None
    return is_market_buy and is_sum and intent.amount.value <= quote.ask * quote.ask_size


def _prices(
    intent: Intent, instrument: Instrument, quote: Quote, bands: Bands
) -> tuple[Decimal, Decimal]:
    step = instrument.price_step
    buys = intent.side is Side.BUY
    touch = intent.trigger_price or (quote.ask if buys else quote.bid)
    if intent.limit_price is not None:
        price = (money.floor_to if buys else money.ceil_to)(intent.limit_price, step)
        check_finger(price, touch, bands.limit, step=step, buys=buys)
        return price, price
    if buys:
        return touch, money.ceil_to(touch * (_HUNDRED + bands.slippage) / _HUNDRED, step)
    return touch, money.floor_to(touch * (_HUNDRED - bands.slippage) / _HUNDRED, step)


def check_finger(
    price: Decimal, touch: Decimal, band: Decimal, *, step: Decimal, buys: bool
) -> None:
    """Raise `RiskDenied` for a price more than `band` percent beyond the market.

    It looks like a slip of the finger; the refusal names the last price that does not.
    """
    off = (price - touch if buys else touch - price) / touch * _HUNDRED
    if off > band or not price:
        last = _banded(touch, band, step, buys=buys)
        value, limit, edge = money.show(off), money.show(band), money.show_price(last)
        raise RiskDenied(rule="price-band", value=value, limit=limit, edge=edge)


def _banded(touch: Decimal, band: Decimal, step: Decimal, *, buys: bool) -> Decimal:
    """Return the last price within a band, on the market's grid and on its near side."""
    if buys:
        return money.floor_to(touch * (_HUNDRED + band) / _HUNDRED, step)
    return money.ceil_to(touch * (_HUNDRED - band) / _HUNDRED, step)


def _quantity(
    intent: Intent, instrument: Instrument, price: Decimal, free_base: Decimal
) -> Decimal:
    amount = intent.amount
    match amount.unit:
        case Unit.BASE:
            quantity = amount.value
        case Unit.QUOTE:
            quantity = amount.value / price
        case Unit.PERCENT:
            quantity = free_base * amount.value / _HUNDRED
            if free_base < instrument.quantity_step:
                raise InsufficientFunds(currency=instrument.base, free=free_base, needed=0)
        case _:
            raise BadAmount(code="unit", text=money.plain(amount.value))
    return money.floor_to(quantity, instrument.quantity_step)


def _check_dust(intent: Intent, instrument: Instrument, free: Decimal, price: Decimal) -> None:
    """Refuse a share of what would be too small to sell even all together."""
    worth = money.floor_to(free, instrument.quantity_step) * price
    if intent.amount.unit is Unit.PERCENT and free and worth < instrument.min_notional:
        limit = money.show(instrument.min_notional)
        raise RiskDenied(rule="dust", value=money.show(worth), limit=limit, coin=instrument.base)


def _check_minimum(instrument: Instrument, quantity: Decimal, notional: Decimal) -> None:
    if notional < instrument.min_notional:
        value, limit = money.show(notional), money.show(instrument.min_notional)
        raise RiskDenied(rule="min-notional", value=value, limit=limit)
    if quantity < instrument.min_quantity:
        value = Figure(f"{money.show_quantity(quantity)} {instrument.base}")
        limit = Figure(f"{money.show_quantity(instrument.min_quantity)} {instrument.base}")
        raise RiskDenied(rule="min-quantity", value=value, limit=limit)
