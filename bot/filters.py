"""Our own filters; all are coroutines, for aiogram runs every other kind in a thread (60 us)."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from aiogram.filters import Filter
from aiogram.types import Document, InlineQuery, Message

from bot.callbacks.orders import Ask, Buy, Sell
from bot.redaction import KEYS, LATE_KEYS, REDACTED
from bot.visit import Visit
from bot.words import Command, coins
from desk import money
from desk.calls.model import Wanted as Called
from desk.calls.words import may_be
from desk.calls.words import read as read_call
from desk.errors import BadAmount
from desk.market.model import Instrument
from desk.market.service import mentioned
from desk.money import Unit
from desk.orders.model import Side
from desk.venues.profiles import PAPER

DOWNLOAD_LIMIT: Final = 20 * 1024 * 1024  # of getFile, Bot API
_AMOUNT: Final = re.compile(r"[-+]?[$€£.,%]?\d|all$|max$", re.IGNORECASE)


class Says(Filter):
    """Lets a message through that begins with one of the commands.

    Compares the command that the identity middleware has read once: aiogram's own filter parses
    the text again for every handler it passes.
    """

    def __init__(self, *names: str) -> None:
        self.names: Final = frozenset(names)

    async def __call__(self, _message: Message, command: Command | None = None) -> bool:
        """Tell whether the command is one of ours."""
        return command is not None and command.name in self.names


class AsksInline(Filter):
    """Lets an inline query through that begins with a word, and hands on the rest as `words`."""

    def __init__(self, name: str) -> None:
        self.name: Final = name

    async def __call__(self, query: InlineQuery) -> bool | dict[str, str]:
        """Tell what stands behind the word."""
        first, _, rest = query.query.strip().partition(" ")
        return {"words": rest.strip()} if first.lower() == self.name else False


class AsksForPrice(Filter):
    """Lets `/alerts price …` through: the other way to write /alert."""

    async def __call__(self, _message: Message, command: Command | None = None) -> bool:
        """Tell whether the words begin with `price`."""
        first = command.words.strip().partition(" ")[0].lower() if command else ""
        return command is not None and command.name == "alerts" and first == "price"


class InPrivate(Filter):
    """Lets messages of a private chat through."""

    async def __call__(self, message: Message) -> bool:
        """Tell whether the person is alone with the bot."""
        return message.chat.type == "private"


class Arms(Filter):
    """Lets `/tge arm …` through."""

    async def __call__(self, _message: Message, command: Command | None = None) -> bool:
        """Tell whether the words begin with `arm`."""
        return command is not None and command.words.strip().partition(" ")[0].lower() == "arm"


class HandedKeys(Filter):
    """Lets the message through whose text was API keys until the intake sealed them."""

    async def __call__(self, message: Message) -> bool:
        """Tell whether keys were handed in with it."""
        return message.text == KEYS


class LateKeys(Filter):
    """Lets the message through that held API keys which nobody awaited any more."""

    async def __call__(self, message: Message) -> bool:
        """Tell whether keys were taken out of it and kept nowhere."""
        return message.text == LATE_KEYS


class Redacted(Filter):
    """Lets messages through that held a secret, or a file that looks like one."""

    async def __call__(self, message: Message) -> bool:
        """Tell whether the message must go."""
        if REDACTED in (message.text, message.caption):
            return True
        name = (message.document.file_name or "").lower() if message.document else ""
        is_key = name.endswith((".key", ".pem", ".keystore")) or name.startswith("utc--")
        return is_key or ("wallet" in name and name.endswith((".json", ".txt", ".dat")))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an amount in a reply is of."""

    side: Side
    base: str
    venue: str = PAPER


class TooLarge(Filter):
    """Lets messages through that carry a file beyond what a bot may download."""

    async def __call__(self, message: Message) -> bool:
        """Tell whether the file is larger than Bot API's limit."""
        file = message.document or message.video or message.audio
        return file is not None and (file.file_size or 0) > DOWNLOAD_LIMIT


class SettingsFile(Filter):
    """Lets a JSON file through, which may be settings; one that looks like a wallet it does not."""

    async def __call__(self, message: Message) -> bool | dict[str, Document]:
        """Hand on the document."""
        document = message.document
        name = (document.file_name or "").lower() if document else ""
        if document is None or not name.endswith(".json") or "wallet" in name:
            return False
        return {"document": document}


class AmountReply(Filter):
    """Lets an amount through that replies to a message of ours with buttons that trade.

    The buttons say which coin and which way, so no dialogue has to be remembered.
    """

    async def __call__(
        self, message: Message, command: Command | None = None
    ) -> bool | dict[str, Wanted]:
        """Hand on what is wanted."""
        replied = message.reply_to_message
        if command or replied is None or not _AMOUNT.match(message.text or ""):
            return False
        if not (replied.from_user and replied.from_user.is_bot and replied.reply_markup):
            return False
        for row in replied.reply_markup.inline_keyboard:
            for button in row:
                if wanted := _wanted(button.callback_data or ""):
                    return {"wanted": wanted}
        return False


def _wanted(data: str) -> Wanted | None:
    try:
        match data.partition(":")[0]:
            case Buy.__prefix__:
                bought = Buy.unpack(data)
                return Wanted(Side.BUY, bought.base, bought.venue)
            case Sell.__prefix__:
                sold = Sell.unpack(data)
                return Wanted(Side.SELL, sold.base, sold.venue)
            case Ask.__prefix__:
                asked = Ask.unpack(data)
                return Wanted(asked.side, asked.base, asked.venue)
    except (TypeError, ValueError):  # a button of an older version
        return None
    return None


class AmountAlone(Filter):
    """Lets a message through that is an amount and nothing else: an answer without a question.

    People who were asked how much write `75` and do not reply to the question.
    """

    async def __call__(
        self, message: Message, visit: Visit, command: Command | None = None
    ) -> bool | dict[str, Decimal]:
        """Hand on how much USDT it is."""
        text = message.text or ""
        if command or message.reply_to_message or not _AMOUNT.match(text):
            return False
        try:
            amount = money.parse(text)
        except BadAmount:
            return False
        is_sum = amount.unit in {None, Unit.QUOTE}
        return (
            {"sum_": amount.value}
            if is_sum and amount.value <= visit.desk.settings.max_order
            else False
        )


class NamesMarket(Filter):
    """Lets a plain text through that names a coin: any way in private, `$BTC` or pair in groups."""

    async def __call__(
        self, message: Message, visit: Visit, command: Command | None = None
    ) -> bool | dict[str, Instrument]:
        """Hand on the first coin that the text names and that trades here."""
        text = message.text or ""
        if command or not text or text == REDACTED:
            return False
        if message.chat.type != "private":
            text = " ".join(coins(text))
        found = mentioned(text, await visit.desk.market.instruments())
        return {"instrument": found[0]} if found else False


class MakesCall(Filter):
    """Lets a text through that calls a coin, in a group that tracks calls."""

    async def __call__(
        self, message: Message, visit: Visit, command: Command | None = None
    ) -> bool | dict[str, Called]:
        """Hand on what is called."""
        text = message.text or ""
        if command or message.chat.type == "private" or not may_be(text):
            return False
        if not await visit.desk.calls.is_on(message.chat.id):
            return False
        called = read_call(text, await visit.desk.market.instruments())
        return {"called": called} if called else False


class LeftGroup(Filter):
    """Lets the service message through that tells that somebody left a group."""

    async def __call__(self, message: Message) -> bool:
        """Tell whether somebody left."""
        return message.left_chat_member is not None


class MigratedGroup(Filter):
    """Lets the service message through that tells of a group's new id."""

    async def __call__(self, message: Message) -> bool:
        """Tell whether the group moved."""
        return message.migrate_to_chat_id is not None
