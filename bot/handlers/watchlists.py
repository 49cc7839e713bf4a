"""/watchlist: the coins a person follows, in one message that is edited in place."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.callbacks.watchlists import Follow, Watchlist
from bot.filters import InPrivate, Says
from bot.handlers import screens
from bot.screen import answer, put
from bot.visit import Visit
from bot.words import Command
from desk.errors import NotAllowed
from desk.watchlists.words import parse

router = Router(name=__name__)


@router.message(Says("watchlist"), InPrivate())
async def watchlist(message: Message, command: Command, visit: Visit) -> None:
    """Show the list, after the change that the words ask for."""
    change = parse(command.words)
    if change.add or change.drop:
        await visit.desk.watchlists.change(
            visit.me.id, add=change.add, drop=change.drop, venue=visit.venue
        )
    await answer(message, await screens.watchlist(visit, visit.me.id))


@router.callback_query(Watchlist.filter())
async def show(query: CallbackQuery, callback_data: Watchlist, visit: Visit) -> None:
    """Show the list as it costs now, or the same with buttons that remove."""
    _check(query)
    await put(query, await screens.watchlist_of(visit, is_edited=callback_data.is_edited))


@router.callback_query(Follow.filter())
async def follow(query: CallbackQuery, callback_data: Follow, visit: Visit) -> None:
    """Put a coin on the list or take it off, and show what the button stood under anew."""
    _check(query)
    base = callback_data.base
    is_listed = base in await visit.desk.watchlists.of(visit.me.id)
    if is_listed is not callback_data.is_followed:
        add, drop = ((base,), ()) if callback_data.is_followed else ((), (base,))
        await visit.desk.watchlists.change(visit.me.id, add=add, drop=drop, venue=visit.venue)
    if callback_data.where == "list":
        await put(query, await screens.watchlist_of(visit, is_edited=True))
    else:
        key = "watchlist-followed" if callback_data.is_followed else "watchlist-left"
        await put(query, await screens.card(base, visit), toast=visit.t(key, coin=base))


def _check(query: CallbackQuery) -> None:
    if query.message is None or query.message.chat.type != "private":
        raise NotAllowed(what="private")
