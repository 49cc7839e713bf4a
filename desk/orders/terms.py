"""Which ways of trading go together: what could not be kept is refused, never left out. Pure."""

from datetime import timedelta
from decimal import Decimal
from typing import Final

from desk import money
from desk.errors import Misunderstood
from desk.orders.model import Kind, TimeInForce

MOST_SLIPPAGE: Final = 10  # percent


def check(
    kind: Kind,
    time_in_force: TimeInForce,
    *,
    is_post_only: bool,
    lasts: timedelta | None,
    slippage_percent: Decimal | None,
    example: str,
) -> None:
    """Raise `Misunderstood` for terms that the order could not keep; `example` works instead."""
    if kind is Kind.MARKET and (is_post_only or time_in_force is TimeInForce.FOK):
        word = "post" if is_post_only else "fok"
        raise Misunderstood(what="terms-price", text=word, example=example)
    is_at_once = kind is Kind.MARKET or time_in_force is not TimeInForce.GTC
    if is_at_once and is_post_only:
        word = time_in_force.value.lower()
        raise Misunderstood(what="terms-clash", text=word, example=example)
    if is_at_once and lasts is not None:
        raise Misunderstood(what="terms-lasts", example=example)
    if slippage_percent is None:
        return
    if kind is Kind.LIMIT:
        raise Misunderstood(what="terms-slippage", example=example)
    check_slippage(slippage_percent)


def check_slippage(percent: Decimal) -> None:
    """Raise `Misunderstood` for a band so wide that it bounds nothing."""
    if percent > MOST_SLIPPAGE:
        text, works = f"{money.plain(percent)}%", "slippage=1%"
        raise Misunderstood(what="slippage", text=text, limit=MOST_SLIPPAGE, example=works)
