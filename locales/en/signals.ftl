# How right alerts were, and what they would have brought.

score-title = <b>How right the alerts were</b>, by { $by ->
        [model] model
        [event] kind of event
        [rule] rule of this chat
        [coin] coin
       *[source] source
    }, { $horizon } later, last { $days } d
score-line = { $place }. <b>{ $name }</b>{ $muted ->
        [yes] {" "}🔇
       *[no] {""}
    } · { $alerts ->
        [one] { $alerts } alert
       *[other] { $alerts } alerts
    }
score-rate = { $rate } % right ({ $low } to { $high } %), { $hits } of { $calls } calls; a thrown coin { $chance } %
score-way = { $mean } σ its way ({ $low } to { $high }), median { $median }, n { $count }
score-no-measure = too few prices of then to measure moves
score-too-few = too few to tell: { $calls ->
        [one] { $calls } call
       *[other] { $calls } calls
    }
score-edge = <b>Direction of the next hour: no edge</b>
    The best model was right in { $right } % of { $hours } hours it had never seen (going against the last hour: { $reversal } %), and its { $trades } trades brought { $net } bp each after fees. So I never say where a price goes.
score-edge-found = <b>Direction of the next hour</b>
    Right in { $right } % of { $hours } hours never seen (going against the last hour: { $reversal } %); { $trades } trades brought { $net } bp each after fees.
score-more = … and { $count } more
score-rule-gone = removed rule
score-note = <i>Right: the market went the way of the call by more than 0.05 %. In brackets 95 % intervals; nothing is said below 20 calls. σ is the coin’s own usual move over that time.</i>
score-none = No alert of the last { $days ->
        [one] day
       *[other] { $days } days
    } has been graded yet. Grades come 1, 5 and 30 minutes, 1 and 24 hours after each.
button-score-by = { $by ->
        [model] { $is-shown ->
            [yes] • Models •
           *[no] Models
        }
        [event] { $is-shown ->
            [yes] • Events •
           *[no] Events
        }
        [rule] { $is-shown ->
            [yes] • Rules •
           *[no] Rules
        }
        [coin] { $is-shown ->
            [yes] • Coins •
           *[no] Coins
        }
       *[source] { $is-shown ->
            [yes] • Sources •
           *[no] Sources
        }
    }
button-score-horizon = { $is-shown ->
        [yes] • { $horizon } •
       *[no] { $horizon }
    }
mute-proposed = 🔇 <b>{ $source }</b> does worse than a thrown coin: { $hits } of { $calls } calls right { $horizon } later, at best { $high } % against { $chance } %; after 5 and 30 minutes alike. Mute its alerts for everyone? Its headlines stay on the wire.
source-muted = 🔇 Alerts of <b>{ $source }</b> reach nobody any more. Its headlines stay on the wire.
source-unmuted = 🔔 Alerts of <b>{ $source }</b> reach their chats again.
button-mute-source = Mute { $source }
button-unmute-source = Unmute { $source }

replay-title = <b>Every alert of { $source }, bought</b>, last { $days } d
replay-terms = { $spend } USDT each, { $delay } ms late, { $target ->
        [none] no target
       *[other] target { $target } %
    }, { $stop ->
        [none] no stop
       *[other] stop { $stop } %
    }, sold after { $hold }; fee { $fee } bp and half spread { $spread } bp a side{ $tone ->
        [none] {""}
        [bullish] ; bullish ones alone
        [bearish] ; bearish ones alone
       *[neutral] ; neutral ones alone
    }
replay-wins = { $count ->
        [one] { $count } trade
       *[other] { $count } trades
    }, { $wins } won{ $low ->
        [none] {" "}(too few to tell)
       *[other] {" "}({ $low } to { $high } % with 95 % confidence)
    }
replay-sums = Net <b>{ $net } USDT</b>: gross { $gross }, fees { $fees }, spread { $spread }. Worst drawdown { $drawdown }.
replay-how = <i>Bought at five-second prices { $exact }, at minute openings { $rough }. Where a minute touched both exits the stop came first. Fingerprint { $print }. The past, not a forecast.</i>
replay-nothing = No trade: nothing to add up.
replay-no-price = ⚠ { $count } without a price within a minute of the purchase
replay-gap = ⚠ { $count } held while the archive was silent for more than five minutes: not counted
replay-open = ⚠ { $count } still open: not counted
replay-missing = ⚠ { $minutes } minutes are missing in the archive under the trades that count
replay-left-out = ⚠ { $count } older alerts left out: 500 at once
