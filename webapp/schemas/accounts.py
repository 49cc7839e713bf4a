"""Sessions, the account, and its preferences."""

from dataclasses import replace
from datetime import time
from typing import Annotated, Self

from pydantic import Field, StringConstraints

from desk.accounts import auth
from desk.accounts.model import Account, Preferences
from desk.accounts.service import Session
from desk.accounts.sessions import WebSession
from webapp.schemas.fields import Answer, Body, Moment, PositiveAmount, Sum

Clock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class LaunchBody(Body):
    """initData exactly as Telegram gave it to the Mini App."""

    init_data: str = Field(max_length=65536)


class LinkBody(Body):
    """The token behind # of a one-time login link."""

    token: str = Field(min_length=8, max_length=128)


class PreferencesBody(Body):
    """What orders and alerts go by; sums in USDT, quiet hours as local times of `time_zone`."""

    language: str = Field(min_length=2, max_length=12)
    time_zone: str = Field(min_length=1, max_length=64)
    presets: tuple[PositiveAmount, ...] = Field(strict=False, min_length=1, max_length=6)
    quick_limit: PositiveAmount
    quiet_from: Clock | None = None
    quiet_to: Clock | None = None

    def chosen(self, present: Preferences) -> Preferences:
        """Return the preferences for the desk, which checks their ranges; the others stay."""
        return replace(
            present,
            language=self.language,
            time_zone=self.time_zone,
            presets=self.presets,
            quick_limit=self.quick_limit,
            quiet_from=time.fromisoformat(self.quiet_from) if self.quiet_from else None,
            quiet_to=time.fromisoformat(self.quiet_to) if self.quiet_to else None,
        )


class PreferencesOut(Answer):
    """What the person chose."""

    language: str
    time_zone: str
    presets: tuple[Sum, ...]
    quick_limit: Sum
    quiet_from: str | None
    quiet_to: str | None

    @classmethod
    def of(cls, chosen: Preferences) -> Self:
        """Write preferences for clients."""
        return cls(
            language=chosen.language,
            time_zone=chosen.time_zone,
            presets=chosen.presets,
            quick_limit=chosen.quick_limit,
            quiet_from=f"{chosen.quiet_from:%H:%M}" if chosen.quiet_from else None,
            quiet_to=f"{chosen.quiet_to:%H:%M}" if chosen.quiet_to else None,
        )


class AccountOut(Answer):
    """Who is signed in. `id` is the numeric Telegram id, `venue` where orders go."""

    id: int
    name: str
    username: str
    role: str
    venue: str
    preferences: PreferencesOut

    @classmethod
    def of(cls, account: Account) -> Self:
        """Write an account for its owner."""
        return cls(
            id=account.id,
            name=account.name,
            username=account.username,
            role=account.role.value,
            venue=account.preferences.venue,
            preferences=PreferencesOut.of(account.preferences),
        )


class LinkOwnerOut(Answer):
    """Whom a login link would sign in; names may be alike, the numeric id is not."""

    id: int
    name: str
    username: str

    @classmethod
    def of(cls, account: Account) -> Self:
        """Write who somebody is for whoever holds their link."""
        return cls(id=account.id, name=account.name, username=account.username)


class OpenSessionOut(Answer):
    """One of the person's open sessions; `device` may be empty, `is_this` is the one that asks."""

    id: str
    device: str
    made_at: Moment
    seen_at: Moment
    is_this: bool

    @classmethod
    def of(cls, session: WebSession, asking: str) -> Self:
        """Write an open session for its owner."""
        return cls(
            id=session.id,
            device=session.device,
            made_at=session.made_at,
            seen_at=session.seen_at,
            is_this=session.id == asking,
        )


class EndedOut(Answer):
    """How many sessions were ended."""

    ended: int


class SessionOut(Answer):
    """A session: send `token` as `Authorization: Bearer`; renew it before `expires_in_s`."""

    token: str
    expires_in_s: int
    start_param: str
    account: AccountOut

    @classmethod
    def of(cls, session: Session) -> Self:
        """Write a session for the page that keeps it."""
        return cls(
            token=session.token,
            expires_in_s=int(auth.SESSION.total_seconds()),
            start_param=session.start_param,
            account=AccountOut.of(session.account),
        )
