"""Releases of repositories on GitHub: node and wallet software announces its forks there."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from desk import clock
from desk.news.model import RawHeadline
from desk.settings import Settings
from workers.sources.api import Api
from workers.sources.dates import believable_date

NAME: Final = "github.com"
_WORDS: Final = 600


def apis(settings: Settings) -> list[Api]:
    """Return a question for each repository (`owner/name`) of the settings."""

    async def credentials() -> Mapping[str, str]:
        token = settings.github_token.reveal()
        version = {"X-GitHub-Api-Version": "2022-11-28"}
        return version | ({"Authorization": f"Bearer {token}"} if token else {})

    return [
        Api(
            name=f"{NAME}/{repository}",
            url=f"{settings.github_url}/repos/{repository}/releases?per_page=20",
            read=partial(read, repository),
            interval_s=settings.github_interval_s,
            credentials=credentials,
        )
        for repository in settings.github_repos
    ]


def read(repository: str, answer: Any) -> list[RawHeadline]:
    """Read a list of releases; drafts are nobody's business yet."""
    now = clock.now()
    return [
        RawHeadline(
            source=NAME,
            guid=f"{repository}:{release['id']}",
            url=str(release["html_url"]),
            title=f"{repository} releases {release.get('name') or release['tag_name']}"
            + (" (pre-release)" if release.get("prerelease") else ""),
            summary=str(release.get("body") or "")[:_WORDS],
            published_at=believable_date(str(release.get("published_at") or ""), now),
        )
        for release in answer
        if not release.get("draft")
    ]
