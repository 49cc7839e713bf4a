"""The client is set up for safe text, and says which setting is missing."""

from typing import cast

import pytest

from bot.app import create_bot
from desk.accounts.service import Accounts
from desk.errors import BadConfiguration
from desk.settings import Settings

ACCOUNTS = cast("Accounts", None)


def test_bot_without_a_token_says_which_setting_is_missing() -> None:
    with pytest.raises(BadConfiguration) as refusal:
        create_bot(Settings(), ACCOUNTS)
    assert refusal.value.values["variable"] == "TELEGRAM_BOT_TOKEN"


def test_bot_sends_html_without_link_previews() -> None:
    token = "7000000001:AATestTokenOfTheSandboxBot_0123456789"
    settings = Settings.model_validate({"telegram_bot_token": token})
    bot = create_bot(settings, ACCOUNTS)
    assert bot.default.parse_mode == "HTML"
    assert bot.default.link_preview_is_disabled
