"""Which buttons may stand under a message that a whole group sees: all others are private."""

from typing import Final

from aiogram.filters.callback_data import CallbackData

from bot.callbacks import (
    accounts,
    alerts,
    calls,
    launches,
    market,
    operations,
    orders,
    plans,
    portfolio,
    price_alerts,
    questions,
    results,
    risk,
    screens,
    signals,
    sources,
    venues,
    watchlists,
)

_NOUNS: Final = (
    *(accounts, alerts, calls, launches, market, operations, orders, plans, portfolio),
    *(price_alerts, questions, results, risk, screens, signals, sources, venues, watchlists),
)
_IN_GROUPS: Final = (
    *(screens.Go, market.Card, market.Chart, launches.Launch, launches.Calendar, signals.Score),
    *(orders.Private, questions.Explain, alerts.Less, alerts.Lessen, alerts.Lift, alerts.Muted),
    *(alerts.Draft, alerts.Subscribe, alerts.Gauges, alerts.Passed, alerts.Pause),
    *(alerts.PauseAll, alerts.Rehearse, alerts.Remove, alerts.Restore),
    *(calls.Ranking, calls.Withdraw),
    *(price_alerts.AlertOffers, price_alerts.AlertAt, price_alerts.AlertDrop),
)
EVERY: Final[tuple[type[CallbackData], ...]] = tuple(
    kind
    for noun in _NOUNS
    for kind in vars(noun).values()
    if isinstance(kind, type) and issubclass(kind, CallbackData) and kind is not CallbackData
)
# Prefixes of what never stands under a message that a whole group sees: all but those named above.
IN_PRIVATE: Final = frozenset(kind.__prefix__ for kind in EVERY if kind not in _IN_GROUPS)
