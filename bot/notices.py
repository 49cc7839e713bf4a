"""What is told without being asked for, but for receipts: alerts, grades, access, halts, alarms."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from html import escape
from typing import Any, Final

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError

from bot.pace import Priority
from bot.screen import Screen
from bot.sender import is_unsent, sending
from bot.views import accounts as accounts_view
from bot.views import alerts as alerts_view
from bot.views import digest as digest_view
from bot.views import market as market_view
from bot.views import operations as operations_view
from bot.views import price_alerts as price_alerts_view
from bot.views import signals as signals_view
from bot.views import venues as venues_view
from desk import clock, i18n
from desk.accounts.model import Account, Chat, Preferences, State
from desk.alerts.bulletins import Bulletin
from desk.errors import NoQuote, NotFound
from desk.events import (
    AccessDecided,
    AccessRequested,
    AlertGraded,
    AlertRaised,
    BroadcastSent,
    ConnectionChanged,
    DigestMade,
    Event,
    MuteProposed,
    OperatorAlarmed,
    PriceAlertFired,
    TradingFrozen,
    TradingHalted,
    TradingResumed,
)
from desk.facade import Desk
from desk.i18n import Html, Texts
from desk.market.model import Quote
from desk.telemetry import LATENCY

log = structlog.get_logger(__name__)
EDITABLE: Final = timedelta(hours=47)  # Telegram lets a bot edit for 48


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parcel:
    """What was taken to be sent once: where to, its words, and what to note of how it went.

    The words are None where nobody is to be told any more. `delivered` hears the message, None
    for none; `put_back` is for what surely was not sent.
    """

    chat_id: int
    compose: Callable[[], Awaitable[Screen | None]]
    delivered: Callable[[int | None], Awaitable[None]]
    put_back: Callable[[], Awaitable[None]]


class Notices:
    """One method an event; each may be repeated without telling anything twice."""

    def __init__(self, desk: Desk, bot: Bot) -> None:
        self._desk = desk
        self._bot = bot
        self._tell: dict[type[Event], Callable[[Any], Awaitable[None]]] = {
            AlertRaised: self._raised,
            AlertGraded: self._graded,
            PriceAlertFired: self._price,
            DigestMade: self._digest,
            AccessRequested: self._asked_in,
            AccessDecided: self._let_in,
            TradingHalted: self._halted,
            TradingResumed: self._resumed,
            TradingFrozen: self._frozen,
            BroadcastSent: self._broadcast,
            OperatorAlarmed: self._alarmed,
            ConnectionChanged: self._connection,
            MuteProposed: self._mute_proposed,
        }

    async def tell(self, event: Event) -> None:
        """Tell an event to whom it concerns; events that concern nobody pass."""
        tell = self._tell.get(type(event))
        if tell:
            await tell(event)

    async def _raised(self, event: AlertRaised) -> None:
        bulletin = await self._desk.alerts.take(event.headline_id, event.chat_id)
        if bulletin is None:
            return

        async def compose() -> Screen | None:
            screen = await self._alert(bulletin)
            if screen is not None:
                seen_s = (clock.now() - bulletin.headline.seen_at).total_seconds()
                LATENCY.labels("headline_to_alert").observe(max(0.0, seen_s))
            return screen

        alerts, delivery = self._desk.alerts, bulletin.delivery
        parcel = _Parcel(
            chat_id=delivery.chat_id,
            compose=compose,
            delivered=lambda sent: alerts.delivered(delivery, message_id=sent),
            put_back=lambda: alerts.put_back(delivery),
        )
        await self._once(parcel, what=type(event).__name__)

    async def _price(self, event: PriceAlertFired) -> None:
        """Tell that a price was crossed."""
        taken = await self._desk.price_alerts.take(event.alert_id, event.number)
        if taken is None:
            return

        alerts, firing = self._desk.price_alerts, taken.firing

        async def compose() -> Screen | None:
            hearer = await self._hearer(firing.chat_id)
            if hearer is None:
                return None
            chat, preferences = hearer
            return price_alerts_view.fired(
                taken,
                preferences,
                _texts(preferences.language if preferences else chat.language),
                bot_name=(await self._bot.me()).username or "",
                zone=(preferences or self._desk.settings).time_zone,
            )

        parcel = _Parcel(
            chat_id=firing.chat_id,
            compose=compose,
            delivered=lambda sent: alerts.delivered(firing, message_id=sent),
            put_back=lambda: alerts.put_back(firing),
        )
        await self._once(parcel, what=type(event).__name__)

    async def _digest(self, event: DigestMade) -> None:
        compiled = await self._desk.digests.take(event.digest_id)
        if compiled is None:
            return

        digests, digest = self._desk.digests, compiled.digest

        async def compose() -> Screen | None:
            hearer = await self._hearer(digest.chat_id)
            if hearer is None or not compiled.items:
                return None
            return digest_view.digest(compiled, _texts(hearer[0].language))

        parcel = _Parcel(
            chat_id=digest.chat_id,
            compose=compose,
            delivered=lambda sent: digests.delivered(digest, message_id=sent),
            put_back=lambda: digests.put_back(digest),
        )
        await self._once(parcel, what=type(event).__name__)

    async def _once(self, parcel: _Parcel, *, what: str) -> None:
        """Send what was taken, at most once: without an answer it counts as lost.

        What Telegram wants later, or was out of reach for, is put back and raised: it is due again.
        """
        message_id, is_owed = None, False
        try:
            screen = await parcel.compose()
            if screen is not None:
                with sending(Priority.ALERT, is_once=True):
                    message = await self._bot.send_message(
                        parcel.chat_id, screen.text, reply_markup=screen.keyboard
                    )
                message_id = message.message_id
        except (TelegramAPIError, NotFound) as e:
            is_owed = is_unsent(e)
            if is_owed:
                raise
            log.warning("message lost", what=what, chat_id=parcel.chat_id, why=type(e).__name__)
        finally:
            await (parcel.put_back() if is_owed else parcel.delivered(message_id))

    async def _hearer(self, chat_id: int) -> tuple[Chat, Preferences | None] | None:
        """Return a chat, and the preferences of whom it belongs to; raises `NotFound`.

        None for a chat that we have left, and for a person who may not act here any more.
        """
        chat, account = await self._desk.accounts.hearer(chat_id)
        if not chat.is_active:
            return None
        if account is None:
            return chat, None
        return (chat, account.preferences) if account.state is State.ACTIVE else None

    async def _alert(self, bulletin: Bulletin) -> Screen | None:
        """Return the alert as its chat sees it; None for a chat that is to hear nothing."""
        try:
            hearer = await self._hearer(bulletin.delivery.chat_id)
        except NotFound:
            return None
        if hearer is None:
            return None
        chat, preferences = hearer
        quote = await self._quote(bulletin.delivery.symbol)
        language = preferences.language if preferences else chat.language
        texts = _texts(language)
        oddity = await self._desk.gauges.oddity(bulletin.delivery.symbol)
        return alerts_view.alert(
            bulletin,
            preferences,
            quote,
            texts,
            is_explained=not self._desk.settings.llm_lacks,
            warning=market_view.warning(oddity, texts, now=clock.now()),
        )

    async def _quote(self, symbol: str) -> Quote | None:
        try:
            return await self._desk.market.quote(symbol)
        except NoQuote:
            return None

    async def _graded(self, event: AlertGraded) -> None:
        """Write what the market did since into every message of the alert."""
        for bulletin in await self._desk.alerts.sent(event.headline_id):
            delivery = bulletin.delivery
            is_old = clock.now() - delivery.raised_at > EDITABLE
            screen = None if is_old else await self._alert(bulletin)
            if screen is None or delivery.message_id is None:
                continue
            try:
                with sending(Priority.NOTICE):
                    await self._bot.edit_message_text(
                        screen.text,
                        chat_id=delivery.chat_id,
                        message_id=delivery.message_id,
                        reply_markup=screen.keyboard,
                    )
            except TelegramAPIError as e:
                log.info("grade not shown", chat_id=delivery.chat_id, why=type(e).__name__)

    async def _asked_in(self, event: AccessRequested) -> None:
        newcomer = await self._desk.accounts.get(event.account_id)

        def screen(admin: Account, t: Texts) -> Screen:
            zone = admin.preferences.time_zone
            return accounts_view.access_request(newcomer, t, zone=zone)

        await self._admins(screen)

    async def _let_in(self, event: AccessDecided) -> None:
        account = await self._desk.accounts.get(event.account_id)
        key = "access-granted" if event.is_granted else "access-denied"
        await self._notice(account.id, _texts(account.preferences.language)(key))

    async def _halted(self, event: TradingHalted) -> None:
        """An admin knows what they did; a breaker that tripped has to explain itself."""
        if event.measure:
            why = event.measure, event.value, event.limit, event.where

            def screen(_: Account, t: Texts) -> Screen:
                told = operations_view.tripped(*why, t)
                return Screen(t("notice-tripped", trip=told, mode=event.mode or "both"))

            await self._admins(screen, priority=Priority.MONEY)
            return
        by = await self._desk.accounts.get(event.by)
        await self._admins(
            lambda _, t: Screen(t("notice-halted", by=by.name, reason=event.reason)), but=by.id
        )

    async def _frozen(self, event: TradingFrozen) -> None:
        account = await self._desk.accounts.get(event.account_id)
        key = "notice-frozen" if event.is_frozen else "notice-thawed"
        await self._admins(lambda _, t: Screen(t(key, name=account.name, id=str(account.id))))

    async def _resumed(self, event: TradingResumed) -> None:
        by = await self._desk.accounts.get(event.by)
        await self._admins(lambda _, t: Screen(t("notice-resumed", by=by.name)), but=by.id)

    async def _broadcast(self, event: BroadcastSent) -> None:
        account = await self._desk.accounts.get(event.account_id)
        words = Html(escape(event.text, quote=False))
        await self._notice(
            account.id, _texts(account.preferences.language)("broadcast", text=words)
        )

    async def _alarmed(self, event: OperatorAlarmed) -> None:
        await self._admins(
            lambda _, t: Screen(t("notice-alarm", subject=event.subject, detail=event.detail)),
            priority=Priority.MONEY,
        )

    async def _mute_proposed(self, event: MuteProposed) -> None:
        """Ask every admin about a source, unless it has been muted or got better meanwhile."""
        rows = await self._desk.signals.hopeless()
        row = next((row for row in rows if row.key == event.source), None)
        if row is not None:
            await self._admins(lambda _, t: signals_view.proposal(row, t))

    async def _connection(self, event: ConnectionChanged) -> None:
        """Make the one message about a connection say how it stands now."""
        desk, account_id = self._desk, event.account_id
        account = await desk.accounts.get(account_id)
        found = await desk.venues.get(account_id, event.venue)
        held = await desk.portfolio.holdings(account_id, event.venue)
        screen = venues_view.connection(found, held, _texts(account.preferences.language))
        with sending(Priority.MONEY):
            if found.message_id is not None and await self._edited(
                found.message_id, account_id, screen
            ):
                return
            sent = await self._bot.send_message(
                account_id, screen.text, reply_markup=screen.keyboard
            )
        await desk.venues.shown(account_id, event.venue, sent.message_id)

    async def _edited(self, message_id: int, chat_id: int, screen: Screen) -> bool:
        try:
            await self._bot.edit_message_text(
                screen.text, chat_id=chat_id, message_id=message_id, reply_markup=screen.keyboard
            )
        except TelegramBadRequest:
            return False
        return True

    async def _admins(
        self,
        screen: Callable[[Account, Texts], Screen],
        *,
        priority: Priority = Priority.ALERT,
        but: int = 0,
    ) -> None:
        """Tell every admin but the one who did it, who has seen the answer."""
        for admin in await self._desk.accounts.admins():
            if admin.id == but:
                continue
            found = screen(admin, _texts(admin.preferences.language))
            try:
                with sending(priority):
                    await self._bot.send_message(admin.id, found.text, reply_markup=found.keyboard)
            except TelegramForbiddenError:
                log.warning("an admin cannot be reached", account_id=admin.id)

    async def _notice(self, chat_id: int, text: Html) -> None:
        with sending(Priority.NOTICE):
            await self._bot.send_message(chat_id, text)


def _texts(language: str) -> Texts:
    return i18n.texts(i18n.choose(language))
