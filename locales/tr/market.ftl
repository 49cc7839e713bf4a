# Fiyat kartları ve grafikler.

card = <b>{ $symbol }</b> · { $name } · { $place }
    <b>{ $price }</b> { $mark } { $change }% (24 sa)
    { $low } – { $high } · hacim { $volume }
    Alış { $bid } · satış { $ask }{ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
price-old = ⚠ fiyatın zamanı: { $age }
oddity = ⚠️ Olağan dışı işlemler ({ $age }): bir dakikada hacim { $volume }, fiyat { $price } standart sapma kadar saptı ({ $move }%), bulan: { $finder ->
        [both] kural ve izolasyon ormanı
        [forest] izolasyon ormanı
       *[rule] kural
    }. Pump, listeleme veya haber olabilir: ilk anda kimse bilemez.
card-group = <b>{ $symbol }</b> { $price } { $mark } { $change }% (24 sa){ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
reference-title = <b>{ $symbol }</b> · { $name }
reference-line = <b>{ $price } USD</b>{ $mark ->
        [none] {""}
       *[other] {" "}{ $mark } { $change }% (24 sa)
    } · { $source } · { $is-old ->
        [yes] {"⚠ "}{ $age }
       *[no] { $age }
    }
reference-note = Burada işlem görmüyor: yalnızca bilgi içindir, satın alınamaz.
pick-card = Hangi coin? Dokunun ya da yazın: <code>BTC</code>
pick-chart = Hangi coin? Dokunun ya da yazın: <code>/chart btc 1h</code>
chart-caption = <b>{ $symbol }</b> · { $timeframe } · { $price }{ $is-empty ->
        [yes] {"\u000A"}Henüz mum yok: piyasa işlem görür görmez gelir.
       *[no] {""}
    }
chart-marks = { $marks ->
        [both] ▲▼ işlemleriniz · ◆ buraya gönderilen uyarılar: yükseliş çizginin üstünde, düşüş altında
        [fills] ▲▼ işlemleriniz
       *[alerts] ◆ buraya gönderilen uyarılar: yükseliş çizginin üstünde, düşüş altında
    }
chart-band = Önümüzdeki saatin beklenen aralığı: böyle saatlerin yarısında ±%{ $half }, beşte dördünde ±%{ $most } içinde. Böyle saatler { $liveliness ->
        [usually] genellikle diğerlerinden hareketli olur
       *[rarely] nadiren hareketli olur
    }. Bu bir büyüklük, yön değil.
chart-look = Şu formasyona benziyor: { $name ->
        [double-top] çift tepe
        [double-bottom] çift dip
        [head-and-shoulders] omuz baş omuz
        [inverse-head-and-shoulders] ters omuz baş omuz
        [ascending-triangle] yükselen üçgen
        [descending-triangle] alçalan üçgen
        [symmetric-triangle] simetrik üçgen
       *[bull-flag] boğa bayrağı
    }, %{ $confidence } emin. 2019’da (BTC, ETH) görülen { $windows } tanesinden sonra: ortalama { $mean } bp, %95’i { $low } ile { $high } arasında. Bu şans demektir: formasyonun adı geleceğe dair bir şey söylemez.
chart-tally = Kitaplara göre ardından fiyat { $way ->
        [up] yükselir
       *[down] düşer
    }. Burada { $candles } mum içinde { $n } seferin { $hits } tanesinde öyle oldu: %{ $rate }, %95 güvenle %{ $low } ile %{ $high } arasında; yazı tura %{ $chance }.
chart-tally-few = Kitaplara göre ardından fiyat { $way ->
        [up] yükselir
       *[down] düşer
    }. Burada şimdiye dek { $n } tanesi { $candles } mumunu tamamladı; { $enough } olunca ne sıklıkla öyle olduğunu görürsünüz.
button-chart = Grafik
button-card = { $coin } kartı
button-trade = { $coin } al/sat
button-alert-me = Beni uyar
button-refresh = Yenile
inline-change = 24 sa { $change }%{ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
inline-nothing = Sonuç yok. BTC gibi bir coin yazın.
moment = { $day } { $month ->
        [1] Oca
        [2] Şub
        [3] Mar
        [4] Nis
        [5] May
        [6] Haz
        [7] Tem
        [8] Ağu
        [9] Eyl
        [10] Eki
        [11] Kas
       *[12] Ara
    } { $time }
ago-now = az önce
ago-seconds = { $count } sn önce
ago-minutes = { $count } dk önce
ago-hours = { $count } sa önce
ago-days = { $count } gün önce
span = { $count } { $unit ->
        [d] gün
        [h] sa
        [min] dk
       *[s] sn
    }
dollars = ${ $amount }
percent = %{ $value }
percent-change = { $value }%
