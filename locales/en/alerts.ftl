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
alert-source = { $source }{ $is-alone ->
        [yes] {", the only source so far"}
       *[no] {""}
    } · { $age ->
        [unknown] undated
       *[other] { $age }
    } · read in { $latency } ms
alert-grades = Since then: { $grades }
tone-bullish = Bullish
tone-bearish = Bearish
tone-neutral = Neutral
doubt-manipulation = Reads like a pump, be careful
doubt-look-alike = Written with look-alike letters
doubt-single-post = A single post, nobody confirms it

alerts-title = <b>Alerts of this chat</b>
alerts-rule = { $number }. { $mark } { $coins ->
        [all] all coins
       *[other] { $coins }
    } · { $tone ->
        [bullish] bullish
        [bearish] bearish
        [directional] bullish or bearish
       *[any] any tone
    } · impact ≥ { $impact } %
alerts-none = No alerts in this { $where ->
        [group] group
       *[private] chat
    } yet. Add some by buttons, or write <code>/alerts btc eth bullish 50%</code>
alerts-how = Add by words: <code>/alerts btc eth bullish 50%</code>. Pause or resume all: <code>/alerts off</code>, <code>/alerts on</code>
alerts-subscribed = 🔔 You will hear of { $coins ->
        [all] all coins
       *[other] { $coins }
    }: { $tone ->
        [bullish] bullish
        [bearish] bearish
        [directional] bullish or bearish
       *[any] any tone
    }, impact ≥ { $impact } %.
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
draft-all = all coins
button-add-rule = Add an alert
button-all-rules = All alerts
button-all-coins = All coins
button-any-impact = Any
button-undo = Undo
button-pause-rule = Pause { $number }
button-resume-rule = Resume { $number }
button-remove-rule = Remove { $number }
button-tone-any = Any tone
button-tone-bullish = 🟢 Bullish
button-tone-bearish = 🔴 Bearish
button-tone-directional = 🟢🔴 Either, not neutral
