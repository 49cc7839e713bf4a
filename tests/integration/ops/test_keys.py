"""`tapewire keys rotate` on a real database, beside a worker that goes on sealing."""

import os
from base64 import b64encode
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from db.context import Context, open_desk
from desk.errors import BadConfiguration, CannotOpen
from desk.secret import Secret
from desk.settings import Settings
from desk.vault import Vault
from ops import keys
from tests.conftest import make_settings
from tests.factories import furnish
from tests.servers import Servers
from workers.keys import Credentials, KeyFile, KeyRing, belongs

ANN = 501
PAIR = '{"apiKey": "a", "secret": "hush"}'


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "GRACE_S", 0.0)
    monkeypatch.setattr(keys, "BATCH", 2)


@pytest.fixture
async def desk(clean: Servers, tmp_path: Path) -> AsyncIterator[tuple[Settings, Context, KeyFile]]:
    """A desk with a key and five sealed accounts of Ann."""
    settings = make_settings(clean, tmp_path)
    file = KeyFile(settings)
    file.ensure(has_sealed=False)
    async with open_desk(settings, process="test") as context:
        await furnish(context)
        vault = Vault(file.read())
        for venue in ("a", "b", "c", "d", "paper"):
            sealed = vault.seal(Secret(PAIR), belongs(ANN, venue))
            await context.store.save_venue_account(ANN, venue, sealed)
        yield settings, context, file


async def rows(context: Context) -> list[tuple[int, str, str]]:
    return await context.store.sealed_accounts((0, ""), 100)


async def test_everything_is_under_the_new_key_and_the_old_one_opens_nothing(
    desk: tuple[Settings, Context, KeyFile], capsys: pytest.CaptureFixture[str]
) -> None:
    settings, context, file = desk
    before = file.read()
    worker = Credentials(settings, context.store, KeyRing(file))
    assert await worker.of(ANN, "paper") == {"apiKey": "a", "secret": "hush"}
    assert await keys.rotate(settings) == 0
    said = capsys.readouterr().out
    assert "5 sealed under key k2" in said
    assert list(file.read()) == ["k2"]
    assert file.path.stat().st_mode & 0o777 == 0o600
    for account_id, venue, sealed in await rows(context):
        assert Vault(file.read()).open(sealed, belongs(account_id, venue)).reveal() == PAIR
        with pytest.raises(CannotOpen):
            Vault(before).open(sealed, belongs(account_id, venue))
    assert await worker.of(ANN, "paper") == {"apiKey": "a", "secret": "hush"}, "no restart needed"
    assert await keys.rotate(settings) == 0
    assert list(file.read()) == ["k3"]


async def test_a_rotation_that_was_broken_off_is_finished_by_the_next(
    desk: tuple[Settings, Context, KeyFile],
) -> None:
    settings, context, file = desk
    file.write({"k2": os.urandom(32), **file.read()})
    both = Vault(file.read())
    account_id, venue, sealed = (await rows(context))[0]
    new = both.rewrap(sealed, belongs(account_id, venue))
    assert await context.store.reseal(account_id, venue, old=sealed, new=new)
    assert not await context.store.reseal(account_id, venue, old=sealed, new="{}")
    assert await keys.rotate(settings) == 0
    assert list(file.read()) == ["k2"], "no third key was made"
    assert all(both.is_newest(row[2]) for row in await rows(context))


async def test_without_the_key_of_the_rows_nothing_is_changed(
    desk: tuple[Settings, Context, KeyFile],
) -> None:
    settings, context, file = desk
    file.write({"k1": os.urandom(32)})
    kept, before = file.path.read_bytes(), await rows(context)
    with pytest.raises(BadConfiguration) as stopped:
        await keys.rotate(settings)
    assert "Nothing was changed" in str(stopped.value.values["problem"])
    assert (file.path.read_bytes(), await rows(context)) == (kept, before)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("k1", "k1"), "two keys of the same id"),
        (("k2", "k1", "k2"), "two keys of the same id"),
        (("", "k1"), "two keys of the same id"),
    ],
)
def test_two_keys_of_one_id_are_refused(tmp_path: Path, names: tuple[str, ...], words: str) -> None:
    path = tmp_path / "key"
    lines = [f"{n}:{b64encode(os.urandom(32)).decode()}".removeprefix(":") for n in names]
    path.write_text("\n".join(lines))
    path.chmod(0o600)
    settings = Settings(data_dir=tmp_path, key_file=path)
    with pytest.raises(BadConfiguration) as stopped:
        KeyFile(settings).read()
    assert words in str(stopped.value.values["problem"])


def test_a_first_key_without_a_name_is_k1(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_bytes(b64encode(bytes(32)))
    path.chmod(0o600)
    assert KeyFile(Settings(data_dir=tmp_path, key_file=path)).read() == {"k1": bytes(32)}
