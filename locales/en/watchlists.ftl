# Watchlists: the coins a person follows.

watchlist-title = <b>Watchlist</b> · { $count ->
        [one] one coin
       *[other] { $count } coins
    } · { $at }
watchlist-line = <b>{ $coin }</b> { $price } { $mark } { $change } %{ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
watchlist-line-none = <b>{ $coin }</b> – does not trade here now
watchlist-how = Tap a coin to trade it. Add and remove by words: <code>/watchlist sol -doge</code>
watchlist-remove = Tap what is to leave the list.
watchlist-none = You follow no coin yet. Write <code>/watchlist btc eth</code>, or tap ☆ under the price of a coin.
watchlist-followed = ★ { $coin } is on your watchlist
watchlist-left = ☆ { $coin } is off your watchlist
button-follow = { $followed ->
        [yes] ★ Watching
       *[no] ☆ Watch
    }
button-watchlist = ★ Watchlist
button-edit-list = Remove coins
button-list-done = Done
command-watchlist = The coins you follow: /watchlist btc -doge
