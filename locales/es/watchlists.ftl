# Listas de seguimiento: las monedas que sigue una persona.

watchlist-title = <b>Seguimiento</b> · { $count ->
        [one] una moneda
        [many] { $count } de monedas
       *[other] { $count } monedas
    } · { $at }
watchlist-line = <b>{ $coin }</b> { $price } { $mark } { $change } %{ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
watchlist-line-none = <b>{ $coin }</b> – ahora no cotiza aquí
watchlist-how = Toca una moneda para operar. Añade y quita por escrito: <code>/watchlist sol -doge</code>
watchlist-remove = Toca lo que deba salir de la lista.
watchlist-none = Aún no sigues ninguna moneda. Escribe <code>/watchlist btc eth</code> o toca ☆ bajo el precio de una moneda.
watchlist-followed = ★ { $coin } está en tu lista
watchlist-left = ☆ { $coin } ya no está en tu lista
button-follow = { $followed ->
        [yes] ★ Siguiendo
       *[no] ☆ Seguir
    }
button-watchlist = ★ Seguimiento
button-edit-list = Quitar monedas
button-list-done = Listo
command-watchlist = Las monedas que sigues: /watchlist btc -doge
