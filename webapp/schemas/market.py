"""Markets, quotes, candles."""

from typing import Self

from desk.market.model import Candle, Instrument, Quote
from webapp.schemas.fields import Answer, Moment, Percent, Sum, Symbol, VenueName


class InstrumentOut(Answer):
    """A market and its steps; `taker_fee` is a fraction, 0.001 is 0.1 %."""

    venue: VenueName
    symbol: Symbol
    base: str
    quote: str
    name: str
    price_step: Sum
    quantity_step: Sum
    min_quantity: Sum
    min_notional: Sum
    taker_fee: Sum

    @classmethod
    def of(cls, instrument: Instrument) -> Self:
        """Write a market."""
        return cls(
            venue=instrument.venue,
            symbol=instrument.symbol,
            base=instrument.base,
            quote=instrument.quote,
            name=instrument.name or instrument.base,
            price_step=instrument.price_step,
            quantity_step=instrument.quantity_step,
            min_quantity=instrument.min_quantity,
            min_notional=instrument.min_notional,
            taker_fee=instrument.taker_fee,
        )


class QuoteOut(Answer):
    """The top of a book; change, high, low and volume look back 24 hours."""

    venue: VenueName
    symbol: Symbol
    bid: Sum
    ask: Sum
    last: Sum
    change_percent: Percent
    high: Sum
    low: Sum
    volume: Sum
    at: Moment

    @classmethod
    def of(cls, quote: Quote) -> Self:
        """Write a quote."""
        return cls(
            venue=quote.venue,
            symbol=quote.symbol,
            bid=quote.bid,
            ask=quote.ask,
            last=quote.last,
            change_percent=quote.change_percent,
            high=quote.high,
            low=quote.low,
            volume=quote.volume,
            at=quote.at,
        )


class CandleOut(Answer):
    """One span: `at` is its begin; volume in base units."""

    at: Moment
    open: Sum
    high: Sum
    low: Sum
    close: Sum
    volume: Sum

    @classmethod
    def of(cls, candle: Candle) -> Self:
        """Write a candle."""
        return cls(
            at=candle.at,
            open=candle.open,
            high=candle.high,
            low=candle.low,
            close=candle.close,
            volume=candle.volume,
        )
