"""From words to an order whose fate is known."""
