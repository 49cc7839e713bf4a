"""Markets: instruments, quotes, candles, and the coins they are made of."""
