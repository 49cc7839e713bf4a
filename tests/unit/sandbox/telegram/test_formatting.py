"""Parse modes, entities, limits: Telegram's behaviour and error texts."""

import pytest
from aiogram.types import MessageEntity
from aiogram.utils.text_decorations import html_decoration, markdown_decoration
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.telegram.errors import ApiError
from sandbox.telegram.formatting.entities import arrange
from sandbox.telegram.formatting.html import parse_html
from sandbox.telegram.formatting.markdown import parse_markdown, parse_markdown_v2
from sandbox.telegram.formatting.text import compose, plain
from sandbox.telegram.formatting.units import ParseError, utf16_length, utf16_slice
from sandbox.telegram.journal import Json

URL = "https://example.org/?a=1&b=2"
SIMPLE = ("bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "text_link")


def entity(kind: str, offset: int, length: int, **extra: object) -> Json:
    return {"type": kind, "offset": offset, "length": length, **extra}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("plain", "plain", []),
        ("<b>a</b>", "a", [entity("bold", 0, 1)]),
        ("<STRONG>a</STRONG>", "a", [entity("bold", 0, 1)]),
        ("<b>a<i>b</i></b>", "ab", [entity("italic", 1, 1), entity("bold", 0, 2)]),
        ("👋<b>é</b>", "👋é", [entity("bold", 2, 1)]),
        ("<a href='https://e.org'>x</a>", "x", [entity("text_link", 0, 1, url="https://e.org/")]),
        ("<a href=e.org>x</a>", "x", [entity("text_link", 0, 1, url="http://e.org/")]),
        ("<a>e.org</a>", "e.org", [entity("text_link", 0, 5, url="http://e.org/")]),
        ("<a href='not a link'>x</a>", "x", []),
        ("<a href='javascript:alert(1)'>x</a>", "x", []),
        ("<tg-spoiler>x</tg-spoiler>", "x", [entity("spoiler", 0, 1)]),
        ("<span class='tg-spoiler'>x</span>", "x", [entity("spoiler", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [entity("expandable_blockquote", 0, 1)]),
        (
            '<pre><code class="language-python">x</code></pre>',
            "x",
            [entity("pre", 0, 1, language="python")],
        ),
        ("<pre>x</pre>", "x", [entity("pre", 0, 1)]),
        ('<code class="language-python">x</code>', "x", [entity("code", 0, 1)]),
        ('<tg-emoji emoji-id="5">👍</tg-emoji>', "👍",
         [entity("custom_emoji", 0, 2, custom_emoji_id="5")]),
        ("a &lt;b&gt; &amp; &quot;c&quot; &#33;&#x21;", 'a <b> & "c" !!', []),
        ("&copy; &lta &; &#0;", "&copy; &lta &; &#0;", []),
        ("<b></b>x", "x", []),
        ("<b>a</>", "a", [entity("bold", 0, 1)]),
    ],
)  # fmt: skip
def test_html_becomes_text_and_entities(source: str, text: str, entities: list[Json]) -> None:
    assert parse_html(source) == (text, entities)


def test_a_link_to_a_person_becomes_a_mention() -> None:
    _, (mention,) = parse_html('<a href="tg://user?id=5">x</a>')
    assert (mention["type"], mention["user"]["id"]) == ("text_mention", 5)


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("hi <foo>", 'Unsupported start tag "foo" at byte offset 3'),
        ("é <br/>", 'Unsupported start tag "br/" at byte offset 3'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>é</i>", 'Unmatched end tag at byte offset 5, expected "</b>", found "</i>"'),
        ("x <b", "Unclosed start tag at byte offset 2"),
        ('<a href="x', 'Unclosed start tag "a" at byte offset 0'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a =x>y</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=a_b>y</a>", "Unexpected end of name token at byte offset 8"),
        ("<tg-emoji emoji-id='x'>y</tg-emoji>", "Invalid custom emoji identifier specified"),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
    ],
)
def test_broken_html_is_refused_in_telegrams_words(source: str, problem: str) -> None:
    with pytest.raises(ParseError) as refused:
        parse_html(source)
    assert str(refused.value) == problem


@st.composite
def formatted(draw: st.DrawFn) -> tuple[str, list[MessageEntity]]:
    """Draw a text of five words, some of them decorated, some doubly."""
    letters = st.text(alphabet="ab <&>\"'é漢🚀*_[]()~`>#+-=|{}.!\\", max_size=6)
    words = [f"x{draw(letters)}y" for _ in range(5)]
    entities, offset = [], 0
    for word in words:
        size = utf16_length(word)
        kind = draw(st.sampled_from([None, *SIMPLE]))
        if kind is not None:
            url = URL if kind == "text_link" else None
            entities.append(MessageEntity(type=kind, offset=offset, length=size, url=url))
        if kind in ("bold", "text_link") and draw(st.booleans()):
            entities.append(MessageEntity(type="underline", offset=offset, length=size))
        offset += size
    return "".join(words), entities


def shape(entities: list[Json]) -> list[tuple[int, int, str, str]]:
    return sorted((e["offset"], e["length"], e["type"], e.get("url", "")) for e in entities)


def merged(entities: list[Json]) -> list[tuple[int, int, str, str]]:
    """Return the shape after neighbours of one kind have joined, as Telegram joins them."""
    return shape(arrange(entities, 10_000))


def dumped(entities: list[MessageEntity]) -> list[Json]:
    return [e.model_dump(exclude_none=True) for e in entities]


@settings(max_examples=400, deadline=None)
@given(formatted())
def test_what_aiogram_writes_as_html_is_read_back(case: tuple[str, list[MessageEntity]]) -> None:
    text, entities = case
    read, found = parse_html(html_decoration.unparse(text, entities))
    assert (read, shape(found)) == (text, shape(dumped(entities)))


@settings(max_examples=400, deadline=None)
@given(formatted())
def test_what_aiogram_writes_as_markdown_is_read_back(
    case: tuple[str, list[MessageEntity]],
) -> None:
    text, entities = case
    clean = [e for e in entities if e.type not in ("code", "pre")]  # it does not escape those
    source = markdown_decoration.unparse(text, clean)
    # Two marks that touch are ambiguous in the format itself: __ and _, or ** back to back.
    if any(pair in source for pair in ("___", "**", "||||", "~~", "____")):
        return
    read = compose(source, "MarkdownV2", None, limit=4096, noun="message text")
    found = [e for e in read.entities if e["type"] in SIMPLE]
    assert (read.text, shape(found)) == (text, merged(dumped(clean)))


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*b* _i_ __u__ ~s~ ||p||", "b i u s p", [
            entity("bold", 0, 1), entity("italic", 2, 1), entity("underline", 4, 1),
            entity("strikethrough", 6, 1), entity("spoiler", 8, 1)]),
        ("*a _b_*", "a b", [entity("italic", 2, 1), entity("bold", 0, 3)]),
        ("`a_b`", "a_b", [entity("code", 0, 3)]),
        ("```py\nx = 1```", "x = 1", [entity("pre", 0, 5, language="py")]),
        ("[x](https://e.org/a\\)b)", "x", [entity("text_link", 0, 1, url="https://e.org/a)b")]),
        (">q\n>r\nx", "q\nr\nx", [entity("blockquote", 0, 3)]),
        (">q||", "q", [entity("expandable_blockquote", 0, 1)]),
        ("1\\.5 \\- 2", "1.5 - 2", []),
        ("![👍](tg://emoji?id=5)", "👍", [entity("custom_emoji", 0, 2, custom_emoji_id="5")]),
    ],
)  # fmt: skip
def test_markdown_v2_becomes_text_and_entities(
    source: str, text: str, entities: list[Json]
) -> None:
    assert parse_markdown_v2(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("1.5", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("a *b", "Can't find end of Bold entity at byte offset 2"),
        ("[x](http://e.org", "Can't find end of a URL at byte offset 3"),
    ],
)
def test_broken_markdown_v2_is_refused(source: str, problem: str) -> None:
    with pytest.raises(ParseError) as refused:
        parse_markdown_v2(source)
    assert str(refused.value) == problem


def test_legacy_markdown_is_read() -> None:
    text, entities = parse_markdown("*b* _i_ `c` [x](https://e.org/) ```py\ny``` 1.5 \\*")
    assert text == "b i c x y 1.5 *"
    kinds = [e["type"] for e in entities]
    assert kinds == ["bold", "italic", "code", "text_link", "pre"]
    with pytest.raises(ParseError, match="entity starting at byte offset 2"):
        parse_markdown("a *b")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start now", [("bot_command", "/start")]),
        ("/buy@TapewireBot BTC", [("bot_command", "/buy@TapewireBot")]),
        ("a/b 1/2 //x", []),
        ("go to example.com/a?b=1.", [("url", "example.com/a?b=1")]),
        ("see https://e.org/x, ok", [("url", "https://e.org/x")]),
        ("@tapewire and @ab", [("mention", "@tapewire")]),
        ("mail me@example.com", [("email", "me@example.com")]),
        ("#news #1 #1st", [("hashtag", "#news"), ("hashtag", "#1st")]),
        ("$BTC $btc $TOOLONGNAME US$BTC", [("cashtag", "$BTC")]),
        ("🚀 $SOL", [("cashtag", "$SOL")]),
    ],
)
def test_entities_are_found_in_what_people_type(text: str, found: list[tuple[str, str]]) -> None:
    composed = plain(text)
    seen = [(e["type"], utf16_slice(text, e["offset"], e["length"])) for e in composed.entities]
    assert seen == found


def test_nothing_is_found_inside_code() -> None:
    composed = compose("<code>/start</code> $BTC", "HTML", None, limit=4096, noun="message text")
    assert [e["type"] for e in composed.entities] == ["code", "cashtag"]


def test_other_entities_inside_code_are_dropped_and_equal_neighbours_join() -> None:
    source = "<code><b>x</b></code><b>y</b><b>z</b>"
    composed = compose(source, "HTML", None, limit=4096, noun="message text")
    assert composed.entities == [entity("code", 0, 1), entity("bold", 1, 2)]


def test_a_text_is_trimmed_and_its_entities_with_it() -> None:
    composed = compose("  <b> a </b>  \n", "HTML", None, limit=4096, noun="message text")
    assert composed.text == "a"
    assert composed.entities == [entity("bold", 0, 1)]


def test_given_entities_are_clipped_and_broken_ones_dropped() -> None:
    given_entities = [
        entity("bold", 0, 99),
        entity("italic", -1, 2),
        entity("url", 0, 1),
        {"type": "bold"},
        entity("text_link", 1, 1, url=URL, bogus=1),
    ]
    composed = compose("abc", "", given_entities, limit=4096, noun="message text")
    assert composed.entities == [entity("bold", 0, 3), entity("text_link", 1, 1, url=URL)]


@pytest.mark.parametrize(
    ("raw", "mode", "problem"),
    [
        (" \n ", "", "message text is empty"),
        ("<b> </b>", "HTML", "message text is empty"),
        ("x" * 4097, "", "message is too long"),
        ("🚀" * 2049, "", "message is too long"),
        ("x" * 32769, "", "text is too long"),
        ("x", "BBCode", "unsupported parse_mode"),
        ("<foo>", "html", "can't parse entities: Unsupported start tag"),
    ],
)
def test_texts_that_cannot_be_sent_are_refused(raw: str, mode: str, problem: str) -> None:
    with pytest.raises(ApiError) as refused:
        compose(raw, mode, None, limit=4096, noun="message text")
    assert refused.value.description.startswith(f"Bad Request: {problem}")


def test_markup_does_not_count_towards_the_limit() -> None:
    longest = compose(f"<b>{'x' * 4096}</b>", "HTML", None, limit=4096, noun="message text")
    assert len(longest.text) == 4096
    caption = compose("", "", None, limit=1024, noun="message caption")
    assert caption.fields("caption", "caption_entities") == {}
    with pytest.raises(ApiError, match="message caption is too long"):
        compose("x" * 1025, "", None, limit=1024, noun="message caption")
