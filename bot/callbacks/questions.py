"""Buttons of questions to the language model."""

from aiogram.filters.callback_data import CallbackData


class Explain(CallbackData, prefix="ex"):
    """Under an alert: have the language model explain it, in the presser's own chat."""

    headline: str


class Hush(CallbackData, prefix="qs"):
    """Stop the answer to a question."""

    question: str
