"""A Telegram Bot API server on this machine, with the people who talk to its bots."""
