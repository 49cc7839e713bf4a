"""Buttons of calls in groups."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import StringConstraints

from desk.calls.model import Span


class Ranking(CallbackData, prefix="lb"):
    """Show how the calls of a group did over a span."""

    span: Span = Span.WEEK


class Withdraw(CallbackData, prefix="cw"):
    """Take a call of one's own back."""

    call: Annotated[str, StringConstraints(pattern=r"^[0-9a-z]{12}$")]
