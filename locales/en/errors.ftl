# What went wrong, what was read, and an example that works.

error = Something did not work. Nothing was done.
refused = { $what ->
        [not-connected] You are not connected to { $venue }. Nothing was placed. /connect does it, /venues shows where you are.
        [open-orders] { $count ->
            [one] One order is
           *[other] { $count } orders are
        } still open at { $venue }. Cancel them first, or let me cancel them and leave.
        [keys-checking] I am still looking at the keys for { $venue } that came before, so I kept nothing of these. Send them again in { $wait-s } s.
        [keys-often] That would be number { $value }: keys may be handed in { $limit } times an hour. I kept nothing of these. Try again in { $wait-min } min.
        [replay-running] One replay at a time, and another one is running. Nothing was replayed; send yours again in half a minute.
        [replay-held] Too much for one replay: { $count } alerts held for so long are { $value } days of prices, { $limit } is the most there may be. This fits: <code>{ $example }</code>
        [watchlist-full] A watchlist holds at most { $limit } coins and yours has { $count }. Nothing was added. Remove one first: <code>/watchlist -{ $coin }</code>
        [rules-of-one] You have { $value } alert rules in all your chats; { $limit } is the most there may be. Nothing was added. Remove one first: /alerts
        [price-alerts] You have { $limit } live price alerts in all your chats, the most there may be. Nothing was set. Remove one first: /alert
        [price-alerts-chat] This chat has { $limit } live price alerts, the most there may be. Nothing was set. Remove one first: /alert
        [price-alert-there] { $way ->
            [up] { $value } is not above the price of now, { $now }.
            [down] { $value } is not below the price of now, { $now }.
           *[none] The price is at { $value } already.
        } Nothing was set. For example: <code>{ $example }</code>
       *[other] That is not possible right now. Nothing was done.
    }
internal-error = Sorry, that failed on our side. Nothing was placed twice. Reference: <code>{ $reference }</code>

misunderstood = { $what ->
        [market] Which coin? For example: <code>{ $example }</code>
        [flag] I do not know “{ $text }”. Nothing was placed. For example: <code>{ $example }</code>
        [length] That is too long for one order. One command per message, for example: <code>{ $example }</code>
        [lines] One command per message, please. Nothing was placed. For example: <code>{ $example }</code>
        [price] I read more than one price in “{ $text }”. Write one, for example: <code>{ $example }</code>
        [slippage] Slippage “{ $text }” is over the ceiling of { $limit } %. For example: <code>{ $example }</code>
        [terms-price] “{ $text }” needs a price: at market an order trades at once. Nothing was placed. For example: <code>{ $example }</code>
        [terms-clash] “post” waits in the book and “{ $text }” never waits: choose one of them. Nothing was placed. For example: <code>{ $example }</code>
        [terms-lasts] Only an order that waits for its price stays for a while; this one trades at once or not at all. Nothing was placed. For example: <code>{ $example }</code>
        [terms-slippage] A limit price is its own slippage limit; name one of the two. Nothing was placed. For example: <code>{ $example }</code>
        [plan-slippage] A slippage goes with what trades at market: /dca, /twap, /trail, <code>/stop buy</code>. A stop takes a limit instead, as in <code>/stop btc 58000 limit 57900</code>. Nothing was placed. For example: <code>{ $example }</code>
        [timeframe] I do not know the timeframe “{ $text }”. There are { $offered }. For example: <code>{ $example }</code>
        [days] A report covers { $offered } days; I read “{ $text }”. For example: <code>{ $example }</code>
        [impact] Impact, novelty and confidence run from 0 to 1, which is 0 to 100 %; I read “{ $text }”. For example: <code>{ $example }</code>
        [replay] { $text ->
            [none] Whose alerts?
           *[other] I cannot use “{ $text }” in a replay.
        } For example: <code>{ $example }</code>
        [replay-source] No alert of the last year came from “{ $text }”.{ $offered ->
            [none] {""}
           *[other] {" "}There are: { $offered }.
        }
        [score] I do not know “{ $text }”. There are { $offered }. For example: <code>{ $example }</code>
        [alert-word] “{ $text }” is neither a coin that trades here nor a tone.{ $near ->
            [none] {""}
           *[other] {" Did you mean "}{ $near }?
        } Nothing was changed. Words to look for go in quotation marks. Write coins or <code>all</code>, a tone (bullish, bearish, any) and the least impact: <code>{ $example }</code>
            <code>/alerts off</code> pauses every alert of the chat, <code>/alerts on</code> resumes.
        [sources] I do not know “{ $text }” there. /sources shows how each is doing; admins add a feed: <code>{ $example }</code>
        [search] Search for what? For example: <code>{ $example }</code>
        [question] What would you like to know? For example: <code>{ $example }</code>
        [question-long] That question has { $text } characters, the limit is { $limit }. Nothing was asked. For example: <code>{ $example }</code>
        [explain] “{ $text }” is no id of an alert. Reply to the alert with <code>/explain</code>, write <code>/explain</code> alone for the last one, or its id: <code>{ $example }</code>
        [alert-long] That rule is too long: at most { $limit } characters. Nothing was changed. For example: <code>{ $example }</code>
        [alert-least] “{ $gauge } { $text }” would be passed all the time; the least is { $least }. Nothing was changed. For example: <code>{ $example }</code>
        [alert-rule] I read “{ $read }”: { $why ->
            [open] the bracket is never closed
            [close] “{ $text }” is one too many
            [quote] the quotation mark is never closed
            [empty] there is no word between the quotation marks
            [share] behind a measure comes a number from 0 to 1 or a percentage{ $text ->
                [none] {""}
               *[other] , not “{ $text }”
            }
            [source] behind “from” comes the name of a source
            [sign] “{ $text }” means nothing here
            [below] what the market does is told when it passes a limit upwards: write “>”, not “{ $text }”
            [limit-move] behind “move” comes how far, in percent or in multiples of what is usual, and perhaps the time (5m, 15m, 1h, 4h, 24h), not “{ $text }”
            [limit-volume] behind “volume” comes a multiple of the usual volume, not “{ $text }”
            [limit-whale] behind “whale” comes a sum in $ or a multiple of the usual trade, not “{ $text }”
            [limit-funding] behind “funding” comes a percentage up to 100 %, not “{ $text }”
            [limit-funding-flip] behind “funding flip” comes nothing, or a percentage up to 100 %, not “{ $text }”
            [limit-liquidation] behind “liquidation” comes a sum in $, not “{ $text }”
           *[missing] a condition is missing{ $text ->
                [none] {" at the end"}
               *[other] {" before "}“{ $text }”
            }
        }. Nothing was changed. For example: <code>{ $example }</code>
        [account] I need a numeric id and read “{ $text }”. For example: <code>{ $example }</code>
        [admin] I do not know “{ $text }”. There are { $offered }. For example: <code>{ $example }</code>
        [exits] I read “{ $text }” as an exit and could not. Each of tp and sl once, behind a purchase, as percent or price. For example: <code>{ $example }</code>
        [span] “{ $text }” is not a time an order may stay: one minute to 365 days. For example: <code>{ $example }</code>
        [plan-parts] A plan of the kind “{ $text }” needs more than that: see the API’s description.
        [level] { $text ->
            [none] At which price?
       *[other] I find no price or percent in “{ $text }” at which to sell.
        } For example: <code>{ $example }</code>
        [entry] A purchase that waits for a rise needs a sum and a price; I read “{ $text }”. For example: <code>{ $example }</code>
        [pace] { $text ->
            [none] How often?
           *[other] I find no pace in “{ $text }”.
        } Seconds to weeks, for example: <code>{ $example }</code>
        [count] { $text ->
            [none] How many times?
           *[other] I find no usable count in “{ $text }”.
        } For example: <code>{ $example }</code>
        [over] { $text ->
            [none] Over how long?
           *[other] I find no time span in “{ $text }”.
        } For example: <code>{ $example }</code>
        [prices] { $text ->
            [none] From which price to which?
           *[other] I find no two prices in “{ $text }”.
        } For example: <code>{ $example }</code>
        [leg-percent] A leg is a sum or a quantity, not a share. For example: <code>{ $example }</code>
        [change] { $text ->
            [none] What is to change?
           *[other] I do not know how to change “{ $text }”. There are stop, tp, trail, amount, every, x.
        } For example: <code>{ $example }</code>
        [arm] { $text ->
            [none] Which coin, for how much, at most at which price?
           *[other] I read “{ $text }” and miss a part: coin, sum in USDT, max and the highest price, and how long.
        } For example: <code>{ $example }</code>
        [change-kind] That cannot be changed in such a plan. Cancel it and make a new one: /plans
        [venue] I do not know an exchange “{ $text }”, or there are two. There are { $offered }. For example: <code>{ $example }</code>
        [watchlist] I read “{ $text }” and cannot tell what to add or remove. For example: <code>{ $example }</code>
        [price-alert] That is too long for one price alert. One in a message, for example: <code>{ $example }</code>
        [price-alert-level] At which price, or after how many percent? For example: <code>{ $example }</code> or <code>/alert btc 5%</code>
        [price-alert-word] “{ $text }” is neither a price nor a percentage. For example: <code>{ $example }</code>. For headlines and tones write <code>/alerts btc bullish</code>
        [price-alert-percent] A move is at least { $least } % and, downwards or either way, less than 100 %; I read “{ $text }”. For example: <code>{ $example }</code>
        [price-alert-repeat] A price is told once; what repeats is a move in percent. I read “{ $text }”. For example: <code>{ $example }</code>
       *[other] I did not understand that. Nothing was done. /help shows what works.
    }

button-copy-example = Copy example
amount-missing = How much? Write an amount behind the coin, for example <code>/buy btc 100</code> or <code>/sell btc 50%</code>
amount-format = I cannot read the amount “{ $text }”. Write it like <code>100</code>, <code>$50</code>, <code>0.5 btc</code>, <code>1.5k</code> or <code>25%</code>
amount-ambiguous = “{ $text }” may be one or a thousand. Write <code>1000</code> or <code>1.0</code>
amount-not-positive = The amount must be more than zero; I read “{ $text }”. For example: <code>/buy btc 100</code>
amount-precision = “{ $text }” has more than 18 decimals, and I never round what you typed. For example: <code>0.0015</code>
amount-too-large = “{ $text }” is too large to be an amount. For example: <code>250</code>
amount-unit = I read “{ $text }”, but the amount is in USDT or in the coin itself. For example: <code>50 usdt</code> or <code>0.01 btc</code>
amount-percent = Percent run from more than 0 to 100; I read “{ $text }”. For example: <code>/sell btc 25%</code>
amount-keyword = “{ $text }” works for sales only. To buy, name a sum, for example <code>/buy btc 100</code>

unknown-market = “{ $text }” does not trade here. { $near ->
        [none] /price shows what does.
       *[other] Did you mean { $near }? Nothing was placed.
    }
unknown-market-letters = “{ $text }” holds letters that only look familiar: { $codes }. Nothing was placed. Type the ticker in plain letters, for example BTC.

bad-setting = { $what ->
        [language] That language is not there yet. There are: { $offered }. For example: <code>/settings lang ru</code>
        [pictures] Pictures are { $offered }; I read “{ $text }”. For example: <code>/settings pictures light</code>
        [quick-limit] The quick limit must be more than 0 and at most { $limit } USDT. For example: <code>/settings quick 100</code>
        [presets] Each preset must be at least 1 and at most { $limit } USDT, with at most two decimals. For example: <code>/settings presets 25 50 100</code>
        [preset-count] One to { $limit } presets, please. For example: <code>/settings presets 25 50 100</code>
        [quiet] I cannot read “{ $text }” as hours. For example: <code>/settings quiet 22:00-07:00</code> or <code>/settings quiet off</code>
        [languages] I never find a headline to be in “{ $text }”. There are: { $offered }. For example: <code>/alerts languages en ru</code>, or <code>all</code>
        [digest] I cannot read { $text ->
            [none] that
           *[other] “{ $text }”
        } as a time of day. For example: <code>/alerts digest 08:00</code> or <code>/alerts digest off</code>
        [time-zone] { $text ->
            [none] That is not a time zone.
           *[other] “{ $text }” is not a time zone.
        } For example: <code>/settings tz Europe/Berlin</code>
        [impact] Impact runs from 0 to 100 %. For example: <code>/alerts btc 50%</code>
        [rules] A chat may have { $limit } rules. Remove one first: /alerts
        [limit] Your own limit must be more than 0 and at most { $limit }, which is the desk’s. For example: <code>/limits { $text } { $limit }</code>, or <code>/limits { $text } off</code>
        [limit-whole] That limit counts coins, so a whole number, please, at most { $limit }. For example: <code>/limits { $text } 5</code>
        [limit-name] I do not know the limit “{ $text }”. There are: { $offered }. For example: <code>/limits max-day 2000</code>
        [broadcast] A broadcast has 1 to { $limit } characters. For example: <code>/admin broadcast Maintenance at 18:00 UTC</code>
        [keys] I could not read that as keys of { $venue }. I deleted it and kept nothing. Send key and secret in one message, one below the other, or /connect again.
        [setting] I do not know the setting “{ $text }”. There are: { $offered }. For example: <code>/settings lang ru</code>
       *[other] That value is not possible. /settings shows what is.
    }

risk-denied = { $rule ->
        [max-order] Too large: { $value } USDT in one order, { limit-of } is { $limit } USDT.
        [max-hour] Over the hour’s limit: this would make { $value } USDT within 60 minutes, { limit-of } is { $limit } USDT.{ limit-room }
        [max-day] Over the day’s limit: this would make { $value } USDT in 24 hours, { limit-of } is { $limit } USDT.{ limit-room }
        [max-symbol] Too much of one coin: this would make { $value } USDT, { limit-of } is { $limit } USDT.{ limit-room }
        [max-total] Too much at stake: all your coins together would make { $value } USDT, { limit-of } is { $limit } USDT.{ limit-room }
        [max-loss] The day has cost { $value } USDT, { limit-of } is { $limit } USDT: until midnight you can only sell.
        [max-positions] Too many coins at once: this would be number { $value }, { limit-of } is { $limit }. Sell one first.
        [min-notional] Too small: { $value } USDT, the market takes { $limit } USDT and more.
        [dust] All your free { $coin } is worth { $value } USDT, and the market takes { $limit } USDT and more: that is dust. Buy some more and sell all of it together: <code>/close { $coin }</code>
        [min-quantity] Too small: { $value }, the market takes { $limit } and more.
        [price-band] The price is { $value } % beyond the market, more than { $limit } % looks like a slip of the finger. Up to { $edge } it goes through.
        [stop-above] A stop at { $value } is not below the price of now, { $limit }: it would sell at once.
        [target-below] A take-profit at { $value } is not above the price of now, { $limit }: it would sell at once.
        [stop-limit-above] The limit { $value } is above its stop { $limit } and would not be met when it fires.
        [trail] A trailing stop may be { $limit } % away; I read { $value } %.
        [entry-below] { $value } is not above the price of now, { $limit }. To buy lower, use a limit: <code>/buy btc 100 @ 50000</code>
        [rung-above] The ladder begins at { $value }, not below the price of now, { $limit }.
        [rung-below] The ladder begins at { $value }, not above the price of now, { $limit }.
        [rung-far] The ladder reaches { $value } % from the market, at most { $limit } %.
        [plan-interval] Every { $value } s is too often, at least { $limit } s lie between two legs.
        [max-plans] You have { $limit } plans at work, the most there may be. Cancel one first: /plans
        [below-done] { $limit } of it is filled already; the new total, { $value }, must be more.
        [debut-listed] { $value } trades at { $limit } already, there is no first trade to wait for. Buy it: <code>/buy { $value } 100</code>
        [debut-span] A plan for a first trade waits { $least } minutes at least and { $most } days at most. For example: <code>/tge arm flnt 100 max 0.50 14d</code>
        [fired] It has fired already and is selling.
        [edit-large] This would make what is still to come worth { $value }, more than your quick limit of { $limit }. End the plan and make a new one, which you confirm.
        [edit-trail] The purchase has a trailing stop of { $value } attached, which follows a price from before. Cancel the order and place it anew.
       *[other] A limit says no: { $value }, and the limit is { $limit }.
    } Nothing was placed.
limit-of = { $by ->
        [you] your own limit
       *[other] the limit
    } { $mode ->
        [live] for LIVE money
       *[paper] on paper
    }
limit-room = { $room ->
        [none] {""}
       *[other] {" "}{ $room } USDT would still fit.
    }
halted = { $what ->
        [none] Trading is stopped for everyone: { $reason }.
       *[other] Trading has stopped itself for everyone: { trip }. The admins know.
    } Nothing was placed. Open orders stay where they are{ $sales ->
        [yes] , and selling works.
       *[no] .
    }
trip = { $what ->
        [orders-minute] { $value } orders { $where ->
            [live] with LIVE money{" "}
            [paper] on paper{" "}
           *[other] {""}
        }in one minute, the limit is { $limit }
        [venue-errors] { $where } left { $value } % of requests unanswered, the limit is { $limit } %
       *[loss-hour] { $value } USDT lost within an hour { $where ->
            [live] LIVE
           *[paper] on paper
        }, the limit is { $limit } USDT
    }
frozen = You stopped your own trading. Nothing was placed. { $wait-s ->
        [0] /unfreeze lets it go on.
       *[other] In { $wait-s } s /unfreeze can let it go on.
    }
insufficient-funds = { $needed ->
        [0] No { $currency } can be sold: { $free } are free. /portfolio shows what you hold, /orders what waits.
       *[other] Not enough { $currency }: { $free } are free, { $needed } are needed.
    } Nothing was placed.
stale = { $what ->
        [quote] The last price is { $age-s } s old, too old to trade on. Nothing was placed; try again in a moment.
        [ticket] This ticket has expired. Nothing was placed; ask for a fresh price.
        [call] That call is { $age-s } s old; it can be withdrawn within { $limit-s } s. Nothing was changed.
       *[button] This button is out of date. Nothing was done; send the command again.
    }
used = { $order-id ->
        [none] This button has been used. Nothing more was done.
       *[other] This button has been used: order { $order-id }. Nothing more was placed.
    }
not-yours = This button was made for somebody else. Nothing was done.
not-allowed = { $what ->
        [admin] Only admins of this desk may do that.
        [group-admin] Only admins of this group may change its alerts.
        [group-calls] Only admins of this group may switch its calls on or off. /lb shows the ranking to everybody.
        [oneself] You cannot turn yourself away.
        [claim] That code is not valid, or somebody has used it.
        [trade] Your account may not trade yet.
        [external-order] This order was placed outside of me, so I leave it alone. Cancel it where it was placed.
        [account] Say /start to me in a private chat first.
        [private] That is shown in the private chat only.
       *[other] That is not allowed for you.
    }
not-signed-in = Please open this page again from the chat.
conflict = { $what ->
        [order-prefix] Several orders begin with “{ $id }”. Write more of the id.
        [order-busy] Order { $id } is being cancelled or belongs to a plan; change the plan instead: /plans
       *[other] The same request came with other contents. Nothing was done.
    }
busy = Slow down a little, please: try again in { $retry-after-s } s. Nothing was done.
budget-spent = { $rule ->
        [waiting] One question at a time: your last one is still being answered, until { $renews } at the latest. <b>Stop</b> under it ends it at once.
        [questions] You have asked { $value } questions today; the desk’s limit is { $limit } a day. It begins anew on { $renews }.
       *[tokens] Your questions of today have used { $value } tokens, and this one does not fit below the limit of { $limit } a day any more. It begins anew on { $renews }.
    } Nothing was asked. Meanwhile <code>/news btc</code> and <code>/price btc</code> cost nothing.
llm-off = Questions are off on this desk: { $variable } is not set. { $variable ->
        [TAPEWIRE_LLM_KEY] The operator puts the key into <code>.env</code>, for example as <code>TAPEWIRE_LLM_KEY_FILE=/run/secrets/llm-key</code>, and restarts.
        [TAPEWIRE_LLM_MODEL] The operator names the model in <code>.env</code>, for example <code>TAPEWIRE_LLM_MODEL=llama3.2</code>, and restarts.
       *[other] The operator switches them on in <code>.env</code>, for example <code>TAPEWIRE_LLM=ollama</code> with <code>TAPEWIRE_LLM_MODEL=llama3.2</code>, or <code>TAPEWIRE_LLM=claude</code> with a model and <code>TAPEWIRE_LLM_KEY</code>, and restarts.
    } Everything else works without: <code>/news btc</code>, <code>/score</code>.
llm-failed = The language model gave no usable answer ({ $why }).
not-found = { $what ->
        [order] I find no order of yours that begins with “{ $id }”. /orders shows them.
        [rule] That rule is gone. /alerts shows what is left.
        [mute] That is not muted any more. /alerts shows what is.
        [account] I do not know that account.
        [source] That source is not on the list any more. /sources shows those that are.
        [plan] I find no plan or order of yours that begins with “{ $id }”. /plans and /orders show them.
        [trade] You have neither held nor sold { $id } here. /portfolio shows what you have, <code>/pnl</code> is about all of it.
        [position] You hold nothing of that to sell. /portfolio shows what you have.
        [alert] This chat has had no alert yet. /alerts says what to tell you of; then reply to one with /explain.
        [headline] I find no headline with the id “{ $id }”. Reply to an alert with /explain instead.
        [venue] I do not know the exchange “{ $id }”. /connect shows those I know.
        [connection] You have not connected that exchange. /connect does it.
        [keys] I no longer have what you sent: nothing of it was stored. Please /connect again.
        [call] That call is gone.
        [caller] No one member of this group is known to me as “{ $id }”. By username it is clear: <code>/lb @ann</code>
        [group] That group tracks no calls, or I have not seen you in it. Write /lb there.
        [watchlist] { $id } is not on your watchlist. /watchlist shows what is.
        [price-alert] That price alert is gone. /alert shows what is left.
       *[other] I cannot find that any more.
    }
unavailable = { $what ->
        [markets] I am still reading the markets of { $venue }. Nothing was done; try again in a few seconds.
        [sealing-key] I cannot take keys yet, because the trade worker has not started. Nothing was stored; try again in a minute.
       *[other] That is away for a moment. Nothing was done; please try again.
    }
no-quote = There is no price for { $symbol } yet. Nothing was placed.
venue-refused = The exchange said no. Nothing was placed.
venue-unsure = The exchange has not answered. The order is being looked up; do not place it again.
cannot-open = A stored key could not be opened. Nothing was sent; tell the operator.
impossible = Sorry, that failed on our side. It has been noted.
bad-configuration = This desk is not set up for that.

anonymous-sender = I cannot see who you are: write as yourself, not as the group or a channel.
limit-money = { $mode ->
        [live] LIVE
       *[paper] Paper
    }
