"""Stores of markets and of what is read, judged and told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime, timedelta
    from decimal import Decimal

    from desk.alerts.digest import Digest, Habits, Held
    from desk.alerts.model import Delivery, Mark, Rule, Told
    from desk.alerts.mutes import Mute
    from desk.gauges.sightings import Sighting, Tally
    from desk.launches.model import Event, Report, Wanted
    from desk.market.measured import Measured
    from desk.market.model import Candle, Instrument, Stored, Timeframe
    from desk.news.model import Headline
    from desk.news.search import Found, Sought
    from desk.signals.model import Forecast, Outcome, Raised, Score
    from desk.signals.scorecard import By, Counted
    from desk.signals.tone import Bucket
    from desk.sources.model import Decision, Pace, Race


class Market(Protocol):
    """Markets and candles as stored."""

    async def instruments(self, venue: str) -> list[Instrument]:
        """Return all markets of a venue that can be traded."""
        ...

    async def awaited(self, venue: str) -> set[str]:
        """Return the markets that plans at work wait for, whether the venue lists them or not."""
        ...

    async def save_instruments(self, found: Sequence[Instrument]) -> None:
        """Write what venues list now; each market is one of a venue and a symbol."""
        ...

    async def save_candles(
        self, symbol: str, timeframe: Timeframe, candles: Sequence[Candle]
    ) -> None:
        """Write candles; the same begin overwrites, for the last one still moves."""
        ...

    async def stored(self, timeframe: Timeframe, since: datetime) -> dict[str, Stored]:
        """Return by symbol which candles there are that begin at `since` or later."""
        ...

    async def candles(
        self, symbol: str, timeframe: Timeframe, *, limit: int, before: datetime | None = None
    ) -> list[Candle]:
        """Return candles, oldest first."""
        ...

    async def price_at(self, symbol: str, at: datetime, venue: str = ...) -> Decimal | None:
        """Return the middle of the book at `at`, None when nobody wrote one in the 30 s before.

        On paper unless a venue is named: what grades headlines, calls and charts is one price for
        all, and no money.
        """
        ...


class News(Protocol):
    """Headlines."""

    async def add(self, headline: Headline) -> bool:
        """Write a headline; False when its (source, guid) or address is known."""
        ...

    async def get(self, headline_id: str) -> Headline | None:
        """Return the headline or None."""
        ...

    async def latest(self, *, limit: int, coin: str | None = None) -> list[Headline]:
        """Return first reports (no duplicates), newest first."""
        ...

    async def search(self, sought: Sought) -> list[Found]:
        """Return first reports that hold the words, newest first; any text is a search."""
        ...

    async def since(self, at: datetime) -> list[Headline]:
        """Return everything seen since, oldest first."""
        ...

    async def reword(self, headline: Headline) -> None:
        """Take over the words of an edited item."""
        ...

    async def unscored(self, after: datetime, before: datetime) -> list[Headline]:
        """Return first reports seen in that span that no model has scored."""
        ...

    async def count_report(self, headline_id: str, reports: int) -> bool:
        """Note how many sources have reported a story, never fewer; False when it is not kept."""
        ...


class Sources(Protocol):
    """What admins decided about sources, and how fast and late the wire was."""

    async def all(self) -> list[Decision]:
        """Return every decision, oldest first."""
        ...

    async def get(self, source_id: str) -> Decision | None:
        """Return the decision about a source, locked; None when nothing was decided."""
        ...

    async def save(self, decision: Decision) -> None:
        """Write or overwrite the decision about a source."""
        ...

    async def remove(self, source_id: str) -> None:
        """Forget the decision about a source."""
        ...

    async def pace(self, since: datetime) -> Pace:
        """Return how many headlines were stored since, and how late alerts raised since were."""
        ...

    async def races(self, since: datetime) -> list[Race]:
        """Return how early each source was with the stories that broke since, by its name."""
        ...


class Launches(Protocol):
    """Token launches and the headlines that tell of them."""

    async def candidates(self, token: str, project: str, since: datetime) -> list[str]:
        """Return events of the token or the project told of since, latest first, and hold them."""
        ...

    async def save(self, event: Event, headline_id: str) -> None:
        """Write or overwrite an event and note that the headline is a report of it."""
        ...

    async def reports(self, event_ids: Collection[str]) -> dict[str, list[Report]]:
        """Return the reports of each event, oldest first."""
        ...

    async def page(self, wanted: Wanted) -> list[str]:
        """Return the ids of the events wanted, the next one first, those without a date last."""
        ...


class Signals(Protocol):
    """Scores of models and what the market did after."""

    async def add_score(self, score: Score) -> bool:
        """Write a score; False when the headline has one."""
        ...

    async def scores(self, headline_ids: Sequence[str]) -> dict[str, Score]:
        """Return scores by headline id."""
        ...

    async def ungraded(self, now: datetime, horizon: timedelta) -> list[tuple[str, str, datetime]]:
        """Return (headline id, symbol, first sent at) whose outcome is due, at most 200."""
        ...

    async def add_outcome(self, outcome: Outcome) -> bool:
        """Write an outcome; False when it is known."""
        ...

    async def outcomes(self, headline_id: str) -> list[Outcome]:
        """Return outcomes, shortest horizon first."""
        ...

    async def counted(self, since: datetime, by: By, chat_id: int | None) -> list[Counted]:
        """Return how alerts graded since did by what is asked, in no order.

        By rule, of the rules of a chat alone when one is named; alerts of no rule are left out.
        """
        ...

    async def forecasts(self, since: datetime, horizon: timedelta) -> list[Forecast]:
        """Return what the models said of alerts graded since at a horizon, oldest first.

        Without alerts of the market itself, and those after which no volatility was known.
        """
        ...


class Sightings(Protocol):
    """Charts that were given a name."""

    async def add(self, sighting: Sighting) -> bool:
        """Write it down; False while one of the market, frame and name is under way."""
        ...

    async def ungraded(self, now: datetime) -> list[Sighting]:
        """Return those whose horizon has passed, at most 200."""
        ...

    async def grade(self, sighting: Sighting, after: Decimal, now: datetime) -> bool:
        """Write what the price was when it was due; False when it is known."""
        ...

    async def tally(self, name: str) -> Tally:
        """Return how often the price went the way of a name that has one."""
        ...


class Archive(Protocol):
    """What is looked back at. Spans include their begin and leave out their end."""

    async def measured(self, since: datetime) -> list[Measured]:
        """Return the events of the market told since, oldest first."""
        ...

    async def leanings(self, coin: str, since: datetime, width: timedelta) -> list[Bucket]:
        """Return how first reports about a coin leaned, in buckets of a width, oldest first.

        Empty buckets are left out. Tones are counted as `fusion.verdict` shows them.
        """
        ...

    async def marks(self, chat_id: int, symbol: str, since: datetime) -> list[Mark]:
        """Return when a chat was told of a market since, oldest first, the newest 500."""
        ...

    async def sources(self, since: datetime) -> list[str]:
        """Return the sources whose alerts were raised or graded since, by name."""
        ...

    async def raised(self, source: str, since: datetime, until: datetime) -> list[Raised]:
        """Return the alerts of a source, each once per market however many chats it went to.

        Oldest first, and always in the same order.
        """
        ...

    async def mids(
        self, symbol: str, since: datetime, until: datetime
    ) -> list[tuple[datetime, Decimal]]:
        """Return the middle of the book every few seconds, oldest first; kept for days only."""
        ...

    async def candles(
        self, symbol: str, timeframe: Timeframe, since: datetime, until: datetime
    ) -> Sequence[Candle]:
        """Return the candles that begin in a span, oldest first; the last may still move."""
        ...


class Alerts(Protocol):
    """Rules and deliveries."""

    async def rules(self, chat_id: int | None = None, *, by: int | None = None) -> list[Rule]:
        """Return the rules of a chat, or of all active chats; with `by` those of one person."""
        ...

    async def save_rule(self, rule: Rule) -> None:
        """Write or overwrite a rule."""
        ...

    async def remove_rule(self, rule_id: str) -> None:
        """Forget a rule."""
        ...

    async def add_delivery(self, delivery: Delivery) -> bool:
        """Claim the right to tell a chat of a headline; False when it was claimed before."""
        ...

    async def save_delivery(self, delivery: Delivery) -> bool:
        """Overwrite a delivery; False when the chat has none, as after it has moved."""
        ...

    async def deliveries(self, headline_id: str, chat_id: int | None = None) -> list[Delivery]:
        """Return the deliveries of a headline."""
        ...

    async def latest(self, chat_id: int, *, symbol: str | None, limit: int) -> list[Delivery]:
        """Return a chat's deliveries, newest first."""
        ...

    async def told_since(self, since: datetime, chat_ids: Collection[int]) -> list[Told]:
        """Return what chats were told since, summed up, for cool-downs and daily caps."""
        ...


class Mutes(Protocol):
    """What chats want less of."""

    async def of(self, chat_ids: Collection[int]) -> list[Mute]:
        """Return the mutes of chats, oldest first."""
        ...

    async def save(self, mute: Mute) -> None:
        """Write or overwrite a chat's mute of this kind and value."""
        ...

    async def remove(self, mute: Mute, *, due_at: datetime) -> None:
        """Forget a mute; what a snooze holds back is due at `due_at`, unless it is before."""
        ...


class Digests(Protocol):
    """What is held back from chats, and the digests it was gathered into."""

    async def habits(self, chat_ids: Collection[int]) -> dict[int, Habits]:
        """Return by chat how it likes to hear; chats that never chose are missing."""
        ...

    async def save_habits(self, habits: Habits) -> None:
        """Write or overwrite how a chat likes to hear."""
        ...

    async def hold(self, held: Held) -> None:
        """Hold a headline back from a chat; nothing changes when it was held before."""
        ...

    async def due(self, now: datetime) -> list[int]:
        """Return the chats in which something held back is due."""
        ...

    async def gather(self, digest: Digest) -> int:
        """Write a digest of all that is due in its chat as it is made; return of how much.

        None of it, and no digest, when another has gathered it meanwhile.
        """
        ...

    async def get(self, digest_id: str) -> Digest | None:
        """Return a digest, locked so that only one sender takes it."""
        ...

    async def held(self, digest_id: str) -> list[Held]:
        """Return what a digest tells, oldest first."""
        ...

    async def save(self, digest: Digest) -> None:
        """Overwrite a digest."""
        ...
