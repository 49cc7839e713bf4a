"""Subscribing a chat, deciding which chats hear of a headline, and telling each once."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from desk import clock
from desk.accounts.model import Preferences
from desk.alerts import rules
from desk.alerts.model import Delivery, DeliveryState, Rule, Told, Wanted
from desk.errors import BadSetting, NotFound
from desk.events import AlertRaised, HeadlineChanged
from desk.market.model import Quote
from desk.market.service import QUOTE, Market
from desk.news.model import Headline
from desk.ports import OpenUnit, Unit
from desk.signals import fusion, muting
from desk.signals.model import Outcome, Score, Verdict

MOST_RULES: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulletin:
    """Everything an alert message shows."""

    delivery: Delivery
    headline: Headline
    score: Score
    verdict: Verdict
    outcomes: tuple[Outcome, ...]


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
        """Add a rule to a chat. Raises `UnknownMarket` for a coin that does not trade here,

        `BadSetting` for an impact outside 0 to 1 or too many rules.
        """
        if not 0 <= min_impact <= 1:
            raise BadSetting(what="impact", limit=1)
        for coin in coins:
            await self.market.instrument(f"{coin}/{QUOTE}")
        rule = Rule(
            id=clock.new_id(),
            chat_id=chat_id,
            created_by=by,
            coins=coins,
            wanted=wanted,
            min_impact=min_impact,
            created_at=clock.now(),
        )
        async with self.open() as unit:
            existing = await unit.alerts.rules(chat_id)
            if len(existing) >= MOST_RULES:
                raise BadSetting(what="rules", limit=MOST_RULES)
            same = (r for r in existing if _means(r) == _means(rule))
            if (known := next(same, None)) is not None:
                return known
            await unit.alerts.save_rule(rule)
            await unit.commit()
        return rule

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

    async def on_scored(self, score: Score) -> list[Delivery]:
        """Keep a score and claim a delivery for every chat whose rule fires; safe to repeat."""
        now = clock.now()
        quotes = await self.market.quotes.all()
        tradable = frozenset(i.base for i in (await self.market.instruments()).values())
        async with self.open() as unit:
            headline = await unit.news.get(score.headline_id)
            if headline is None or not await unit.signals.add_score(score):
                return []
            unit.publish(HeadlineChanged(headline_id=headline.id))
            if await muting.is_muted(unit, headline.source):
                await unit.commit()
                return []
            verdict = fusion.verdict(headline, score)
            claimed = []
            firing = [
                (rule, coin)
                for rule in await unit.alerts.rules()
                if not rules.why_not(rule, headline, verdict, tradable=tradable)
                and (coin := rules.subject(rule, headline, tradable)) is not None
            ]
            today = await _told_today(unit, {rule.chat_id for rule, _ in firing}, now)
            for rule, coin in firing:
                if rules.held_back(rule, coin, today[rule.chat_id], now):
                    continue
                delivery = _delivery(rule, headline, quotes.get(f"{coin}/{QUOTE}"), coin, now)
                delivery = replace(delivery, is_silent=await _is_quiet(unit, rule, now))
                if await unit.alerts.add_delivery(delivery):
                    today[rule.chat_id].append(_told(delivery))
                    claimed.append(delivery)
                    unit.publish(AlertRaised(headline_id=headline.id, chat_id=rule.chat_id))
            await unit.commit()
        return claimed

    async def latest(
        self, account_id: int, *, symbol: str | None = None, limit: int = 20
    ) -> list[Bulletin]:
        """Return the alerts of a person's own chat, newest first, of one market or of all."""
        async with self.open() as unit:
            found = await unit.alerts.latest(account_id, symbol=symbol, limit=limit)
            return [await _bulletin(unit, delivery) for delivery in found]

    async def take(self, headline_id: str, chat_id: int) -> Bulletin | None:
        """Take a claimed delivery to send it; None when somebody has taken it before."""
        async with self.open() as unit:
            found = await unit.alerts.deliveries(headline_id, chat_id)
            if not found or found[0].state is not DeliveryState.CLAIMED:
                return None
            delivery = replace(found[0], state=DeliveryState.SENDING)
            await unit.alerts.save_delivery(delivery)
            bulletin = await _bulletin(unit, delivery)
            await unit.commit()
        return bulletin

    async def delivered(self, delivery: Delivery, *, message_id: int | None) -> None:
        """Write where the alert went, or that it failed (`message_id` None)."""
        state = DeliveryState.SENT if message_id is not None else DeliveryState.FAILED
        async with self.open() as unit:
            await unit.alerts.save_delivery(
                replace(delivery, state=state, message_id=message_id, sent_at=clock.now())
            )
            await unit.commit()

    async def sent(self, headline_id: str) -> list[Bulletin]:
        """Return every delivery of a headline that reached its chat, with the grades so far."""
        async with self.open() as unit:
            deliveries = await unit.alerts.deliveries(headline_id)
            return [await _bulletin(unit, d) for d in deliveries if d.state is DeliveryState.SENT]


def _means(rule: Rule) -> tuple[object, ...]:
    return frozenset(rule.coins), rule.wanted, rule.min_impact


async def _rule(unit: Unit, chat_id: int, rule_id: str) -> Rule:
    rule = next((r for r in await unit.alerts.rules(chat_id) if r.id == rule_id), None)
    if rule is None:
        raise NotFound(what="rule", id=rule_id)
    return rule


async def _told_today(
    unit: Unit, chat_ids: Collection[int], now: datetime
) -> defaultdict[int, list[Told]]:
    found: defaultdict[int, list[Told]] = defaultdict(list)
    for told in await unit.alerts.told_since(now - rules.DAY, chat_ids) if chat_ids else ():
        found[told.chat_id].append(told)
    return found


def _told(delivery: Delivery) -> Told:
    return Told(
        chat_id=delivery.chat_id,
        rule_id=delivery.rule_id,
        symbol=delivery.symbol,
        times=1,
        last_at=delivery.raised_at,
    )


def _delivery(
    rule: Rule, headline: Headline, quote: Quote | None, coin: str, now: datetime
) -> Delivery:
    return Delivery(
        headline_id=headline.id,
        chat_id=rule.chat_id,
        rule_id=rule.id,
        symbol=f"{coin}/{QUOTE}",
        price=quote.mid if quote else None,
        raised_at=now,
    )


async def _is_quiet(unit: Unit, rule: Rule, now: datetime) -> bool:
    account = await unit.accounts.get(rule.chat_id) if rule.chat_id > 0 else None
    preferences = account.preferences if account else Preferences()
    return preferences.is_quiet(now)


async def _bulletin(unit: Unit, delivery: Delivery) -> Bulletin:
    headline = await unit.news.get(delivery.headline_id)
    scores = await unit.signals.scores([delivery.headline_id])
    if headline is None or delivery.headline_id not in scores:
        raise NotFound(what="headline", id=delivery.headline_id)
    score = scores[delivery.headline_id]
    return Bulletin(
        delivery=delivery,
        headline=headline,
        score=score,
        verdict=fusion.verdict(headline, score),
        outcomes=tuple(await unit.signals.outcomes(headline.id)),
    )
