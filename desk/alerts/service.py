"""Subscribing a chat, deciding which chats hear of a headline, and telling each once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from desk import clock, money
from desk.alerts import bulletins, rules, situations
from desk.alerts.bulletins import Bulletin
from desk.alerts.digest import Delay, Held
from desk.alerts.model import Delivery, DeliveryState, Mark, Rule, Told, Wanted
from desk.alerts.mutes import Matter
from desk.alerts.situations import Situation
from desk.alerts.terms import Either, Every, Facts, Term, coins_of, simple
from desk.errors import BadSetting, NotFound, Refused
from desk.events import AlertRaised, HeadlineChanged
from desk.market.model import Quote
from desk.market.service import QUOTE, Market
from desk.news.model import Headline
from desk.ports import OpenUnit, Unit
from desk.signals import fusion, muting
from desk.signals.model import Score, Verdict

MOST_RULES: Final = 20
MOST_OF_ONE: Final = 100  # rules of one person in all chats together


@dataclass(frozen=True, slots=True)
class Alerts:
    """Rules of chats, and what came of them."""

    open: OpenUnit
    market: Market

    async def subscribe(
        self,
        chat_id: int,
        by: int,
        *,
        coins: tuple[str, ...] = (),
        wanted: Wanted = Wanted.ANY,
        min_impact: float = 0.3,
    ) -> Rule:
        """Add a rule of coins (none is all), a tone and an impact to a chat, as `add` does.

        Raises `BadSetting` for an impact outside 0 to 1.
        """
        if not 0 <= min_impact <= 1:
            raise BadSetting(what="impact", limit=1)
        impact = money.wire(format(min_impact, ".6f"))
        return await self.add(chat_id, by, simple(coins, wanted.lean, impact))

    async def add(self, chat_id: int, by: int, condition: Term) -> Rule:
        """Add a rule to a chat, or return the one that means the same.

        Raises `UnknownMarket` for a coin that does not trade here, `BadSetting` for too many rules
        in the chat, `Refused` for too many of one person in all chats.
        """
        for coin in coins_of(condition):
            await self.market.instrument(f"{coin}/{QUOTE}")
        rule = Rule(
            id=clock.new_id(),
            chat_id=chat_id,
            created_by=by,
            condition=condition,
            created_at=clock.now(),
        )
        async with self.open() as unit:
            await unit.accounts.get(by, lock=True)
            existing = await unit.alerts.rules(chat_id)
            if len(existing) >= MOST_RULES:
                raise BadSetting(what="rules", limit=MOST_RULES)
            same = (r for r in existing if _means(r.condition) == _means(condition))
            if (known := next(same, None)) is not None:
                return known
            if (count := len(await unit.alerts.rules(by=by))) >= MOST_OF_ONE:
                raise Refused(what="rules-of-one", value=count, limit=MOST_OF_ONE)
            await unit.alerts.save_rule(rule)
            await unit.commit()
        return rule

    async def rehearse(self, chat_id: int, rule_id: str) -> Bulletin | None:
        """Return the last headline of 24 hours that the rule would have told; writes nothing.

        Pauses, cool-downs and caps do not count. Raises `NotFound`.
        """
        now = clock.now()
        tradable = frozenset(i.base for i in (await self.market.instruments()).values())
        async with self.open(reads=True) as unit:
            rule = replace(await _rule(unit, chat_id, rule_id), is_paused=False)
            recent = [h for h in await unit.news.since(now - situations.DAY) if not rules.stale(h)]
            scores = await unit.signals.scores([headline.id for headline in recent])
            for headline in reversed(recent):
                score = scores.get(headline.id)
                if score is None:
                    continue
                facts = Facts.of(headline, fusion.verdict(headline, score), tradable)
                if rules.why_not(rule, headline, facts) is None:
                    coin = rules.subject(rule, headline, tradable)
                    symbol = f"{coin}/{QUOTE}" if coin else ""
                    at = score.scored_at
                    price = await unit.market.price_at(symbol, at) if symbol else None
                    return await bulletins.marked(
                        unit, _delivery(rule, headline, price, symbol, at)
                    )
        return None

    async def rules(self, chat_id: int) -> list[Rule]:
        """Return a chat's rules, oldest first."""
        async with self.open() as unit:
            return await unit.alerts.rules(chat_id)

    async def pause(self, chat_id: int, rule_id: str, *, is_paused: bool) -> Rule:
        """Pause or resume a rule of the chat; raises `NotFound`."""
        async with self.open() as unit:
            rule = replace(await _rule(unit, chat_id, rule_id), is_paused=is_paused)
            await unit.alerts.save_rule(rule)
            await unit.commit()
        return rule

    async def pause_all(
        self, chat_id: int, *, is_paused: bool, only: Collection[str] | None = None
    ) -> list[Rule]:
        """Pause or resume the chat's rules, all or those of `only`; return the ones it changed."""
        async with self.open() as unit:
            changed = [
                replace(rule, is_paused=is_paused)
                for rule in await unit.alerts.rules(chat_id)
                if rule.is_paused is not is_paused and (only is None or rule.id in only)
            ]
            for rule in changed:
                await unit.alerts.save_rule(rule)
            await unit.commit()
        return changed

    async def unsubscribe(self, chat_id: int, rule_id: str) -> Rule:
        """Remove a rule of the chat and return it, so that it can be put back."""
        async with self.open() as unit:
            rule = await _rule(unit, chat_id, rule_id)
            await unit.alerts.remove_rule(rule.id)
            await unit.commit()
        return rule

    async def on_scored(self, *scores: Score) -> list[Delivery]:
        """Keep scores and claim a delivery for every chat whose rule fires; safe to repeat.

        They are one transaction, in their order: what a chat is told of one counts for its caps
        and cool-downs at the next.
        """
        now = clock.now()
        quotes = await self.market.quotes.all()
        tradable = frozenset(i.base for i in (await self.market.instruments()).values())
        claimed: list[Delivery] = []
        around: dict[int, Situation] = {}
        async with self.open() as unit:
            every = await unit.alerts.rules()
            headlines = [await unit.news.get(score.headline_id) for score in scores]
            muted = await muting.among(unit, {found.source for found in headlines if found})
            for score, headline in zip(scores, headlines, strict=True):
                if headline is None or not await _is_new(unit, score):
                    continue
                heard = () if headline.source in muted else every
                offered = _offered(headline, score, heard, tradable)
                strangers = {offer.rule.chat_id for offer in offered} - around.keys()
                around |= await situations.of(unit, strangers, now)
                claimed += await _tell(unit, offered, around, quotes, now)
            await unit.commit()
        return claimed

    async def latest(
        self, account_id: int, *, symbol: str | None = None, limit: int = 20
    ) -> list[Bulletin]:
        """Return the alerts of a person's own chat, newest first, of one market or of all."""
        async with self.open() as unit:
            found = await unit.alerts.latest(account_id, symbol=symbol, limit=limit)
            return [await bulletins.compiled(unit, delivery) for delivery in found]

    async def marks(self, chat_id: int, symbol: str, since: datetime) -> list[Mark]:
        """Return when a chat was told of a market since, oldest first."""
        async with self.open(reads=True) as unit:
            return await unit.archive.marks(chat_id, symbol, since)

    async def take(self, headline_id: str, chat_id: int) -> Bulletin | None:
        """Take a claimed delivery to send it; None when somebody has taken it before.

        None too for one that could not be sent for an hour: it is no news any more, and fails.
        """
        async with self.open() as unit:
            found = await _kept(unit, headline_id, chat_id)
            if found is None or found.state is not DeliveryState.CLAIMED:
                return None
            is_old = clock.now() - found.raised_at > rules.FRESH
            state = DeliveryState.FAILED if is_old else DeliveryState.SENDING
            delivery = replace(found, state=state)
            await unit.alerts.save_delivery(delivery)
            bulletin = None if is_old else await bulletins.marked(unit, delivery)
            await unit.commit()
        return bulletins.timed(bulletin, clock.now()) if bulletin else None

    async def delivered(self, delivery: Delivery, *, message_id: int | None) -> None:
        """Write where the alert went, or that it failed (`message_id` None)."""
        state = DeliveryState.SENT if message_id is not None else DeliveryState.FAILED
        await self._note(delivery, state=state, message_id=message_id, sent_at=clock.now())

    async def put_back(self, delivery: Delivery) -> None:
        """Let a delivery be taken again: it was taken, and surely not sent."""
        await self._note(delivery, state=DeliveryState.CLAIMED)

    async def _note(self, delivery: Delivery, **changes: Any) -> None:
        """Write what became of a delivery, wherever its chat has moved meanwhile."""
        async with self.open() as unit:
            if not await unit.alerts.save_delivery(replace(delivery, **changes)):
                moved = await _kept(unit, delivery.headline_id, delivery.chat_id)
                if moved is None:
                    return
                await unit.alerts.save_delivery(replace(moved, **changes))
            await unit.commit()

    async def sent(self, headline_id: str) -> list[Bulletin]:
        """Return every delivery of a headline that reached its chat, with the grades so far."""
        async with self.open() as unit:
            deliveries = await unit.alerts.deliveries(headline_id)
            return [
                bulletins.timed(await bulletins.marked(unit, delivery), delivery.sent_at)
                for delivery in deliveries
                if delivery.state is DeliveryState.SENT
            ]


async def _kept(unit: Unit, headline_id: str, chat_id: int) -> Delivery | None:
    """Return a chat's delivery, locked, under whatever id the chat has now."""
    found = await unit.alerts.deliveries(headline_id, chat_id)
    if not found:
        chat = await unit.chats.get(chat_id)
        if chat is not None and chat.moved_to is not None:
            found = await unit.alerts.deliveries(headline_id, chat.moved_to)
    return found[0] if found else None


def _means(term: Term) -> object:
    """Return what is equal for rules that differ in the order of their words alone."""
    if isinstance(term, Every | Either):
        return type(term), frozenset(map(_means, term.terms))
    return term


async def _rule(unit: Unit, chat_id: int, rule_id: str) -> Rule:
    rule = next((r for r in await unit.alerts.rules(chat_id) if r.id == rule_id), None)
    if rule is None:
        raise NotFound(what="rule", id=rule_id)
    return rule


@dataclass(frozen=True, slots=True)
class _Offer:
    """A rule that fires for a headline; `symbol` is empty without a coin."""

    rule: Rule
    headline: Headline
    symbol: str
    matter: Matter


def _offer(rule: Rule, headline: Headline, coin: str | None, verdict: Verdict) -> _Offer:
    matter = Matter(
        coin=coin or "", source=headline.source, event=verdict.event, impact=verdict.impact
    )
    return _Offer(rule, headline, f"{coin}/{QUOTE}" if coin else "", matter)


async def _is_new(unit: Unit, score: Score) -> bool:
    """Keep a score, and tell whether it was not known before."""
    if not await unit.signals.add_score(score):
        return False
    unit.publish(HeadlineChanged(headline_id=score.headline_id))
    return True


def _offered(
    headline: Headline, score: Score, every: Sequence[Rule], tradable: frozenset[str]
) -> list[_Offer]:
    """Return which of the rules fire for a headline, and what each would tell of it."""
    verdict = fusion.verdict(headline, score)
    facts = Facts.of(headline, verdict, tradable)
    firing = [rule for rule in every if not rules.why_not(rule, headline, facts)]
    return [_offer(r, headline, rules.subject(r, headline, tradable), verdict) for r in firing]


async def _tell(
    unit: Unit,
    offered: Sequence[_Offer],
    around: Mapping[int, Situation],
    quotes: Mapping[str, Quote],
    now: datetime,
) -> list[Delivery]:
    """Claim a delivery for each chat that hears now, hold back for those that hear later."""
    claimed: list[Delivery] = []
    held: dict[int, Held] = {}
    for offer in offered:
        rule, headline, symbol = offer.rule, offer.headline, offer.symbol
        situation = around[rule.chat_id]
        if situations.is_muted(offer.matter, situation):
            continue
        if delay := situations.delayed(rule, offer.matter, symbol, situation, now):
            held.setdefault(rule.chat_id, _held(rule, headline, delay, now))
            continue
        quote = quotes.get(symbol)
        delivery = _delivery(rule, headline, quote.mid if quote else None, symbol, now)
        if await unit.alerts.add_delivery(delivery):
            situation.told.append(_told(delivery, headline.source))
            claimed.append(delivery)
            unit.publish(AlertRaised(headline_id=headline.id, chat_id=rule.chat_id))
    for chat_id in held.keys() - {delivery.chat_id for delivery in claimed}:
        await unit.digests.hold(held[chat_id])
    return claimed


def _held(rule: Rule, headline: Headline, delay: Delay, now: datetime) -> Held:
    return Held(
        headline_id=headline.id,
        chat_id=rule.chat_id,
        rule_id=rule.id,
        because=str(rule.condition),
        reason=delay.reason,
        held_at=now,
        due_at=delay.until,
    )


def _told(delivery: Delivery, source: str) -> Told:
    return Told(
        chat_id=delivery.chat_id,
        rule_id=delivery.rule_id,
        symbol=delivery.symbol,
        source=source,
        times=1,
        last_at=delivery.raised_at,
    )


def _delivery(
    rule: Rule, headline: Headline, price: Decimal | None, symbol: str, now: datetime
) -> Delivery:
    return Delivery(
        headline_id=headline.id,
        chat_id=rule.chat_id,
        rule_id=rule.id,
        symbol=symbol,
        because=str(rule.condition),
        price=price,
        raised_at=now,
    )
