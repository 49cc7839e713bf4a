# Gruplardaki tahminler: kartın altındaki satır, sıralama, kişinin karnesi.

call-direction = { $direction ->
        [short] short
       *[long] long
    }
call-made = 🎯 { $name }: { $price } fiyatından { $direction }
call-standing = 🎯 { $name }: { $price } fiyatından { $direction }, { $age }, şu ana dek { $change }
call-withdrawn = Geri alındı: sayılmaz.
button-call-withdraw = Geri al
call-line = <b>{ $coin }</b> { $direction }, fiyat { $price } · { $age }{ $group ->
        [none] {""}
       *[other] {" · "}{ $group }
    }
call-now = şimdi { $change }
call-result = { $horizon } sonra { $change }
call-peak = en iyi { $change } ({ $multiple }×)

lb-title = 🏆 <b>{ $group } grubunun tahminleri</b>, { $span ->
        [week] son 7 gün
        [month] son 30 gün
       *[all] saklananların tümü
    }
lb-line = { $place }. <b>{ $name }</b> · { $calls } tahmin
lb-figures = { $rate } isabet ({ $low }–{ $high }), { $graded } tahminin { $hits } tanesi · ortalama { $mean }, medyan { $median }
lb-best = en iyisi: { $coin } { $direction }, { $peak }
lb-unranked = Henüz sıralamada değil, değerlendirilen tahmin { $least } altında: { $names }
lb-unranked-name = { $name } ({ $calls })
lb-more = … ve { $count } kişi daha
lb-none = Bu sürede tahmin yok. <code>$BTC</code>, <code>long ETH</code> veya <code>SOL short</code> yazın; o anın fiyatından itibaren sayılır.
lb-note = <i>İsabet: 24 saat sonra fiyat tahmin yönünde %0,05’ten fazla gitmişti. Parantez içinde %95 güven aralıkları; sıra, { $least } değerlendirilmiş tahminden itibaren alt uca göredir.</i>
lb-off = Bu grupta tahminler izlenmiyor. Grubun bir yöneticisi açar: <code>/lb on</code>
lb-on = 🏆 Bundan böyle bu grupta tahminler izlenir. <code>$BTC</code>, <code>long ETH</code> veya <code>SOL short</code> yazın: o anın fiyatından, her coin ve yön için 24 saatte bir kez sayılır; { $first }, { $second } ve { $third } sonra değerlendirilir. Düğmesi { $within } içinde geri alır. Sıralamayı /lb, sizinkileri /calls gösterir; <code>/lb off</code> kapatır.
lb-deaf = ⚠ Bu grupta yalnızca komutları duyuyorum. Beni yönetici yapın ya da @BotFather üzerinden gizlilik modumu kapatıp beni yeniden ekleyin.
lb-switched-off = Bu grupta tahminler artık izlenmiyor. Öncekiler yine değerlendirilir; sizinkileri özel sohbette /calls gösterir. <code>/lb on</code> yeniden başlatır.
lb-private = Sıralama gruplar içindir: beni bir gruba ekleyin, yöneticilerinden biri <code>/lb on</code> yazsın. Kendi tahminleriniz: /calls
button-lb-span = { $span ->
        [week] { $is-shown ->
            [yes] • 7 gün •
           *[no] 7 gün
        }
        [month] { $is-shown ->
            [yes] • 30 gün •
           *[no] 30 gün
        }
       *[all] { $is-shown ->
            [yes] • Tümü •
           *[no] Tümü
        }
    }

calls-title = 🎯 <b>{ $name }</b>, { $group } grubundaki tahminleri
calls-own = 🎯 <b>Tahminleriniz</b>
calls-none = Henüz tahmin yok. Tahminleri izleyen bir grupta <code>$BTC</code>, <code>long ETH</code> veya <code>SOL short</code> yazın. Bunu grubun bir yöneticisi <code>/lb on</code> ile açar.
calls-too-few = Şimdiye dek { $graded } tahmin değerlendirildi; rakamlar { $least } tahminden sonra gelir.
command-lb = Bu gruptaki tahminlerin isabeti
command-calls = Tahminleriniz ve sonuçları
