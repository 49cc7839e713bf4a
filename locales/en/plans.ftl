# Plans: exits, schedules, ladders, edits, closing a position.

button-plans = Plans
button-edit = Edit
button-plan-cancel = Cancel plan
button-guard = TP/SL
button-guard-sl = Stop −{ $percent }%
button-guard-tp = Profit +{ $percent }%
button-guard-tr = Trail { $percent }%
button-close-all = Sell everything
toast-plan-begins = On it.
toast-plan-cancelling = Cancelling…

plan-head = { $mark } <b>{ $what }</b>
plan-title-exit = Sell { $amount } on its way out
plan-title-entry = Buy { $coin } for { $amount } when it rises
plan-title-dca = { $side ->
        [buy] Buy { $coin } for { $amount } bit by bit
       *[sell] Sell { $amount } bit by bit
    }
plan-title-twap = { $side ->
        [buy] Buy { $coin } for { $amount } over time
       *[sell] Sell { $amount } over time
    }
plan-title-ladder = { $side ->
        [buy] Buy { $coin } for { $amount } on a ladder
       *[sell] Sell { $amount } on a ladder
    }
plan-title-debut = Buy { $coin } for { $amount } at its first trade
plan-title-edit = Change a { $coin } order
plan-title-close = Sell all { $coin }
plan-stop = 🔻 Stop at { $price }{ $limit ->
        [none] {""}
       *[other] {", limit "}{ $limit }
    }
plan-target = 🎯 Take profit at { $price }
plan-trail = 🪢 Trailing { $percent }%: now { $price }, best so far { $high }
plan-slippage = ↔ Never more than { $percent }% worse than the quote
plan-whole = What would have been left is too small to sell, so it goes along.
plan-watched = The exchange does not keep it any more; I watch the price myself.
plan-entry = Buys at market once the price reaches { $price }
plan-schedule = { $count } legs of { $leg }, { $pace }{ $due ->
        [none] {""}
       *[other] {", next "}{ $due }
    }
plan-debut = { $state ->
        [listed] { $coin } is listed: buys as soon as it costs { $price } or less
       *[waits] Waits until { $coin } is listed, then buys once at { $price } or less
        [over] Once, at { $price } or less
    }, until { $until }
plan-pace = { $unit ->
        [s] { $count ->
            [one] every second
           *[other] every { $count } seconds
        }
        [m] { $count ->
            [one] every minute
           *[other] every { $count } minutes
        }
        [h] { $count ->
            [one] every hour
           *[other] every { $count } hours
        }
        [w] { $count ->
            [one] every week
           *[other] every { $count } weeks
        }
       *[d] { $count ->
            [one] every day
           *[other] every { $count } days
        }
    }
plan-ladder = { $count } orders from { $first } to { $last }
plan-edit = Order <code>{ $id }</code> gives way to one at { $price }
plan-progress = { $side ->
        [buy] Bought
       *[sell] Sold
    } { $filled } for { $cost }, { $price } on average · { $percent }%
plan-status-draft = Not begun yet.
plan-status-active = Watching.
plan-status-ending = Cancelling what is still open…
plan-status-done = Done.
plan-status-cancelled = { $reason ->
        [none] Cancelled.
       *[other] Cancelled: { $reason }
    }
plan-status-failed = { $reason ->
        [none] Ended without finishing.
       *[other] Ended: { $reason }
    }
plan-reason-by-you = you asked for it.
plan-reason-closed = the whole position is being sold.
plan-reason-entry-unfilled = the purchase it was for bought nothing.
plan-reason-nothing-left = no { $coin } is left to sell.
plan-reason-held-outside = the rest of { $coin } is held by an order that was placed at the exchange; cancel it there first.
plan-reason-too-small = what is left of { $coin } is too small for the market. Buy some more and sell all of it together: <code>/close { $coin }</code>
plan-reason-ladder-unfilled = no order of it was filled.
plan-reason-unlisted = its time is over and { $coin } is not listed there yet. Nothing was bought.
plan-reason-lapsed = its time is over and { $coin } never cost as little as you wanted. Nothing was bought.
plan-reason-filled-first = the order was filled before it could be changed.
plan-reason-not-allowed = your account may not trade.
plan-tail = { $place } · plan <code>{ $id }</code>

plan-ticket = <b>{ $what }</b>? · { $place }
plan-closing = <b>Sell everything of { $count ->
        [one] this coin
       *[other] these { $count } coins
    } at market?</b> · { $place }
plan-closing-line = • { $what }
plan-closing-too = Open orders and plans with what is sold are cancelled first.

guide-coin = { $command ->
        [stop] <b>Stop</b> for which coin?
        [tp] <b>Take profit</b> on which coin?
        [trail] <b>Trailing stop</b> for which coin?
        [dca] <b>Buy bit by bit</b>: which coin?
        [twap] <b>Buy spread over time</b>: which coin?
       *[ladder] <b>Buy on a ladder</b>: which coin?
    } Tap, or write it all: <code>{ $example }</code>
guide-how = <b>{ $command ->
        [stop] Stop for all your { $coin }
        [tp] Take profit on all your { $coin }
        [trail] Trailing stop for all your { $coin }
        [dca] Buy { $coin } bit by bit
        [twap] Buy { $coin } spread over time
       *[ladder] Buy { $coin } on a ladder
    }</b> at about { $price } · { $place }
    Tap, or write it all: <code>{ $example }</code>
button-guide-dca = { $amount } every { $unit ->
        [w] week
       *[d] day
    } × { $legs }
button-guide-twap = { $amount } over { $unit ->
        [d] a day
       *[h] an hour
    }
button-guide-ladder = { $amount }, −{ $near }…{ $far }%
pick-close = <b>Sell everything</b> of which coin? Tap, or write it: <code>/close btc</code>, <code>/close all</code>
which-venue-close = <b>Sell everything</b> at which exchange? ▶ marks where your orders usually go.
button-everywhere = Everywhere · { $what }
places-worth = { $count ->
        [one] { $count } coin
       *[other] { $count } coins
    } ≈ { $worth } USDT

plan-trouble = ⚠️ <b>{ $what }</b> could not do what was due.
    { $why }
plan-trouble-over = ✅ <b>{ $what }</b>: the obstacle is gone.
plan-let-go = ⚠️ <b>{ $what }</b>: { $place } let go of the order that waited there before it was done{ $fired ->
        [yes] . Its price was met, so I sell what is left of { $coin } as soon as somebody buys.
       *[no] . From now on I watch the price myself and sell when it is met.
    } You may also sell by hand: <code>/sell { $coin } 100%</code>
plan-hint = I keep trying. /plans shows it, and it can be cancelled there.
plan-hint-halted = It goes on by itself as soon as trading is resumed.
plan-hint-insufficient-funds = { $side ->
        [buy] It goes on as soon as there is enough; nothing is made up all at once.
       *[sell] Another order holds these coins: cancel it in /orders, or at the exchange if it was placed there. <code>/close { $coin }</code> sells everything that is free.
    }
plan-hint-risk-denied = I try again every half minute; the limits are the operator’s to change.
plan-hint-plan-blind = I keep asking the exchange. Until a price comes only what rests at the exchange itself protects you; selling by hand may work: <code>/sell { $coin } 100%</code>
plan-blind = No price of { $symbol } has come for { $age-s } s, so nothing can fire.

plans-title = <b>Plans</b>
plans-none = None at work. A stop: <code>/stop btc 50% 58000</code>, a savings plan: <code>/dca btc 25 every 1d x 10</code>
plans-past = <b>Lately</b>
plans-line = { $mark } <code>{ $id }</code> { $what }{ $terms ->
        [none] {""}
       *[other] {" · "}{ $terms }
    } · { $done }%{ $price ->
        [none] {""}
       *[other] {" @ "}{ $price }
    }{ $place ->
        [none] {""}
       *[other] {" · "}{ $place }
    }

plan-change = <b>{ $what }</b>: write what is to be different.
plan-change-exit = <code>/edit { $id } stop 57000</code>
    <code>/edit { $id } tp 65000</code>
    <code>/edit { $id } trail 3%</code>
    <code>/edit { $id } amount 50%</code>
plan-change-dca = <code>/edit { $id } every 2d</code>
    <code>/edit { $id } x 20</code>
    <code>/edit { $id } amount 50</code>
order-change = Write the new price, or quantity and price. The old order is cancelled before the new one is sent.
    <code>/edit { $id } { $price }</code>
    <code>/edit { $id } { $quantity } { $coin } @ { $price }</code>
guard = <b>When to get out of { $coin }</b>, bought at { $price } · { $place }
    Tap; a stop and a target for the same purchase work as one pair. Or write it: <code>/stop { $coin } 100% 5%</code>

receipt-until = Stays until { $at } UTC.
reason-past-its-end = its time was over
source-plan = from a plan
command-plans = Plans at work: stops, savings, ladders
command-stop = Sell when it falls: /stop btc 50% 58000
command-tp = Sell when it rises: /tp btc 50% 70000
command-trail = Trailing stop: /trail btc 100% 4%
command-dca = Buy bit by bit: /dca btc 25 every 1d x 10
command-twap = Spread over time: /twap buy btc 1000 over 2h
command-ladder = Orders at many prices
command-edit = Change a plan or a resting order
command-close = Sell a whole position: /close btc
