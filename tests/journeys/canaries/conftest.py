"""A desk in which every slot for a secret holds one of ours, and whose vendors are all away."""

from collections.abc import Iterator

import pytest

from desk import environment as configuration
from desk.secret import Secret
from desk.settings import Settings
from ops.temporary import free_port
from tests import stage as stages
from tests.journeys.venues.conftest import exchange
from tests.stage import Running

__all__ = ["exchange"]
MADE_BY_THE_DESK = {"telegram_bot_token"}  # the sandbox would take any, so `up` makes one


def planted() -> dict[str, str]:
    """Return a text for every setting that is a secret, whichever there are."""
    plain = Settings()
    names = [n for n in Settings.model_fields if isinstance(getattr(plain, n), Secret)]
    return {
        configuration.variable(name): f"canary-of-{name.replace('_', '-')}-0123456789abcdef"
        for name in names
        if name not in MADE_BY_THE_DESK
    }


def surroundings() -> dict[str, str]:
    """Return what turns every source on, at an address where nobody answers: errors name it."""
    nobody = f"http://127.0.0.1:{free_port()}"
    urls = ("CRYPTOPANIC", "NEWSAPI", "REDDIT", "REDDIT_LOGIN", "GITHUB", "X")
    return {
        **{f"TAPEWIRE_{name}_URL": nobody for name in urls},
        "TAPEWIRE_DISCORD_URL": nobody.replace("http", "ws"),
        "TAPEWIRE_DISCORD_CHANNELS": "123456789012345678",
        "TAPEWIRE_REDDIT_CLIENT_ID": "client",
        "TAPEWIRE_GITHUB_REPOS": "bitcoin/bitcoin",
        "TAPEWIRE_X_QUERY": "from:somebody",
        "TAPEWIRE_API_INTERVAL_S": "0.2",
        "TAPEWIRE_LOG_LEVEL": "debug",
    }


@pytest.fixture(scope="package")
def running() -> Iterator[Running]:
    """That desk; its live venues are its own exchange."""
    canaries = planted()
    dsn = configuration.variable("sentry_dsn")
    away = f"http://{canaries[dsn]}@127.0.0.1:{free_port()}/1"
    changes = surroundings() | canaries | {dsn: away} | stages.own_venues()
    with stages.desk(**changes) as found:
        yield found
