"""A group whose people have called for two weeks, with grades, written straight into the tables."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import ROUND_HALF_EVEN, Decimal

from db.context import Context
from desk import clock
from desk.accounts.model import Chat, ChatKind
from desk.calls.model import HORIZONS, Board, Call, Direction, Member
from desk.signals.model import Move

FLOOR = -1001000000042
# Who calls, how many times, and how often they are right.
CALLERS = (("Mia", 21, 0.8), ("Leo", 16, 0.68), ("Zoe", 24, 0.5), ("Noah", 3, 0.6))
_COINS = ("BTC", "ETH", "SOL", "DOGE", "LINK", "SUI", "AVAX", "ARB")


async def have_called(
    context: Context, viewer: Mapping[int, str], *, chat_id: int = FLOOR, title: str = "The floor"
) -> None:
    """Let the viewers and four others have called in a group that they all are in."""
    chooser, now = random.Random(7), clock.now()
    quotes = await context.desk.market.quotes.all()
    listed = [f"{coin}/USDT" for coin in _COINS if f"{coin}/USDT" in quotes]
    people = [(person, name, 11, 0.64) for person, name in viewer.items()]
    people += [(9_000_001 + i, *caller) for i, caller in enumerate(CALLERS)]
    async with context.desk.calls.open() as unit:
        await unit.chats.save(Chat(id=chat_id, kind=ChatKind.SUPERGROUP, title=title))
        await unit.boards.save(Board(chat_id, True, 1, now))
        for person, name, count, skill in people:
            await unit.boards.meet(
                Member(chat_id=chat_id, person_id=person, name=name, seen_at=now)
            )
            for number in range(count):
                symbol = listed[(number + person) % len(listed)]
                hours = 0.4 + 13.6 * number + chooser.random() * 4
                call = _call(chooser, symbol, quotes[symbol].mid, skill, timedelta(hours=hours))
                await unit.calls.add(replace(call, chat_id=chat_id, person_id=person))
                for move in call.grades:
                    await unit.calls.add_grade(call.id, move)
        await unit.commit()


def _call(chooser: random.Random, symbol: str, mid: Decimal, skill: float, age: timedelta) -> Call:
    """Return a call of some time ago whose price has come to the middle of the book since."""
    direction = chooser.choice((Direction.LONG, Direction.LONG, Direction.SHORT))
    called_at, sign = clock.now() - age, 1 if direction.is_up else -1
    price = (mid / (1 + sign * _moved(chooser, skill, age))).quantize(mid, ROUND_HALF_EVEN)
    due = [horizon for horizon in HORIZONS if horizon < age]
    moves = tuple(
        Move(
            symbol=symbol,
            horizon=horizon,
            before=price,
            after=price * (1 + sign * _moved(chooser, skill, horizon)),
            graded_at=called_at + horizon,
        )
        for horizon in due
    )
    seen = [price, mid, *(move.after for move in moves)]
    return Call(
        id=clock.new_id(),
        chat_id=0,
        person_id=0,
        symbol=symbol,
        direction=direction,
        price=price,
        called_at=called_at,
        best=max(seen) if direction.is_up else min(seen),
        watched_until=clock.now(),
        grades=moves,
    )


def _moved(chooser: random.Random, skill: float, span: timedelta) -> Decimal:
    """Return a move the way of the call, as often as the caller is right and as time allows."""
    size = abs(chooser.gauss(0, 0.012)) * min(3.0, 0.5 + (span / timedelta(hours=24)) ** 0.5)
    is_right = chooser.random() < skill
    return Decimal(size if is_right else -size).quantize(Decimal("0.00001"), ROUND_HALF_EVEN)
