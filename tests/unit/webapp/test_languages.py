"""Which language an answer has, and that every text it needs exists."""

import re
from pathlib import Path

import pytest

from desk import errors, i18n
from desk.errors import DeskError
from webapp import errors as problems
from webapp import strings
from webapp.deps import accepted
from webapp.pages import PAGES

WEB = Path(strings.__file__).parent
LOCALES = i18n.ROOT
MESSAGE = re.compile(r"^([a-z][\w-]*) = (.+)$", re.MULTILINE)


def messages(language: str) -> dict[str, set[str]]:
    files = sorted((LOCALES / language).glob("*.ftl"))
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    return {m[1]: set(re.findall(r"\$([a-z-]+)", m[2])) for m in MESSAGE.finditer(text)}


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("ru", "ru"),
        ("ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("en;q=0.4, ru;q=0.9", "ru"),
        ("zz, ru;q=0.1", "ru"),
        ("ru;q=0", "en"),
        ("pt", "pt-BR"),
        ("pt-PT;q=0.9, ru;q=0.8", "pt-BR"),
        ("zh-CN, zh;q=0.9", "zh-Hans"),
        ("de, es-419;q=0.9", "es"),
        ("ru;q=abc", "en"),
        ("*", "en"),
        (";;;,,,=", "en"),
        ("x" * 10_000, "en"),
    ],
)
def test_accept_language_is_read_by_weight(header: str | None, language: str) -> None:
    assert accepted(header) == language


def test_every_text_of_the_scripts_exists_and_is_wanted() -> None:
    sources = "".join(p.read_text("utf-8") for p in sorted((WEB / "frontend").glob("*.ts")))
    used = set(re.findall(r'say\(\s*"([a-z-]+)"', sources))
    wanted = dict(strings.SCRIPT)
    for own in strings.OWN.values():
        assert not own.keys() & wanted.keys()
        wanted |= own
    assert used <= wanted.keys()
    found = {k.removeprefix("web-js-") for k in messages("en") if k.startswith("web-js-")}
    assert found == wanted.keys()
    for language in i18n.languages():
        for page in ("", *strings.OWN):
            for name, text in strings.for_scripts(language, page).items():
                holes = set(re.findall(r"\{([a-z]+)\}", text))
                assert holes == set(wanted[name]), name


def test_a_page_brings_its_own_texts_and_leaves_them_off_the_others() -> None:
    assert set(strings.OWN) <= set(PAGES.values())
    assert "no-launches" in strings.for_scripts("en", "analytics")
    assert "no-launches" not in strings.for_scripts("en")
    assert strings.for_scripts("en", "about") == {}


def test_every_text_of_the_templates_exists() -> None:
    pages = "".join(p.read_text("utf-8") for p in sorted((WEB / "templates").rglob("*.html")))
    used = set(re.findall(r"t\('(web-[a-z0-9-]+)'[,)]", pages))
    assert used
    assert used <= messages("en").keys()


def every(kind: type[DeskError]) -> list[type[DeskError]]:
    return [kind, *(found for sub in kind.__subclasses__() for found in every(sub))]


MADE: dict[type[DeskError], DeskError] = {
    errors.BadAmount: errors.BadAmount(code="format", text="x"),
    errors.LlmFailed: errors.LlmFailed("silent"),
}


@pytest.mark.parametrize("kind", every(DeskError), ids=lambda kind: kind.__name__)
def test_every_error_has_a_title_and_a_detail(kind: type[DeskError]) -> None:
    if not kind.__module__.startswith(("desk.", "webapp.")):
        pytest.skip("not served by the web app")
    made = MADE[kind] if kind in MADE else kind()
    for language in i18n.languages():
        body = problems.problem(made, language)
        assert body["title"]
        assert body["status"] == kind.status


def test_values_of_an_error_are_plain_text_and_short() -> None:
    text = "<b>&" + "\ud800" + "x" * 500
    body = problems.problem(errors.UnknownMarket(text=text, suggestions=("BTC", "ETH")), "en")
    assert "<b>&" in str(body["detail"])
    assert len(str(body["detail"])) < 300
    assert str(body).encode("utf-8")


@pytest.mark.parametrize("language", i18n.languages())
@pytest.mark.parametrize(
    "error",
    [
        *(errors.NotFound(what=what) for what in ("some-thing", "connection", "headline")),
        errors.BadSetting(what="some-setting", limit=3),
        errors.BadSetting(what="quick-limit", limit=500),
        errors.RiskDenied(rule="some-rule", value="2", limit="1"),
        errors.Unreadable(text="https://example.com", reason="content_type", detail=""),
    ],
    ids=lambda error: f"{error.key}-{error.values.get('what', '')}",
)
def test_what_it_is_about_is_said_in_words(error: DeskError, language: str) -> None:
    told = str(problems.problem(error, language)["detail"])
    assert told != i18n.texts(language)(f"web-problem-{error.key}")
    ids = {"some-thing", "some-setting", "some-rule", "quick-limit", "content_type"}
    assert not [one for one in ids if one in told]
    if language != "en":
        assert not re.search("connection|headline", told)
