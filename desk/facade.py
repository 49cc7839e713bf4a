"""Desk: the one object every process receives, built once and handed on by the name `desk`."""

from collections.abc import Mapping
from dataclasses import dataclass

from desk.accounts.service import Accounts
from desk.alerts.digests import Digests
from desk.alerts.less import Less
from desk.alerts.service import Alerts
from desk.alerts.watched import Watched, own
from desk.calls.service import Calls
from desk.choices.service import Choices
from desk.gauges.service import Gauges
from desk.launches.service import Launches
from desk.market.service import Market
from desk.news.service import News
from desk.news.tge import Grammar
from desk.operations import Operations
from desk.orders.books import Books
from desk.orders.execution import Execution
from desk.orders.placing import Placing
from desk.orders.reconcile import Reconcile
from desk.orders.service import Orders
from desk.panic import Panic
from desk.plans.advance import Advance
from desk.plans.drafting import attach_exits
from desk.plans.recovery import Recovery
from desk.plans.service import Plans
from desk.portfolio.places import Places
from desk.portfolio.reports import Reports
from desk.portfolio.service import Portfolio
from desk.ports import Board, Bus, Depths, Dials, OpenUnit, Quotes, References, Venue
from desk.price_alerts.service import PriceAlerts
from desk.questions.grounding import Grounding
from desk.questions.service import Questions
from desk.replays.service import Replays
from desk.risk.service import Risk
from desk.settings import Settings
from desk.signals.service import Signals
from desk.sources.service import Sources
from desk.venues.custody import Custody
from desk.venues.service import Venues
from desk.watchlists.service import Watchlists


@dataclass(frozen=True, slots=True)
class Desk:
    """The nouns of the product; every rule is behind one of them."""

    settings: Settings
    accounts: Accounts
    choices: Choices
    market: Market
    risk: Risk
    orders: Orders
    plans: Plans
    advance: Advance
    recovery: Recovery
    panic: Panic
    execution: Execution
    reconcile: Reconcile
    books: Books
    venues: Venues
    custody: Custody
    portfolio: Portfolio
    places: Places
    reports: Reports
    news: News
    sources: Sources
    launches: Launches
    gauges: Gauges
    signals: Signals
    alerts: Alerts
    watched: Watched
    less: Less
    digests: Digests
    watchlists: Watchlists
    price_alerts: PriceAlerts
    replays: Replays
    questions: Questions
    calls: Calls
    operations: Operations


def build_desk(  # noqa: PLR0913 - each is one of the things that a process offers
    settings: Settings,
    *,
    open_unit: OpenUnit,
    quotes: Quotes,
    bus: Bus,
    board: Board,
    references: References,
    depths: Depths,
    venues: Mapping[str, Venue] | None = None,
    dials: Dials | None = None,
) -> Desk:
    """Wire the nouns to what a process offers; without `dials` models say nothing of prices."""
    market = Market(open_unit, quotes, references, depths)
    portfolio = Portfolio(open_unit, quotes, settings.paper_balance)
    risk = Risk(open_unit, quotes, settings)
    placing = Placing(market, settings, risk, attach_exits)
    orders = Orders(open_unit, placing)
    plans = Plans(open_unit, orders, settings)
    launches = Launches(open_unit, settings)
    execution = Execution(open_unit, {} if venues is None else venues, settings)
    reconcile = Reconcile(execution)
    accounts = Accounts(open_unit, settings, portfolio.deposit_paper)
    news, signals = News(open_unit, bus, launches.hear, _grammar(settings)), Signals(open_unit)
    return Desk(
        settings=settings,
        accounts=accounts,
        choices=Choices(open_unit, accounts, market, settings),
        market=market,
        risk=risk,
        orders=orders,
        plans=plans,
        advance=Advance(open_unit, placing, settings),
        recovery=Recovery(execution),
        panic=Panic(open_unit, orders, plans, settings),
        execution=execution,
        reconcile=reconcile,
        books=Books(execution, reconcile, market),
        venues=Venues(open_unit),
        custody=Custody(open_unit),
        portfolio=portfolio,
        places=Places(open_unit, market),
        reports=Reports(open_unit),
        news=news,
        sources=Sources(open_unit, board),
        launches=launches,
        gauges=Gauges(open_unit, dials),
        signals=signals,
        alerts=Alerts(open_unit, market),
        watched=Watched(open_unit, own(settings.market_limits)),
        less=Less(open_unit),
        digests=Digests(open_unit),
        watchlists=Watchlists(open_unit, market),
        price_alerts=PriceAlerts(open_unit, market),
        replays=Replays(open_unit),
        questions=Questions(open_unit, bus, settings, Grounding(market, portfolio, news, signals)),
        calls=Calls(open_unit, market, settings),
        operations=Operations(open_unit),
    )


def _grammar(settings: Settings) -> Grammar:
    return Grammar(settings.tge_phrases, settings.tge_exclusions, settings.tge_distance)
