# Listas de acompanhamento: as moedas que a pessoa segue.

watchlist-title = <b>Acompanhamento</b> · { $count ->
        [one] { $count } moeda
        [many] { $count } de moedas
       *[other] { $count } moedas
    } · { $at }
watchlist-line = <b>{ $coin }</b> { $price } { $mark } { $change }%{ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
watchlist-line-none = <b>{ $coin }</b> – não é negociada aqui agora
watchlist-how = Toque numa moeda para negociar. Inclua e retire por escrito: <code>/watchlist sol -doge</code>
watchlist-remove = Toque no que deve sair da lista.
watchlist-none = Você ainda não segue nenhuma moeda. Escreva <code>/watchlist btc eth</code> ou toque em ☆ abaixo do preço de uma moeda.
watchlist-followed = ★ { $coin } está na sua lista
watchlist-left = ☆ { $coin } saiu da sua lista
button-follow = { $followed ->
        [yes] ★ Seguindo
       *[no] ☆ Seguir
    }
button-watchlist = ★ Acompanhamento
button-edit-list = Retirar moedas
button-list-done = Pronto
command-watchlist = As moedas que você segue: /watchlist btc -doge
