"""Settings as a file: what goes out comes in unchanged, and what is none is refused whole."""

import json
from dataclasses import replace
from datetime import UTC, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk import i18n
from desk.accounts.model import PICTURES, Preferences
from desk.choices import portable
from desk.choices.compare import Compare
from desk.choices.model import Chosen, Comparison, Listed, Part, Setting
from desk.errors import BadFile, BadSetting, Misunderstood, UnknownMarket
from desk.news.language import LANGUAGES
from desk.risk.gate import ceilings
from desk.risk.model import Rule
from desk.settings import Settings
from tests.unit.desk.alerts.test_grammar import COINS, TERMS

SETTINGS = Settings.model_validate({})
AT = datetime(2026, 11, 30, 9, tzinfo=UTC)
NOW = Chosen(preferences=Preferences(came_with="en"))
PLAIN: dict[str, Any] = {"tapewire": "settings", "version": 1}
TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))
CENTS = st.integers(100, 500_000).map(lambda cents: Decimal(cents).scaleb(-2))


def compared(before: Chosen, data: bytes) -> Comparison:
    return Compare(SETTINGS, COINS)(before, portable.read(data))


def file(**parts: Any) -> bytes:
    return json.dumps(PLAIN | parts).encode()


@st.composite
def choices(draw: st.DrawFn) -> Chosen:
    """Draw what somebody may have chosen."""
    quiet = draw(st.one_of(st.none(), st.tuples(TIMES, TIMES)))
    most = ceilings(SETTINGS)
    limits = {
        rule: Decimal(draw(st.integers(1, int(most[rule]))))
        for rule in draw(st.sets(st.sampled_from(list(Rule))))
    }
    words = draw(st.lists(TERMS.map(str).filter(lambda text: len(text) < 1000), max_size=5))
    return Chosen(
        preferences=Preferences(
            language=draw(st.sampled_from(i18n.languages())),
            time_zone=draw(st.sampled_from(("UTC", "Europe/Berlin", "America/New_York"))),
            pictures=draw(st.sampled_from(PICTURES)),
            presets=tuple(draw(st.lists(CENTS, min_size=1, max_size=4))),
            quick_limit=draw(CENTS),
            quiet_from=quiet[0] if quiet else None,
            quiet_to=quiet[1] if quiet else None,
        ),
        digest_at=draw(st.one_of(st.none(), TIMES)),
        headline_languages=tuple(draw(st.sets(st.sampled_from(sorted(LANGUAGES)), max_size=5))),
        limits=limits,
        alerts=tuple(Listed(one, draw(st.booleans())) for one in dict.fromkeys(words)),
    )


@given(choices())
def test_what_was_exported_changes_nothing_when_it_comes_back(chosen: Chosen) -> None:
    found = compared(chosen, portable.write(chosen, AT))
    assert (found.changes, found.denied, found.after) == ((), (), chosen)


@given(choices(), choices())
def test_a_file_makes_of_anybody_what_its_writer_was(writer: Chosen, reader: Chosen) -> None:
    found = compared(reader, portable.write(writer, AT))
    assert found.denied == ()
    again = compared(found.after, portable.write(writer, AT))
    assert again.changes == ()
    assert set(found.after.alerts) == set(writer.alerts)
    assert dict(found.after.limits) == dict(writer.limits)


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_bytes_of_any_kind_are_refused_and_nothing_else(data: bytes) -> None:
    with pytest.raises(BadFile):
        portable.read(data)


_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=12), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(("settings", "limits", "alerts", "written_at")), _JSON))
def test_any_json_is_compared_or_refused(parts: dict[str, Any]) -> None:
    refused = ""
    try:
        compared(NOW, file(**parts))
    except BadFile as error:
        refused = str(error.values["what"])
    assert refused in {"", "shape", "field", "json", "depth"}


HOSTILE: dict[str, tuple[bytes, str]] = {
    "too large": (file(written_at="x" * 70_000), "size"),
    "nested deep": (b"[" * 60_000, "depth"),
    "nested in a field": (file(settings={"presets": json.loads("[" * 9 + "]" * 9)}), "depth"),
    "not text": (b"\xff\xfe{}", "text"),
    "not JSON": (b"{'tapewire': 'settings'}", "json"),
    "two readings": (b'{"tapewire": "settings", "version": 1, "version": 1}', "twice"),
    "a number that is none": (b'{"tapewire": "settings", "version": NaN}', "json"),
    "a number of 50,000 digits": (b'{"version": ' + b"9" * 50_000 + b"}", "json"),
    "something else": (b'{"crypto": {}}', "kind"),
    "a list": (b"[]", "shape"),
    "another version": (file(version=2), "version"),
    "a version that only looks right": (file(version=True), "version"),
    "a field that there is not": (file(admin=True), "field"),
    "a setting that there is not": (file(settings={"venue": "bybit"}), "field"),
    "a limit that there is not": (file(limits={"max-everything": "1"}), "field"),
    "an id in a rule": (file(alerts=[{"rule": "all", "chat_id": 7}]), "field"),
    "a sum as a number": (file(settings={"quick_limit": 100}), "shape"),
    "a sum with an exponent": (file(settings={"quick_limit": "1e400"}), "shape"),
    "a negative limit": (file(limits={"max-day": "-5"}), "shape"),
    "an hour that there is not": (file(settings={"digest_at": "24:00"}), "shape"),
    "half a span": (file(settings={"quiet_hours": {"from": "22:00"}}), "shape"),
    "words that turn into nothing": (file(alerts=[{"rule": "a\u0000b"}]), "shape"),
    "half a character": (
        b'{"tapewire":"settings","version":1,"alerts":[{"rule":"\\ud800"}]}',
        "shape",
    ),
    "rules without end": (file(alerts=[{"rule": f"from a{n}"} for n in range(200)]), "shape"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_as_a_whole(name: str) -> None:
    data, what = HOSTILE[name]
    with pytest.raises(BadFile) as refused:
        compared(NOW, data)
    assert refused.value.values["what"] == what


def test_what_cannot_be_had_here_is_left_out_and_the_rest_is_taken() -> None:
    most = SETTINGS.max_order
    before = replace(NOW, limits={Rule.MAX_DAY: Decimal(500)})
    found = compared(
        before,
        file(
            settings={"quick_limit": "9999999", "time_zone": "Mars/Base", "presets": ["10", "20"]},
            limits={"max-day": "99999999", "max-positions": "2.5", "max-order": "50"},
            alerts=[{"rule": "XYZ"}, {"rule": "BTC and"}, {"rule": "BTC", "is_paused": True}],
        ),
    )
    denied = {(one.part, one.name): one.error for one in found.denied}
    quick = denied[Setting.QUICK_LIMIT, "quick_limit"]
    assert isinstance(quick, BadSetting)
    assert quick.values == {"what": "quick-limit", "limit": most, "value": Decimal(9999999)}
    assert denied[Setting.TIME_ZONE, "time_zone"].values["text"] == "Mars/Base"
    assert denied[Part.LIMIT, "max-day"].values["value"] == "99999999"
    assert denied[Part.LIMIT, "max-positions"].values["what"] == "limit-whole"
    rules = [one.error for one in found.denied if one.part is Part.ALERT]
    assert [type(error) for error in rules] == [UnknownMarket, Misunderstood]
    assert found.after.limits == {Rule.MAX_DAY: Decimal(500), Rule.MAX_ORDER: Decimal(50)}
    assert found.after.preferences.presets == (Decimal(10), Decimal(20))
    assert found.after.preferences.own == {"presets"}
    assert found.after.alerts == (Listed("BTC", is_paused=True),)
    lines = [(one.part.value, one.before, one.after) for one in found.changes]
    assert lines == [
        ("presets", "25 50 100", "10 20"),
        ("limit", "", "50"),
        ("alert", "", "BTC"),
        ("alert_paused", "BTC", "BTC"),
    ]


def test_of_too_many_rules_the_first_twenty_are_taken() -> None:
    found = compared(NOW, file(alerts=[{"rule": f"from a{n}"} for n in range(22)]))
    assert len(found.after.alerts) == 20
    assert [one.error.values["what"] for one in found.denied] == ["rules", "rules"]


def test_a_rule_nested_without_end_is_left_out() -> None:
    found = compared(NOW, file(alerts=[{"rule": "(" * 900 + "BTC" + ")" * 900}]))
    assert found.after.alerts == ()
    assert isinstance(found.denied[0].error, Misunderstood)


def test_what_somebody_has_already_stays_although_it_could_not_be_had_anew() -> None:
    before = replace(
        NOW,
        limits={Rule.MAX_DAY: SETTINGS.max_day + 1},
        alerts=(Listed("GONE and bullish"),),
    )
    found = compared(before, portable.write(before, AT))
    assert (found.changes, found.denied, found.after) == ((), (), before)


def test_what_a_file_leaves_out_stays() -> None:
    before = replace(NOW, digest_at=time(8), limits={Rule.MAX_LOSS: Decimal(5)})
    found = compared(before, file(settings={"language": "ru"}))
    assert [one.name for one in found.changes] == ["language"]
    assert found.after.digest_at == time(8)
    assert found.after.limits == before.limits
