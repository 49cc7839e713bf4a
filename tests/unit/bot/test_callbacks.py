"""Buttons fit into 64 bytes, whatever they carry."""

import importlib
import pkgutil
from decimal import Decimal

import pytest
from aiogram.filters.callback_data import CallbackData

from bot import callbacks
from bot.callbacks.accounts import Bring, Set
from bot.callbacks.alerts import (
    Draft,
    Gauges,
    Less,
    Lessen,
    Lift,
    Muted,
    Passed,
    Pause,
    PauseAll,
    Rehearse,
    Remove,
    Restore,
    Subscribe,
)
from bot.callbacks.calls import Ranking, Withdraw
from bot.callbacks.groups import EVERY, IN_PRIVATE
from bot.callbacks.launches import Arm, Calendar, Launch
from bot.callbacks.market import Card, Chart
from bot.callbacks.operations import Decide, Operate
from bot.callbacks.orders import Ask, Buy, Cancel, Confirm, Dismiss, Private, Reprice, Sell, Why
from bot.callbacks.plans import Begin, Change, Drop, End, Flatten, Guard, Guide, Show
from bot.callbacks.portfolio import Export, Report
from bot.callbacks.price_alerts import AlertAt, AlertDrop, AlertOffers
from bot.callbacks.questions import Explain, Hush
from bot.callbacks.results import Share
from bot.callbacks.risk import Limit, Thaw
from bot.callbacks.screens import Go
from bot.callbacks.signals import Mute, Score
from bot.callbacks.sources import Feed
from bot.callbacks.venues import Exchange
from bot.callbacks.watchlists import Follow, Watchlist
from bot.views.choices import PRESETS, QUICK, QUIET, ZONES
from desk.alerts.model import Wanted
from desk.alerts.mutes import Wish
from desk.calls.model import Span
from desk.market.measured import Gauge
from desk.market.model import Timeframe
from desk.orders.model import Side
from desk.signals.scorecard import By
from desk.venues.profiles import PROFILES

ID = "z" * 12
BASE = "W" * 20
VENUE = max(PROFILES, key=len)
WORST: tuple[CallbackData, ...] = (
    Go(place="help-settings"),
    Buy(base=BASE, amount=str(Decimal("99999999.99")), headline=ID, venue=VENUE),
    Sell(base=BASE, percent=100, venue=VENUE),
    Ask(side=Side.SELL, base=BASE, venue=VENUE),
    Private(base=BASE, headline=ID),
    Confirm(ticket=ID),
    Dismiss(ticket=ID),
    Reprice(ticket=ID),
    Cancel(order=ID),
    Why(order=ID),
    Begin(plan=ID),
    Drop(plan=ID),
    End(plan=ID),
    Show(plan=ID),
    Change(plan=ID, order=ID),
    Guard(order=ID, what="tr", percent=99),
    Flatten(base=BASE, venue=VENUE),
    Guide(
        command="ladder", base=BASE, venue=VENUE, amount=str(Decimal("99999999.99")), how="10-20"
    ),
    Card(base=BASE),
    Chart(base=BASE, timeframe=Timeframe.M15, is_new=False),
    Draft(base=BASE, wanted=Wanted.DIRECTIONAL),
    Subscribe(base=BASE, wanted=Wanted.DIRECTIONAL, impact=100),
    Pause(rule=ID, is_paused=True),
    PauseAll(rules="fffff.0123456789ab", is_paused=False),
    Rehearse(rule=ID),
    Remove(rule=ID),
    Restore(),
    Gauges(base=BASE, gauge=Gauge.LIQUIDATION),
    Passed(base=BASE, gauge=Gauge.LIQUIDATION, offer=3),
    Less(headline=ID),
    Explain(headline=ID),
    Hush(question=ID),
    Lessen(headline=ID, wish=Wish.TOMORROW),
    Lift(mute=ID, before="0.123456"),
    Muted(),
    Ranking(span=Span.MONTH),
    Withdraw(call=ID),
    Follow(base=BASE, is_followed=False, where="list"),
    Watchlist(is_edited=True),
    AlertOffers(base=BASE),
    AlertAt(base=BASE, level="-" + "9" * 24 + "%", is_repeating=True),
    AlertDrop(alert=ID),
    *(Set(name="presets", value=value) for value in PRESETS),
    *(Set(name="quick", value=value) for value in QUICK),
    *(Set(name="quiet", value=value.replace(":", ".")) for value in QUIET),
    *(Set(name="tz", value=zone) for zone in ZONES),
    Bring(action="cancel", id=ID),
    Limit(rule="max-positions", value="9" * 30),
    Thaw(),
    Exchange(action="connect", venue=VENUE),
    Decide(account=2**52, is_granted=False),
    Operate(action="broadcast"),
    Launch(event=ID),
    Arm(event=ID),
    Calendar(),
    Report(days=3660, is_new=False),
    Share(base=BASE, days=3660, has_sum=True),
    Export(days=3660),
    Score(by=By.SOURCE, horizon="24h", days=365),
    Feed(source="0" * 12, action="remove"),
    Mute(source="0" * 12, is_muted=False),
)


@pytest.mark.parametrize("data", WORST, ids=lambda d: type(d).__name__)
def test_every_button_fits_and_reads_back(data: CallbackData) -> None:
    packed = data.pack()
    assert 1 <= len(packed.encode()) <= 64
    assert type(data).unpack(packed) == data


def test_every_class_is_measured() -> None:
    assert set(EVERY) == {type(data) for data in WORST}


def test_no_noun_of_the_package_is_left_out() -> None:
    """A button whose module nobody lists would pass in a group, whatever it does."""
    names = {module.name for module in pkgutil.iter_modules(callbacks.__path__)} - {"groups"}
    modules = (importlib.import_module(f"{callbacks.__name__}.{name}") for name in names)
    assert {kind.__module__ for kind in EVERY} == {module.__name__ for module in modules}
    known = {kind for kind in CallbackData.__subclasses__() if kind.__module__.startswith("bot.")}
    assert known == set(EVERY)


@pytest.mark.parametrize("kind", [Buy, Confirm, Cancel, Guard, Exchange, Set, Operate, Feed])
def test_what_acts_for_one_person_is_private(kind: type[CallbackData]) -> None:
    assert kind.__prefix__ in IN_PRIVATE


@pytest.mark.parametrize("kind", [Private, Card, Less, Pause, Ranking])
def test_what_stands_under_a_groups_messages_is_not(kind: type[CallbackData]) -> None:
    assert kind.__prefix__ not in IN_PRIVATE


def test_prefixes_differ() -> None:
    prefixes = [kind.__prefix__ for kind in EVERY]
    assert len(prefixes) == len(set(prefixes))
