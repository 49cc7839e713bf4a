# قوائم المتابعة: العملات التي يتابعها الشخص.

watchlist-title = <b>قائمة المتابعة</b> · { $count ->
        [zero] لا عملات
        [one] عملة واحدة
        [two] عملتان
        [few] { $count } عملات
        [many] { $count } عملة
       *[other] { $count } عملة
    } · { $at }
watchlist-line = {"\u200E"}<b>{ $coin }</b> { $price } { $mark } {"\u200E"}{ $change }%{ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
watchlist-line-none = {"\u200E"}<b>{ $coin }</b> – لا تُتداول هنا الآن
watchlist-how = اضغط على عملة لتداولها. الإضافة والحذف كتابةً: {"\u200E"}<code>/watchlist sol -doge</code>
watchlist-remove = اضغط على ما تريد حذفه من القائمة.
watchlist-none = لا تتابع أي عملة بعد. اكتب {"\u200E"}<code>/watchlist btc eth</code> أو اضغط ☆ تحت سعر عملة.
watchlist-followed = ★ { $coin } في قائمتك
watchlist-left = ☆ خرجت { $coin } من قائمتك
button-follow = { $followed ->
        [yes] ★ أتابعها
       *[no] ☆ متابعة
    }
button-watchlist = ★ قائمة المتابعة
button-edit-list = حذف عملات
button-list-done = تم
command-watchlist = العملات التي تتابعها: {"\u200E"}/watchlist btc -doge
