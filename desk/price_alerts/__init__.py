"""Price alerts: tell a chat once that a price is where somebody waited for it."""
