"""One absurd tick is ignored, a price that stays is believed, and a restart forgets nothing."""

from datetime import timedelta

from desk import clock
from desk.market.jumps import STEADY, Jumps
from desk.market.model import Quote
from tests.factories import quote

SECOND = timedelta(seconds=1)


def at(price: int) -> Quote:
    return quote(bid=str(price), ask=str(price + 1))


def test_one_tick_of_ten_times_the_price_is_ignored_up_or_down() -> None:
    jumps, now = Jumps(), clock.now()
    assert jumps.admits(at(60_000), now)
    for absurd in (600_000, 6_000, 181_000, 19_990):
        assert not jumps.admits(at(absurd), now + SECOND)
        assert jumps.admits(at(60_100), now + 2 * SECOND)


def test_a_price_that_comes_and_goes_is_never_believed() -> None:
    jumps, now = Jumps(), clock.now()
    jumps.admits(at(60_000), now)
    for number in range(1, 40):
        assert not jumps.admits(at(600_000), now + 2 * number * STEADY)
        assert jumps.admits(at(60_000), now + 2 * number * STEADY + SECOND)


def test_a_price_that_stays_is_believed_after_half_a_minute() -> None:
    jumps, now = Jumps(), clock.now()
    jumps.admits(at(60_000), now)
    assert not jumps.admits(at(6_000), now + SECOND)
    assert not jumps.admits(at(6_010), now + STEADY)
    assert jumps.admits(at(6_005), now + SECOND + STEADY)
    assert jumps.admits(at(6_100), now + 2 * SECOND + STEADY)


def test_what_was_known_before_a_restart_counts_unless_it_is_old() -> None:
    jumps, now = Jumps(), clock.now()
    jumps.remember(at(60_000), now)
    assert not jumps.admits(at(600_000), now)
    later = Jumps()
    later.remember(at(60_000), now + timedelta(hours=1))
    assert later.admits(at(600_000), now + timedelta(hours=1))
