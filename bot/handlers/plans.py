"""/stop /tp /trail /dca /twap /ladder /plans /edit /close, and the buttons of plans."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.callbacks.plans import Begin, Change, Drop, End, Flatten, Guard, Guide, Show
from bot.filters import InPrivate, Says
from bot.handlers import places, screens
from bot.screen import Screen, answer, put, send_below
from bot.views import plans as view
from bot.views.errors import refused, toast
from bot.views.places import ALL
from bot.visit import Visit
from bot.words import Command
from desk import money
from desk.errors import Misunderstood, NotFound, Stale
from desk.market.service import find
from desk.orders.exits import Level
from desk.orders.model import Order
from desk.orders.origin import Origin
from desk.plans import changes, model
from desk.plans.model import Exit, Kind, Plan
from desk.plans.offers import coin_alone
from desk.plans.wanted import Wanted
from desk.plans.words import EXAMPLES, parse

router = Router(name=__name__)


@router.message(Says(*EXAMPLES), InPrivate())
async def plan(message: Message, command: Command, visit: Visit) -> None:
    """Read a plan; a large one is asked about, the rest begins and its card says so.

    A coin alone, or nothing, is guided by buttons.
    """
    words, named = await visit.named(command.words)
    alone = coin_alone(command.name, words)
    if alone is not None:
        base = await places.coin(alone, named, visit) if alone else ""
        asked = Guide.model_validate({"command": command.name, "base": base, "venue": named})
        await answer(message, await places.guide(asked, visit))
        return
    markets = await visit.desk.market.instruments(named or visit.venue)
    wanted = parse(command.name, words, find=lambda text: find(text, markets))
    await begin_or_ask(message, wanted, visit)


async def begin_or_ask(message: Message, wanted: Wanted, visit: Visit) -> None:
    """Write a plan; one that waits for a confirmation is asked about, the card tells the rest."""
    made = await visit.desk.plans.request(visit.me.id, wanted, visit.said(message))
    if made.status is model.Status.DRAFT:
        await answer(message, _ticket(made, visit))


def _ticket(made: Plan, visit: Visit) -> Screen:
    zone, ttl_s = visit.me.preferences.time_zone, visit.desk.settings.ticket_ttl_s
    return view.ticket(made, zone, visit.t, ttl_s=ttl_s)


@router.message(Says("plans"), InPrivate())
async def plans(message: Message, visit: Visit) -> None:
    """Show live plans and how the last ones ended."""
    await answer(message, await screens.plans(visit, message.chat.id))


@router.message(Says("edit"), InPrivate())
async def edit(message: Message, command: Command, visit: Visit) -> None:
    """Change a plan or a resting order; its message tells what came of it."""
    prefix, _, words = command.words.strip().partition(" ")
    if not prefix or not words.strip():
        raise Misunderstood(what="change", text=command.words, example=changes.EXAMPLE)
    try:
        found = await visit.desk.plans.get(visit.me.id, prefix)
    except NotFound:
        order = await visit.desk.orders.get(visit.me.id, prefix)
        await _edit_order(order, words, visit, visit.said(message))
        return
    instrument = await visit.desk.market.instrument(found.symbol, found.venue)
    wanted = changes.parse(words, instrument)
    after = await visit.desk.plans.edit(visit.me.id, found.id, wanted)
    await answer(message, view.card(after, visit.me.preferences.time_zone, visit.t))


async def _edit_order(order: Order, words: str, visit: Visit, origin: Origin) -> None:
    instrument = await visit.desk.market.instrument(order.symbol, order.venue)
    wanted = changes.parse_order(words, instrument, order.side)
    await visit.desk.plans.edit_order(
        visit.me.id, order.id, origin, price=wanted.price, quantity=wanted.quantity
    )


@router.message(Says("close"), InPrivate())
async def close(message: Message, command: Command, visit: Visit) -> None:
    """Ask once whether to sell everything of a coin, or of all; without words which coin."""
    words, named = await visit.named(command.words.strip())
    if not words:
        await answer(message, await places.to_close(visit))
        return
    base = ALL if words.lower() in {"all", ALL} else await places.coin(words, named, visit)
    await answer(message, await places.closing(base, named, visit, visit.said(message)))


@router.callback_query(Flatten.filter())
async def flatten(query: CallbackQuery, callback_data: Flatten, visit: Visit) -> None:
    """Ask below the message whether to sell everything, or in its place once the venue is said."""
    origin = visit.tapped(query)
    screen = await places.closing(callback_data.base, callback_data.venue, visit, origin)
    if callback_data.venue:
        await put(query, screen)
        return
    await query.answer()
    await send_below(query, screen)


@router.callback_query(Guide.filter())
async def guide(query: CallbackQuery, callback_data: Guide, visit: Visit) -> None:
    """Ask the next question on the way to a plan, or begin the one that was chosen."""
    origin = visit.tapped(query, in_place=True)
    if not callback_data.how:
        await put(query, await places.guide(callback_data, visit))
        return
    wanted = await places.wanted(callback_data, visit)
    made = await visit.desk.plans.request(visit.me.id, wanted, origin)
    if made.status is model.Status.DRAFT:
        await put(query, _ticket(made, visit))
    else:
        await query.answer(visit.t("toast-plan-begins"))


@router.callback_query(Begin.filter())
async def begin(query: CallbackQuery, callback_data: Begin, visit: Visit) -> None:
    """Let a draft begin; its card takes the ticket's place."""
    origin = visit.tapped(query, in_place=True)
    try:
        await visit.desk.plans.confirm(visit.me.id, callback_data.plan, origin)
    except Stale as e:
        await put(query, Screen(visit.t("ticket-expired")), toast=toast(refused(e, visit.t).text))
        return
    await query.answer(visit.t("toast-plan-begins"))


@router.callback_query(Drop.filter())
async def drop(query: CallbackQuery, callback_data: Drop, visit: Visit) -> None:
    """Use a draft up without doing anything."""
    await visit.desk.plans.dismiss(visit.me.id, callback_data.plan)
    await put(query, Screen(visit.t("ticket-dismissed")))


@router.callback_query(End.filter())
async def end(query: CallbackQuery, callback_data: End, visit: Visit) -> None:
    """Cancel a plan; its card tells when the last order is gone."""
    await visit.desk.plans.cancel(visit.me.id, callback_data.plan)
    await query.answer(visit.t("toast-plan-cancelling"))


@router.callback_query(Show.filter())
async def show(query: CallbackQuery, callback_data: Show, visit: Visit) -> None:
    """Show a plan's card below."""
    found = await visit.desk.plans.get(visit.me.id, callback_data.plan)
    await query.answer()
    await send_below(query, view.card(found, visit.me.preferences.time_zone, visit.t))


@router.callback_query(Change.filter())
async def change(query: CallbackQuery, callback_data: Change, visit: Visit) -> None:
    """Tell below how to change a plan or an order."""
    if callback_data.plan:
        found = await visit.desk.plans.get(visit.me.id, callback_data.plan)
        screen = view.how_to_change(found, visit.t)
    else:
        order = await visit.desk.orders.get(visit.me.id, callback_data.order)
        screen = view.how_to_change_order(order, visit.t)
    await query.answer()
    await send_below(query, screen)


@router.callback_query(Guard.filter())
async def guard(query: CallbackQuery, callback_data: Guard, visit: Visit) -> None:
    """Put an exit under what an order bought, or ask where; taps for one order add up."""
    order = await visit.desk.orders.get(visit.me.id, callback_data.order)
    if not callback_data.what:
        await query.answer()
        await send_below(query, view.guard(order, visit.t))
        return
    await _guard(order, callback_data, visit, visit.tapped(query))
    await query.answer(visit.t("toast-plan-begins"))


async def _guard(order: Order, asked: Guard, visit: Visit, origin: Origin) -> None:
    """Begin an exit for the order's coins, or add to the one that has begun."""
    percent = money.exact(str(asked.percent))
    level = Level(percent, is_percent=True)
    stop, target = (level if asked.what == what else None for what in ("sl", "tp"))
    trail = percent if asked.what == "tr" else None
    found = await _exit_of(order, visit)
    if found is not None:
        wanted = changes.Changes(stop=stop, take_profit=target, trail_percent=trail)
        await visit.desk.plans.edit(visit.me.id, found.id, wanted)
        return
    made = Wanted(
        kind=Kind.EXIT,
        symbol=order.symbol,
        venue=order.venue,
        stop=stop,
        take_profit=target,
        trail_percent=trail,
        entry_id=order.id,
        basis=order.average_price,
    )
    await visit.desk.plans.request(visit.me.id, made, origin)


async def _exit_of(order: Order, visit: Visit) -> Plan | None:
    if not order.filled:
        raise NotFound(what="position", id=order.base)
    live = await visit.desk.plans.page(visit.me.id, symbol=order.symbol)
    mine = [p for p in live if isinstance(p.terms, Exit) and p.terms.entry_id == order.id]
    return mine[0] if mine else None
