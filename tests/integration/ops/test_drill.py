"""Failpoints and live accounts do not go together."""

import pytest

from db.context import Context
from desk.errors import BadConfiguration
from desk.settings import Settings
from tests.factories import ANN, furnish
from workers import drill


async def test_failpoints_are_refused_beside_a_live_account_and_nothing_else_is(
    context: Context, settings: Settings
) -> None:
    armed = settings.model_copy(update={"failpoints": ("*:0.1:1",)})
    await furnish(context)
    await context.store.save_venue_account(ANN.id, "paper", "{}")
    await drill.check(armed, context.store)
    await context.store.save_venue_account(ANN.id, "bybit", "{}")
    await drill.check(settings, context.store)
    with pytest.raises(BadConfiguration) as refused:
        await drill.check(armed, context.store)
    assert refused.value.values["variable"] == "TAPEWIRE_FAILPOINTS"
    assert "live exchange accounts" in str(refused.value.values["problem"])
