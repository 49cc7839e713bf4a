"""Models of prices and trades: risk, unusual trading, expected moves, direction, chart patterns."""
