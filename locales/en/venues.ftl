# Exchanges: connecting, choosing where orders go, leaving.

venue-place = { $venue ->
        [paper] PAPER
       *[other] 🔴 <b>LIVE</b> · { $title }
    }
which-venue = <b>Which exchange?</b> { $side ->
        [buy] You can buy { $coin }
       *[sell] You hold { $coin }
    } at { $count ->
        [one] one exchange.
       *[other] { $count } exchanges.
    } ▶ marks where your orders usually go. In words: <code>on bybit</code> behind the command.
venue-name = { $venue ->
        [paper] Paper
       *[other] { $title }
    }
button-venues = Exchanges
button-connect = Connect { $venue }
button-go-live = Trade on { $venue }
button-go-live-now = Real money on { $venue }
button-go-paper = Back to paper
button-stay = No, stay
button-revoke = Revoke { $venue }
button-clear = Cancel { $count ->
        [one] the order
       *[other] { $count } orders
    } and leave

connect-which = <b>Connect an exchange</b>
    Which one? You keep your money there; I place orders with a key that may trade and nothing else.
connect-ask = <b>Connect { $venue }</b>
    1. Make an API key there: <b>spot trading yes, withdrawals no</b>, bound to this desk’s IP address if you can.
    2. Send me { $parts ->
        [three] key, secret and passphrase in one message, one below the other:
       *[two] key and secret in one message, one below the other:
    }
    <code>key</code>
    <code>secret</code>{ $parts ->
        [three] {""}
    <code>passphrase</code>
       *[two] {""}
    }
    I seal what you send before it is stored anywhere, and delete your message at once. Any command ends this question.
connect-stopped = All right, I expect no keys. Nothing was stored.
connect-unreadable = ⚠ I could not read that as keys, so I deleted it and kept nothing.
connect-not-deleted = ⚠ I could not delete your message. Please delete it yourself now; what I took of it is sealed.
connect-late = 🔑 That looks like exchange keys, and I was not waiting for any: a question of mine lasts ten minutes, and any command ends it. I kept nothing of them{ $deleted ->
        [yes] {" "}and deleted your message.
       *[no] , but could not delete your message: please delete it yourself now.
    } To connect, send <code>/connect{ $venue ->
        [none] {""}
       *[other] {" "}{ $venue }
    }</code> again, then the keys. If it was no key but the address of a coin, send it again with a word before it.
connect-looking = 🔐 Sealed. Looking at the keys…
connect-checking = 🔐 Sealed. Asking { $venue } what the key may do…
connect-away = 🔐 { $venue } does not answer{ $detail ->
        [none] .
       *[other] {" "}({ $detail }).
    } I keep asking for ten minutes.
connect-done = ✅ <b>{ $venue } is connected</b>, key …{ $hint }
connect-may = Trading: { $trade ->
        [yes] yes
        [no] no
       *[untold] not told
    } · withdrawals: { $withdraw ->
        [yes] yes
        [no] no
       *[untold] not told
    } · bound to an IP address: { $bound ->
        [yes] yes
        [no] no
       *[untold] not told
    }
connect-balances = Found there: { $owned ->
        [none] nothing yet
       *[other] <b>{ $owned }</b>
    }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
connect-advise-ip = ⚠ { $told ->
        [no] The key works from anywhere. Bind it
       *[untold] This exchange does not tell from where the key works. Unless it is bound already, bind it
    } to this desk’s IP address at the exchange: then a stolen key is worth nothing.
connect-withdraw-untold = ⚠ This exchange does not tell whether the key may withdraw. Please look yourself that it may not.
connect-still-paper = Orders still go where they went before, until you choose.
connect-refused = ⛔ <b>{ $venue }: these keys are not taken.</b> They are forgotten.
connect-refused-can-withdraw = They may withdraw. A key that can move money out is more than a desk needs: make one that may trade only.
connect-refused-cannot-trade = They may not trade on the spot market. Allow that at { $venue } and send them again.
connect-refused-not-taken = { $venue } does not accept them{ $detail ->
        [none] .
       *[other] : { $detail }.
    } Check that nothing is missing, that the key is active, and that this desk’s address is allowed.
connect-refused-cannot-open = What I received could not be opened. Please send them again.
connect-refused-away = { $venue } did not answer for ten minutes{ $detail ->
        [none] .
       *[other] {" "}({ $detail }).
    } Please send them again later.
connect-refused-another-account = They open another account than the one your open orders rest in. Cancel those first, or send keys of the same account.
connect-refused-other = { $venue } said: { $detail }
connect-kept = The key in force, …{ $hint }, stays as it is.
connect-leaving = Leaving { $venue }: cancelling what is open there. The keys are forgotten once the exchange has confirmed the last one.
connect-revoked = { $venue } is revoked: the keys are forgotten, nothing of them is left here. Delete them at the exchange too.

venues = <b>Exchanges</b> · orders go to { $place }
venues-line = { $mark } <b>{ $venue }</b>{ $state ->
        [paper] {" "}— play money, real mechanics
        [connected] {" "}— connected, key …{ $hint }
        [checking] {" "}— looking at the keys…
        [leaving] {" "}— leaving, cancelling orders
       *[other] {""}
    }{ $trouble ->
        [yes] {" ⚠"}
       *[no] {""}
    }
venues-confirm-live = 🔴 <b>LIVE · { $venue }</b>
    From now on your orders, one-tap buttons included, move <b>real money</b> at { $venue }. Every ticket and receipt will say LIVE. Go on?
venues-confirm-revoke = <b>Revoke { $venue }?</b>
    { $count ->
        [0] The sealed keys are forgotten and I stop reading the account. Your money stays at the exchange.
        [one] One order is open there. I cancel it first; the keys are forgotten once the exchange has confirmed.
       *[other] { $count } orders are open there. I cancel them first; the keys are forgotten once the exchange has confirmed the last one.
    }
