"""People look at the calendar of token launches, at one of them, and take the file home."""

from datetime import timedelta

from icalendar import Calendar

from desk import clock
from desk.news.model import RawHeadline
from tests.journeys.chats.stage import Stage, labels
from tests.stage import words_of

DAY = timedelta(days=1)


async def _tell(stage: Stage, source: str, title: str) -> None:
    raw = RawHeadline(source=source, guid=title, url=f"https://{source}.example/x", title=title)
    await stage.context.desk.news.take_in(raw)


async def _told(stage: Stage) -> str:
    """Three sources tell of one launch; one of them has another day."""
    first, other = (f"{clock.now() + n * DAY:%Y-%m-%d}" for n in (13, 14))
    await _tell(stage, "coindesk", f"Flint Network (FLNT) sets token launch for {first} on Base")
    await _tell(stage, "decrypt", f"FLNT token TGE confirmed for {other}")
    await _tell(
        stage, "theblock", f"Flint Network announces TGE on {first}, $50M FDV, lists on Coinbase"
    )
    return first


async def test_an_empty_calendar_says_how_it_fills(stage: Stage) -> None:
    ann = await stage.newcomer("Ann")
    said = await stage.say(ann, "/tge")
    await stage.heard(ann, "No token launch is announced", after=said)


async def test_a_launch_with_what_its_sources_disagree_on(stage: Stage) -> None:
    await _told(stage)
    ann = await stage.newcomer("Ann")
    said = await stage.say(ann, "/tge")
    page = await stage.heard(ann, "Token launches", after=said)
    assert "Flint Network (FLNT)" in words_of(page)
    assert "in 13 days" in words_of(page)
    assert "lists on Coinbase · on Base · FDV $50M · 3 sources · ⚠️ sources differ" in words_of(page)
    assert labels(page)[0] == "FLNT"
    await stage.press(ann, page, "FLNT")
    shown = await stage.heard(ann, "Told by", after=said)
    assert shown["message_id"] == page["message_id"]
    assert "(coindesk, theblock) ↔" in words_of(shown)
    assert "(decrypt)" in words_of(shown)
    assert "99 % sure, by rules" in words_of(shown)
    await stage.press(ann, shown, "All launches")
    await stage.heard(ann, "Look one up", after=said)


async def test_a_launch_is_found_by_a_word_or_not_at_all(stage: Stage) -> None:
    await _told(stage)
    ann = await stage.newcomer("Ann")
    said = await stage.say(ann, "/tge flint")
    await stage.heard(ann, "Flint Network (FLNT)", after=said)
    said = await stage.say(ann, "/tge <b>nobody</b>")
    answer = await stage.heard(ann, "No launch fits", after=said)
    assert "<b>nobody</b>" in words_of(answer)


async def test_in_russian(stage: Stage) -> None:
    await _told(stage)
    bob = await stage.newcomer("Борис", "ru")
    said = await stage.say(bob, "/tge")
    page = await stage.heard(bob, "Запуски токенов", after=said)
    assert "через 13 дн." in words_of(page)
    assert "3 источника" in words_of(page)


async def test_the_calendar_file_can_be_read_by_calendars(stage: Stage) -> None:
    first = await _told(stage)
    ann = await stage.newcomer("Ann")
    said = await stage.say(ann, "/tge")
    page = await stage.heard(ann, "Token launches", after=said)
    await stage.press(ann, page, "Calendar")

    sent = await stage.heard(ann, "1 launch with a known day", after=said)
    (entry,) = Calendar.from_ical(await stage.file(sent)).walk("VEVENT")
    assert entry["summary"] == "TGE: Flint Network (FLNT)"
    assert str(entry.decoded("dtstart")) == first
    assert entry["status"] == "CONFIRMED"
    assert "Sources: coindesk, decrypt, theblock" in str(entry["description"])


async def test_in_a_group_whoever_asks_is_answered(stage: Stage) -> None:
    await _told(stage)
    stranger = await stage.person("Zoe")
    group = await stage.group(stranger)
    said = await stage.say(stranger, "/tge", group)
    page = await stage.heard(group, "Flint Network (FLNT)", after=said)
    await stage.press(stranger, page, "FLNT")
    await stage.heard(group, "Told by", after=said)
