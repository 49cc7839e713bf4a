# Tickets, receipts, lists and histories of orders.

button-buy-amount = Buy { $amount }
button-buy-coin-amount = Buy { $coin } { $amount }
button-buy-coin = Buy { $coin }
button-buy-again = Buy { $coin } again
button-sell = Sell
button-sell-coin = Sell { $coin }
button-sell-share = Sell { $percent }%
button-share = { $percent }%
button-confirm = Confirm
button-dismiss = Cancel
button-buy-anyway = Buy anyway
button-change-limit = Change limit
button-fresh-price = Fresh price
button-cancel = Cancel order
button-cancel-order = Cancel { $id }
button-why = Why?
button-orders = Orders
button-copy-id = Copy order id

ticket = <b>{ $side ->
        [buy] Buy
       *[sell] Sell
    } { $base }</b> · { $kind ->
        [limit] limit
       *[market] at market
    } · { $place }
    { $worst-cost ->
        [none] ≈ <b>{ $quantity } { $base }</b> for <b>{ $cost } { $quote }</b>
       *[other] { $side ->
            [buy] <b>{ $quantity } { $base }</b> for at most <b>{ $worst-cost } { $quote }</b>, ≈ { $cost } at the price of now. What is not spent stays free.
           *[sell] <b>{ $quantity } { $base }</b> for ≈ <b>{ $cost } { $quote }</b>, at least { $worst-cost }
        }
    }
    Price { $price }{ $kind ->
        [limit] , or better
       *[market] { $slippage ->
            [none] {""}
           *[other] , at worst { $worst } (slippage limit { $slippage } bp)
        }
    } · fee ≈ { $fee }
    Free: { $free }
terms-rests = Waits in the book until { $at } UTC.
terms-post = Only as maker: where it would trade at once, the exchange refuses it.
terms-ioc = What does not trade at once is cancelled.
terms-fok = All of it at once, or nothing.
ask-quick-limit = This is over your quick limit, so I ask first.
ask-own-limit = ⛔ { risk-said }
ask-large-sale = This sale is { $value } USDT, above { $limit } in one order, so I ask first.
risk-said = { $rule ->
        [max-order] Your own limit is { $limit } USDT in one order; this one is { $value } USDT.
        [max-hour] Your own limit is { $limit } USDT within 60 minutes; this would make { $value } USDT.{ limit-room }
        [max-day] Your own limit is { $limit } USDT in 24 hours; this would make { $value } USDT.{ limit-room }
        [max-symbol] Your own limit is { $limit } USDT of one coin; this would make { $value } USDT.{ limit-room }
        [max-total] Your own limit is { $limit } USDT in all coins; this would make { $value } USDT.{ limit-room }
        [max-loss] Your own limit is { $limit } USDT of loss a day; today has cost { $value } USDT.
       *[max-positions] Your own limit is { $limit } coins at once; this would be number { $value }.
    }
ask-old = Your words are a while old, so I ask again at the price of now.
ask-confirm = The price of now. Still good?
ticket-expires = Good for { $seconds } s.
ticket-expired = ⌛ This ticket has expired. Nothing was placed.
ticket-dismissed = Cancelled. Nothing was placed.
private-ticket = 🔒 For you alone, from: { $title }

ask-buy = <b>Buy { $coin }</b> at about { $price } · { $place }
    How much? Tap, or reply to this message with an amount such as <code>75</code> or <code>0.01 { $coin }</code>.
ask-sell = <b>Sell { $coin }</b> at about { $price } · { $place }
    You have { $held } free. How much? Tap, or reply with an amount such as <code>40%</code>.
ask-sell-nothing = You have no free { $coin } to sell. /portfolio shows what you have.
pick-buy = <b>Buy</b> which coin? Tap, or write it: <code>/buy btc 100</code>
pick-amount = Buy for <b>{ $amount }</b>: which coin?
pick-sell-nothing = Nothing of yours is free to sell right now. /portfolio shows what you have.
pick-sell = <b>Sell</b> which coin? Tap, or write it: <code>/sell btc 50%</code>

toast-sending = Sending…
toast-private = Your ticket is in our private chat.
toast-cancelled = Cancelled.
toast-cancelling = Asking the exchange to cancel…

receipt-accepted = { $mark } <b>{ $side ->
        [buy] Buying
       *[sell] Selling
    } { $coin }</b>: { $amount }, sending…
receipt-sending = { $mark } <b>{ $side ->
        [buy] Buying
       *[sell] Selling
    } { $coin }</b>: { $amount }, sending…
receipt-unknown = { $mark } <b>{ $side ->
        [buy] Buy
       *[sell] Sale
    } of { $coin }: outcome unknown</b>
    The exchange has not answered ({ $reason }). { $reserved } stay reserved while I look the order up. Please do not place it again: this message will tell the truth as soon as it is known.
receipt-open = { $mark } <b>{ $side ->
        [buy] Buy
       *[sell] Sell
    } { $coin }</b>: { $amount } at { $price } or better, waiting in the book
receipt-partial = { $mark } <b>{ $side ->
        [buy] Buying
       *[sell] Selling
    } { $coin }</b>: partly done, the rest waits in the book
receipt-filled = { $mark } <b>{ $side ->
        [buy] Bought
       *[sell] Sold
    } { $amount }</b>
receipt-cancelled = { $mark } <b>{ $side ->
        [buy] Buy
       *[sell] Sale
    } of { $coin } cancelled</b>. What was not filled is free again.
receipt-expired = { $mark } <b>{ $side ->
        [buy] Buy
       *[sell] Sale
    } of { $coin } expired</b>{ $reason ->
        [none] .
       *[other] : { $reason }.
    } What was not filled is free again.
receipt-rejected = { $mark } <b>{ $side ->
        [buy] Buy
       *[sell] Sale
    } of { $coin } refused by the exchange</b>{ $reason ->
        [none] .
       *[other] : { $reason }.
    } Nothing was spent; your funds are free again.
receipt-filled-part = { $quantity } { $coin } × { $price } = <b>{ $cost } { $quote }</b>
    { $fee ->
        [none] No fee yet
       *[other] Fee { $fee }
    }{ $slippage ->
        [none] {""}
       *[other] { " · slippage " }{ $slippage }{ " bp against the quote" }
    }
receipt-given-back = Spent { $spent } of { $asked } { $quote }; { $back } { $quote } are free again.
receipt-tail = { $place } · <code>{ $id }</code>
elapsed = { $count } { $unit ->
        [ms] ms
       *[s] s
    }
latency = Sent { $sent } after the tap, answered in { $answered }
reason-by-you = by you

orders-title = <b>Open orders</b>
orders-none-open = None. Try <code>/buy btc 100 @ 50000</code> for one that waits.
orders-recent = <b>Lately</b>
orders-line = { $mark } <code>{ $id }</code> { $side ->
        [buy] buy
       *[sell] sell
    } { $coin ->
        [none] { $amount }
       *[other] { $coin } for { $amount }
    } @ { $price } · { $status } · { $at }{ $origin ->
        [none] {""}
       *[other] {" · "}{ $origin }
    }

status-accepted = accepted
status-sending = sending
status-unknown = unknown
status-open = open
status-partial = partly filled
status-filled = filled
status-cancelled = cancelled
status-expired = expired
status-rejected = refused
source-chat = from the chat
source-alert = from an alert
source-web = from the web
source-external = placed outside, by hand
order-outside = outside
reason-keys-not-open = your sealed keys do not open here, so nothing was sent. The operator was told
reason-never-reached = it never reached the exchange
reason-frozen = you stopped your trading with /panic before it was sent; nothing left for the exchange
reason-halted = trading was stopped for everyone before it was sent; nothing left for the exchange
reason-not-sent-again = the exchange does not know it yet; it is never sent again by itself
reason-not-known = the exchange does not say what became of it, and may have forgotten it; it is neither sent again nor given up
reason-not-found-any-more = the exchange does not find it any more; its trades are being read
reason-ended-unseen = it ended at the exchange while nobody here was looking; what it traded is booked
why = <b>Order <code>{ $id }</code></b>: { $side ->
        [buy] buy
       *[sell] sell
    } { $amount } on { $symbol }, { $status }, { $source }
    { $client-id ->
        [none] Known at the exchange as <code>{ $venue-id }</code>
       *[other] Sent to the exchange as <code>{ $client-id }</code>, known there as <code>{ $venue-id }</code>
    } · { $place }
why-step = { $at } (+{ $after }) <b>{ $status }</b>{ $note ->
        [none] {""}
       *[other] {": "}{ $note }
    }
why-none = You have no orders yet. Start with a coin: type BTC.
