# 自选列表：用户关注的币种。

watchlist-title = <b>自选</b> · { $count } 个币种 · { $at }
watchlist-line = <b>{ $coin }</b> { $price } { $mark } { $change }%{ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
watchlist-line-none = <b>{ $coin }</b> – 目前在这里不可交易
watchlist-how = 点按币种即可交易。也可以用文字添加和移除：<code>/watchlist sol -doge</code>
watchlist-remove = 点按要从列表中移除的币种。
watchlist-none = 你还没有关注任何币种。发送 <code>/watchlist btc eth</code>，或点按币种价格下方的 ☆。
watchlist-followed = ★ { $coin } 已加入自选
watchlist-left = ☆ { $coin } 已移出自选
button-follow = { $followed ->
        [yes] ★ 已关注
       *[no] ☆ 关注
    }
button-watchlist = ★ 自选
button-edit-list = 移除币种
button-list-done = 完成
command-watchlist = 你关注的币种：/watchlist btc -doge
