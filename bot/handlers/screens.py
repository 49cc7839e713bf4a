"""Screens that several buttons and commands lead to: desk calls, then a view."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Final, Literal

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.market import Card, Chart
from bot.callbacks.orders import Ask, Buy
from bot.callbacks.signals import Score
from bot.handlers import places
from bot.screen import Screen
from bot.views import accounts as accounts_view
from bot.views import alerts as alerts_view
from bot.views import choices as choices_view
from bot.views import figures
from bot.views import launches as launches_view
from bot.views import market as market_view
from bot.views import news as news_view
from bot.views import operations as operations_view
from bot.views import orders as orders_view
from bot.views import plans as plans_view
from bot.views import portfolio as portfolio_view
from bot.views import price_alerts as price_alerts_view
from bot.views import risk as risk_view
from bot.views import signals as signals_view
from bot.views import sources as sources_view
from bot.views import venues as venues_view
from bot.views import watchlists as watchlists_view
from bot.visit import Visit
from desk import clock, money
from desk.accounts.model import Account
from desk.errors import Misunderstood, UnknownMarket
from desk.i18n import Html
from desk.market.model import Timeframe
from desk.market.service import find
from desk.news.search import Sought
from desk.orders.model import Side
from desk.signals.scorecard import By

NEW: Final = timedelta(seconds=30)
HEADLINES: Final = 8
LAUNCHES: Final = 8
OPEN_ORDERS: Final = 8
PAST_ORDERS: Final = 8
PAST_PLANS: Final = 5


async def home(visit: Visit, _chat_id: int) -> Screen:
    """Return the person's home."""
    summary = await visit.desk.portfolio.summary(visit.me.id, visit.venue)
    is_new = clock.now() - visit.me.created_at < NEW
    return accounts_view.home(visit.me, summary, visit.desk.settings, visit.t, is_new=is_new)


async def portfolio(visit: Visit, _chat_id: int) -> Screen:
    """Return what the person has."""
    summary = await visit.desk.portfolio.summary(visit.me.id, visit.venue)
    losses = await visit.desk.gauges.losses(visit.me.id, summary)
    return portfolio_view.portfolio(summary, losses, visit.t)


async def orders(visit: Visit, _chat_id: int) -> Screen:
    """Return the person's open and last orders."""
    me, desk = visit.me, visit.desk
    still_open = await desk.orders.page(me.id, is_open=True, limit=OPEN_ORDERS)
    past = await desk.orders.page(me.id, is_open=False, limit=PAST_ORDERS)
    return orders_view.page(still_open, past, me.preferences.time_zone, visit.t)


async def plans(visit: Visit, _chat_id: int) -> Screen:
    """Return the person's live plans and the last finished ones."""
    me, desk = visit.me, visit.desk
    live = await desk.plans.page(me.id, is_live=True)
    past = await desk.plans.page(me.id, is_live=False)
    return plans_view.page(live, past[:PAST_PLANS], visit.t)


async def venues(visit: Visit, _chat_id: int) -> Screen:
    """Return the person's exchanges."""
    return await venues_of(visit, visit.me)


async def venues_of(visit: Visit, account: Account) -> Screen:
    """Return the exchanges of an account as it is now."""
    found = await visit.desk.venues.page(account.id)
    return venues_view.page(found, account.preferences.venue, visit.t)


async def alerts(visit: Visit, chat_id: int) -> Screen:
    """Return the rules of the chat."""
    found = await visit.desk.alerts.rules(chat_id)
    muted = len(await visit.desk.less.of(chat_id))
    return alerts_view.rules(found, visit.t, is_group=chat_id < 0, muted=muted)


async def price_alerts(visit: Visit, chat_id: int) -> Screen:
    """Return the price alerts of the chat."""
    return await price_alerts_of(visit, chat_id, None)


async def price_alerts_of(visit: Visit, chat_id: int, said: Html | None) -> Screen:
    """Return the price alerts of the chat below what has just been done."""
    found = await visit.desk.price_alerts.of(chat_id)
    return price_alerts_view.page(found, visit.t, is_group=chat_id < 0, said=said)


async def watchlist(visit: Visit, _chat_id: int) -> Screen:
    """Return the coins that the person follows."""
    return await watchlist_of(visit, is_edited=False)


async def watchlist_of(visit: Visit, *, is_edited: bool) -> Screen:
    """Return the coins that the person follows, to be opened or to be removed."""
    found = await visit.desk.watchlists.page(visit.me.id, visit.venue)
    return watchlists_view.page(
        found, visit.t, now=clock.now(), zone=visit.zone, is_edited=is_edited
    )


async def news(visit: Visit, chat_id: int) -> Screen:
    """Return the latest headlines."""
    return await news_of(visit, chat_id, None)


async def news_of(visit: Visit, chat_id: int, coin: str | None) -> Screen:
    """Return the latest headlines of one coin, or of all."""
    found = await visit.desk.news.latest(limit=HEADLINES, coin=coin)
    scores = await visit.desk.signals.scores([headline.id for headline in found])
    tradable = [i.base for i in (await visit.desk.market.instruments()).values()]
    bot_name = visit.bot_name if chat_id < 0 else ""
    return news_view.news(found, scores, tradable, visit.t, now=clock.now(), bot_name=bot_name)


async def found(visit: Visit, words: Sequence[str]) -> Screen:
    """Return the newest headlines of all time that hold the words; raises `Misunderstood`."""
    sought = Sought(words=" ".join(words), limit=HEADLINES)
    if not sought.plain:
        raise Misunderstood(what="search", example='/news search "spot etf" -solana')
    headlines = await visit.desk.news.search(sought)
    scores = await visit.desk.signals.scores([one.headline.id for one in headlines])
    return news_view.found(headlines, scores, sought.plain, visit.t, now=clock.now())


async def sources(visit: Visit, chat_id: int) -> Screen:
    """Return how every source is doing; an admin alone with the bot has a button for each."""
    found = await visit.desk.sources.page()
    is_admin = visit.account is not None and visit.me.is_admin and chat_id == visit.me.id
    return sources_view.page(found, visit.t, now=clock.now(), zone=visit.zone, is_admin=is_admin)


async def launches(visit: Visit, _chat_id: int) -> Screen:
    """Return the token launches to come."""
    return await launches_of(visit, "")


async def launches_of(visit: Visit, words: str) -> Screen:
    """Return the token launches to come, those that fit the words when there are any."""
    found = await visit.desk.launches.upcoming(words=words, limit=LAUNCHES)
    return launches_view.calendar(found, visit.t, now=clock.now(), zone=visit.zone, words=words)


async def score(visit: Visit, chat_id: int) -> Screen:
    """Return how right the sources of the last days were."""
    return await score_of(visit, chat_id, Score())


async def score_of(visit: Visit, chat_id: int, asked: Score) -> Screen:
    """Return how right the alerts were, by what is asked; by rule, only the chat's own."""
    signals, horizon = visit.desk.signals, signals_view.span_of(asked.horizon)
    since = clock.now() - timedelta(days=asked.days)
    found = await signals.scorecard(since, asked.by, chat_id=chat_id)
    rows = [row for row in found if row.horizon == horizon]
    names, muted = {}, frozenset[str]()
    if asked.by is By.RULE:
        rules = {rule.id: rule for rule in await visit.desk.alerts.rules(chat_id)}
        gone = visit.t("score-rule-gone")
        names = {
            row.key: alerts_view.command_of(rules[row.key]) if row.key in rules else gone
            for row in rows
        }
    elif asked.by is By.SOURCE:
        muted = await signals.muted([row.key for row in rows])
    is_admin = visit.account is not None and visit.me.is_admin and chat_id == visit.me.id
    edge = await visit.desk.gauges.edge() if asked.by is By.MODEL else None
    return signals_view.scorecard(
        rows, asked, visit.t, names=names, muted=muted, is_admin=is_admin, edge=edge
    )


async def settings(visit: Visit, _chat_id: int) -> Screen:
    """Return the person's preferences."""
    choices = visit.desk.choices
    return choices_view.settings(choices.shown(await choices.of(visit.me.id)), visit.t)


async def limits(visit: Visit, _chat_id: int) -> Screen:
    """Return what the person has used of each limit, and the ways to set one."""
    return risk_view.limits(await visit.desk.risk.limits(visit.me.id), visit.t)


async def help_topics(visit: Visit, _chat_id: int) -> Screen:
    """Return what the bot can do."""
    return accounts_view.help_topics(visit.t)


async def card(text: str, visit: Visit) -> Screen:
    """Return the price card of a coin, for reading alone where it does not trade.

    Raises `UnknownMarket`.
    """
    try:
        instrument = find(text, await visit.desk.market.instruments(visit.venue))
    except UnknownMarket as e:
        return await _elsewhere(text, visit, e)
    quote = await visit.desk.market.quote(instrument.symbol, instrument.venue)
    oddity = await visit.desk.gauges.oddity(instrument.symbol)
    is_followed = instrument.base in await visit.desk.watchlists.of(visit.me.id)
    return market_view.card(
        instrument,
        quote,
        visit.me.preferences,
        visit.t,
        now=clock.now(),
        oddity=oddity,
        is_followed=is_followed,
    )


async def group_card(text: str, visit: Visit) -> Screen:
    """Return a coin's price for a group; raises `UnknownMarket`."""
    try:
        instrument = find(text, await visit.desk.market.instruments())
    except UnknownMarket as e:
        return await _elsewhere(text, visit, e)
    quote = await visit.desk.market.quote(instrument.symbol)
    return market_view.group_card(instrument, quote, visit.bot_name, visit.t, now=clock.now())


async def _elsewhere(text: str, visit: Visit, unknown: UnknownMarket) -> Screen:
    """Return what others say a coin costs; raises the error when nobody knows it."""
    found = await visit.desk.market.elsewhere(text)
    if not found:
        raise unknown
    return market_view.elsewhere(found, visit.t, now=clock.now())


async def pick(
    visit: Visit, wanted: Side | Literal["card", "chart"], *, is_private: bool = False
) -> Screen:
    """Return coins to choose from: those that move most, for a sale those that are held.

    In private the choice of a card offers the watchlist too.
    """
    if wanted is Side.SELL:
        return await places.held(visit)
    on: Callable[..., CallbackData]
    match wanted:
        case Side.BUY:
            question, on = "pick-buy", partial(Ask, side=Side.BUY, venue=visit.venue)
        case "chart":
            question, on = "pick-chart", partial(Chart, timeframe=Timeframe.M15)
        case _:
            question, on = "pick-card", Card
    below = [market_view.watchlist(visit.t)] if wanted == "card" and is_private else None
    movers = await visit.desk.market.movers(12)
    return market_view.pick(movers, visit.t(question), on, visit.t, below=below)


async def pick_for(visit: Visit, amount: Decimal) -> Screen:
    """Return coins to buy for an amount that came without one."""
    on = partial(Buy, amount=money.plain(amount), venue=visit.venue)
    question = visit.t("pick-amount", amount=figures.dollars(amount))
    return market_view.pick(await visit.desk.market.movers(12), question, on, visit.t)


async def panel(visit: Visit) -> Screen:
    """Return the desk at a glance; admins only."""
    stats = await visit.desk.operations.stats(visit.me.id)
    return operations_view.panel(stats, visit.t, zone=visit.me.preferences.time_zone)


PUBLIC: Final = frozenset(
    {"alerts", "price-alerts", "news", "sources", "launches", "score", "help"}
)
BY_NAME: Final[dict[str, Callable[[Visit, int], Awaitable[Screen]]]] = {
    "home": home,
    "portfolio": portfolio,
    "orders": orders,
    "plans": plans,
    "venues": venues,
    "alerts": alerts,
    "price-alerts": price_alerts,
    "watchlist": watchlist,
    "news": news,
    "sources": sources,
    "launches": launches,
    "score": score,
    "settings": settings,
    "limits": limits,
    "help": help_topics,
}
