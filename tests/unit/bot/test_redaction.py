"""Secrets are seen, and ordinary talk is left alone."""

import pytest

from bot.redaction import REDACTED, holds_secret, redact

KEY = "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318"


@pytest.mark.parametrize(
    "text",
    [
        KEY,
        "0x" + KEY,
        f"/import {KEY} please",
        "123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc",
        "legal winner thank year wave sausage worth useful legal winner thank yellow",
        "1. legal 2. winner 3. thank 4. year 5. wave 6. sausage\n7. worth 8. useful 9. legal 10. winner 11. thank 12. yellow",  # noqa: E501
        "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ",
        str(list(range(10, 74))),
    ],
)
def test_keys_tokens_and_phrases_are_seen(text: str) -> None:
    assert holds_secret(text)


@pytest.mark.parametrize(
    "text",
    [
        "/buy btc 100",
        "A" * 64,
        "hello",
        "https://explorer.example/tx/0x" + KEY,
        "i think the market goes up today because btc broke out of the range now",
        "what about btc",
        "12:30 lunch?",
        "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v",
    ],
)
def test_ordinary_texts_are_left_alone(text: str) -> None:
    assert not holds_secret(text)


def test_update_is_cleaned_wherever_the_secret_stands() -> None:
    body = {
        "update_id": 1,
        "message": {
            "text": KEY,
            "entities": [{"type": "url", "offset": 0, "length": 64}],
            "chat": {"id": 7},
            "reply_to_message": {"caption": f"my key {KEY}", "message_id": 3},
        },
    }
    clean = redact(body)
    assert KEY not in str(clean)
    assert clean["message"]["text"] == REDACTED
    assert "entities" not in clean["message"]
    assert clean["message"]["chat"] == {"id": 7}
    assert body["message"] != clean["message"]
