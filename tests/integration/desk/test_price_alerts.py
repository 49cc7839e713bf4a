"""Price alerts on real tables: capped, private, fired and told once, whatever dies in between."""

import asyncio
from datetime import UTC, datetime, time
from decimal import Decimal

import pytest

from db.context import Context, open_desk
from db.outbox import Told
from desk import clock
from desk.accounts.model import Chat, ChatKind, Preferences
from desk.errors import NoQuote, NotFound, Refused
from desk.events import PriceAlertFired
from desk.price_alerts.model import PriceAlert, State, Way
from desk.price_alerts.service import MOST_LIVE
from desk.price_alerts.words import parse
from desk.settings import Settings
from tests.factories import ANN, furnish, instrument

D = Decimal
GROUP = -1001


async def setting(context: Context, words: str, *, chat_id: int = ANN.id) -> PriceAlert:
    wish = parse(f"btc {words}", find=lambda text: instrument(text.upper()))
    return await context.desk.price_alerts.add(chat_id, ANN.id, wish)


async def waiting(context: Context) -> list[Told]:
    found = await context.outbox.pending(100)
    return [told for told in found if isinstance(told.event, PriceAlertFired)]


async def test_an_alert_counts_from_the_middle_of_the_book_and_is_listed(context: Context) -> None:
    await furnish(context)
    alert = await setting(context, "70000")
    assert (alert.base, alert.above, alert.below) == (D(59995), D(70000), None)
    either = await setting(context, "5%")
    assert (either.above, either.below) == (D("62994.75"), D("56995.25"))
    assert [one.id for one in await context.desk.price_alerts.of(ANN.id)] == [alert.id, either.id]
    again = await setting(context, "70000 urgent")
    assert (again.id, again.is_urgent) == (alert.id, True)
    assert await context.desk.price_alerts.of(GROUP) == []


@pytest.mark.parametrize("words", ["59995", "> 50000", "< 70000"])
async def test_a_price_where_the_market_is_or_on_the_other_side_is_refused(
    context: Context, words: str
) -> None:
    await furnish(context)
    with pytest.raises(Refused) as refused:
        await setting(context, words)
    assert refused.value.values["what"] == "price-alert-there"


async def test_nothing_is_counted_from_an_old_price(context: Context) -> None:
    await furnish(context)
    later = clock.now().timestamp() + 120
    clock.set_clock(now=lambda: datetime.fromtimestamp(later, UTC))
    with pytest.raises(NoQuote):
        await setting(context, "70000")


async def test_a_chat_may_have_thirty_live_ones_whoever_set_them(context: Context) -> None:
    await furnish(context)
    for number in range(MOST_LIVE):
        wish = parse(f"btc {70000 + number}", find=lambda text: instrument(text.upper()))
        await context.desk.price_alerts.add(GROUP, 9000 + number % 3, wish)
    with pytest.raises(Refused) as refused:
        await setting(context, "5%", chat_id=GROUP)
    assert refused.value.values["what"] == "price-alerts-chat"
    await setting(context, "5%")


async def test_a_person_may_have_thirty_live_ones_in_all_chats(context: Context) -> None:
    await furnish(context)
    for number in range(MOST_LIVE - 1):
        chat_id = GROUP if number % 2 else ANN.id
        await setting(context, str(70000 + number), chat_id=chat_id)
    tried = await asyncio.gather(
        setting(context, "5%"), setting(context, "6%"), return_exceptions=True
    )
    assert [type(one) for one in tried].count(Refused) == 1
    last = next(one for one in tried if isinstance(one, PriceAlert))
    await context.desk.price_alerts.remove(ANN.id, last.id)
    await setting(context, "7%")


async def test_only_its_own_chat_removes_an_alert_and_only_once(context: Context) -> None:
    await furnish(context)
    alert = await setting(context, "70000", chat_id=GROUP)
    with pytest.raises(NotFound):
        await context.desk.price_alerts.remove(ANN.id, alert.id)
    await context.desk.price_alerts.remove(GROUP, alert.id)
    with pytest.raises(NotFound):
        await context.desk.price_alerts.remove(GROUP, alert.id)
    assert (await context.desk.price_alerts.hear(alert.id, D(80000))) is not None
    assert await waiting(context) == []


async def test_many_workers_that_hear_one_crossing_fire_it_once(context: Context) -> None:
    await furnish(context)
    alert = await setting(context, "70000")
    hear = context.desk.price_alerts.hear
    await asyncio.gather(*(hear(alert.id, D(70000 + number)) for number in range(12)))
    (told,) = await waiting(context)
    assert told.event == PriceAlertFired(alert_id=alert.id, number=1, chat_id=ANN.id)


async def test_what_was_crossed_before_a_crash_is_told_once_after_it(
    context: Context, settings: Settings
) -> None:
    await furnish(context)
    alert = await setting(context, "+5% repeat")
    await context.desk.price_alerts.hear(alert.id, D(64000))
    async with open_desk(settings, process="test") as reborn:
        (told,) = await waiting(reborn)
        (known,) = await reborn.desk.price_alerts.changed(None)
        assert (known.base, known.fired, known.state) == (D(64000), 1, State.LIVE)
        assert (await reborn.desk.price_alerts.hear(alert.id, D(64001))) == known
        assert [one.id for one in await waiting(reborn)] == [told.id]
        taken = await asyncio.gather(
            *(reborn.desk.price_alerts.take(alert.id, 1) for _ in range(5))
        )
        (message,) = [one for one in taken if one is not None]
        assert (message.firing.way, message.firing.base) == (Way.UP, D(59995))
        await reborn.desk.price_alerts.delivered(message.firing, message_id=7)
    assert await context.desk.price_alerts.take(alert.id, 1) is None


async def quiet(context: Context) -> None:
    account = await context.desk.accounts.get(ANN.id)
    chosen = Preferences(presets=account.preferences.presets, quiet_from=time(22), quiet_to=time(7))
    await context.desk.accounts.prefer(ANN.id, chosen)


def at(hour: int) -> None:
    """Let it be that hour of some day, in UTC."""
    clock.set_clock(now=lambda: datetime(2026, 11, 29 + (hour < 12), hour, tzinfo=UTC))


async def test_quiet_hours_hold_an_alert_back_until_they_end_but_not_an_urgent_one(
    context: Context,
) -> None:
    at(23)
    await furnish(context)
    await quiet(context)
    held, urgent = await setting(context, "70000"), await setting(context, "70001 urgent")
    for alert in (held, urgent):
        await context.desk.price_alerts.hear(alert.id, D(70002))
    assert [told.event.alert_id for told in await waiting(context)] == [urgent.id]  # type: ignore[attr-defined]
    assert await context.desk.price_alerts.take(held.id, 1) is None
    assert await context.desk.price_alerts.release() == 0
    at(7)
    released = await asyncio.gather(*(context.desk.price_alerts.release() for _ in range(3)))
    assert sum(released) == 1
    assert len(await waiting(context)) == 2
    message = await context.desk.price_alerts.take(held.id, 1)
    assert message is not None
    assert message.is_late


async def test_a_group_that_moves_keeps_its_alerts(context: Context) -> None:
    await furnish(context)
    alert = await setting(context, "70000", chat_id=GROUP)
    async with context.desk.price_alerts.open() as unit:
        await unit.chats.save(Chat(id=GROUP, kind=ChatKind.GROUP))
        await unit.chats.migrate(GROUP, -1002)
        await unit.commit()
    assert [one.id for one in await context.desk.price_alerts.of(-1002)] == [alert.id]
