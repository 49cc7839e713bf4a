"""Several reports of one launch: what stands, what is disputed."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desk.launches.merge import is_same, merge, project_key
from desk.launches.model import Event, Report
from desk.news.model import Launch, Precision

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)


def day(number: int, month: int = 3) -> datetime:
    return datetime(2026, month, number, tzinfo=UTC)


def report(source: str, minutes: int = 0, **said: Any) -> Report:
    launch = Launch(**{"phrase": "TGE", "confidence": 0.8, **said})
    return Report(
        headline_id=f"{source}-{minutes}",
        source=source,
        title="t",
        url="",
        seen_at=NOW + timedelta(minutes=minutes),
        launch=launch,
    )


def of(*reports: Report) -> Event:
    return merge("e", reports)


def dispute(event: Event, fact: str) -> list[tuple[object, tuple[str, ...]]]:
    found = [d for d in event.disputes if d.fact == fact]
    return [(v.value, v.sources) for v in found[0].versions] if found else []


def test_what_one_source_leaves_out_another_adds() -> None:
    event = of(
        report("a", token="FLNT", venues=("Coinbase",)),
        report("b", project="Flint Network", chain="Base", venues=("OKX", "Coinbase")),
        report("c", fdv_usd=50_000_000, at=day(15), precision=Precision.DAY),
    )
    assert (event.token, event.project, event.chain) == ("FLNT", "Flint Network", "Base")
    assert event.venues == ("Coinbase", "OKX")
    assert (event.fdv_usd, event.at) == (50_000_000, day(15))
    assert event.disputes == ()
    assert event.sources == ("a", "b", "c")


def test_the_date_of_most_sources_stands_and_the_other_stays_in_sight() -> None:
    event = of(
        report("a", 0, at=day(15), precision=Precision.DAY),
        report("b", 1, at=day(16), precision=Precision.DAY),
        report("c", 2, at=day(15), precision=Precision.DAY),
    )
    assert event.at == day(15)
    assert dispute(event, "at") == [(day(15), ("a", "c")), (day(16), ("b",))]


def test_among_equals_the_latest_word_stands() -> None:
    event = of(
        report("a", 0, at=day(15), precision=Precision.DAY),
        report("b", 9, at=day(26), precision=Precision.DAY),
    )
    assert event.at == day(26)
    assert [value for value, _ in dispute(event, "at")] == [day(26), day(15)]


def test_a_correction_of_the_same_source_is_no_dispute() -> None:
    event = of(
        report("a", 0, at=day(12), precision=Precision.DAY),
        report("a", 60, at=day(26), precision=Precision.DAY),
    )
    assert event.at == day(26)
    assert event.disputes == ()
    assert event.sources == ("a",)


def test_an_exact_date_within_a_vague_one_is_no_dispute() -> None:
    event = of(
        report("a", 0, at=day(1), precision=Precision.MONTH),
        report("b", 1, at=day(1, 1), precision=Precision.QUARTER),
        report("c", 2, at=day(16), precision=Precision.WEEK),
        report("d", 3, at=day(18), precision=Precision.DAY),
        report("e", 4, at=day(18) + timedelta(hours=14), precision=Precision.MINUTE),
    )
    assert event.at == day(18) + timedelta(hours=14)
    assert event.precision is Precision.MINUTE
    assert event.disputes == ()
    assert event.ends_at == event.at + timedelta(minutes=1)


def test_a_month_that_a_day_is_not_in_is_a_dispute() -> None:
    event = of(
        report("a", 0, at=day(1, 4), precision=Precision.MONTH),
        report("b", 1, at=day(31), precision=Precision.DAY),
    )
    assert len(dispute(event, "at")) == 2


def test_two_spellings_of_a_project_are_one() -> None:
    event = of(report("a", project="Flint Network"), report("b", 1, project="Flint"))
    assert event.project == "Flint Network"
    assert event.disputes == ()
    assert project_key("The Flint Protocol") == project_key("flint")
    assert project_key("Network") == "network"


def test_confidence_grows_with_sources_and_not_with_repetition() -> None:
    one = of(report("a"))
    again = of(report("a"), report("a", 5))
    two = of(report("a"), report("b"))
    assert one.confidence == again.confidence == 0.8
    assert two.confidence == 0.96


def test_two_tokens_are_two_launches_even_of_one_project() -> None:
    event = of(report("a", token="FLNT", project="Flint"))
    assert is_same(event, "FLNT", "")
    assert is_same(event, "", "Flint Network")
    assert not is_same(event, "FLT2", "Flint")
    assert not is_same(event, "", "")


def test_when_a_span_ends() -> None:
    ends = {
        Precision.QUARTER: day(1, 4),
        Precision.MONTH: day(1, 2),
        Precision.WEEK: day(8, 1),
        Precision.DAY: day(2, 1),
    }
    for precision, end in ends.items():
        assert of(report("a", at=day(1, 1), precision=precision)).ends_at == end
    december = datetime(2026, 12, 1, tzinfo=UTC)
    event = of(report("a", at=december, precision=Precision.MONTH))
    assert event.ends_at == datetime(2027, 1, 1, tzinfo=UTC)


said = st.builds(
    report,
    source=st.sampled_from("abcd"),
    minutes=st.integers(0, 1000),
    token=st.sampled_from(["", "FLNT", "FLT"]),
    project=st.sampled_from(["", "Flint", "Flint Labs", "Spark"]),
    at=st.sampled_from([day(1), day(15), day(16)]),
    precision=st.sampled_from(Precision),
    confidence=st.floats(0.5, 0.95),
)


@given(st.lists(said, min_size=1, max_size=8, unique_by=lambda r: r.seen_at))
def test_the_order_of_arrival_in_our_hands_does_not_matter(reports: list[Report]) -> None:
    event = merge("e", reports)
    assert event == merge("e", reports[::-1])
    assert set(event.sources) == {r.source for r in reports}
    for found in event.disputes:
        sources = [source for version in found.versions for source in version.sources]
        assert len(sources) == len(set(sources)), "a source is on one side of a dispute"
        assert len(found.versions) > 1
