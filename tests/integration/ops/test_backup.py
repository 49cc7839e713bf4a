"""Backup beside a running desk, everything gone, restore: the same desk, and nothing sent twice."""

import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.orders.model import Order
from tests import stage as stages
from tests.faults import truth
from tests.journeys.witness import watching
from tests.stage import Place, Running

pytestmark = [pytest.mark.slow, pytest.mark.timeout(360)]


@pytest.fixture
def data_dir() -> Iterator[Path]:
    with stages.copied() as found:
        yield found


async def trade(desk: Running, target: Path) -> tuple[int, list[Order]]:
    """Trade, back up beside the running desk, trade on; return who, and the orders backed up."""
    async with stages.hands_on(desk) as stage, watching(desk) as witness:
        ann = await stage.person("Ann")
        await stage.ask(ann, "/start", "Equity")
        await stage.ask(ann, "/buy btc 50", "Bought")
        await stage.ask(ann, "/buy eth 25 @ 500", "waiting in the book")
        await truth.quiet(stage, witness)
        before = await truth.orders(witness, ann)
        made = desk.command("backup", str(target))
        assert made.returncode == 0, made.stderr
        await stage.ask(ann, "/buy sol 30", "Bought")
        await truth.quiet(stage, witness)
    return ann, before


async def look(desk: Running, ann: int, before: list[Order]) -> None:
    """Find the orders of the backup as they were, true to the exchange, and trade on."""
    async with stages.hands_on(desk) as stage, watching(desk) as witness:
        await truth.quiet(stage, witness)
        kept = await truth.orders(witness, ann)
        told = [[(o.id, o.status, o.filled, o.reserved) for o in found] for found in (kept, before)]
        assert told[0] == told[1]
        await truth.match_the_exchange(stage, witness, ann)
        await stage.ask(ann, "/sell btc all", "Sold")
        rotated = desk.command("keys", "rotate")
        assert rotated.returncode == 0, rotated.stderr
        bob = await stage.person("Bob")
        await stage.ask(bob, "/start", "Equity")
        await stage.ask(bob, "/buy eth 30", "Bought")
        await truth.quiet(stage, witness)


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def check_no_key_is_in(target: Path, data_dir: Path) -> None:
    """Fail when a key of the desk stands in its backup."""
    with tarfile.open(target) as archive:
        assert archive.getnames() == ["manifest.json", "database.sql", "exchange/journal.log"]
        held = [archive.extractfile(member) for member in archive.getmembers()]
        texts = [file.read() for file in held if file is not None]
    for secret in (data_dir / "keys").iterdir():
        assert not [t for t in texts if secret.read_bytes().strip() in t], secret


async def test_a_desk_is_backed_up_running_and_restored_on_an_empty_disk(
    data_dir: Path, tmp_path: Path
) -> None:
    target, variables = tmp_path / "desk.backup", stages.environment(data_dir)
    with stages.started(variables) as desk:
        ann, before = await trade(desk, target)
        refused = desk.command("restore", str(target))
        assert refused.returncode == 2
        assert "in use by a running desk" in refused.stderr
        assert desk.command("backup", str(target)).returncode == 2, "nothing is written over"
    assert target.stat().st_mode & 0o777 == 0o600
    check_no_key_is_in(target, data_dir)

    for name in ("postgres", "redis", "exchange"):
        shutil.rmtree(data_dir / name)
    restored = desk.command("restore", str(target))
    assert restored.returncode == 0, restored.stderr
    with stages.started(variables) as desk:
        await look(desk, ann, before)
        verified = desk.command("verify")
        assert verified.returncode == 0, verified.stdout
    cold = desk.command("backup", str(tmp_path / "stopped.backup"))
    assert cold.returncode == 0, cold.stderr
    assert names_in(tmp_path) == {"desk.backup", "stopped.backup"}


def test_what_is_no_backup_is_refused_before_anything_is_touched(tmp_path: Path) -> None:
    data_dir = tmp_path / "desk"
    data_dir.mkdir()
    running = Place(data_dir=data_dir, environment=stages.environment(data_dir))
    rubbish = tmp_path / "rubbish"
    rubbish.write_text("nothing")
    other = tmp_path / "other.tar"
    with tarfile.open(other, "w") as archive:
        archive.add(rubbish, "rubbish")
    for path, words in (
        (tmp_path / "absent", "no backup"),
        (rubbish, "no backup"),
        (other, "no desk"),
    ):
        refused = running.command("restore", str(path))
        assert refused.returncode == 2
        assert words in refused.stderr
        assert "tapewire backup desk.backup" in refused.stderr
    assert not (data_dir / "postgres").exists()
