"""Carries out what an account asks: after its latency, within its window, answered when durable."""

import asyncio
from collections.abc import Callable
from typing import Any

from exchange.auth import Signed
from exchange.trading import Answer
from exchange.venue import Venue


async def carry_out(venue: Venue, answer: Answer, authenticate: Callable[[], Signed]) -> Any:
    """Return the answer to a signed request; raises its `Refusal`.

    Key, signature and time are checked as it arrives, and the time again when it has been on
    its way for as long as the account's requests are.
    """
    try:
        signed = authenticate()
        if signed.account.latency_ms:
            await asyncio.sleep(signed.account.latency_ms / 1000)
            signed = authenticate()
        return answer(venue, signed)
    finally:
        # Nothing that an account is told may be forgotten by a kill, refusals included.
        await venue.journal.settled()
