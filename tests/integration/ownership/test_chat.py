"""Every command and button of the bot x everybody but the owner: refused, and nothing changes.

A new command, button or other handler fails here until a table below says whose it is.
"""

import itertools
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, Final

import pytest
from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.filters.callback_data import CallbackData, CallbackQueryFilter
from aiogram.types import Update

from bot.app import ROUTERS, create_dispatcher
from bot.callbacks.accounts import Bring, Set
from bot.callbacks.alerts import (
    Draft,
    Gauges,
    Less,
    Lessen,
    Lift,
    Muted,
    Passed,
    Pause,
    PauseAll,
    Rehearse,
    Remove,
    Restore,
    Subscribe,
)
from bot.callbacks.calls import Ranking, Withdraw
from bot.callbacks.launches import Arm, Calendar, Launch
from bot.callbacks.market import Card, Chart
from bot.callbacks.operations import Decide, Operate
from bot.callbacks.orders import Ask, Buy, Cancel, Confirm, Dismiss, Private, Reprice, Sell, Why
from bot.callbacks.plans import Begin, Change, Drop, End, Flatten, Guard, Guide, Show
from bot.callbacks.portfolio import Export, Report
from bot.callbacks.price_alerts import AlertAt, AlertDrop, AlertOffers
from bot.callbacks.questions import Explain, Hush
from bot.callbacks.results import Share
from bot.callbacks.risk import Limit, Thaw
from bot.callbacks.screens import Go
from bot.callbacks.signals import Mute, Score
from bot.callbacks.sources import Feed
from bot.callbacks.venues import Exchange
from bot.callbacks.watchlists import Follow, Watchlist
from bot.filters import Says
from bot.middlewares import errors
from bot.views import errors as view
from desk import clock
from desk.accounts.model import Person
from desk.alerts.model import Wanted
from desk.alerts.mutes import Wish
from desk.errors import DeskError
from desk.market.measured import Gauge
from desk.market.model import Timeframe
from desk.orders.model import Side
from desk.signals.scorecard import By
from tests.conftest import TOKEN
from tests.integration.ownership.estate import (
    ADMIN,
    GROUP,
    GROUP_ADMIN,
    MEMBER,
    OTHER,
    OTHER_ADMIN,
    OTHER_GROUP,
    OWNER,
    STRANGER,
    TURNED_AWAY,
    WAITING,
    Estate,
    changed,
)
from tests.integration.ownership.mailbox import ME, Mailbox, Sent

Json = dict[str, Any]
REFUSALS: Final = {401, 403, 404}
SOURCE: Final = "0" * 12
RULES: Final = "fffff.0123456789ab"


class Whose(Enum):
    """Whom a command or a button is for."""

    SHARED = auto()  # of everybody: shows what is everybody's
    OWN = auto()  # of the asker; names nothing of anybody
    NAMED = auto()  # a thing of somebody, by its id
    CHATS = auto()  # of a chat: one's own, or a group's by its admins
    ADMINS = auto()  # of the desk's admins


SHARED, OWN, NAMED, CHATS, ADMINS = Whose

# Words after the command; an `{id}` is the owner's.
COMMANDS: Final[dict[str, tuple[Whose, tuple[str, ...]]]] = {
    "start": (OWN, ("", "a_{headline}")),
    "help": (SHARED, ("",)),
    "id": (OWN, ("",)),
    "web": (OWN, ("",)),
    "settings": (OWN, ("", "quick 25", "max-day 100")),
    "buy": (OWN, ("btc 30",)),
    "sell": (OWN, ("btc 50%",)),
    "orders": (OWN, ("",)),
    "why": (NAMED, ("{bought}", "{resting}")),
    "plans": (OWN, ("",)),
    "edit": (NAMED, ("{plan} 58000", "{resting} 49000")),
    "close": (OWN, ("btc", "all")),
    "stop": (OWN, ("btc 50000",)),
    "tp": (OWN, ("btc 90000",)),
    "trail": (OWN, ("btc 4%",)),
    "dca": (OWN, ("btc 10 every 1d x 3",)),
    "twap": (OWN, ("buy btc 20 over 2h",)),
    "ladder": (OWN, ("buy btc 30 50000..55000 x 3",)),
    "portfolio": (OWN, ("",)),
    "balance": (OWN, ("",)),
    "report": (OWN, ("30",)),
    "pnl": (OWN, ("", "7", "btc")),
    "alerts": (CHATS, ("btc", "off", "on", "digest 9:00", "language en")),
    "news": (SHARED, ("", "btc")),
    "sources": (SHARED, ("",)),
    "score": (SHARED, ("", "rules")),
    "replay": (SHARED, ("coindesk tp 5% sl 3% 30d",)),
    "ask": (OWN, ("why did btc rise?",)),
    "explain": (OWN, ("{headline}",)),
    "tge": (SHARED, ("", "arm flnt 20")),
    "admin": (
        ADMINS,
        ("stats", "waiting", "halt", "resume", "panic", "approve {waiting}", "broadcast hi"),
    ),
    "halt": (ADMINS, ("", "all")),
    "resume": (ADMINS, ("",)),
    "limits": (OWN, ("", "max-day 200")),
    "panic": (OWN, ("",)),
    "unfreeze": (OWN, ("",)),
    "price": (SHARED, ("btc",)),
    "chart": (SHARED, ("btc 1h",)),
    "watchlist": (OWN, ("", "btc eth", "-btc")),
    "alert": (CHATS, ("btc 90000", "btc +5% repeat")),
    "lb": (CHATS, ("on", "off")),
    "calls": (OWN, ("",)),
    "connect": (OWN, ("", "bybit")),
    "venues": (OWN, ("",)),
}
# What an admin's word hides behind somebody else's command.
HIDDEN: Final = ("panic all", "sources add https://feeds.example/rss")

Button = Callable[[Estate], CallbackData]
BUTTONS: Final[dict[type[CallbackData], tuple[Whose, Button]]] = {
    Go: (OWN, lambda _: Go(place="portfolio")),
    Buy: (OWN, lambda _: Buy(base="BTC", amount="25")),
    Sell: (OWN, lambda _: Sell(base="BTC", percent=50)),
    Ask: (OWN, lambda _: Ask(side=Side.BUY, base="BTC")),
    Private: (OWN, lambda e: Private(base="BTC", headline=e.headline)),
    Confirm: (NAMED, lambda e: Confirm(ticket=e.ticket)),
    Dismiss: (NAMED, lambda e: Dismiss(ticket=e.ticket)),
    Reprice: (NAMED, lambda e: Reprice(ticket=e.ticket)),
    Cancel: (NAMED, lambda e: Cancel(order=e.resting)),
    Why: (NAMED, lambda e: Why(order=e.bought)),
    Begin: (NAMED, lambda e: Begin(plan=e.draft)),
    Drop: (NAMED, lambda e: Drop(plan=e.draft)),
    End: (NAMED, lambda e: End(plan=e.plan)),
    Show: (NAMED, lambda e: Show(plan=e.plan)),
    Change: (NAMED, lambda e: Change(order=e.resting)),
    Guard: (NAMED, lambda e: Guard(order=e.bought, what="sl", percent=5)),
    Flatten: (OWN, lambda _: Flatten(base="BTC", venue="paper")),
    Guide: (OWN, lambda _: Guide(command="dca", base="BTC", venue="paper")),
    Card: (SHARED, lambda _: Card(base="BTC")),
    Chart: (SHARED, lambda _: Chart(base="BTC", timeframe=Timeframe.H1)),
    Draft: (CHATS, lambda _: Draft(base="BTC")),
    Subscribe: (
        CHATS,
        lambda _: Subscribe(base="BTC", wanted=Wanted.ANY, impact=60),
    ),
    Gauges: (CHATS, lambda _: Gauges(base="BTC")),
    Passed: (CHATS, lambda _: Passed(base="BTC", gauge=Gauge.MOVE, offer=1)),
    Pause: (CHATS, lambda e: Pause(rule=e.group_rule, is_paused=True)),
    PauseAll: (CHATS, lambda _: PauseAll(rules=RULES, is_paused=True)),
    Rehearse: (CHATS, lambda e: Rehearse(rule=e.group_rule)),
    Remove: (CHATS, lambda e: Remove(rule=e.group_rule)),
    Restore: (CHATS, lambda _: Restore()),
    Less: (CHATS, lambda e: Less(headline=e.headline)),
    Lessen: (CHATS, lambda e: Lessen(headline=e.headline, wish=Wish.COIN)),
    Explain: (OWN, lambda e: Explain(headline=e.headline)),
    Hush: (NAMED, lambda e: Hush(question=e.question)),
    Lift: (CHATS, lambda e: Lift(mute=e.group_mute)),
    Muted: (CHATS, lambda _: Muted()),
    Follow: (OWN, lambda _: Follow(base="BTC", is_followed=True)),
    Watchlist: (OWN, lambda _: Watchlist()),
    AlertOffers: (SHARED, lambda _: AlertOffers(base="BTC")),
    AlertAt: (CHATS, lambda _: AlertAt(base="BTC", level="+5%")),
    AlertDrop: (CHATS, lambda e: AlertDrop(alert=e.group_alert)),
    Ranking: (SHARED, lambda _: Ranking()),
    Withdraw: (NAMED, lambda e: Withdraw(call=e.call)),
    Bring: (NAMED, lambda e: Bring(action="apply", id=e.offer)),
    Exchange: (OWN, lambda _: Exchange(action="choose", venue="paper")),
    Set: (OWN, lambda _: Set(name="quick", value="25")),
    Limit: (OWN, lambda _: Limit(rule="max-day", value="300")),
    Thaw: (OWN, lambda _: Thaw()),
    Decide: (ADMINS, lambda _: Decide(account=WAITING.id, is_granted=True)),
    Operate: (ADMINS, lambda _: Operate(action="halt")),
    Launch: (SHARED, lambda _: Launch(event=SOURCE)),
    Arm: (SHARED, lambda _: Arm(event=SOURCE)),
    Calendar: (SHARED, lambda _: Calendar()),
    Report: (OWN, lambda _: Report(days=30)),
    Share: (OWN, lambda _: Share(base="BTC", has_sum=True)),
    Export: (OWN, lambda _: Export(days=30)),
    Score: (SHARED, lambda _: Score(by=By.RULE)),
    Feed: (ADMINS, lambda _: Feed(source=SOURCE, action="pause")),
    Mute: (ADMINS, lambda _: Mute(source=SOURCE, is_muted=True)),
}
# Of the group's buttons those that name one of its things; the others act on where they stand.
NAMES_A_THING: Final = (
    Pause,
    Rehearse,
    Remove,
    Lift,
    AlertDrop,
)
# Handlers without command or button: what a chat tells of itself, and words between people.
OTHERS: Final = {
    "bot.handlers.accounts": {"settings_file"},
    "bot.handlers.calls": {"call", "left"},
    "bot.handlers.price_alerts": {"alert_by_name"},
    "bot.handlers.channels": {"post"},
    "bot.handlers.chats": {"membership", "migrated"},
    "bot.handlers.fallback": {"secret", "too_large", "unknown", "silence", "outdated"},
    "bot.handlers.market": {"ticker", "inline"},
    "bot.handlers.orders": {"amount", "amount_alone"},
    "bot.handlers.results": {"share_inline"},
    "bot.handlers.venues": {"keys", "late_keys"},
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an update came to."""

    error: DeskError | None
    sent: tuple[Sent, ...]

    @property
    def is_refused(self) -> bool:
        """True when somebody was told no, with a reason."""
        told = [s for s in self.sent if s.text]
        return self.error is not None and self.error.status in REFUSALS and bool(told)

    def __str__(self) -> str:
        return f"{self.error!r} {[(s.method, s.chat_id, s.text[:60]) for s in self.sent]}"


@dataclass
class Chat:
    """The bot's own dispatcher, fed in process."""

    estate: Estate
    bot: Bot
    mailbox: Mailbox
    dispatcher: Dispatcher
    refused: list[DeskError] = field(default_factory=list)
    _ids: Iterator[int] = field(default_factory=lambda: itertools.count(600_000_001))

    async def say(self, person: Person, words: str, chat_id: int = 0, **more: Any) -> Outcome:
        """Have a person write, in private where no chat is named."""
        return await self._feed("message", self._message(person, words, chat_id) | more)

    async def press(self, person: Person, data: str, chat_id: int = 0) -> Outcome:
        """Have a person press a button of a message of the bot's."""
        shown = self._message(person, "Shown before", chat_id)
        markup = {"inline_keyboard": [[{"text": "x", "callback_data": data}]]}
        shown |= {"from": ME.model_dump(exclude_none=True), "reply_markup": markup}
        body = {"id": str(next(self._ids)), "from": _user(person), "chat_instance": "1"}
        return await self._feed("callback_query", body | {"message": shown, "data": data})

    def _message(self, person: Person, words: str, chat_id: int) -> Json:
        where = chat_id or person.id
        kind = {"type": "private", "first_name": "x"} if where > 0 else {"type": "supergroup"}
        return {
            "message_id": next(self._ids) % 10**6,
            "date": int(clock.now().timestamp()),
            "chat": {"id": where, "title": "x", **kind},
            "from": _user(person),
            "text": words,
        }

    async def _feed(self, kind: str, body: Json) -> Outcome:
        self.refused.clear()
        self.mailbox.sent.clear()
        update = {"update_id": next(self._ids), kind: body}
        parsed = Update.model_validate(update, context={"bot": self.bot})
        await self.dispatcher.feed_update(self.bot, parsed)
        error = self.refused[0] if self.refused else None
        return Outcome(error, tuple(self.mailbox.sent))


def _user(person: Person) -> Json:
    return {
        "id": person.id,
        "is_bot": False,
        "first_name": person.first_name,
        "username": person.username,
        "language_code": "en",
    }


@pytest.fixture
async def chat(estate: Estate, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Chat]:
    """The bot, and a list for a Telegram."""
    mailbox = Mailbox()
    bot = Bot(TOKEN, session=mailbox, default=DefaultBotProperties(parse_mode="HTML"))
    found = Chat(estate, bot, mailbox, create_dispatcher(estate.context.desk))
    shown = view.refused

    def noted(error: DeskError, texts: Any) -> Any:
        found.refused.append(error)
        return shown(error, texts)

    monkeypatch.setattr(view, "refused", noted)
    before = _crashes()
    yield found
    assert _crashes() == before, "a handler failed"


def _crashes() -> float:
    return sum(
        sample.value
        for metric in errors.FAILURES.collect()
        for sample in metric.samples
        if sample.name.endswith("_total")
    )


def said(estate: Estate, *whose: Whose) -> list[str]:
    """Return everything that can be said of these kinds, about the owner's things."""
    known = {name: str(getattr(estate, name)) for name in _IDS} | {"waiting": str(WAITING.id)}
    return [
        f"/{name} {words.format(**known)}".rstrip()
        for name, (is_of, every) in COMMANDS.items()
        if is_of in whose
        for words in every
    ]


_IDS: Final = ("bought", "resting", "plan", "headline")


def buttons(estate: Estate, *whose: Whose) -> dict[str, str]:
    """Return the data of every button of these kinds, by its name."""
    return {k.__name__: make(estate).pack() for k, (of, make) in BUTTONS.items() if of in whose}


def _handlers() -> Iterator[tuple[str, HandlerObject]]:
    for router in ROUTERS:
        for observer in router.observers.values():
            for handler in observer.handlers:
                yield router.name, handler


def test_every_command_button_and_handler_is_classed() -> None:
    commands: set[str] = set()
    pressed: set[type[CallbackData]] = set()
    others: dict[str, set[str]] = {}
    for router, handler in _handlers():
        filters = [each.callback for each in handler.filters or []]
        names = [f.names for f in filters if isinstance(f, Says)]
        kinds = [f.callback_data for f in filters if isinstance(f, CallbackQueryFilter)]
        commands.update(*names)
        pressed.update(kinds)
        if not names and not kinds:
            others.setdefault(router, set()).add(handler.callback.__name__)
    assert commands == set(COMMANDS)
    assert pressed == set(BUTTONS)
    assert others == {name: found for name, found in OTHERS.items() if found}


@pytest.mark.parametrize("person", [OTHER, ADMIN], ids=["somebody else", "an admin"])
async def test_what_is_somebodys_answers_to_nobody_else(chat: Chat, person: Person) -> None:
    estate = chat.estate
    before = await estate.everything()
    got = {words: await chat.say(person, words) for words in said(estate, NAMED)}
    for where, chat_id in (("", 0), (" in the owner's chat", OWNER.id), (" in a group", GROUP)):
        for name, data in buttons(estate, NAMED).items():
            got[name + where] = await chat.press(person, data, chat_id)
    got["Change a plan"] = await chat.press(person, Change(plan=estate.plan).pack())
    assert {name: str(outcome) for name, outcome in got.items() if not outcome.is_refused} == {}
    assert changed(before, await estate.everything()) == []


@pytest.mark.parametrize("person", [OTHER, GROUP_ADMIN], ids=["somebody else", "a group's admin"])
async def test_what_is_for_admins_of_the_desk_is_for_nobody_else(
    chat: Chat, person: Person
) -> None:
    estate = chat.estate
    before = await estate.everything()
    words = [*said(estate, ADMINS), *(f"/{each}" for each in HIDDEN)]
    got = {each: await chat.say(person, each) for each in words}
    got |= {name: await chat.press(person, d) for name, d in buttons(estate, ADMINS).items()}
    got["claim"] = await chat.say(person, "/admin claim 0123456789abcdef")
    assert {name: str(outcome) for name, outcome in got.items() if not outcome.is_refused} == {}
    assert changed(before, await estate.everything()) == []


@pytest.mark.parametrize(
    ("person", "place"),
    [(MEMBER, GROUP), (OTHER_ADMIN, GROUP), (ADMIN, GROUP), (OTHER, OWNER.id), (STRANGER, GROUP)],
    ids=["a member", "another group's admin", "the desk's admin", "a chat of two", "a stranger"],
)
async def test_what_a_chat_hears_is_changed_by_its_own_alone(
    chat: Chat, person: Person, place: int
) -> None:
    estate = chat.estate
    before = await estate.everything()
    pressed = buttons(estate, CHATS)
    got = {name: await chat.press(person, data, place) for name, data in pressed.items()}
    if place == GROUP:
        got |= {words: await chat.say(person, words, place) for words in said(estate, CHATS)}
    assert {name: str(outcome) for name, outcome in got.items() if not outcome.is_refused} == {}
    assert changed(before, await estate.everything()) == []


async def test_an_admin_of_another_group_reaches_no_thing_of_this_one(chat: Chat) -> None:
    estate = chat.estate
    before = await estate.owned()
    got = {
        name: await chat.press(OTHER_ADMIN, data, OTHER_GROUP)
        for name, data in buttons(estate, CHATS).items()
    }
    names = {kind.__name__ for kind in NAMES_A_THING}
    wrong = {n: str(outcome) for n, outcome in got.items() if n in names and not outcome.is_refused}
    assert wrong == {}
    assert changed(before, await estate.owned()) == []


@pytest.mark.parametrize("person", [TURNED_AWAY, WAITING], ids=["turned away", "waiting"])
async def test_whoever_is_not_let_in_does_nothing_at_all(chat: Chat, person: Person) -> None:
    estate = chat.estate
    before = await estate.everything()
    heard: set[str] = set()
    for words in said(estate, *Whose):
        heard |= {sent.text for sent in (await chat.say(person, words)).sent}
    for place in (0, GROUP):
        for data in buttons(estate, *Whose).values():
            heard |= {sent.text for sent in (await chat.press(person, data, place)).sent}
    assert len(heard) == (person is WAITING), "who waits is told so, who was turned away nothing"
    assert changed(before, await estate.everything()) == []


async def test_who_never_came_in_does_nothing_in_a_group(chat: Chat) -> None:
    estate = chat.estate
    before = await estate.everything()
    hidden = {"sender_chat": {"id": GROUP, "type": "supergroup", "title": "x"}}
    for words in said(estate, *Whose):
        await chat.say(STRANGER, words, GROUP)
        await chat.say(STRANGER, words, GROUP, **hidden)
    for data in buttons(estate, *Whose).values():
        await chat.press(STRANGER, data, GROUP)
    # Whoever speaks in a group that tracks calls has been seen there.
    assert changed(before, await estate.everything()) in ([], ["call_members"])


async def test_who_never_came_in_reads_in_a_group_what_its_members_read(chat: Chat) -> None:
    for words in ("/news", "/sources", "/tge", "/score", "/score rules"):
        outcome = await chat.say(STRANGER, words, GROUP)
        assert not outcome.is_refused, words
        assert [sent.chat_id for sent in outcome.sent] == [GROUP], words


@pytest.mark.parametrize("person", [OTHER, ADMIN], ids=["somebody else", "an admin"])
async def test_whoever_acts_acts_for_themselves(chat: Chat, person: Person) -> None:
    estate = chat.estate
    before = await estate.owned()
    told: dict[str, str] = {}
    for words in said(estate, OWN, SHARED, CHATS):
        told[words] = str((await chat.say(person, words)).sent)
    for name, data in buttons(estate, OWN, SHARED, CHATS).items():
        told[name] = str((await chat.press(person, data)).sent)
    marks = (str(OWNER.id), OWNER.first_name, estate.ticket, estate.plan, estate.question)
    assert [name for name, words in told.items() if any(mark in words for mark in marks)] == []
    assert changed(before, await estate.owned()) == []


async def test_a_private_button_does_nothing_to_a_groups_messages(chat: Chat) -> None:
    pressed = buttons(chat.estate, OWN, NAMED, ADMINS)
    allowed = {"Private", "Explain"}  # stand under a group's alerts, and answer in private
    got = {name: await chat.press(OTHER, data, GROUP) for name, data in pressed.items()}
    loud = {name: str(o) for name, o in got.items() if any(s.chat_id == GROUP for s in o.sent)}
    assert loud == {}
    quiet = {name for name, outcome in got.items() if not outcome.is_refused}
    assert quiet <= allowed
