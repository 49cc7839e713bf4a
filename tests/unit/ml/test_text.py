import pytest

from ml.text import MAX_CHARACTERS, normalise


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Fed &amp; SEC agree", "Fed & SEC agree"),
        ("  two\n\nlines\t here ", "two lines here"),
        ("read https://t.co/v8sJO6nx7q now", "read http now"),
        ("see www.example.com/page", "see http"),
        ("thanks @ElonMusk!", "thanks @user!"),
        ("mail me a@b.example", "mail me a@b.example"),
        ("DeFi Alliance\x92s plan", "DeFi Alliance’s plan"),
        ("zero\u200bwidth \u202eturned", "zerowidth turned"),
        ("nul\x00 and lone \ud800 surrogate", "nul and lone surrogate"),
        ("", ""),
    ],
)
def test_text_is_brought_into_the_form_the_models_learnt(raw: str, clean: str) -> None:
    assert normalise(raw) == clean


def test_a_very_long_text_is_cut() -> None:
    assert len(normalise("bitcoin " * 100_000)) <= MAX_CHARACTERS
