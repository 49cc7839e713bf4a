"""The tally of the fault campaign, one for the whole run."""

import pytest

from tests.faults.tally import KEY, Tally


def pytest_configure(config: pytest.Config) -> None:
    """Begin with nothing counted."""
    config.stash[KEY] = Tally()


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
