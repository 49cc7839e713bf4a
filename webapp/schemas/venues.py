"""Exchanges: what is connected, and keys on their one way in."""

from typing import Annotated, Final, Self

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from desk.secret import Secret
from desk.venues.keys import Keys, make
from desk.venues.model import Connection
from desk.venues.profiles import Profile
from webapp.errors import Invalid
from webapp.schemas.fields import Answer, Body, Moment, VenueName

MAX_KEY: Final = 4096


def _hidden(value: object) -> Secret:
    """Take a text that no answer, error or log can show again."""
    if not isinstance(value, str) or len(value) > MAX_KEY:
        raise ValueError("not a text of at most 4096 characters")
    return Secret(value)


Hidden = Annotated[
    Secret,
    PlainValidator(_hidden),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "format": "password", "writeOnly": True}),
]


class KeysBody(Body):
    """API keys: taken in, sealed, never given out again. `passphrase` where the venue has one."""

    key: Hidden
    secret: Hidden
    passphrase: Hidden | None = None

    def keys(self, profile: Profile) -> Keys:
        """Return the keys of a venue; raises `Invalid` when one is missing or no key."""
        passphrase = self.passphrase.reveal() if self.passphrase else ""
        found = make(self.key.reveal(), self.secret.reveal(), passphrase, profile)
        if found is None:
            raise Invalid(
                fields="key, secret, passphrase" if profile.needs_passphrase else "key, secret"
            )
        return found


class ChoiceBody(Body):
    """Where orders go from now on."""

    venue: VenueName


class ConnectionOut(Answer):
    """An exchange account as far as the desk knows it; null where the exchange does not tell.

    `state`: checking, connected, refused, leaving, revoked. `trouble` names what is wrong.
    """

    state: str
    hint: str
    is_checking: bool
    can_trade: bool | None
    can_withdraw: bool | None
    is_ip_bound: bool | None
    expires_at: Moment | None
    trouble: str
    detail: str
    checked_at: Moment | None

    @classmethod
    def of(cls, connection: Connection) -> Self:
        """Write a connection for its owner."""
        return cls(
            state=connection.state.value,
            hint=connection.hint or connection.new_hint,
            is_checking=bool(connection.envelope),
            can_trade=connection.can_trade,
            can_withdraw=connection.can_withdraw,
            is_ip_bound=connection.is_ip_bound,
            expires_at=connection.expires_at,
            trouble=connection.trouble,
            detail=connection.detail,
            checked_at=connection.checked_at,
        )


class VenueOut(Answer):
    """A place that takes orders; paper needs no connection."""

    venue: VenueName
    title: str
    is_live: bool
    is_active: bool
    needs_passphrase: bool
    connection: ConnectionOut | None

    @classmethod
    def of(cls, profile: Profile, connection: Connection | None, *, active: str) -> Self:
        """Write a venue as one person sees it."""
        return cls(
            venue=profile.name,
            title=profile.title,
            is_live=profile.is_live,
            is_active=profile.name == active,
            needs_passphrase=profile.needs_passphrase,
            connection=ConnectionOut.of(connection) if connection else None,
        )
