"""Leaving a failing source alone."""

import random

from workers.sources.breaker import Breaker


class Middle(random.Random):
    def uniform(self, a: float, b: float) -> float:
        return (a + b) / 2


def test_pauses_double_then_the_breaker_opens_for_a_minute() -> None:
    breaker = Breaker(Middle())
    assert [breaker.failed() for _ in range(4)] == [1, 2, 4, 8]
    assert not breaker.is_open
    assert [breaker.failed() for _ in range(3)] == [60, 120, 240]
    assert breaker.is_open


def test_no_pause_is_longer_than_15_minutes_and_one_success_closes() -> None:
    breaker = Breaker(Middle())
    pauses = [breaker.failed() for _ in range(40)]
    assert pauses[-1] == 900
    breaker.succeeded()
    assert not breaker.is_open
    assert breaker.failed() == 1


def test_pauses_vary_by_a_quarter() -> None:
    chance = random.Random(7)
    pauses = {Breaker(chance).failed() for _ in range(50)}
    assert len(pauses) == 50
    assert all(0.75 <= pause <= 1.25 for pause in pauses)
