"""The tally of the fault campaign, one for the whole run, and histories that play beside it."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.faults.histories import Histories
from tests.faults.tally import KEY, Tally

FOLDER: pytest.StashKey[Path] = pytest.StashKey()
PLAYING: pytest.StashKey[Histories] = pytest.StashKey()
TEST_OF_THEM = "tests/faults/test_simulation.py"


def pytest_configure(config: pytest.Config) -> None:
    """Begin with nothing counted. Of several workers none plays: who started them does.

    Unless that one knows nothing of us, as in a run of everything, where we are found by workers.
    """
    config.stash[KEY] = Tally()
    told: dict[str, Any] = getattr(config, "workerinput", {})
    if "histories" in told:
        config.stash[FOLDER] = Path(told["histories"])
        return
    config.stash[FOLDER] = Path(tempfile.mkdtemp(prefix="tapewire-histories-"))
    config.stash[PLAYING] = Histories(config.stash[FOLDER])


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker where histories are written."""
    node.workerinput["histories"] = str(node.config.stash[FOLDER])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_node_collection_finished(node: Any, ids: Sequence[str]) -> None:
    """Do what is done below, where workers have collected."""
    _play(node.config, ids)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    """Play the histories from now on, if a test asks for them: the others mostly wait."""
    if not session.config.option.collectonly:
        _play(session.config, [item.nodeid for item in session.items])


def _play(config: pytest.Config, ids: Sequence[str]) -> None:
    if PLAYING in config.stash and any(name.startswith(TEST_OF_THEM) for name in ids):
        config.stash[PLAYING].begin()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand on what a worker has counted."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["tally"] = session.config.stash[KEY].told()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Add what a worker has counted; one that died has told nothing, and failed."""
    told = getattr(node, "workeroutput", {}).get("tally")
    if told:
        node.config.stash[KEY].add(told)


def pytest_unconfigure(config: pytest.Config) -> None:
    """End what still plays."""
    if PLAYING in config.stash:
        config.stash[PLAYING].end()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what was counted."""
    lines = terminalreporter.config.stash[KEY].lines()
    if lines:
        terminalreporter.section("fault campaign")
        for line in lines:
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def tally(pytestconfig: pytest.Config) -> Tally:
    """Where scenarios count what they did."""
    return pytestconfig.stash[KEY]


@pytest.fixture
def histories(pytestconfig: pytest.Config) -> Path:
    """Where what has been playing since the campaign began is written."""
    return pytestconfig.stash[FOLDER]
