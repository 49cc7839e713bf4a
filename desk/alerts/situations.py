"""What a chat has heard and wants now: does an alert reach it, wait, or fall away?"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from desk.accounts.model import Preferences
from desk.alerts import mutes
from desk.alerts.digest import Delay, Habits, Reason, next_at
from desk.alerts.model import Rule, Told
from desk.alerts.mutes import Matter, Mute
from desk.ports import Unit

DAY: Final = timedelta(hours=24)
_INSTANT: Final = timedelta.resolution


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """One chat at one moment. `told` is what all its rules told it in the last 24 hours."""

    told: list[Told]
    mutes: tuple[Mute, ...]
    preferences: Preferences
    habits: Habits

    def about(self, matter: Matter) -> Matter:
        """Return the matter with how often the chat has heard of its source."""
        return replace(
            matter, told=sum(told.times for told in self.told if told.source == matter.source)
        )


def is_muted(matter: Matter, situation: Situation) -> bool:
    """Tell whether the chat never hears of the matter."""
    return mutes.muted_by(situation.mutes, matter) is not None


def delayed(
    rule: Rule, matter: Matter, symbol: str, situation: Situation, now: datetime
) -> Delay | None:
    """Return why the chat hears of the matter later, and when; None when it does now.

    Caps end with the next digest: at the chat's own time, else at eight in the morning; a snooze
    with the first one that is not within it. What comes within a rule's cool-down waits for its
    end alone; what is about no coin (`symbol` empty) knows none. None of it ends in quiet hours.
    """
    delay = _held_up(rule, matter, situation, now)
    if delay is None:
        delay = _cooling(rule, symbol, situation, now)
    elif situation.habits.digest_at is not None:
        asleep = delay.until - _INSTANT if delay.reason is Reason.SNOOZE else now
        digest_at, zone = situation.habits.digest_at, situation.habits.zone
        delay = replace(delay, until=next_at(asleep, digest_at, zone))
    return delay and replace(delay, until=_waking(situation.preferences, delay.until))


def _waking(preferences: Preferences, moment: datetime) -> datetime:
    """Return the first moment from then on that lies in no quiet hours."""
    while preferences.is_quiet(moment) and preferences.quiet_to is not None:
        moment = next_at(moment, preferences.quiet_to, preferences.time_zone)
    return moment


def _held_up(rule: Rule, matter: Matter, situation: Situation, now: datetime) -> Delay | None:
    preferences = situation.preferences
    zone = preferences.time_zone
    snoozed = mutes.snoozed_until(situation.mutes, now)
    if snoozed is not None:
        return Delay(Reason.SNOOZE, snoozed)
    if preferences.is_quiet(now) and preferences.quiet_to is not None:
        return Delay(Reason.QUIET, next_at(now, preferences.quiet_to, zone))
    morning = next_at(now, mutes.MORNING, zone)
    if sum(told.times for told in situation.told) >= rule.daily_cap:
        return Delay(Reason.DAILY_CAP, morning)
    if mutes.capped_by(situation.mutes, situation.about(matter)) is not None:
        return Delay(Reason.SOURCE_CAP, morning)
    return None


def _cooling(rule: Rule, symbol: str, situation: Situation, now: datetime) -> Delay | None:
    mine = [t for t in situation.told if symbol and (t.rule_id, t.symbol) == (rule.id, symbol)]
    if not mine:
        return None
    ends = max(told.last_at for told in mine) + timedelta(seconds=rule.cool_down_s)
    return Delay(Reason.COOL_DOWN, ends) if now < ends else None


async def of(unit: Unit, chat_ids: Collection[int], now: datetime) -> dict[int, Situation]:
    """Return the situation of each chat."""
    if not chat_ids:
        return {}
    told: defaultdict[int, list[Told]] = defaultdict(list)
    for one in await unit.alerts.told_since(now - DAY, chat_ids):
        told[one.chat_id].append(one)
    muted: defaultdict[int, list[Mute]] = defaultdict(list)
    for mute in await unit.mutes.of(chat_ids):
        muted[mute.chat_id].append(mute)
    habits = await unit.digests.habits(chat_ids)
    return {
        chat_id: Situation(
            told=told[chat_id],
            mutes=tuple(muted[chat_id]),
            preferences=await _preferences(unit, chat_id),
            habits=habits.get(chat_id, Habits(chat_id=chat_id)),
        )
        for chat_id in chat_ids
    }


async def awake(unit: Unit, chat_ids: Collection[int], now: datetime) -> list[int]:
    """Return those of the chats that are neither snoozed nor in their quiet hours."""
    if not chat_ids:
        return []
    muted: defaultdict[int, list[Mute]] = defaultdict(list)
    for mute in await unit.mutes.of(chat_ids):
        muted[mute.chat_id].append(mute)
    return [
        chat_id
        for chat_id in chat_ids
        if mutes.snoozed_until(muted[chat_id], now) is None
        and not (await _preferences(unit, chat_id)).is_quiet(now)
    ]


async def _preferences(unit: Unit, chat_id: int) -> Preferences:
    """Return the person's preferences in their own chat, the common ones in a group."""
    account = await unit.accounts.get(chat_id) if chat_id > 0 else None
    return account.preferences if account else Preferences()
