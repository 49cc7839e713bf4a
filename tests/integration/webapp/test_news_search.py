"""The history of the wire over the API: words, quotes, minus, pages, marks, and any input."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk import clock
from desk.news.model import RawHeadline
from tests.integration.webapp.stage import Stage

API = "/api/v1/news"
TITLES = (
    "Quokka exchange lists spot ETF options on Bitcoin",
    "Spot prices calm while the Quokka ETF waits",
    "Hackers drained a Zephyr bridge of $40 million",
    "Биржа Квокка объявила о листинге Toncoin",
    "Weather &amp; <b>markets</b>: a quokka day",
)
ODD = (
    *("'", '"', "\\", "%", "a & b", "!!!", "((", ":*", "-", "- -", "or", '"" or ""', "a:b:c"),
    *("<b>", "\u202e", "🚀" * 60, "the of and", "x" * 200, "'; DROP TABLE headlines; --"),
    *("\ud7ff", "%00", "a\tb", "-quokka", '-"spot etf"'),
)


@pytest.fixture
async def history(stage: Stage) -> None:
    """Headlines a minute apart, the first one oldest."""
    begin = datetime.now(UTC) - timedelta(hours=3)
    for minutes, title in enumerate(TITLES):
        clock.set_clock(now=lambda at=begin + timedelta(minutes=minutes): at)  # type: ignore[misc]
        raw = RawHeadline(source="quokka", guid=title, url="", title=title)
        await stage.context.desk.news.take_in(raw)  # the desk is the same for all tests here
    clock.set_clock()


async def titles(ann: httpx.AsyncClient, words: str) -> list[str]:
    answer = await ann.get(API, params={"q": words})
    assert answer.status_code == 200, answer.text
    return [one["title"] for one in answer.json()]


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("quokka etf", [1, 0]),
        ('"spot etf"', [0]),
        ("quokka -etf", [4]),
        ("hacker drains zephyr", [2]),
        ("листинг биржи", [3]),
        ("ЛИСТИНГ КВОККУ", [3]),
        ("zephyr or toncoin", [3, 2]),
        ("quokka absent", []),
    ],
)
async def test_words_quotes_and_minus_find_what_they_should(
    ann: httpx.AsyncClient, words: str, found: list[int]
) -> None:
    clean = (*TITLES[:4], "Weather & markets: a quokka day")
    assert await titles(ann, words) == [clean[place] for place in found]


@pytest.mark.usefixtures("history")
async def test_what_was_found_is_marked_in_the_title(ann: httpx.AsyncClient) -> None:
    (found,) = (await ann.get(API, params={"q": '"spot etf" options'})).json()
    marked = [found["title"][start:end] for start, end in found["marks"]]
    assert marked == ["spot", "ETF", "options"]
    (found,) = (await ann.get(API, params={"q": "weather"})).json()
    assert [found["title"][a:b] for a, b in found["marks"]] == ["Weather"]
    (found,) = (await ann.get(API, params={"q": "БИРЖИ"})).json()
    assert [found["title"][a:b] for a, b in found["marks"]] == ["Биржа"]
    plain = (await ann.get(API, params={"limit": "1"})).json()
    assert plain[0]["marks"] == []


@pytest.mark.usefixtures("history")
async def test_pages_follow_their_link_and_end(ann: httpx.AsyncClient) -> None:
    seen: list[str] = []
    path = f"{API}?q=quokka&limit=2"
    while path:
        answer = await ann.get(path)
        seen += [one["title"] for one in answer.json()]
        link = answer.links.get("next")
        path = link["url"] if link else ""
    assert len(seen) == len(set(seen)) == 3
    assert (await ann.get(f"{API}?cursor=garbage")).status_code == 400
    assert (await ann.get(API, params={"q": "x" * 201})).status_code == 422


@pytest.mark.usefixtures("history")
async def test_odd_words_are_a_search_like_any_other(ann: httpx.AsyncClient) -> None:
    for words in ODD:
        await titles(ann, words)


@pytest.mark.usefixtures("history")
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text("abq \"-'()&|!:*<>\\\u0301ор", max_size=40))
async def test_no_text_breaks_a_search(ann: httpx.AsyncClient, words: str) -> None:
    await titles(ann, words)
