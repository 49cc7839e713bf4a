# Kullanıcının limitleri ve kendi acil durdurması.

button-limits = Limitler
limits-title = <b>Limitler</b>: şu an kullanılan ve yürürlükte olan
limits-of = { $mode ->
        [live] <b>LIVE</b>
       *[paper] Demo
    }
limits-line = { $rule ->
        [max-order] Tek emir
        [max-hour] 60 dakikada alım
        [max-day] 24 saatte alım
        [max-symbol] Tek coinde en fazla
        [max-total] Tüm coinlerde
        [max-loss] Gece yarısından beri zarar
       *[max-positions] Aynı anda coin
    }: { $used ->
        [none] {""}
       *[other] { $used }{" / "}
    }<b>{ $limit }</b>{ $ceiling ->
        [none] {""}
       *[other] {" "}(sizinki; masanınki { $ceiling })
    }
limits-hint = Satış hiçbir zaman limitlere takılmaz. Limitler demo ve LIVE (gerçek para) için aynıdır, her biri ayrı sayılır. Kendi limitinizi düğmeyle belirleyin ya da yazın: <code>/limits max-day 2000</code>.
button-max-order = Tek emir
button-max-hour = 60 dakika
button-max-day = 24 saat
button-max-symbol = Tek coin
button-max-total = Tüm coinler
button-max-loss = Günlük zarar
button-max-positions = Aynı anda coin
choose-limit = <b>{ $rule ->
        [max-order] Tek emir
        [max-hour] 60 dakikada alım
        [max-day] 24 saatte alım
        [max-symbol] Tek coinde elde tutulan veya emirde olan
        [max-total] Tüm coinlerde elde tutulan veya emirde olan
        [max-loss] Gece yarısından beri zarar; aşılınca yalnızca satış yapılabilir
       *[max-positions] Aynı anda elde tutulan veya emirde olan coin sayısı
    }</b>. Kendi limitinizin üstünde bir kez sorarım; masanın limiti hiç aşılmaz. Ya da yazın: <code>/limits { $rule } { $example }</code>
limit-off = Masanınki: { $ceiling }

panic = ⛔ <b>Durduruldu.</b> { $cancelled ->
        [0] Açık emir yoktu.
       *[other] { $cancelled } emir iptal ediliyor.
    } Stoplar dahil, sizin adınıza artık hiçbir şey alınmaz veya satılmaz; elinizdekiler sizde kalır ama korumasızdır.
    { $until } itibarıyla /unfreeze ile yeniden işlem yapabilirsiniz.
unfreeze-ask = Yeniden işlem yapmak istiyor musunuz? İptal edilen planlar ve stoplar geri gelmez.
button-unfreeze = Evet, yeniden işlem yap
unfreeze-none = İşlemleriniz durdurulmuş değil.
unfrozen = ✅ Yeniden işlem yapabilirsiniz.
