"""`tapewire keys rotate`: a new key for the sealed API keys, while the desk goes on.

Safe to break off and run again: until the last row is under the new key, the file holds both.
The trade worker reads the file anew when it changes.
"""

import asyncio
import os
from collections.abc import AsyncIterator
from typing import Final

import typer

from db.context import open_desk
from db.store import Store
from desk.errors import BadConfiguration, CannotOpen
from desk.settings import Settings
from desk.vault import KEY_BYTES, Vault
from workers.keys import FIRST, KeyFile, belongs

BATCH: Final = 500
GRACE_S: Final = 3.0  # a worker that has just sealed with the old key has written it by then


async def rotate(settings: Settings) -> int:
    """Rotate, or finish a rotation that was broken off; return the exit status."""
    file = KeyFile(settings)
    keys = file.read()
    async with open_desk(settings, process="keys", pool_size=1) as context:
        await _check(context.store, Vault(keys), file)
        if len(keys) == 1:
            keys = {_next_id(next(iter(keys))): os.urandom(KEY_BYTES), **keys}
            file.write(keys)
        vault = Vault(keys)
        count = await rewrap(context.store, vault)
        await asyncio.sleep(GRACE_S)
        count += await rewrap(context.store, vault)
    file.write({vault.newest: keys[vault.newest]})
    typer.echo(f"{count} sealed under key {vault.newest}; older keys are gone from {file.path}.")
    typer.echo("Keep a copy of that file in another place than the backups.")
    return 0


async def rewrap(store: Store, vault: Vault) -> int:
    """Bring every row under the newest key; return how many changed. Raises `CannotOpen`."""
    count = 0
    async for account_id, venue, sealed in _older(store, vault):
        new = vault.rewrap(sealed, belongs(account_id, venue))
        count += await store.reseal(account_id, venue, old=sealed, new=new)
    return count


async def _check(store: Store, vault: Vault, file: KeyFile) -> None:
    """Touch nothing unless everything opens."""
    try:
        async for account_id, venue, sealed in _all(store):
            vault.rewrap(sealed, belongs(account_id, venue))
    except CannotOpen as e:
        problem = f"{file.path} lacks the key of some accounts; restore it. Nothing was changed"
        raise BadConfiguration(variable="TAPEWIRE_KEY_FILE", problem=problem) from e


async def _older(store: Store, vault: Vault) -> AsyncIterator[tuple[int, str, str]]:
    async for row in _all(store):
        if not vault.is_newest(row[2]):
            yield row


async def _all(store: Store) -> AsyncIterator[tuple[int, str, str]]:
    place = (0, "")
    while page := await store.sealed_accounts(place, BATCH):
        for row in page:
            yield row
        place = page[-1][:2]


def _next_id(key_id: str) -> str:
    number = key_id.removeprefix(FIRST[0])
    return f"{FIRST[0]}{int(number) + 1 if number.isdigit() else 2}"
