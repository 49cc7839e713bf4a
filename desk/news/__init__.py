"""The wire: one headline, told once, matched to the coins it is about."""
