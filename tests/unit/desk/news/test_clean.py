"""Foreign text into plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.news.clean import clean, has_hidden


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>Hello <b>Bit</b>coin</p><p>again</p>", "Hello Bitcoin again"),
        ("<script>steal()</script>Bitcoin<style>p{}</style> rises", "Bitcoin rises"),
        ('<a href="javascript:steal()">Bitcoin</a> rises', "Bitcoin rises"),
        ("click javascript:alert(1) now", "click [link removed] now"),
        ("AT&amp;T &lt;b&gt;bold&lt;/b&gt; &#8364;5", "AT&T bold €5"),
        ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
        ("BTC\x00 is\u200b up\u202e", "BTC is up"),
        ("  a\n\tb\r\nc  ", "a b c"),
        ("lone \ud800 half", "lone half"),
        ("e\u0301", "é"),
    ],
)
def test_only_words_stay(text: str, expected: str) -> None:
    assert clean(text, limit=200) == expected


def test_a_long_text_is_cut_at_a_word_and_the_cut_is_marked() -> None:
    cut = clean("alpha beta gamma delta", limit=17)
    assert cut == "alpha beta gamma…"
    assert len(clean("x" * 5000, limit=300)) == 300


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("discord.gg/abc", "discord[.]gg/abc"),
        ("https://chat.whatsapp.com/Ab", "https://chat[.]whatsapp[.]com/Ab"),
        ("telegram.me/joinchat/Ab", "telegram[.]me/joinchat/Ab"),
        ("https://t.me/+Ab", "https://t[.]me/+Ab"),
        ("t.me/channel/5", "t.me/channel/5"),
        ("https://example.com/a", "https://example.com/a"),
        ("5/3 and/or 14:00", "5/3 and/or 14:00"),
    ],
)
def test_an_invitation_is_written_so_that_nobody_makes_a_link_of_it(
    written: str, shown: str
) -> None:
    assert clean(f"see {written} now", limit=200) == f"see {shown} now"


def test_links_to_drainers_are_cut_and_invitations_stay_plain_text() -> None:
    text = clean("join t.me/+abc or https://claim-uniswap-airdrop.xyz/x today", limit=200)
    assert text == "join t[.]me/+abc or [link removed] today"


def test_hidden_characters_are_noticed() -> None:
    assert has_hidden("BT\u200bC")
    assert not has_hidden("BTC\n")


@given(st.text(max_size=400))
def test_whatever_comes_in_the_result_is_short_plain_and_storable(text: str) -> None:
    plain = clean(text, limit=100)
    assert len(plain) <= 100
    assert "\x00" not in plain
    plain.encode()
