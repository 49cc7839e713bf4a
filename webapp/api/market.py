"""What trades here, what it costs, and what it cost before."""

from typing import Annotated

from fastapi import APIRouter, Query

from desk.market.model import Timeframe
from desk.venues.profiles import PAPER, profile
from webapp.api import V1
from webapp.deps import AccountDep, DeskDep
from webapp.schemas.fields import PastMoment, Symbol, VenueName
from webapp.schemas.gauges import BandOut, LookOut, OddityOut, ReadingsOut
from webapp.schemas.market import CandleOut, InstrumentOut, QuoteOut

router = APIRouter(prefix=f"{V1}/market", tags=["market"])
Venue = Annotated[VenueName, Query()]


@router.get("/instruments")
async def instruments(_: AccountDep, desk: DeskDep, venue: Venue = PAPER) -> list[InstrumentOut]:
    """Return every market that can be traded at a venue, by symbol."""
    markets = await desk.market.instruments(profile(venue).name)
    return [InstrumentOut.of(markets[symbol]) for symbol in sorted(markets)]


@router.get("/quotes")
async def quotes(_: AccountDep, desk: DeskDep, venue: Venue = PAPER) -> list[QuoteOut]:
    """Return the latest quote of every market of a venue, by symbol."""
    found = await desk.market.quotes.all(profile(venue).name)
    return [QuoteOut.of(found[symbol]) for symbol in sorted(found)]


@router.get("/candles")
async def candles(
    _: AccountDep,
    desk: DeskDep,
    symbol: Annotated[Symbol, Query()],
    timeframe: Timeframe = Timeframe.M15,
    limit: Annotated[int, Query(ge=1, le=1000)] = 300,
    before: Annotated[PastMoment | None, Query()] = None,
    venue: Venue = PAPER,
) -> list[CandleOut]:
    """Return the desk's own candles, oldest first; `before` pages into the past.

    None for a market that `venue` lists and the desk's price source does not.
    """
    where = profile(venue).name
    found = await desk.market.candles(symbol, timeframe, limit=limit, before=before, venue=where)
    return [CandleOut.of(candle) for candle in found]


@router.get("/readings")
async def readings(
    _: AccountDep,
    desk: DeskDep,
    symbol: Annotated[Symbol, Query()],
    timeframe: Timeframe = Timeframe.M15,
) -> ReadingsOut:
    """Return the expected range of the next hour, how the chart looks, and odd trades.

    Null where nothing was read: the models are off, or do not know the market.
    """
    band = await desk.gauges.band(symbol)
    look = await desk.gauges.look(symbol, timeframe)
    oddity = await desk.gauges.oddity(symbol)
    return ReadingsOut(
        band=BandOut.of(band) if band else None,
        look=LookOut.of(look, await desk.gauges.tally(look)) if look else None,
        oddity=OddityOut.of(oddity) if oddity else None,
    )
