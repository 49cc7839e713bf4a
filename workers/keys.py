"""The key-encryption key and the credentials it seals; used by the trade worker alone."""

import os
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Final, NoReturn, Protocol

import aiohttp
import orjson

from desk.errors import BadConfiguration, VenueRefused, VenueUnsure
from desk.money import plain
from desk.sealing import Opener
from desk.secret import Secret
from desk.settings import Settings
from desk.vault import KEY_BYTES, Belongs, Vault
from desk.venues.profiles import PAPER

FIRST: Final = "k1"


class SealedAccounts(Protocol):
    """Where sealed credentials are kept."""

    async def venue_account(self, account_id: int, venue: str) -> str | None:
        """Return the sealed credentials."""
        ...

    async def save_venue_account(self, account_id: int, venue: str, sealed: str) -> None:
        """Write them."""
        ...


class KeyFile:
    """One key a line, the newest first: base64, behind `<id>:` for all but the first ever made."""

    def __init__(self, settings: Settings) -> None:
        self.path = settings.key_file or settings.data_dir / "keys" / "key-encryption.key"
        self._is_given = settings.key_file is not None

    def ensure(self, *, has_sealed: bool) -> None:
        """Make a key on first use; raises `BadConfiguration`.

        A missing key while sealed credentials exist stops the start: a new one opens nothing.
        """
        if self.path.exists():
            return
        if has_sealed or self._is_given:
            _refuse("is missing, and without it no API key can be opened: restore it from backup")
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.write({FIRST: os.urandom(KEY_BYTES)})

    def read(self) -> dict[str, bytes]:
        """Return the keys by id, the newest first; raises `BadConfiguration`."""
        try:
            if self.path.stat().st_mode & 0o077:
                _refuse(
                    f"{self.path} is readable for others, make it private: chmod 600 {self.path}"
                )
            lines = self.path.read_text(encoding="ascii", errors="replace").split()
        except OSError as e:
            _refuse(f"{self.path} cannot be read ({e.strerror})")
        keys: dict[str, bytes] = {}
        for line in lines:
            name, _, text = line.rpartition(":")
            if name in keys or (not name and FIRST in keys):
                _refuse(f"{self.path} holds two keys of the same id: keep the one that was first")
            keys[name or FIRST] = self._key(text)
        if not keys:
            self._key("")
        return keys

    def write(self, keys: Mapping[str, bytes]) -> None:
        """Replace the file, whole or not at all."""
        fresh = self.path.with_name(f"{self.path.name}.new")
        fresh.unlink(missing_ok=True)
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            for name, key in keys.items():
                file.write(f"{name}:{b64encode(key).decode()}\n")
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path)

    def _key(self, text: str) -> bytes:
        try:
            key = b64decode(text, validate=True)
        except ValueError:
            key = b""
        if len(key) != KEY_BYTES:
            problem = f"{self.path} does not hold {KEY_BYTES} bytes as base64"
            _refuse(f"{problem}: openssl rand -base64 32")
        return key


class KeyRing:
    """The vault and the opener of a key file, read again whenever the file is another one."""

    def __init__(self, file: KeyFile) -> None:
        self._file = file
        self._seen: tuple[int, int] | None = None
        self._vault: Vault
        self._opener: Opener
        self._known: dict[str, bytes] = {}

    @property
    def vault(self) -> Vault:
        """The vault as the file is now; raises `BadConfiguration` when it is no key file."""
        self._look()
        return self._vault

    @property
    def opener(self) -> Opener:
        """What opens envelopes; those sealed before a rotation as well, as long as this runs."""
        self._look()
        return self._opener

    def _look(self) -> None:
        try:
            found = self._file.path.stat()
        except OSError as e:
            _refuse(f"{self._file.path} cannot be read ({e.strerror})")
        seen = (found.st_ino, found.st_mtime_ns)
        if seen != self._seen:
            found_keys = self._file.read()
            self._known = {**found_keys, **self._known}
            self._vault, self._opener = Vault(found_keys), Opener(self._known)
            self._seen = seen


def belongs(account_id: int, venue: str) -> Belongs:
    """Return what the credentials of a person at a venue are bound to."""
    return Belongs("venue-account", account_id, venue)


def _refuse(problem: str) -> NoReturn:
    raise BadConfiguration(variable="TAPEWIRE_KEY_FILE", problem=problem)


def read_keys(secret: Secret) -> dict[str, str]:
    """Return the parts of opened keys under the names that ccxt uses."""
    found: dict[str, str] = orjson.loads(secret.reveal())
    return found


class Credentials:
    """Opens a person's keys at a venue; opens the paper account itself on first need."""

    def __init__(self, settings: Settings, accounts: SealedAccounts, ring: KeyRing) -> None:
        self._settings = settings
        self._accounts = accounts
        self._ring = ring

    async def of(self, account_id: int, venue: str) -> Mapping[str, str]:
        """Return `apiKey` and `secret`, and `password` where the venue has one.

        Raises `VenueUnsure` when the paper venue is away, `VenueRefused` without keys in force.
        """
        sealed = await self._accounts.venue_account(account_id, venue)
        if sealed is not None:
            return read_keys(self._ring.vault.open(sealed, belongs(account_id, venue)))
        if venue != PAPER:
            raise VenueRefused(code="not-connected", message="no keys are in force")
        keys = await self._open_paper(account_id)
        secret = Secret(orjson.dumps(keys).decode())
        await self._accounts.save_venue_account(
            account_id, venue, self.seal(secret, account_id, venue)
        )
        return keys

    def seal(self, secret: Secret, account_id: int, venue: str) -> str:
        """Return keys as they are stored: bound to the person and the venue."""
        return self._ring.vault.seal(secret, belongs(account_id, venue))

    async def _open_paper(self, account_id: int) -> dict[str, str]:
        body = {
            "name": f"tapewire-{account_id}",
            "balances": {"USDT": plain(self._settings.paper_balance)},
        }
        limit = aiohttp.ClientTimeout(total=self._settings.venue_timeout_s)
        try:
            async with (
                aiohttp.ClientSession(timeout=limit) as session,
                session.post(f"{self._settings.paper_url}/admin/accounts", json=body) as answer,
            ):
                if answer.status not in {200, 201}:
                    raise VenueUnsure(why=f"paper account: HTTP {answer.status}")
                made = await answer.json()
        except (aiohttp.ClientError, TimeoutError) as e:
            raise VenueUnsure(why=f"paper account: {type(e).__name__}") from e
        return {"apiKey": str(made["api_key"]), "secret": str(made["secret"])}
