"""Settings of markets and trading: where prices come from, limits, times, and what halts."""

from decimal import Decimal
from urllib.parse import urlsplit

from pydantic import Field, field_validator

from desk.settings.kinds import Section, Sum


class TradingSettings(Section):
    """Sums are in USDT; limits are what one person may do unless it says of everyone."""

    price_source: str = Field(
        default="synthetic",
        pattern="^[a-z0-9]{2,30}$",
        description="Prices of the paper exchange: synthetic, or a ccxt exchange id such as binance.",
    )
    price_seed: int = Field(
        default=20261,
        description="Seed of the synthetic prices; the same seed gives the same history.",
    )
    paper_balance: Sum = Field(
        default=Decimal(10000), description="USDT a newcomer starts with on paper."
    )
    exchange_url: str = Field(
        default="",
        description="Where the paper exchange is. Empty: http://127.0.0.1:<exchange_port>.",
    )
    venues_url: str = Field(
        default="",
        description="Where live exchanges are served instead of at their own addresses, for trying out: <venues_url>/bybit and so on, for example http://127.0.0.1:8082. Empty: their own.",
    )
    max_order: Sum = Field(
        default=Decimal(5000),
        description="Largest notional of one purchase, in USDT; a larger sale asks first.",
    )
    max_day: Sum = Field(
        default=Decimal(50000),
        description="Largest notional one person may buy in 24 hours, in USDT.",
    )
    max_symbol: Sum = Field(
        default=Decimal(20000),
        description="Largest notional one person may hold or order in one market, in USDT.",
    )
    max_hour: Sum = Field(
        default=Decimal(25000),
        description="Largest notional one person may buy in 60 minutes, in USDT.",
    )
    max_total: Sum = Field(
        default=Decimal(50000),
        description="Largest worth of all coins one person may hold or have on order, in USDT.",
    )
    max_loss: Sum = Field(
        default=Decimal(5000),
        description="Loss since midnight (TZ), realised and not, after which a person may only sell, in USDT.",
    )
    max_positions: int = Field(
        default=25, ge=1, le=1000, description="Most coins one person may hold or have on order."
    )
    price_band_percent: Sum = Field(
        default=Decimal(10),
        description="A limit price this many percent beyond the market looks like a slip and is refused.",
    )
    freeze_wait_s: int = Field(
        default=300,
        ge=0,
        le=604800,
        description="Seconds after /panic before a person may trade again.",
    )
    breaker_orders: int = Field(
        default=600,
        ge=1,
        description="More orders of everyone in one minute, paper and real money counted apart, halt that money.",
    )
    breaker_loss: Sum = Field(
        default=Decimal(50000),
        description="A larger loss of everyone within 60 minutes, realised and not, halts the desk; in USDT.",
    )
    breaker_errors_percent: int = Field(
        default=50,
        ge=1,
        le=100,
        description="A larger share of a venue's requests without an answer halts the desk (from 20 requests on).",
    )
    breaker_window_s: int = Field(
        default=300, ge=10, le=3600, description="Seconds over which that share is taken."
    )
    quick_limit: Sum = Field(
        default=Decimal(100),
        description="One tap buys up to this many USDT; above it a ticket asks first. Each person may set their own.",
    )
    slippage_percent: Sum = Field(
        default=Decimal(1),
        description="Price band around the quote for orders at market, in percent; at most 10. A sum that the best offer covers needs none and is spent whole.",
    )
    quote_age_s: int = Field(
        default=10,
        ge=1,
        le=300,
        description="A quote older than this many seconds is not traded on.",
    )
    command_age_s: int = Field(
        default=60,
        ge=5,
        le=3600,
        description="An order command or a button older than this many seconds asks again.",
    )
    ticket_ttl_s: int = Field(
        default=30, ge=5, le=600, description="Seconds a ticket may be confirmed."
    )
    limit_days: int = Field(
        default=7, ge=1, le=365, description="Days after which a resting limit order lapses."
    )
    plan_interval_s: int = Field(
        default=60,
        ge=1,
        le=86400,
        description="Shortest time between two legs of a schedule, in seconds.",
    )
    max_plans: int = Field(
        default=50, ge=1, le=1000, description="Most plans one person may have at work at once."
    )
    listing_s: float = Field(
        default=5.0,
        ge=1,
        le=3600,
        description="How often, in seconds, a venue is asked what it lists while a plan waits for a coin's first trade there.",
    )
    native_stops: bool = Field(
        default=True,
        description="Leave stops to exchanges that keep them by themselves; otherwise the desk watches every price.",
    )
    venue_timeout_s: int = Field(
        default=5,
        ge=1,
        le=60,
        description="Seconds a venue has to answer before the order is UNKNOWN.",
    )
    receive_window_ms: int = Field(
        default=2000,
        ge=500,
        le=60000,
        description="How long a venue may still accept a request after it was signed.",
    )

    @field_validator("venues_url")
    @classmethod
    def _venues(cls, url: str) -> str:
        parts = urlsplit(url)
        if url and (parts.scheme != "http" or parts.hostname not in {"127.0.0.1", "localhost"}):
            raise ValueError("is not on this machine: API keys would be sent to a stranger")
        return url

    @field_validator("slippage_percent")
    @classmethod
    def _slippage(cls, percent: Decimal) -> Decimal:
        if percent > 10:
            raise ValueError("is over the ceiling of 10 percent, for example 1")
        return percent
