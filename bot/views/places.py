"""Where something is to be bought or sold, and ready-made plans for there. Pure."""

from collections.abc import Callable, Sequence
from typing import Final

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.plans import Flatten, Guide
from bot.screen import Row, Screen, button, grid, keyboard
from bot.views import figures
from desk import money
from desk.i18n import Html, Texts
from desk.market.model import Instrument, Quote
from desk.money import Figure
from desk.orders.model import Side
from desk.plans.offers import LEGS, Offer
from desk.plans.words import EXAMPLES, example
from desk.portfolio.places import Place
from desk.venues.profiles import profile

SHOWN: Final = 12
USUAL: Final = "▶ "  # before the venue where a person's orders go when they name none
ALL: Final = "*"
On = Callable[[Place], CallbackData]


def coins(places: Sequence[Place], question: Html, t: Texts, on: On) -> Screen:
    """Return what is held to choose from; the venues are named where there are several."""
    is_apart = len({place.venue for place in places}) > 1
    buttons = [
        button(_label(place, _coins(place, t), t, is_apart=is_apart), on(place))
        for place in places[:SHOWN]
    ]
    return Screen(question, keyboard(*grid(buttons, 2)))


def venues(places: Sequence[Place], side: Side, t: Texts, on: On) -> Screen:
    """Ask at which of several venues a coin is to be bought or sold."""
    text = t("which-venue", side=side.value, coin=places[0].base, count=len(places))
    return Screen(text, keyboard(*elsewhere(places, side, t, on)))


def elsewhere(places: Sequence[Place], side: Side, t: Texts, on: On) -> list[Row]:
    """Return a row for each venue, with what is there: coins to sell, or money to buy with."""
    rows: list[Row] = []
    for place in places:
        free = Figure(f"{figures.usd(place.free)} USDT") if side is Side.BUY else _held(place)
        rows.append([button(_label(place, t.figure(free), t), on(place))])
    return rows


def which_to_close(places: Sequence[Place], base: str, t: Texts) -> Screen:
    """Ask at which of several venues everything is to be sold, or at all of them."""
    by_venue: dict[str, list[Place]] = {}
    for place in places:
        by_venue.setdefault(place.venue, []).append(place)
    rows = [
        [button(_label(held[0], _worth(held, t), t), Flatten(base=base, venue=venue), "danger")]
        for venue, held in by_venue.items()
    ]
    everywhere = t("button-everywhere", what=_worth(places, t))
    live = next((venue for venue in by_venue if profile(venue).is_live), places[0].venue)
    rows.append([button(figures.live(everywhere, live), Flatten(base=base, venue=ALL), "danger")])
    return Screen(t("which-venue-close"), keyboard(*rows))


def held_at(place: Place, t: Texts, *, is_apart: bool) -> str:
    """Write what is held somewhere and what it is worth."""
    worth = "-" if place.value is None else figures.usd(place.value)
    held = t.figure(Figure(f"{money.show_quantity(place.total)} {place.base} ≈ {worth} USDT"))
    return Html(f"{held} · {figures.place(place.venue, t)}") if is_apart else held


def _label(place: Place, what: str, t: Texts, *, is_apart: bool = True) -> str:
    """Write a button's label; with `is_apart` it names the venue, and marks the usual one."""
    if not is_apart:
        return figures.live(what, place.venue)
    name = t("venue-name", venue=place.venue, title=profile(place.venue).title)
    return figures.live(f"{USUAL if place.is_usual else ''}{name} · {what}", place.venue)


def _coins(place: Place, t: Texts) -> str:
    return f"{place.base} {t.figure(_held(place))}"


def _held(place: Place) -> Figure:
    return money.show_quantity(place.free or place.total)


def _worth(places: Sequence[Place], t: Texts) -> str:
    worth = sum((place.value or money.ZERO for place in places), money.ZERO)
    return t("places-worth", count=len(places), worth=figures.usd(worth))


def coin_of(asked: Guide, t: Texts) -> Html:
    """Return the question which coin a plan is for."""
    return t("guide-coin", command=asked.command, example=EXAMPLES[asked.command])


def offered(
    asked: Guide, instrument: Instrument, quote: Quote, found: Sequence[Offer], t: Texts
) -> Screen:
    """Return ready-made plans for a coin at a venue, each begun by one tap."""
    text = t(
        "guide-how",
        command=asked.command,
        coin=instrument.base,
        price=money.show_price(quote.last),
        place=figures.place(instrument.venue, t),
        example=example(asked.command, instrument, quote.last),
    )
    buttons = []
    for offer in found:
        amount = "" if offer.amount is None else money.plain(offer.amount)
        data = asked.model_copy(
            update={"venue": instrument.venue, "amount": amount, "how": offer.how}
        )
        said = figures.live(_offer(asked.command, offer, t), instrument.venue)
        buttons.append(button(said, data))
    return Screen(text, keyboard(*grid(buttons, 3 if found[0].amount is None else 2)))


def _offer(command: str, offer: Offer, t: Texts) -> str:
    if offer.amount is None:
        kind = {"stop": "sl", "tp": "tp", "trail": "tr"}[command]
        return t(f"button-guard-{kind}", percent=offer.how)
    near, _, far = offer.how.partition("-")
    return t(
        f"button-guide-{command}",
        amount=figures.dollars(offer.amount),
        unit=offer.how[-1],
        legs=str(LEGS[command]),
        near=near,
        far=far,
    )
