import numpy as np
import pytest

from ml.judge.quick import Quick, load_quick
from ml.judgement import Kind


@pytest.fixture(scope="module")
def quick() -> Quick:
    return load_quick()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Exchange hacked, customer funds stolen", 0),
        ("Bitcoin soars to a new record high", 2),
        ("Shares tumble after weak guidance", 0),
    ],
)
def test_plain_words_are_read_for_what_they_say(quick: Quick, text: str, label: int) -> None:
    assert quick.read([text], ["news" if "Shares" not in text else "finance"]).argmax() == label


def test_a_text_scores_the_same_in_any_company_and_sums_to_one(quick: Quick) -> None:
    texts = ["Fed holds rates", "", "Bitcoin soars", "\ud83d moon"]
    kinds: list[Kind] = ["news", "social", "finance", "social"]
    together = quick.read(texts, kinds)
    assert together.sum(axis=1) == pytest.approx(np.ones(4))
    for place in range(4):
        assert quick.read(texts[place : place + 1], kinds[place : place + 1])[0] == pytest.approx(
            together[place]
        )


def test_no_texts_have_no_scores(quick: Quick) -> None:
    assert quick.read([], []).shape == (0, 3)


def test_the_kind_of_source_chooses_the_model(quick: Quick) -> None:
    text = "buying the dip, looks ready to rip"
    news, social = quick.read([text, text], ["news", "social"])
    assert not np.allclose(news, social)


def test_it_says_its_own_version(quick: Quick) -> None:
    assert quick.version == "quick-1.0.0"
