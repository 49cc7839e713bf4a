"""The paper exchange: a matching engine that speaks Binance Spot.

REST under /api/v3, market streams at /ws and /stream, the WebSocket API with the accounts' own
streams at /ws-api/v3. The words and shapes are those of the Binance Spot API documentation.
Where it differs from Binance it does so on purpose:

- A client order id is refused for ever once an account has used it; Binance takes it again as
  soon as its order is closed. A re-sent paper order is therefore harmless.
- There are no pegged or OPO orders and no smart order routing, and Binance's words for markets
  that do not offer them are the answer.
- No trade happens more than a tenth beyond the mean of a minute's trades, and what an order that
  would go further leaves expires, even where Binance would let it rest.
- There are no candles of one second, no rate limits, no deposits and no withdrawals; keys are
  HMAC keys, and listen keys are gone as they are at Binance.
- Each trade is its own aggregate, and candles are told once a second.
- What an account is told, by answer or by event, waits until it is on the disk.
"""
