# A person's limits, and their own emergency stop.

button-limits = Limits
limits-title = <b>Limits</b>: used now, and what is in force
limits-of = { $mode ->
        [live] <b>LIVE</b>
       *[paper] On paper
    }
limits-line = { $rule ->
        [max-order] One order
        [max-hour] Bought in 60 minutes
        [max-day] Bought in 24 hours
        [max-symbol] Most in one coin
        [max-total] In all coins
        [max-loss] Loss since midnight
       *[max-positions] Coins at once
    }: { $used ->
        [none] {""}
       *[other] { $used }{" of "}
    }<b>{ $limit }</b>{ $ceiling ->
        [none] {""}
       *[other] {" "}(yours; the desk’s is { $ceiling })
    }
limits-hint = Selling is always free of limits. They hold for paper and for LIVE money alike, each counted by itself. Set your own by a button, or write <code>/limits max-day 2000</code>.
button-max-order = One order
button-max-hour = 60 minutes
button-max-day = 24 hours
button-max-symbol = One coin
button-max-total = All coins
button-max-loss = Loss a day
button-max-positions = Coins at once
choose-limit = <b>{ $rule ->
        [max-order] One order
        [max-hour] Bought in 60 minutes
        [max-day] Bought in 24 hours
        [max-symbol] Held or on order in one coin
        [max-total] Held or on order in all coins
        [max-loss] Loss since midnight, after which you can only sell
       *[max-positions] Coins held or on order at once
    }</b>. Above your own limit I ask once; the desk’s is never passed. Or write: <code>/limits { $rule } { $example }</code>
limit-off = The desk’s: { $ceiling }

panic = ⛔ <b>Stopped.</b> { $cancelled ->
        [0] Nothing was open.
        [one] { $cancelled } order is being cancelled.
       *[other] { $cancelled } orders are being cancelled.
    } Nothing of yours is bought or sold any more, stops included; what you hold stays yours, without protection.
    From { $until } on /unfreeze can let you trade again.
unfreeze-ask = Do you want to trade again? Plans and stops that were cancelled do not come back.
button-unfreeze = Yes, trade again
unfreeze-none = Your trading is not stopped.
unfrozen = ✅ You can trade again.
