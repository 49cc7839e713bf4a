"""Watchlists: the coins a person follows."""
