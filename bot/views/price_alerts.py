"""Price alerts: the list of a chat, ready-made ones, and the message of a crossing. Pure."""

from collections.abc import Sequence
from decimal import Decimal

from aiogram.types import InlineKeyboardButton

from bot.callbacks.alerts import Draft
from bot.callbacks.market import Card, Chart
from bot.callbacks.orders import Ask
from bot.callbacks.price_alerts import AlertAt, AlertDrop, AlertOffers
from bot.callbacks.screens import Go
from bot.screen import Row, Screen, button, grid, keyboard, lines, link
from bot.views import figures
from bot.views.market import presets, way_in
from desk import money
from desk.accounts.model import Preferences
from desk.i18n import Html, Texts
from desk.market.model import Instrument, Quote, Timeframe
from desk.orders.model import Side
from desk.price_alerts import crossing, offers
from desk.price_alerts.model import Aim, PriceAlert, Way
from desk.price_alerts.service import MOST_LIVE, Message

_UP, _DOWN = "↑", "↓"


def page(found: Sequence[PriceAlert], t: Texts, *, is_group: bool, said: Html | None) -> Screen:
    """Return a chat's price alerts, each with a button that removes it; `said` stands first."""
    if not found:
        where = "group" if is_group else "private"
        how = t("price-alerts-how", limit=MOST_LIVE)
        return Screen(lines(said, t("price-alerts-none", where=where), how))
    told = [_line(number, alert, t) for number, alert in enumerate(found, 1)]
    title = t("price-alerts-title")
    drops = [
        button(t("button-remove-rule", number=str(number)), AlertDrop(alert=alert.id))
        for number, alert in enumerate(found, 1)
    ]
    text = lines(said, title, *told, t("price-alerts-how", limit=MOST_LIVE))
    refresh = button(t("button-refresh"), Go(place="price-alerts"))
    return Screen(text, keyboard(*grid(drops, 3), [refresh]))


def _line(number: int, alert: PriceAlert, t: Texts) -> Html:
    return t(
        "price-alert-line",
        number=str(number),
        coin=alert.symbol.partition("/")[0],
        at=_levels(alert),
        aim=str(alert.aim),
        is_resting="yes" if alert.rests_until else "no",
    )


def _levels(alert: PriceAlert) -> money.Figure:
    """Write where it fires next: ↑ 70,000.00 ↓ 60,000.00."""
    marked = ((_UP, alert.above), (_DOWN, alert.below))
    return money.Figure(" ".join(f"{m} {money.show_price(p)}" for m, p in marked if p))


def added(alert: PriceAlert, t: Texts) -> Html:
    """Say what a chat will hear."""
    return t(
        "price-alert-added",
        coin=alert.symbol.partition("/")[0],
        at=_levels(alert),
        base=money.show_price(alert.base),
        repeats="yes" if alert.is_repeating else "no",
        limit=crossing.MOST_A_DAY,
        urgent="yes" if alert.is_urgent else "no",
        place=figures.place(alert.venue, t),
    )


def removed(alert: PriceAlert, t: Texts) -> Html:
    """Say what a chat will not hear any more, with the words that set it again."""
    coin = alert.symbol.partition("/")[0]
    return t("price-alert-removed", command=f"/alert {coin.lower()} {alert.aim}")


def offered(instrument: Instrument, quote: Quote, t: Texts) -> Screen:
    """Return ready-made price alerts of a coin, and the way to alerts of its news."""
    base = instrument.base
    levels = [_offer(base, aim, quote.mid, t) for aim in offers.levels(quote.mid)]
    *moves, repeated = [_offer(base, aim, quote.mid, t) for aim in offers.moves()]
    below = [
        button(t("button-news-alert", coin=base), Draft(base=base)),
        button(t("button-price-alerts"), Go(place="price-alerts")),
    ]
    text = t(
        "price-alert-offer",
        coin=base,
        price=money.show_price(quote.last),
        example=f"/alert {base.lower()} {offers.levels(quote.mid)[0]}",
    )
    return Screen(text, keyboard(levels, *grid(moves, 3), [repeated], below))


def _offer(base: str, aim: Aim, price: Decimal, t: Texts) -> InlineKeyboardButton:
    if aim.price is not None:
        mark = _UP if aim.price > price else _DOWN
        label = t.figure(money.Figure(f"{mark} {money.show_price(aim.price)}"))
        return button(label, AlertAt(base=base, level=money.plain(aim.price)))
    sign = {Way.UP: "+", Way.DOWN: "−", None: "±"}[aim.way]
    percent = t("percent-change", value=f"{sign}{money.plain(aim.percent or money.ZERO)}")
    label = t("button-alert-repeat", percent=percent) if aim.is_repeating else percent
    level = str(aim).partition(" ")[0]
    return button(label, AlertAt(base=base, level=level, is_repeating=aim.is_repeating))


def fired(
    message: Message, preferences: Preferences | None, t: Texts, *, bot_name: str, zone: str
) -> Screen:
    """Return the message of a crossing, with the buttons of a card; in a group the way in."""
    alert, firing = message.alert, message.firing
    base = alert.symbol.partition("/")[0]
    move = (firing.price - firing.base) / firing.base * 100
    text = lines(
        t(
            "price-alert-fired",
            symbol=alert.symbol,
            way=firing.way.value,
            level=_crossed(message),
            price=money.show_price(firing.price),
            change=figures.signed(move),
            base=money.show_price(firing.base),
            place=figures.place(alert.venue, t),
        ),
        _late(message, t, zone),
        _repeats(message, t, zone),
    )
    if preferences is None:
        buy = link(t("button-buy-coin", coin=base), way_in(base, bot_name))
        return Screen(text, keyboard([buy]))
    return Screen(text, keyboard(*_trade(base, alert.venue, preferences, t)))


def _crossed(message: Message) -> money.Figure:
    alert, firing = message.alert, message.firing
    if alert.price is not None:
        return money.show_price(alert.price)
    percent = alert.percent or money.ZERO
    share = 100 + percent if firing.way is Way.UP else 100 - percent
    return money.show_price(firing.base * share / 100)


def _late(message: Message, t: Texts, zone: str) -> Html | None:
    """Say when it was, of what quiet hours or Telegram have held back."""
    if not message.is_late:
        return None
    return t("price-alert-late", at=figures.moment(t, message.firing.fired_at, zone))


def _repeats(message: Message, t: Texts, zone: str) -> Html | None:
    firing = message.firing
    if not message.alert.is_repeating:
        return None
    rests = figures.moment(t, firing.rests_until, zone) if firing.rests_until else "none"
    return t("price-alert-repeats", times=firing.times, limit=crossing.MOST_A_DAY, rests=rests)


def _trade(base: str, venue: str, preferences: Preferences, t: Texts) -> list[Row]:
    """Return the rows of a price card that trade, at the venue whose price it was."""
    sell = figures.live(t("button-sell"), venue)
    chart = button(t("button-chart"), Chart(base=base, timeframe=Timeframe.M15))
    return [
        presets(base, preferences.presets, t, venue=venue),
        [
            button(sell, Ask(side=Side.SELL, base=base, venue=venue), "danger"),
            chart,
            button(t("button-card", coin=base), Card(base=base)),
        ],
        [button(t("button-alert-me"), AlertOffers(base=base))],
    ]
