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


def dropped(
    rule: Rule, matter: Matter, symbol: str, situation: Situation, now: datetime
) -> str | None:
    """Return why the chat never hears of the matter: a mute's kind or `cool-down`, else None.

    What is about no coin (`symbol` empty) knows no cool-down.
    """
    mute = mutes.muted_by(situation.mutes, matter)
    if mute is not None:
        return mute.kind.value
    cool_down = timedelta(seconds=rule.cool_down_s)
    mine = (t for t in situation.told if symbol and (t.rule_id, t.symbol) == (rule.id, symbol))
    return "cool-down" if any(now - told.last_at < cool_down for told in mine) else None


def delayed(rule: Rule, matter: Matter, situation: Situation, now: datetime) -> Delay | None:
    """Return why the chat hears of the matter later, and when; None when it does now.

    Caps end with the next digest: at the chat's own time, else at eight in the morning.
    """
    habits, preferences = situation.habits, situation.preferences
    zone = preferences.time_zone
    snoozed = mutes.snoozed_until(situation.mutes, now)
    morning = next_at(now, mutes.MORNING, zone)
    delay = None
    if snoozed is not None:
        delay = Delay(Reason.SNOOZE, snoozed)
    elif preferences.is_quiet(now) and preferences.quiet_to is not None:
        delay = Delay(Reason.QUIET, next_at(now, preferences.quiet_to, zone))
    elif sum(told.times for told in situation.told) >= rule.daily_cap:
        delay = Delay(Reason.DAILY_CAP, morning)
    elif mutes.capped_by(situation.mutes, situation.about(matter)) is not None:
        delay = Delay(Reason.SOURCE_CAP, morning)
    if delay is None or habits.digest_at is None:
        return delay
    return replace(delay, until=next_at(now, habits.digest_at, habits.zone))


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


async def _preferences(unit: Unit, chat_id: int) -> Preferences:
    """Return the person's preferences in their own chat, the common ones in a group."""
    account = await unit.accounts.get(chat_id) if chat_id > 0 else None
    return account.preferences if account else Preferences()
