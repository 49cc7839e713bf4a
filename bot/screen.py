"""A screen: safe text with buttons, and the ways it reaches a chat."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from aiogram.exceptions import TelegramBadRequest
from aiogram.filters.callback_data import CallbackData
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    Message,
    WebAppInfo,
)

from bot.visit import is_text
from desk.i18n import Html

Style = Literal["success", "danger", "primary"]
Row = list[InlineKeyboardButton]
MOST_COPIED: Final = 256  # characters, by the Bot API


@dataclass(frozen=True, slots=True)
class Screen:
    """What a message says; `Html` is the only text that is sent as HTML."""

    text: Html
    keyboard: InlineKeyboardMarkup | None = None


def lines(*parts: Html | None) -> Html:
    """Join texts line by line, absent ones left out."""
    return Html("\n".join(part for part in parts if part is not None))


def apart(*parts: Html | None) -> Html:
    """Join texts of several lines with an empty one between them, absent ones left out."""
    return Html("\n\n".join(part for part in parts if part is not None))


def button(label: str, data: CallbackData, style: Style | None = None) -> InlineKeyboardButton:
    """Return a button that calls back; labels are plain text."""
    return InlineKeyboardButton(text=label, callback_data=data.pack(), style=style)


def link(label: str, url: str) -> InlineKeyboardButton:
    """Return a button that opens an address."""
    return InlineKeyboardButton(text=label, url=url)


def web_app(label: str, url: str) -> InlineKeyboardButton:
    """Return a button that opens a Mini App; private chats only."""
    return InlineKeyboardButton(text=label, web_app=WebAppInfo(url=url))


def copies(label: str, text: str) -> Row:
    """Return a button that copies a text, or nothing for what Telegram would not take."""
    if not 1 <= len(text) <= MOST_COPIED:
        return []
    return [InlineKeyboardButton(text=label, copy_text=CopyTextButton(text=text))]


def keyboard(*rows: Row | None) -> InlineKeyboardMarkup | None:
    """Return the rows as a keyboard, empty ones left out; None when none is left."""
    kept = [row for row in rows if row]
    return InlineKeyboardMarkup(inline_keyboard=kept) if kept else None


def grid(buttons: Iterable[InlineKeyboardButton], width: int) -> list[Row]:
    """Return buttons in rows of `width`."""
    found = list(buttons)
    return [found[i : i + width] for i in range(0, len(found), width)]


async def answer(message: Message, screen: Screen) -> Message:
    """Answer a message with a new one; in groups as a reply, so that it is clear to whom."""
    if message.chat.type == "private":
        return await message.answer(screen.text, reply_markup=screen.keyboard)
    return await message.reply(screen.text, reply_markup=screen.keyboard)


async def prompt(message: Message, text: Html, placeholder: str) -> Message:
    """Ask for a text as a reply to this message."""
    force = ForceReply(input_field_placeholder=placeholder[:64])
    return await message.answer(text, reply_markup=force)


async def put(query: CallbackQuery, screen: Screen, *, toast: str = "") -> None:
    """Put the screen in place of the tapped message, or below it when that cannot be edited."""
    await query.answer(toast[:200] or None)
    if isinstance(query.message, Message) and is_text(query):
        try:
            await query.message.edit_text(screen.text, reply_markup=screen.keyboard)
        except TelegramBadRequest:
            await send_below(query, screen)
    else:
        await send_below(query, screen)


async def put_picture(
    query: CallbackQuery, picture: BufferedInputFile, caption: Screen, *, chat_id: int, is_new: bool
) -> None:
    """Put a picture in place of the tapped one, or into the chat when it is a new one."""
    await query.answer()
    message = query.message
    if isinstance(message, Message) and message.photo and not is_new:
        media = InputMediaPhoto(media=picture, caption=caption.text)
        await message.edit_media(media, reply_markup=caption.keyboard)
    elif query.bot is not None:
        await query.bot.send_photo(
            chat_id, picture, caption=caption.text, reply_markup=caption.keyboard
        )


async def send_below(query: CallbackQuery, screen: Screen) -> None:
    """Send the screen as a new message into the presser's own chat."""
    if query.bot is not None:
        await query.bot.send_message(query.from_user.id, screen.text, reply_markup=screen.keyboard)
