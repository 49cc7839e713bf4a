"""People come in, choose how they like it, and try what they should not."""

import asyncio

import pytest

from desk.accounts.model import State
from tests.journeys.chats.stage import Stage, labels
from tests.stage import buttons, words_of

KEY = "0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318"
TOKEN = "123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"
PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"


async def test_language_switch_changes_every_later_text(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/settings")
    settings = await stage.heard(ann, "Quick limit")
    await stage.press(ann, settings, "Language")
    await stage.press(ann, await stage.heard(ann, "Language"), "Русский")
    await stage.heard(ann, "Настройки")
    await stage.say(ann, "/buy btc 60")
    await stage.heard(ann, "Покупаю")
    await stage.settle()
    await stage.heard(ann, "Куплено")


async def test_newcomer_is_greeted_in_the_language_of_their_telegram(stage: Stage) -> None:
    ivan = await stage.newcomer("Иван", "ru")
    home = await stage.heard(ivan, "Капитал")
    assert "Добро пожаловать" in words_of(home)
    assert "Портфель" in labels(home)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("lang ru", "Язык: Русский"),
        ("presets 20 75 150", "$20 · $75 · $150"),
        ("quick 250", "Quick limit: $250"),
        ("quiet 21:30-06:30", "21:30-06:30"),
        ("tz Asia/Tokyo", "Asia/Tokyo"),
    ],
)
async def test_settings_are_changed_by_words(stage: Stage, words: str, shown: str) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, f"/settings {words}")
    await stage.heard(ann, shown)


@pytest.mark.parametrize(
    ("name", "shown"), [("lang", "Русский"), ("quick", "$250"), ("tz", "Asia/Tokyo")]
)
async def test_a_setting_without_a_value_shows_what_it_may_be(
    stage: Stage, name: str, shown: str
) -> None:
    ann = await stage.newcomer()
    said = await stage.say(ann, f"/settings {name}")
    offered = await stage.heard(ann, bool, after=said)
    assert any(shown in label for label in labels(offered))


async def test_settings_are_changed_by_buttons(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/settings")
    screen = await stage.heard(ann, "Quiet hours")
    for label in ("Quiet hours", "22:00-07:00"):
        await stage.press(ann, screen, label)
        screen = await stage.heard(ann, "uiet hours")
    await stage.heard(ann, "Quiet hours: 22:00-07:00")


async def test_presets_of_a_person_stand_on_their_cards(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/settings presets 20 75.50")
    await stage.heard(ann, "$75.5")
    await stage.say(ann, "What about SOL/USDT today?")
    card = await stage.heard(ann, "Bid")
    assert [b["text"] for b in buttons(card)[:2]] == ["Buy SOL $20", "$75.5"]


@pytest.mark.parametrize("secret", [KEY, f"/import {KEY}", TOKEN, PHRASE])
async def test_pasted_secret_is_deleted_warned_about_and_never_stored(
    stage: Stage, secret: str
) -> None:
    ann = await stage.newcomer()
    said = await stage.say(ann, secret)
    warned = await stage.heard(ann, "Treat it as exposed")
    kept = [m["message_id"] for m in await stage.messages(ann)]
    assert said not in kept
    assert secret not in words_of(warned)
    held = await stage.stored()
    assert KEY[2:] not in held
    assert TOKEN not in held
    assert "sausage" not in held


async def test_file_that_looks_like_a_wallet_is_deleted_and_warned_about(stage: Stage) -> None:
    ann = await stage.newcomer()
    said = await stage.upload(ann, "my-wallet.json", b'{"crypto": {}}')
    await stage.heard(ann, "Treat it as exposed")
    assert said not in [m["message_id"] for m in await stage.messages(ann)]


async def test_picture_gets_the_hint_and_nothing_else(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.upload(ann, "holiday.pdf", b"%PDF")
    await stage.heard(ann, "or /help")


async def test_small_talk_gets_one_hint_an_hour(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "hello")
    hint = await stage.heard(ann, "or /help")
    await stage.say(ann, "how are you")
    await stage.quiet(ann, after=hint["message_id"])


async def test_unknown_command_is_helped_in_private_and_left_alone_in_groups(
    stage: Stage,
) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/frobnicate now")
    await stage.heard(ann, "I do not know /frobnicate")
    floor = await stage.group(ann)
    said = await stage.say(ann, "/frobnicate", chat_id=floor)
    await stage.say(ann, "/buy@OtherBot btc 10", chat_id=floor)
    await stage.quiet(floor, after=said)


async def test_group_hears_prices_of_cashtags_and_pairs_only_and_nobody_trades_there(
    stage: Stage,
) -> None:
    ann = await stage.newcomer()
    floor = await stage.group(ann)
    said = await stage.say(ann, "I like ETH and/or SOL at $5", chat_id=floor)
    await stage.quiet(floor, after=said)
    for text, symbol in (("and $eth?", "ETH/USDT"), ("is sol/usdt cheap?", "SOL/USDT")):
        await stage.say(ann, text, chat_id=floor)
        card = await stage.heard(floor, symbol)
        assert all("url" in b for b in buttons(card))
    for text in ("/buy btc 10", "/panic", "/sl btc 5%", "/ask why?", "/halt"):
        said = await stage.say(ann, text, chat_id=floor)
        await stage.heard(floor, "between the two of us", after=said)
    assert not await stage.orders(ann)


async def test_anonymous_admin_is_refused_by_name(stage: Stage) -> None:
    ann = await stage.newcomer()
    floor = await stage.group(ann)
    await stage.say(ann, "/admin@TapewireBot broadcast hi", chat_id=floor, anonymous=True)
    await stage.heard(floor, "I cannot see who you are")


async def test_start_payloads_lead_to_a_card_or_are_dropped(stage: Stage) -> None:
    ann = await stage.newcomer()
    said = await stage.say(ann, "/start b_SOL")
    await stage.heard(ann, "SOL/USDT", after=said)
    for payload in ("ref_12345", "ref_../../x", "A" * 64, "a_nonsense", "b_NOPE"):
        said = await stage.say(ann, f"/start {payload}")
        await stage.heard(ann, "Equity", after=said)


async def test_old_and_forged_buttons_are_refused(stage: Stage) -> None:
    ann = await stage.newcomer()
    unknown = ("b:é", "b:8f3a2c", "buy:BTC:100:user=1", "zzz", "ok:AAAAAAAAAAAA")
    older = ("a:chart:BTC", "c:BTC:2h:1", "d:BTC:angry", "ra:BTC:angry:30", "set:theme:", "adm:x")
    for data in (*unknown, *older):
        answer = await stage.forge(ann, data)
        assert answer["show_alert"], data
        assert "out of date" in answer["text"], data
    gone = await stage.forge(ann, "x:none")
    assert "I find no order" in gone["text"]
    assert not await stage.orders(ann)


async def test_ticket_of_another_person_is_not_yours(stage: Stage) -> None:
    ann, bob = await stage.newcomer("Ann"), await stage.newcomer("Bob")
    await stage.say(ann, "/buy btc 600")
    ticket = await stage.heard(ann, "quick limit")
    data = buttons(ticket)[0]["callback_data"]
    answer = await stage.forge(bob, data)
    assert "somebody else" in answer["text"]
    assert not await stage.orders(ann)
    assert not await stage.orders(bob)


async def test_web_gives_a_link_for_one_use(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/web")
    told = await stage.heard(ann, "5 minutes")
    token = words_of(told).rpartition("#")[2].strip()
    session = await stage.context.desk.accounts.open_link(token)
    assert session.account.id == ann
    pressed = await stage.press(ann, told, "Copy link")
    assert pressed["copy_text"] == {"text": words_of(told).splitlines()[-1]}


async def test_broadcast_is_shown_first_and_sent_once_to_everyone(stage: Stage) -> None:
    ann, bob = await stage.newcomer("Ann"), await stage.newcomer("Bob")
    await stage.claim(ann)
    await stage.say(ann, "/admin broadcast Fees <b>drop</b> & stay low")
    draft = await stage.heard(ann, "This goes to everyone")
    await asyncio.gather(*(stage.press(ann, draft, "Send to everyone") for _ in range(2)))
    await stage.heard(ann, "2 people")
    await stage.heard(bob, "📣 Fees <b>drop</b> & stay low")
    sent = [m for m in await stage.messages(bob) if "📣" in words_of(m)]
    assert len(sent) == 1


async def test_admin_commands_are_refused_to_everybody_else(stage: Stage) -> None:
    ann = await stage.newcomer()
    for words in ("stats", "halt now", "resume", "broadcast hi", "claim 0123456789abcdef"):
        said = await stage.say(ann, f"/admin {words}")
        await stage.heard(
            ann, lambda text: "Only admins" in text or "not valid" in text, after=said
        )
    assert await stage.context.desk.risk.halted() is None


async def test_inline_query_answers_prices_and_pages(stage: Stage) -> None:
    ann = await stage.newcomer()
    every = await stage.post("inline", {"user_id": ann, "query": "   "})
    assert [r["id"] for r in every["results"]] == ["BTC", "ETH", "SOL"]
    one = await stage.post("inline", {"user_id": ann, "query": "$so"})
    assert [r["id"] for r in one["results"]] == ["SOL"]
    none = await stage.post("inline", {"user_id": ann, "query": "A" * 256})
    assert [r["id"] for r in none["results"]] == ["nothing"]
    past = await stage.post("inline", {"user_id": ann, "query": "btc", "offset": "999999999"})
    assert past["results"] == []
    assert past["answered"]


class TestApproval:
    """A desk where newcomers wait for an admin."""

    @pytest.fixture
    def desk_settings(self) -> dict[str, object]:
        return {"access": "approval"}

    async def test_newcomer_waits_until_an_admin_lets_them_in(self, stage: Stage) -> None:
        ann = await stage.person("Ann")
        await stage.say(ann, "/start")
        await stage.heard(ann, "with the admins")
        await stage.claim(ann)
        bob = await stage.person("Bob")
        await stage.say(bob, "/buy btc 10")
        await stage.heard(bob, "with the admins")
        request = await stage.heard(ann, "asks to be let in")
        await stage.press(ann, request, "Let in")
        await stage.heard(bob, "You are in")
        await stage.say(bob, "/buy btc 10")
        await stage.heard(bob, "sending")

    async def test_person_turned_away_hears_nothing_more(self, stage: Stage) -> None:
        ann, eve = await stage.person("Ann"), await stage.person("Eve")
        await stage.say(ann, "/start")
        await stage.heard(ann, "with the admins")
        await stage.claim(ann)
        await stage.say(eve, "/start")
        request = await stage.heard(ann, "asks to be let in")
        await stage.press(ann, request, "Turn away")
        told = await stage.heard(eve, "did not let you in")
        await stage.say(eve, "/buy btc 10")
        await stage.quiet(eve, after=told["message_id"])
        account = await stage.context.desk.accounts.get(eve)
        assert account.state is State.BLOCKED

    async def test_who_came_before_the_first_admin_is_asked_about_one_after_another(
        self, stage: Stage
    ) -> None:
        bob, eve, ann = [await stage.person(name) for name in ("Bob", "Eve", "Ann")]
        for early in (bob, eve, ann):
            await stage.say(early, "/start")
            await stage.heard(early, "with the admins")
        await stage.claim(ann)
        first = await stage.heard(ann, "Bob asks to be let in")
        assert "1 more waits" in words_of(first)
        await stage.press(ann, first, "Let in")
        await stage.heard(bob, "You are in")
        second = await stage.heard(ann, "Eve asks to be let in")
        assert "more" not in words_of(second)
        await stage.press(ann, second, "Turn away")
        await stage.heard(eve, "did not let you in")
        said = await stage.say(ann, "/admin waiting")
        await stage.heard(ann, "Nobody waits", after=said)

    async def test_the_panel_leads_to_who_waits_and_no_admin_shuts_themselves_out(
        self, stage: Stage
    ) -> None:
        ann, bob = await stage.person("Ann"), await stage.person("Bob")
        await stage.say(ann, "/start")
        await stage.claim(ann)
        await stage.say(bob, "/start")
        await stage.heard(ann, "Bob asks to be let in")
        await stage.say(ann, "/admin")
        panel = await stage.heard(ann, "1 waiting")
        await stage.press(ann, panel, "Who waits (1)")
        said = await stage.say(ann, f"/admin deny {ann}")
        await stage.heard(ann, "cannot turn yourself away", after=said)
        assert (await stage.context.desk.accounts.get(ann)).is_admin
        said = await stage.say(ann, f"/admin approve {bob}")
        await stage.heard(ann, "is in", after=said)
        said = await stage.say(ann, "/admin")
        assert not any("Who waits" in s for s in labels(await stage.heard(ann, "Desk", after=said)))
