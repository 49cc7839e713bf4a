"""The JSON of Binance Spot: what orders, fills, markets and candles look like on the wire."""
