"""Buttons of sources of headlines."""

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import StringConstraints


class Feed(CallbackData, prefix="src"):
    """An admin's button about one source of headlines."""

    source: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]
    action: Literal["show", "pause", "resume", "remove"] = "show"
