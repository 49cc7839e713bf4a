"""The outside world on this machine: Telegram, feeds, stand-ins."""
