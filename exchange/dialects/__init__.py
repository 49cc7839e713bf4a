"""The paper exchange in the words of other venues, each under a path of its own: /bybit, /okx, ...

A dialect translates: its requests into Binance's, which the exchange speaks by nature, and the
answers back. It checks signatures by its venue's own scheme and refuses in its venue's own codes,
so that an unmodified client of that venue trades here when only its address is changed. Binance
itself needs no dialect. Where the original charges fees apart from what is received (Coinbase),
the account trades without fees. What anybody may ask, without keys, stands apart in `market/`.
"""
