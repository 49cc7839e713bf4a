# İzleme listeleri: bir kişinin takip ettiği coinler.

watchlist-title = <b>İzleme listesi</b> · { $count ->
        [one] { $count } coin
       *[other] { $count } coin
    } · { $at }
watchlist-line = <b>{ $coin }</b> { $price } { $mark } { $change }%{ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
watchlist-line-none = <b>{ $coin }</b> – şu anda burada işlem görmüyor
watchlist-how = İşlem yapmak için bir coine dokunun. Yazarak ekleyip çıkarabilirsiniz: <code>/watchlist sol -doge</code>
watchlist-remove = Listeden çıkacak coine dokunun.
watchlist-none = Henüz hiçbir coini izlemiyorsunuz. <code>/watchlist btc eth</code> yazın ya da bir coinin fiyatının altındaki ☆ düğmesine dokunun.
watchlist-followed = ★ { $coin } izleme listenizde
watchlist-left = ☆ { $coin } listenizden çıktı
button-follow = { $followed ->
        [yes] ★ İzleniyor
       *[no] ☆ İzle
    }
button-watchlist = ★ İzleme listesi
button-edit-list = Coin çıkar
button-list-done = Tamam
command-watchlist = İzlediğiniz coinler: /watchlist btc -doge
