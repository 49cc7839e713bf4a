"""Nothing in the bot costs a thread, and nothing on the path is too long."""

from collections.abc import Iterator

import pytest
from aiogram import Router
from aiogram.dispatcher.event.handler import HandlerObject

from bot.app import ROUTERS
from bot.commands import ALONE, FOR_ADMINS, IN_GROUPS
from bot.filters import Says
from bot.words import ALIASES, read


def handlers() -> Iterator[tuple[Router, HandlerObject]]:
    for router in ROUTERS:
        for observer in router.observers.values():
            for handler in observer.handlers:
                yield router, handler


def test_every_handler_and_filter_is_a_coroutine() -> None:
    found = list(handlers())
    assert len(found) > 30
    for router, handler in found:
        assert handler.awaitable, (router.name, handler.callback)
        for each in handler.filters or []:
            assert each.awaitable, (router.name, handler.callback, each.callback)


def test_there_are_few_routers_and_none_is_empty() -> None:
    assert len(ROUTERS) <= 21, "every update passes all of them"
    assert all(any(o.handlers for o in router.observers.values()) for router in ROUTERS)


def test_every_command_of_the_menu_has_a_handler() -> None:
    answered = {
        name
        for _, handler in handlers()
        for each in handler.filters or []
        if isinstance(each.callback, Says)
        for name in each.callback.names
    }
    assert {*FOR_ADMINS, *IN_GROUPS} <= answered
    assert set(ALIASES.values()) <= answered


def test_every_command_is_answered_wherever_it_is_written() -> None:
    """By the way to one's own chat where nothing else may be said in a group."""
    known: set[str] = set()
    anywhere: set[str] = set()
    for _, handler in handlers():
        filters = [each.callback for each in handler.filters or []]
        names = {n for each in filters if isinstance(each, Says) for n in each.names}
        known |= names
        if len(filters) == 1:
            anywhere |= names
    assert {"panic", "halt", "trail", "ask", "balance"} <= known
    assert known - anywhere == set()


def test_the_way_to_ones_own_chat_takes_no_command_that_groups_have() -> None:
    assert {"buy", "panic", "unfreeze", "resume", "explain", "watchlist"} <= set(ALONE)
    assert not set(ALONE) & set(IN_GROUPS)


@pytest.mark.parametrize(
    ("text", "name", "words", "to"),
    [
        ("/buy btc 100", "buy", "btc 100", ""),
        ("/BUY@TapewireBot BTC 10", "buy", "BTC 10", "TapewireBot"),
        ("/start", "start", "", ""),
        ("/menu", "start", "", ""),
        ("/buy BTC 5\n/sell BTC all", "buy", "BTC 5\n/sell BTC all", ""),
    ],
)
def test_commands_are_read(text: str, name: str, words: str, to: str) -> None:
    command = read(text)
    assert command is not None
    assert (command.name, command.words, command.to) == (name, words, to)


@pytest.mark.parametrize("text", ["buy btc", " /buy btc", "/", "/é", "a /buy", "/buy.btc"])
def test_other_texts_are_no_commands(text: str) -> None:
    assert read(text) is None


def test_command_to_another_bot_is_not_ours() -> None:
    command = read("/buy@OtherBot btc 10")
    assert command is not None
    assert not command.is_for("TapewireBot")
    assert command.is_for("otherbot")
