"""What limits trading: rules of amount, the halt, the breaker, and people's own freeze."""
