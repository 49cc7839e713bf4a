"""How long an order was on its way, read off its history."""

from datetime import UTC, datetime, timedelta

from desk.orders.latency import Latency, measure
from desk.orders.model import Step

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)


def ms(count: int) -> timedelta:
    return timedelta(milliseconds=count)


def steps(*found: tuple[str, int]) -> list[Step]:
    return [Step("o", status, BEGIN + ms(at)) for status, at in found]


def test_from_the_tap_to_the_request_and_on_to_the_answer() -> None:
    done = steps(("accepted", 0), ("sending", 9), ("filled", 51))
    assert measure(done) == Latency(ms(9), ms(42))
    assert measure(done[:2]) == Latency(ms(9), None)
    assert measure(done[:1]) is None
    assert measure([]) is None


def test_silence_is_no_answer_and_the_first_attempt_counts() -> None:
    found = steps(
        ("accepted", 0), ("sending", 9), ("unknown", 5009), ("sending", 7000), ("open", 7040)
    )
    latency = measure(found)
    assert latency is not None
    assert latency.to_request == ms(9)
    assert measure(found[:3]) == Latency(ms(9), None)


def test_an_order_placed_outside_was_never_sent() -> None:
    assert measure(steps(("open", 0), ("filled", 5))) is None
