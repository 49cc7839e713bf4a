"""What a fee was worth when it was paid; written with the fill, so that history never changes."""

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk.orders.model import Fill
    from desk.ports import Unit


async def valued(unit: "Unit", fill: "Fill") -> "Fill":
    """Return the fill with its fee's value in the quote currency.

    A fee in a third asset is valued at the middle of that asset's book where it was paid, at the
    time of the fill; its value stays None when no price of that time is known.
    """
    if not fill.fee or fill.fee_currency in {"", fill.quote}:
        return replace(fill, fee_value=fill.fee)
    if fill.fee_currency == fill.base:
        return replace(fill, fee_value=fill.fee * fill.price)
    symbol = f"{fill.fee_currency}/{fill.quote}"
    price = await unit.market.price_at(symbol, fill.at, fill.venue)
    return replace(fill, fee_value=None if price is None else fill.fee * price)
