"""Rules in words: written, listed, tried, paused, removed and put back."""

from desk.signals.model import Tone
from tests.journeys.chats.stage import Stage, labels
from tests.stage import words_of

RULE = 'btc and (bearish or impact > 0.7) not "price analysis" from wire'
SHOWN = 'BTC and (bearish or impact > 0.7) and not "price analysis" and from wire'


async def test_a_compound_rule_tells_what_it_asks_for_and_says_which_rule_it_was(
    stage: Stage,
) -> None:
    ann = await stage.newcomer()
    said = await stage.say(ann, f"/alerts add {RULE}")
    told = await stage.heard(ann, "You will hear of", after=said)
    assert SHOWN in words_of(told)
    await stage.headline("Price analysis: $BTC slides to support", Tone.BEARISH)
    await stage.headline("Quiet day for $BTC holders in Aurelia", Tone.BULLISH, impact=0.5)
    await stage.headline("Borealis lists $ETH with record depth", Tone.BEARISH)
    await stage.quiet(ann, after=told["message_id"])
    await stage.headline("Delphine dumps 9,904 $BTC in one hour", Tone.BEARISH, impact=0.2)
    alert = await stage.heard(ann, "Delphine dumps")
    assert f"Why: {SHOWN} · novelty" in words_of(alert)
    assert "test" in words_of(alert).partition("novelty")[2]


async def test_a_rule_of_words_alone_tells_of_headlines_that_name_no_coin(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, '/alerts add "interest rates" and not from tape')
    await stage.heard(ann, "You will hear of")
    await stage.headline("Central bank holds interest rates for a fourth month", Tone.NEUTRAL)
    alert = await stage.heard(ann, "Central bank")
    assert 'Why: "interest rates" and not from tape' in words_of(alert)
    assert labels(alert) == ["Less like this"]
    assert (await stage.context.desk.alerts.latest(ann))[0].delivery.symbol == ""


async def test_a_rule_is_tried_on_the_last_headline_that_would_have_matched(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.headline("Aurelia mine floods, $SOL validators move", Tone.BEARISH)
    await stage.headline("Zephyr fund buys $SOL for its reserve", Tone.BULLISH)
    await stage.headline("Zephyr fund sells its $ETH", Tone.BEARISH)
    for words in ('"zephyr" and sol', "sol and impact > 0.95"):
        said = await stage.say(ann, f"/alerts add {words}")
        await stage.heard(ann, "You will hear", after=said)
    said = await stage.say(ann, "/alerts")
    listed = await stage.heard(ann, '1. 🔔 "zephyr" and SOL', after=said)
    await stage.press(ann, listed, "Test 1")
    tried = await stage.heard(ann, "would have matched", after=said)
    assert "Zephyr fund buys" in words_of(tried)
    answer = await stage.press(ann, listed, "Test 2")
    assert answer["text"] == "No match in the last 24 h."


async def test_a_compound_rule_that_was_removed_is_put_back_as_it_was(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, f"/alerts add {RULE}")
    made = await stage.heard(ann, "You will hear of")
    await stage.press(ann, made, "All alerts")
    await stage.press(ann, await stage.heard(ann, f"🔔 {SHOWN}"), "Remove 1")
    await stage.press(ann, await stage.heard(ann, "Removed"), "Undo")
    await stage.heard(ann, "You will hear of")
    assert [str(r.condition) for r in await stage.context.desk.alerts.rules(ann)] == [SHOWN]


async def test_a_rule_that_is_wrong_is_answered_with_what_was_read_and_an_example(
    stage: Stage,
) -> None:
    ann = await stage.newcomer()
    for words, wrong in (
        ("btc and (bearish", "I read “add btc and (”: the bracket is never closed"),
        ("btc and <b> > 1", "behind a measure comes a number from 0 to 1"),
        ("btc and", "a condition is missing at the end"),
        ("btc and etf", "“etf” is neither a coin that trades here nor a tone"),
        ('"x" or ' * 80, "That rule is too long"),
    ):
        said = await stage.say(ann, f"/alerts add {words}")
        told = words_of(await stage.heard(ann, lambda _: True, after=said))
        assert wrong in told
        assert "Nothing was changed" in told
        assert "For example" in told or "/alerts" in told
    assert not await stage.context.desk.alerts.rules(ann)
