# Token lansmanları.

command-tge = Token lansmanları: ne, ne zaman, nerede
launches-title = 🚀 <b>Token lansmanları</b>
launches-found = 🚀 <b>Token lansmanları</b> · { $words }
launches-line = <b>{ $name }</b> · { $when }
    {"  "}<i>{ $facts }</i>
launches-none = Duyurulmuş token lansmanı yok. Bir lansmanı bildiren haberler burada kendiliğinden görünür.
launches-none-found = “{ $words }” ile eşleşen lansman yok. Bilinenlerin tümü: /tge
launches-hint = Arayın: <code>/tge base</code>, <code>/tge flint</code>. Tarihler sizin saat diliminizdedir. İlk işlemde alın: <code>/tge arm flnt 100 max 0.50</code>
launch-title = 🚀 <b>{ $name }</b>
launch-when = <b>{ $when }</b>{ $left ->
        [none] {""}
       *[other] {" · "}{ $left }
    }{ $certainty ->
        [expected] {" · "}bekleniyor, kesin değil
       *[firm] {""}
    }
launch-undated = Tarih henüz belli değil
launch-at-minute = { $moment }
launch-at-day = { $day }
launch-at-week = { $day } haftası
launch-at-month = { $month ->
        [1] Ocak
        [2] Şubat
        [3] Mart
        [4] Nisan
        [5] Mayıs
        [6] Haziran
        [7] Temmuz
        [8] Ağustos
        [9] Eylül
        [10] Ekim
        [11] Kasım
       *[12] Aralık
    } { $year }
launch-at-quarter = { $year } { $quarter }. çeyrek
launch-left = { $days ->
        [0] { $hours ->
            [0] şimdi
           *[other] { $hours } sa sonra
        }
        [1] yarın
       *[other] { $days } gün sonra
    }
launch-fact-venues = listeleme: { $venues }
launch-fact-chain = ağ: { $chain }
launch-fact-fdv = FDV { dollars }
launch-fact-raised = toplanan { dollars }
launch-fact-unlocked = kilidi açık %{ $percent }
launch-fact-sources = { $count } kaynak
launch-fact-disputed = ⚠️ kaynaklar çelişiyor
launch-dispute = ⚠️ { $fact ->
        [at] Tarih
        [token] Token
        [project] Proje
        [chain] Ağ
        [raised_usd] Toplanan
        [fdv_usd] FDV
       *[unlocked_percent] Kilidi açık
    }: { $versions }
launch-version = { $value } ({ $sources })
launch-reports = <b>Bildirenler</b>
launch-report = { $title }
    {"  "}<i>{ $source } · { $age }</i>
launch-sure = %{ $percent } emin, kurallara göre
button-launches = Tüm lansmanlar
button-calendar = 📅 Takvim dosyası
launches-file = Günü belli { $count } lansman
button-arm = 🎯 İlk işlemde { $coin } al
launch-arm = 🎯 <b>İlk işleminde { $name } al</b>
    Dokunup kopyalayın, USDT olarak en yüksek fiyatınızı yazın ve bana gönderin:
    <code>/tge arm { $coin } { $amount } max 0.50 14d</code>
    { $venue } borsasında listelenmesini bekler ve bir kez, { $amount } USDT’lik alırım; asla fiyatınızın üstünde değil. 14 gün sonra planın süresi dolar ve haber veririm. Başka bir borsa için <code>on bybit</code> ekleyin. Aktif planlar ve iptal düğmesi: /plans
