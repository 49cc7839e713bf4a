"""The bot's webhook over real HTTP."""
