"""Buttons of the scorecard."""

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field, StringConstraints

from desk.signals.scorecard import By


class Score(CallbackData, prefix="sc"):
    """Show how right alerts were, by something, at a horizon, over the last days."""

    by: By = By.SOURCE
    horizon: Literal["1m", "5m", "30m", "1h", "24h"] = "30m"
    days: Annotated[int, Field(ge=1, le=365)] = 7


class Mute(CallbackData, prefix="mu"):
    """Let alerts of a source reach nobody, or everybody again; its name stands as a digest."""

    source: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]
    is_muted: bool
