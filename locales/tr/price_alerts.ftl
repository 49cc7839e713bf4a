# Fiyat uyarıları: bir sohbetin beklediği seviye ya da hareket.

price-alerts-title = <b>Bu sohbetin fiyat uyarıları</b>
price-alert-line = { $number }. <b>{ $coin }</b> { $at } · <code>{ $aim }</code>{ $is-resting ->
        [yes] {" · 💤"}
       *[no] {""}
    }
price-alerts-none = Bu { $where ->
        [group] grupta
       *[private] sohbette
    } henüz fiyat uyarısı yok.
price-alerts-how = <code>/alert btc 70000</code> oraya varınca · <code>/alert btc 5%</code> şu andan iki yöne · <code>/alert btc +5% repeat</code> her seferinde yeniden · <code>/alert btc -3% urgent</code> sessiz saatlerde de. Kişi başına en fazla { $limit } etkin uyarı. Haberler ve tonlar: /alerts
price-alert-added = 🔔 <b>{ $coin }</b>: { $at } olunca haber vereceğim. Şu an { $base } ({ $place }).{ $repeats ->
        [yes] {" "}Her seferinde tetiklendiği fiyattan başlayarak yinelenir, 24 saatte en fazla { $limit } kez.
       *[no] {""}
    }{ $urgent ->
        [yes] {" "}Sessiz saatlerde de gelir.
       *[no] {""}
    }
price-alert-removed = Kaldırıldı. Yeniden kurmak için:
    <code>{ $command }</code>
price-alert-offer = <b>{ $coin }</b> { $price }: ne zaman haber vereyim? Dokunun ya da yazın: <code>{ $example }</code>
price-alert-fired = 🔔 <b>{ $symbol }</b> { $way ->
        [up] { $level } seviyesine yükseldi
       *[down] { $level } seviyesine düştü
    }
    Şimdi <b>{ $price }</b>, { $base } fiyatından { $change }% · { $place }
price-alert-late = Oraya { $at } anında vardı; sessiz saatleriniz ya da Telegram bunu bekletti.
price-alert-repeats = 24 saatte { $times } / en fazla { $limit }. { $rests ->
        [none] Bu fiyattan saymayı sürdürür.
       *[other] { $rests } anına kadar dinlenir, sonra o anki fiyattan sayar.
    }
button-price-alerts = 🔔 Fiyat uyarıları
button-news-alert = 📰 { $coin } haberleri
button-alert-repeat = 🔁 her { $percent }
command-alert = Fiyat uyarıları: /alert btc 70000
