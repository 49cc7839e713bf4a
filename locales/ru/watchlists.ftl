# Списки наблюдения: монеты, за которыми следит человек.

watchlist-title = <b>Список наблюдения</b> · { $count ->
        [one] { $count } монета
        [few] { $count } монеты
        [many] { $count } монет
       *[other] { $count } монеты
    } · { $at }
watchlist-line = <b>{ $coin }</b> { $price } { $mark } { $change } %{ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
watchlist-line-none = <b>{ $coin }</b> – сейчас здесь не торгуется
watchlist-how = Нажмите на монету, чтобы торговать. Добавить и убрать можно словами: <code>/watchlist sol -doge</code>
watchlist-remove = Нажмите на то, что убрать из списка.
watchlist-none = Вы пока не следите ни за одной монетой. Напишите <code>/watchlist btc eth</code> или нажмите ☆ под ценой монеты.
watchlist-followed = ★ { $coin } в вашем списке
watchlist-left = ☆ { $coin } убрана из списка
button-follow = { $followed ->
        [yes] ★ В списке
       *[no] ☆ Следить
    }
button-watchlist = ★ Список наблюдения
button-edit-list = Убрать монеты
button-list-done = Готово
command-watchlist = Монеты, за которыми вы следите: /watchlist btc -doge
