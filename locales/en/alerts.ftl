# Alerts and the rules behind them.

alert-title = { $mark } <b>{ $title }</b>
alert-coins = <b>{ $coin }</b> { $price }{ $change ->
        [none] {""}
       *[other] {" "}{ $mark } { $change } % in 24 h
    }{ $others ->
        [none] {""}
       *[other] {" · also "}{ $others }
    }
alert-verdict = <b>{ $tone }</b> · impact { $impact } % · confidence { $confidence } %
alert-doubts = ⚠ { $doubts }
alert-late = ⏳ Told { $late } late: it could not be sent sooner.
alert-source = { $source }{ $is-alone ->
        [yes] {", the only source so far"}
       *[no] {""}
    } · { $age ->
        [unknown] undated
       *[other] { $age }
    } · read in { $latency } ms
alert-grades = Since then: { $grades }
alert-why = Why: <code>{ $rule }</code> · novelty { $novelty } % · { $model }
alert-measured = Seen by the desk on its own price source · told within { $latency } ms
alert-why-measured = Why: <code>{ $rule }</code>{ $told ->
        [none] {""}
       *[other] {" · "}{ $told }
    }
measured-title = { $gauge ->
        [move] { $coin } is { $way ->
            [up] up
           *[down] down
        } { $amount } % in { $span }
        [volume] { $coin } trades { $times } times its usual volume
        [whale] A whale { $way ->
            [up] buys
           *[down] sells
        } { $coin } for { dollars }
        [funding] { $coin } funding at { $amount } %, { $way ->
            [up] longs pay shorts
           *[down] shorts pay longs
        }
        [funding-flip] { $coin } funding turns to { $way ->
            [up] { $amount } %, longs pay shorts now
           *[down] −{ $amount } %, shorts pay longs now
        }
       *[liquidation] A { $way ->
            [up] short
           *[down] long
        } in { $coin } is liquidated for { dollars }
    }
measured-beside = <b>{ $way ->
        [up] Up
        [down] Down
       *[none] Either way
    }</b>{ $times ->
        [none] {""}
       *[other] {" · "}{ $times }× the usual for this coin
    }
measured-why = { $gauge ->
        [move] moved { $found } in { $span }, your limit { $limit }
        [volume] volume { $found }, your limit { $limit }
        [whale] one trade of { $found }, your limit { $limit }
        [funding] funding { $found }, your limit { $limit }
        [funding-flip] funding turned to { $found }, your limit { $limit }
       *[liquidation] liquidated { $found }, your limit { $limit }
    }
measured-times = { $times }× the usual
alert-test = 🧪 <b>Test</b>: the last headline that would have matched
alert-no-match = No match in the last 24 h.
tone-bullish = Bullish
tone-bearish = Bearish
tone-neutral = Neutral
doubt-manipulation = Reads like a pump, be careful
doubt-look-alike = Written with look-alike letters
doubt-single-post = A single post, nobody confirms it

alerts-title = <b>Alerts of this chat</b>
alerts-rule = { $number }. { $mark } <code>{ $words }</code>
alerts-none = No alerts in this { $where ->
        [group] group
       *[private] chat
    } yet. Add some by buttons, or write <code>/alerts btc eth bullish 50%</code>
alerts-how = Add by words: <code>/alerts btc eth bullish 50%</code>, or a whole rule: <code>/alerts add btc and (bearish or impact &gt; 0.7) not "price analysis"</code>. Of the market itself: <code>/alerts add btc and move &gt; 5% 1h</code>. Pause or resume all: <code>/alerts off</code>, <code>/alerts on</code>
alerts-subscribed = 🔔 You will hear of <code>{ $words }</code>
alerts-paused = ⏸ { $count ->
        [one] One alert
       *[other] { $count } alerts
    } of this chat paused. <code>/alerts on</code> resumes.
alerts-paused-already = ⏸ Every alert of this chat is paused already. <code>/alerts on</code> resumes.
alerts-resumed = 🔔 { $count ->
        [one] One alert
       *[other] { $count } alerts
    } of this chat on again. <code>/alerts off</code> pauses.
alerts-resumed-already = 🔔 Every alert of this chat is on. <code>/alerts off</code> pauses.
alerts-removed = Removed. To put it back:
    <code>{ $command }</code>
draft-coin = <b>New alert</b>: which coin?
draft-tone = <b>New alert</b> for { $coin }: which tone?
draft-impact = <b>New alert</b> for { $coin }, { $tone ->
        [bullish] bullish
        [bearish] bearish
        [directional] bullish or bearish
       *[any] any tone
    }: how much impact at least?
draft-gauge = <b>New alert</b> for { $coin }: what of the market?
draft-limit = <b>New alert</b> for { $coin }, { $gauge ->
        [move] price moves
        [volume] volume against the coin’s own
        [whale] single large trades, in $ or against the usual one
        [funding] funding rates
        [funding-flip] funding that changes sign, and how far past zero
       *[liquidation] liquidations, in $
    }: from where on?
draft-all = all coins
button-add-rule = Add an alert
button-all-rules = All alerts
button-all-coins = All coins
button-any-impact = Any
button-undo = Undo
button-pause-rule = Pause { $number }
button-resume-rule = Resume { $number }
button-test-rule = Test { $number }
button-remove-rule = Remove { $number }
button-gauges = 📈 The market itself
button-gauge = { $gauge ->
        [move] Price move
        [volume] Volume
        [whale] Whale
        [funding] Funding
        [funding-flip] Funding flip
       *[liquidation] Liquidation
    }
button-tone-any = Any tone
button-tone-bullish = 🟢 Bullish
button-tone-bearish = 🔴 Bearish
button-tone-directional = 🟢🔴 Either, not neutral

button-less = Less like this
button-mute = Mute { $what }
button-mute-impact = Only impact ≥ { $impact }%
button-cap = { $source } ≤ { $count } a day
button-snooze-hour = Snooze 1 h
button-snooze-tomorrow = Snooze until tomorrow
button-muted = What is muted
button-lift = Undo { $number }
less-offer = <b>Less of what?</b> One tap, for this chat alone; it can be undone.
less-made = 🔕 { $what }
less-lifted = 🔔 Undone: { $what }
less-title = <b>Less of, in this chat</b>
less-line = { $number }. { $what }
less-none = Nothing is muted in this chat.
less-what = { $kind ->
        [coin] No alerts about { $value }
        [source] No alerts from { $value }
        [event] No alerts of this kind: { $event }
        [impact] Only alerts with impact ≥ { $impact } %
        [cap] At most { $count ->
            [one] { $count } alert
           *[other] { $count } alerts
        } in 24 h from { $value }
       *[snooze] No alerts until { $until }
    }
alerts-muted = 🔕 { $count ->
        [one] One thing is muted.
       *[other] { $count } things are muted.
    }
event-name = { $event ->
        [commentary] comment
        [earnings] earnings
        [delisting] delistings
        [insolvency] insolvencies
        [depeg] lost pegs
        [hack] hacks
        [etf] ETFs
        [enforcement] prosecution
        [macro] economy
        [regulation] regulation
        [outage] outages
        [treasury] treasuries
        [listing] listings
        [liquidation] liquidations
        [supply] supply
        [launch] launches
        [upgrade] upgrades
        [funding] funding
        [partnership] partnerships
        [product] products
        [price] price news
        [market-move] price moves
        [market-volume] volume
        [market-whale] whales
        [market-funding] funding rates
        [market-funding-flip] funding flips
        [market-liquidation] closed positions
        [other] other news
       *[unknown] { $event }
    }

digest-title = 🗞 <b>{ $count ->
        [one] One headline
       *[other] { $count } headlines
    } held back</b> ({ $why })
digest-line = { $mark } { $title }
    {"  "}<i>{ $source } · { $age }{ $coins ->
        [none] {""}
       *[other] {" · "}{ $coins }
    }</i>
digest-more = … and { $count } more: /news
digest-scheduled = 🗞 { $at ->
        [none] What quiet hours or a snooze holds back comes as one digest when they end; what a cap holds back at 08:00.
       *[other] What quiet hours, a snooze or a cap holds back comes as one digest each day at { $at } ({ $zone }). <code>/alerts digest off</code> undoes this.
    }
held-quiet = quiet hours
held-snooze = snoozed
held-daily-cap = daily cap
held-source-cap = cap of a source
held-cool-down = a pause after an alert

alert-foreign = 🌐 { $language ->
        [en] in English
        [de] in German
        [es] in Spanish
        [fr] in French
        [pt] in Portuguese
        [it] in Italian
        [nl] in Dutch
        [pl] in Polish
        [tr] in Turkish
        [id] in Indonesian
        [vi] in Vietnamese
        [ja] in Japanese
        [ko] in Korean
        [zh] in Chinese
        [ru] in Russian
        [uk] in Ukrainian
        [ar] in Arabic
        [fa] in Persian
        [he] in Hebrew
        [hi] in Hindi
        [th] in Thai
        [el] in Greek
       *[unknown] { $language }
    }
alerts-languages = 🌐 { $languages ->
        [none] Headlines that are neither in this chat’s language nor in English are marked.
        [all] No headline is marked for its language.
       *[other] Headlines in other languages than { $languages } are marked. <code>/alerts languages off</code> undoes this.
    }
