"""Buttons fit into 64 bytes, whatever they carry."""

from decimal import Decimal

import pytest
from aiogram.filters.callback_data import CallbackData

from bot import callbacks
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
    callbacks.Go(place="help-settings"),
    callbacks.Buy(base=BASE, amount=str(Decimal("99999999.99")), headline=ID, venue=VENUE),
    callbacks.Sell(base=BASE, percent=100, venue=VENUE),
    callbacks.Ask(side=Side.SELL, base=BASE, venue=VENUE),
    callbacks.Private(base=BASE, headline=ID),
    callbacks.Confirm(ticket=ID),
    callbacks.Dismiss(ticket=ID),
    callbacks.Reprice(ticket=ID),
    callbacks.Cancel(order=ID),
    callbacks.Why(order=ID),
    callbacks.Begin(plan=ID),
    callbacks.Drop(plan=ID),
    callbacks.End(plan=ID),
    callbacks.Show(plan=ID),
    callbacks.Change(plan=ID, order=ID),
    callbacks.Guard(order=ID, what="tr", percent=99),
    callbacks.Flatten(base=BASE, venue=VENUE),
    callbacks.Guide(
        command="ladder", base=BASE, venue=VENUE, amount=str(Decimal("99999999.99")), how="10-20"
    ),
    callbacks.Card(base=BASE),
    callbacks.Chart(base=BASE, timeframe=Timeframe.M15, is_new=False),
    callbacks.Draft(base=BASE, wanted=Wanted.DIRECTIONAL),
    callbacks.Subscribe(base=BASE, wanted=Wanted.DIRECTIONAL, impact=100),
    callbacks.Pause(rule=ID, is_paused=True),
    callbacks.PauseAll(rules="fffff.0123456789ab", is_paused=False),
    callbacks.Rehearse(rule=ID),
    callbacks.Remove(rule=ID),
    callbacks.Restore(),
    callbacks.Gauges(base=BASE, gauge=Gauge.LIQUIDATION),
    callbacks.Passed(base=BASE, gauge=Gauge.LIQUIDATION, offer=3),
    callbacks.Less(headline=ID),
    callbacks.Explain(headline=ID),
    callbacks.Hush(question=ID),
    callbacks.Lessen(headline=ID, wish=Wish.TOMORROW),
    callbacks.Lift(mute=ID, before="0.123456"),
    callbacks.Muted(),
    callbacks.Ranking(span=Span.MONTH),
    callbacks.Withdraw(call=ID),
    callbacks.Follow(base=BASE, is_followed=False, where="list"),
    callbacks.Watchlist(is_edited=True),
    callbacks.AlertOffers(base=BASE),
    callbacks.AlertAt(base=BASE, level="-" + "9" * 24 + "%", is_repeating=True),
    callbacks.AlertDrop(alert=ID),
    *(callbacks.Set(name="presets", value=value) for value in PRESETS),
    *(callbacks.Set(name="quick", value=value) for value in QUICK),
    *(callbacks.Set(name="quiet", value=value.replace(":", ".")) for value in QUIET),
    *(callbacks.Set(name="tz", value=zone) for zone in ZONES),
    callbacks.Bring(action="cancel", id=ID),
    callbacks.Limit(rule="max-positions", value="9" * 30),
    callbacks.Thaw(),
    callbacks.Exchange(action="connect", venue=VENUE),
    callbacks.Decide(account=2**52, is_granted=False),
    callbacks.Operate(action="broadcast"),
    callbacks.Launch(event=ID),
    callbacks.Arm(event=ID),
    callbacks.Calendar(),
    callbacks.Report(days=3660, is_new=False),
    callbacks.Share(base=BASE, days=3660, has_sum=True),
    callbacks.Export(days=3660),
    callbacks.Score(by=By.SOURCE, horizon="24h", days=365),
    callbacks.Feed(source="0" * 12, action="remove"),
    callbacks.Mute(source="0" * 12, is_muted=False),
)


@pytest.mark.parametrize("data", WORST, ids=lambda d: type(d).__name__)
def test_every_button_fits_and_reads_back(data: CallbackData) -> None:
    packed = data.pack()
    assert 1 <= len(packed.encode()) <= 64
    assert type(data).unpack(packed) == data


def test_every_class_is_measured() -> None:
    every = {
        kind
        for kind in vars(callbacks).values()
        if isinstance(kind, type) and issubclass(kind, CallbackData) and kind is not CallbackData
    }
    assert every == {type(data) for data in WORST}


def test_prefixes_differ() -> None:
    prefixes = [kind.__prefix__ for kind in {type(data) for data in WORST}]
    assert len(prefixes) == len(set(prefixes))
