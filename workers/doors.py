"""The trade worker's ways to every venue: an adapter each, with clients of people's own keys."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from desk.ports import Budget, Venue
from desk.settings import Settings
from desk.venues.profiles import PROFILES
from workers.keys import Credentials
from workers.venues.cex import CexVenue
from workers.venues.clients import Clients


class Doors:
    """Adapters of all venues over one set of clients."""

    def __init__(
        self,
        settings: Settings,
        credentials: Credentials,
        *,
        valid_for: timedelta,
        budget: Budget | None = None,
    ) -> None:
        self._settings = settings
        self._credentials = credentials
        self._valid_for = valid_for
        self._budget = budget
        self._clients = Clients(settings)

    def all(self) -> dict[str, Venue]:
        """Return every venue by name; each call there is made with the keys in force."""
        return {name: self._of(name) for name in PROFILES}

    def trial(self, venue: str, found: Mapping[str, str]) -> Venue:
        """Return the venue as seen with these keys, whoever asks."""

        async def client(_: int) -> Any:
            return await self._clients.probe(found, venue)

        return self._adapter(venue, client)

    def forget(self, account_id: int, venue: str) -> None:
        """Drop the client that was made of an account's keys."""
        self._clients.forget(account_id, venue)

    async def close(self) -> None:
        """Close every connection."""
        await self._clients.close()

    def _of(self, venue: str) -> Venue:
        async def client(account_id: int) -> Any:
            found = await self._credentials.of(account_id, venue)
            return await self._clients.of(account_id, found, venue)

        return self._adapter(venue, client)

    def _adapter(self, venue: str, client: Any) -> Venue:
        return CexVenue(
            client,
            venue=venue,
            timeout_s=self._settings.venue_timeout_s,
            valid_for=self._valid_for,
            budget=self._budget,
        )
