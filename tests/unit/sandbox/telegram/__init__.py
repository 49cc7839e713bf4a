"""Unit tests of the sandbox's Telegram."""
