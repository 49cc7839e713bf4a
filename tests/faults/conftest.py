"""The tally of the fault campaign, one for the whole run, and histories that play beside it."""

import pytest

from tests.faults.histories import Histories
from tests.faults.tally import KEY, Tally

PLAYING: pytest.StashKey[Histories] = pytest.StashKey()


def pytest_configure(config: pytest.Config) -> None:
    """Begin with nothing counted."""
    config.stash[KEY] = Tally()


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    """Play the histories from now on, if a test asks for them: the others mostly wait."""
    asked = any("histories" in getattr(item, "fixturenames", ()) for item in session.items)
    if asked and not session.config.option.collectonly:
        session.config.stash[PLAYING] = Histories()


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
def histories(pytestconfig: pytest.Config) -> Histories:
    """What has been playing since the campaign began."""
    return pytestconfig.stash[PLAYING]
