"""A headline becomes an alert in a group, and each member buys for themselves, in private."""

from tests.stage import Stage, buttons, words_of

HEADLINE = "SEC approves spot {coin} ETF options for all major exchanges"


async def test_a_headline_reaches_a_group_and_each_buys_alone(
    stage: Stage,
) -> None:
    ann, bob = await stage.person("Ann"), await stage.person("Bob", "ru")
    floor = await stage.group("Floor", ann, bob)
    await stage.call("POST", "/sim/members", {"chat_id": floor, "promote": [ann]})
    await stage.ask(ann, "/start", "Equity")
    await stage.ask(ann, "/alerts ltc any 10%", "LTC", chat=floor)

    await stage.headline(HEADLINE.format(coin="Litecoin"))
    alert = await stage.said(floor, "Litecoin")
    assert "impact" in words_of(alert)
    assert "confidence" in words_of(alert)
    assert [b["text"] for b in buttons(alert)] == ["Buy LTC", "Less like this"]

    answer = await stage.press(ann, alert, "Buy LTC", chat=floor)
    assert answer["url"] is None
    ticket = await stage.said(ann, "Buy LTC", "PAPER")
    await stage.press(ann, ticket, "Buy $25")
    await stage.said(ann, "Bought", "LTC")

    stranger = await stage.press(bob, alert, "Buy LTC", chat=floor)
    assert "start=a_" in stranger["url"]
    payload = stranger["url"].partition("start=")[2]
    theirs = await stage.ask(bob, f"/start {payload}", "Купить LTC")
    await stage.press(bob, theirs, "Купить $25")
    await stage.said(bob, "Куплено", "LTC")

    in_group = [words_of(m) for m in await stage.messages(floor)]
    assert not any("Bought" in text or "Куплено" in text for text in in_group)


async def test_the_same_story_again_is_not_told_again(stage: Stage) -> None:
    ann = await stage.person("Ann")
    await stage.ask(ann, "/start", "Equity")
    await stage.ask(ann, "/alerts uni any 0%", "UNI")
    title = "Uniswap exploited for $40 million in flash loan attack on UNI pools"
    await stage.headline(title, feed="wire")
    first = await stage.said(ann, "Uniswap")
    await stage.headline(title, feed="tape")
    await stage.headline("Arbitrum and UNI holders debate fee switch proposal", feed="tape")
    heard = await stage.messages(ann, after=first["message_id"] - 1)
    assert sum("exploited" in words_of(m) for m in heard) == 1


async def test_markup_in_a_headline_is_text(stage: Stage) -> None:
    ann = await stage.person("Ann")
    await stage.ask(ann, "/start", "Equity")
    await stage.ask(ann, "/alerts op any 0%", "OP")
    await stage.headline(
        "Optimism ($OP) network upgrade &lt;script&gt;alert(1)&lt;/script&gt; {{7*7}} goes live"
    )
    alert = await stage.said(ann, "Optimism")
    assert "49" not in words_of(alert).partition("\n")[0]
    assert "{{7*7}}" in words_of(alert)
