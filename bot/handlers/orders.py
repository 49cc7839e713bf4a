"""/buy /sell /orders /why, the buttons that trade, and tickets."""

from decimal import Decimal

from aiogram import Bot, Router
from aiogram.exceptions import TelegramForbiddenError
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message

from bot.callbacks.orders import Ask, Buy, Cancel, Confirm, Dismiss, Private, Reprice, Sell, Why
from bot.callbacks.screens import Go
from bot.filters import AmountAlone, AmountReply, InPrivate, Says, Wanted
from bot.handlers import places, screens
from bot.screen import Screen, answer, put, send_below
from bot.views import orders as view
from bot.views.errors import refused, toast
from bot.visit import Visit
from bot.whisper import whisper
from bot.words import Command
from desk.errors import BadAmount, Stale
from desk.market.model import Instrument
from desk.market.service import QUOTE, find
from desk.money import Amount, Unit, exact
from desk.orders.intent import Intent, parse, parse_amount
from desk.orders.model import Side
from desk.orders.origin import Origin
from desk.orders.ticket import Asked

router = Router(name=__name__)


@router.message(Says("buy", "sell"), InPrivate())
async def trade(message: Message, command: Command, visit: Visit) -> None:
    """Read the order; what is missing is asked for with buttons."""
    side = Side(command.name)
    if not command.words.strip():
        await answer(message, await screens.pick(visit, side))
        return
    words, named = await visit.named(command.words)
    if side is Side.SELL and len(words.split()) == 1:
        base = await places.coin(words.strip(), named, visit)
        await answer(message, await places.sale(base, named, visit))
        return
    markets = await visit.desk.market.instruments(named or visit.venue)
    try:
        intent = parse(words, side=side, find=lambda text: find(text, markets))
    except BadAmount as e:
        if e.code != "missing" or len(words.split()) > 1:  # a price or a flag would be lost
            raise
        await answer(message, await ask_amount(find(words, markets), visit))
        return
    placed = await visit.desk.orders.request(visit.me.id, intent, visit.said(message))
    if isinstance(placed, Asked):
        await answer(message, _ticket(placed, visit))


async def ask_amount(instrument: Instrument, visit: Visit) -> Screen:
    """Ask how much to buy."""
    quote = await places.quote(instrument, visit)
    return view.ask_buy(instrument, quote, visit.me.preferences, visit.t)


def _ticket(asked: Asked, visit: Visit) -> Screen:
    return view.ticket(asked, visit.t, ttl_s=visit.desk.settings.ticket_ttl_s)


@router.callback_query(Ask.filter())
async def ask(query: CallbackQuery, callback_data: Ask, visit: Visit) -> None:
    """Ask for the amount below the card."""
    if callback_data.side is Side.SELL:
        screen = await places.sale(callback_data.base, callback_data.venue, visit)
    else:
        markets = await visit.desk.market.instruments(callback_data.venue)
        screen = await ask_amount(find(callback_data.base, markets), visit)
    await query.answer()
    await send_below(query, screen)


@router.callback_query(Buy.filter())
async def buy(query: CallbackQuery, callback_data: Buy, visit: Visit) -> None:
    """Buy a preset: at once within the quick limit, else by ticket."""
    amount = Amount(exact(callback_data.amount), Unit.QUOTE)
    symbol = f"{callback_data.base}/{QUOTE}"
    intent = Intent(venue=callback_data.venue, symbol=symbol, side=Side.BUY, amount=amount)
    await _tapped(query, intent, visit, headline_id=callback_data.headline or None)


@router.callback_query(Sell.filter())
async def sell(query: CallbackQuery, callback_data: Sell, visit: Visit) -> None:
    """Sell a share of what is free."""
    amount = Amount(exact(str(callback_data.percent)), Unit.PERCENT)
    symbol = f"{callback_data.base}/{QUOTE}"
    intent = Intent(venue=callback_data.venue, symbol=symbol, side=Side.SELL, amount=amount)
    await _tapped(query, intent, visit)


async def _tapped(
    query: CallbackQuery, intent: Intent, visit: Visit, *, headline_id: str | None = None
) -> None:
    origin = visit.tapped(query, headline_id=headline_id, in_place=_holds(query, Confirm))
    placed = await visit.desk.orders.request(visit.me.id, intent, origin)
    if isinstance(placed, Asked):
        screen = _ticket(placed, visit)
        await query.answer()
        await send_below(query, screen)
    else:
        await query.answer(visit.t("toast-sending"))


@router.callback_query(Confirm.filter())
async def confirm(query: CallbackQuery, callback_data: Confirm, visit: Visit) -> None:
    """Place what the ticket says; the receipt takes the ticket's place."""
    origin = visit.tapped(query, in_place=True)
    try:
        await visit.desk.orders.confirm(visit.me.id, callback_data.ticket, origin)
    except Stale as e:
        if e.values.get("what") != "ticket":
            raise
        text = toast(refused(e, visit.t).text)
        await put(query, view.expired(callback_data.ticket, visit.t), toast=text)
        return
    await query.answer(visit.t("toast-sending"))


@router.callback_query(Reprice.filter())
async def reprice(query: CallbackQuery, callback_data: Reprice, visit: Visit) -> None:
    """Put a fresh ticket in the place of an expired one."""
    origin = visit.tapped(query)
    asked = await visit.desk.orders.reprice(visit.me.id, callback_data.ticket, origin)
    await put(query, _ticket(asked, visit))


@router.callback_query(Dismiss.filter())
async def dismiss(query: CallbackQuery, callback_data: Dismiss, visit: Visit) -> None:
    """Use the ticket up without an order."""
    await visit.desk.orders.dismiss(visit.me.id, callback_data.ticket)
    await put(query, view.dismissed(visit.t))


@router.callback_query(Private.filter())
async def privately(query: CallbackQuery, callback_data: Private, visit: Visit, bot: Bot) -> None:
    """Under a group's alert: a ticket for the presser alone, in their own chat.

    Who never came in, or closed the chat, is led there by the answer's address.
    """
    way_in = f"https://t.me/{visit.bot_name}?start=a_{callback_data.headline}"
    if visit.account is None:
        await query.answer(url=way_in)
        return
    screen = await _private_ticket(callback_data.base, callback_data.headline, visit)
    try:
        await bot.send_message(visit.me.id, screen.text, reply_markup=screen.keyboard)
    except TelegramForbiddenError:
        await query.answer(url=way_in)
    else:
        await whisper(query, visit.t("toast-private"), visit)


async def from_alert(headline_id: str, visit: Visit) -> Screen | None:
    """Return the ticket for an alert that a deep link names; None when it names none."""
    headline = await visit.desk.news.get(headline_id)
    markets = await visit.desk.market.instruments(visit.venue)
    base = next((coin for coin in headline.coins if f"{coin}/{QUOTE}" in markets), None)
    return await _private_ticket(base, headline_id, visit) if base else None


async def _private_ticket(base: str, headline_id: str, visit: Visit) -> Screen:
    me, desk = visit.me, visit.desk
    headline = await desk.news.get(headline_id)
    amount = Amount(me.preferences.presets[0], Unit.QUOTE)
    symbol = f"{base}/{QUOTE}"
    intent = Intent(venue=visit.venue, symbol=symbol, side=Side.BUY, amount=amount)
    preview = await desk.orders.preview(me.id, intent)
    preview.check()
    key = f"alert:{headline_id}:{visit.update_id}"
    origin = Origin(
        key=key,
        cause=str(visit.update_id),
        source="alert",
        sent_at=preview.quote.at,
        chat_id=me.id,
        headline_id=headline_id,
    )
    written = await desk.orders.ticket(me.id, intent, origin)
    title = visit.t("private-ticket", title=headline.title)
    ttl_s = desk.settings.ticket_ttl_s
    return view.private_ticket(written, preview, me.preferences, visit.t, title=title, ttl_s=ttl_s)


@router.message(AmountReply(), InPrivate())
async def amount(message: Message, wanted: Wanted, visit: Visit) -> None:
    """Read an amount that answers a card, an alert or the question how much."""
    markets = await visit.desk.market.instruments(wanted.venue)
    instrument = find(wanted.base, markets)
    intent = Intent(
        venue=instrument.venue,
        symbol=instrument.symbol,
        side=wanted.side,
        amount=parse_amount((message.text or "").strip(), side=wanted.side, instrument=instrument),
    )
    placed = await visit.desk.orders.request(visit.me.id, intent, visit.said(message))
    if isinstance(placed, Asked):
        await answer(message, _ticket(placed, visit))


@router.message(AmountAlone(), InPrivate())
async def amount_alone(message: Message, sum_: Decimal, visit: Visit) -> None:
    """Ask which coin an amount is for."""
    await answer(message, await screens.pick_for(visit, sum_))


@router.message(Says("orders"), InPrivate())
async def orders(message: Message, visit: Visit) -> None:
    """Show open orders and the last finished ones."""
    await answer(message, await screens.orders(visit, message.chat.id))


@router.message(Says("why"), InPrivate())
async def why(message: Message, command: Command, visit: Visit) -> None:
    """Show an order with its history; without an id the latest one."""
    prefix = command.words.strip() or await _latest(visit)
    await answer(message, await _history(prefix, visit) if prefix else Screen(visit.t("why-none")))


async def _latest(visit: Visit) -> str:
    found = await visit.desk.orders.page(visit.me.id, limit=1)
    return found[0].id if found else ""


@router.callback_query(Why.filter())
async def why_button(query: CallbackQuery, callback_data: Why, visit: Visit) -> None:
    """Show an order's history below its receipt."""
    screen = await _history(callback_data.order, visit)
    await query.answer()
    await send_below(query, screen)


async def _history(prefix: str, visit: Visit) -> Screen:
    order, steps = await visit.desk.orders.timeline(visit.me.id, prefix)
    return view.history(order, steps, visit.me.preferences.time_zone, visit.t)


@router.callback_query(Cancel.filter())
async def cancel(query: CallbackQuery, callback_data: Cancel, visit: Visit) -> None:
    """Cancel an order; its receipt tells what came of it."""
    order = await visit.desk.orders.cancel(visit.me.id, callback_data.order)
    done = order.status.is_final
    await query.answer(visit.t("toast-cancelled" if done else "toast-cancelling"))
    if isinstance(query.message, Message) and _holds(query, Go):
        screen = await screens.orders(visit, visit.me.id)
        await query.message.edit_text(screen.text, reply_markup=screen.keyboard)


def _holds(query: CallbackQuery, kind: type[CallbackData]) -> bool:
    """Tell whether the tapped message has a button of a kind: what the message is."""
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    rows = markup.inline_keyboard if markup else []
    begins = f"{kind.__prefix__}:"
    return any((b.callback_data or "").startswith(begins) for row in rows for b in row)
