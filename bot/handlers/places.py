"""Screens that ask where: at which of a person's venues to sell, to plan, to close."""

from functools import partial

from bot.callbacks.orders import Ask
from bot.callbacks.plans import Flatten, Guide
from bot.screen import Screen
from bot.views import market as market_view
from bot.views import orders as orders_view
from bot.views import places as view
from bot.views import plans as plans_view
from bot.visit import Visit
from desk.errors import NoQuote, NotFound
from desk.market.model import Instrument, Quote
from desk.market.service import QUOTE, find
from desk.money import ZERO, exact
from desk.orders.model import Side
from desk.orders.origin import Origin
from desk.plans.offers import SELLS, Offer, offers, written
from desk.plans.wanted import Wanted
from desk.plans.words import parse
from desk.portfolio.places import Place


async def coin(text: str, venue: str, visit: Visit) -> str:
    """Return the coin that a text names at a venue, or at any of the person's without one."""
    desk = visit.desk
    markets = await (desk.market.instruments(venue) if venue else desk.places.markets(visit.me.id))
    return find(text, markets).base


async def quote(instrument: Instrument, visit: Visit) -> Quote | None:
    """Return the quote of a market, None when there is none."""
    try:
        return await visit.desk.market.quote(instrument.symbol, instrument.venue)
    except NoQuote:
        return None


# -- selling


def _ask(place: Place) -> Ask:
    return Ask(side=Side.SELL, base=place.base, venue=place.venue)


async def held(visit: Visit) -> Screen:
    """Return what could be sold now at any venue, to choose from."""
    found = [p for p in await visit.desk.places.holding(visit.me.id) if p.free]
    if not found:
        return orders_view.nothing_held(visit.t)
    return view.coins(found, visit.t("pick-sell"), visit.t, _ask)


async def sale(base: str, venue: str, visit: Visit) -> Screen:
    """Ask how much of a coin to sell.

    Before that at which venue: when none is named and several hold it, or the one that is named
    does not. The others stand below the amounts.
    """
    found = [p for p in await visit.desk.places.holding(visit.me.id, base) if p.free]
    here = [p for p in found if p.venue == venue] if venue else found
    others = [p for p in found if p not in here]
    if len(here) > 1 or (others and not here):
        return view.venues(found, Side.SELL, visit.t, _ask)
    at = here[0].venue if here else venue or visit.venue
    instrument = await visit.desk.market.instrument(f"{base}/{QUOTE}", at)
    free = here[0].free if here else ZERO
    more = view.elsewhere(others, Side.SELL, visit.t, _ask)
    return orders_view.ask_sell(instrument, await quote(instrument, visit), free, visit.t, more)


async def closing(base: str, venue: str, visit: Visit, origin: Origin) -> Screen:
    """Ask once whether to sell everything of a coin, or of all (`*`), at a venue, or at all (`*`).

    Without a venue ask which, where several hold it.
    """
    found = await visit.desk.places.holding(visit.me.id, "" if base == view.ALL else base)
    if venue not in {"", view.ALL}:
        found = [place for place in found if place.venue == venue]
    if not venue and len({place.venue for place in found}) > 1:
        return view.which_to_close(found, base, visit.t)
    at = [(place.venue, place.symbol) for place in found]
    drafts = await visit.desk.plans.close(visit.me.id, at, origin)
    is_apart = len({draft.venue for draft in drafts}) > 1
    told = [view.held_at(place, visit.t, is_apart=is_apart) for place in found]
    return plans_view.closing(drafts, told, visit.t, ttl_s=visit.desk.settings.ticket_ttl_s)


async def to_close(visit: Visit) -> Screen:
    """Return what could be sold as a whole, to choose from."""
    found = await visit.desk.places.holding(visit.me.id)
    if not found:
        raise NotFound(what="position", id="")
    return view.coins(found, visit.t("pick-close"), visit.t, _flatten)


def _flatten(place: Place) -> Flatten:
    return Flatten(base=place.base, venue=place.venue)


# -- ready-made plans


async def guide(asked: Guide, visit: Visit) -> Screen:
    """Return the next question on the way to a plan: which coin, which venue, which offer."""
    if not asked.base:
        return await _which_coin(asked, visit)
    found = await _places(asked, visit)
    if asked.venue:
        found = [place for place in found if place.venue == asked.venue]
    if not found:
        raise NotFound(what="position", id=asked.base)
    if len(found) > 1:
        side = Side.SELL if asked.command in SELLS else Side.BUY
        return view.venues(found, side, visit.t, partial(_at, asked))
    return await _offers(_at(asked, found[0]), visit)


async def _which_coin(asked: Guide, visit: Visit) -> Screen:
    question = view.coin_of(asked, visit.t)
    if asked.command not in SELLS:
        on = partial(Guide, command=asked.command, venue=asked.venue)
        return market_view.pick(await visit.desk.market.movers(12), question, on, visit.t)
    found = await visit.desk.places.holding(visit.me.id)
    if not found:
        return orders_view.nothing_held(visit.t)
    return view.coins(found, question, visit.t, partial(_at, asked))


async def _places(asked: Guide, visit: Visit) -> list[Place]:
    if asked.command in SELLS:
        return await visit.desk.places.holding(visit.me.id, asked.base)
    return await visit.desk.places.buying(visit.me.id, f"{asked.base}/{QUOTE}")


def _at(asked: Guide, place: Place) -> Guide:
    return asked.model_copy(update={"base": place.base, "venue": place.venue})


async def _offers(asked: Guide, visit: Visit) -> Screen:
    instrument, now = await _market(asked, visit)
    found = offers(asked.command, visit.me.preferences.presets)
    return view.offered(asked, instrument, now, found, visit.t)


async def wanted(chosen: Guide, visit: Visit) -> Wanted:
    """Return the plan that an offer stands for, at the price of now."""
    instrument, now = await _market(chosen, visit)
    offer = Offer(chosen.how, exact(chosen.amount) if chosen.amount else None)
    words = written(chosen.command, offer, instrument, now)
    return parse(chosen.command, words, find=lambda _: instrument)


async def _market(asked: Guide, visit: Visit) -> tuple[Instrument, Quote]:
    market, symbol = visit.desk.market, f"{asked.base}/{QUOTE}"
    return await market.instrument(symbol, asked.venue), await market.quote(symbol, asked.venue)
