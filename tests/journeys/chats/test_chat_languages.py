"""Headlines in a language that a chat does not read are marked, as each chat chooses."""

from tests.journeys.chats.stage import Stage
from tests.stage import words_of

GERMAN = "Die Börse wird den Handel mit $BTC nach der Panne wieder aufnehmen"
RUSSIAN = "Биржа объявила о листинге $ETH"
ENGLISH = "The exchange says it will list $SOL after a vote of its members"


async def test_a_foreign_headline_is_marked_until_the_chat_says_it_reads_that(
    stage: Stage,
) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/alerts all any 0%")
    await stage.heard(ann, "You will hear")
    await stage.headline(GERMAN)
    assert "🌐 in German" in words_of(await stage.heard(ann, "Die Börse"))
    await stage.headline(ENGLISH)
    assert "🌐" not in words_of(await stage.heard(ann, "The exchange says"))
    await stage.say(ann, "/alerts languages en, ru")
    await stage.heard(ann, "other languages than en, ru are marked")
    await stage.headline(RUSSIAN)
    assert "🌐" not in words_of(await stage.heard(ann, "Биржа объявила"))


async def test_a_chat_marks_what_is_neither_in_its_own_language_nor_in_english(
    stage: Stage,
) -> None:
    ann = await stage.newcomer("Ann", "ru")
    await stage.say(ann, "/alerts all any 0%")
    await stage.heard(ann, "Буду сообщать")
    for title, mark in ((GERMAN, "🌐 по-немецки"), (RUSSIAN, ""), (ENGLISH, "")):
        await stage.headline(title)
        told = words_of(await stage.heard(ann, title.split("$", maxsplit=1)[0]))
        assert (mark in told) if mark else ("🌐" not in told)


async def test_a_language_that_is_none_is_refused_and_groups_are_for_admins(stage: Stage) -> None:
    ann, bob = await stage.newcomer("Ann"), await stage.newcomer("Bob")
    await stage.say(ann, "/alerts languages klingon")
    await stage.heard(ann, "I never find a headline to be in “klingon”. There are: ar de el")
    await stage.say(ann, "/alerts digest 8")
    await stage.heard(ann, "each day at 08:00")
    await stage.say(ann, "/alerts languages all")
    await stage.heard(ann, "No headline is marked")
    async with stage.context.desk.digests.open() as unit:
        (habits,) = (await unit.digests.habits([ann])).values()
    assert (habits.languages, habits.digest_at is not None) == (("all",), True)
    floor = await stage.group(ann, bob)
    await stage.say(bob, "/alerts languages all", chat_id=floor)
    await stage.heard(floor, "Only admins")
