# Kullanıcının varlıkları.

portfolio = <b>Portföy</b> · { $place }
    Toplam varlık <b>{ $equity } USDT</b> { $mark } { $profit } ({ $percent }%)
    Nakit { $cash } serbest, { $reserved } açık emirlerde
    Gerçekleşen K/Z { $realised } · gerçekleşmemiş K/Z { $unrealised } · komisyon { $fees }
portfolio-risk = Bir günün riski: 20 günde 1 gün <b>{ $usual } USDT</b> veya fazlası kaybedilir, böyle günlerin ortalaması { $shortfall }; 100 günde 1 gün yaklaşık { $rare } (sınamada biraz daha sık aşıldı). Kötü günler art arda gelir.
portfolio-risk-short = Bir günün riski: geçmiş henüz yetersiz, { $wanted } saatlik fiyatın { $hours } saati var.
portfolio-position = <b>{ $coin }</b> { $quantity } = { $value } USDT { $mark } { $profit } ({ $percent }%)
    {"  "}ort. alış { $average } · { $price ->
        [none] şu an fiyat yok
       *[other] şimdi { $price }
    }
portfolio-empty = Henüz yalnızca nakit var. Almak için BTC gibi bir coin yazın.

button-report = Rapor
button-report-days = { $is-shown ->
        [yes] • { $days } gün •
       *[no] { $days } gün
    }
button-export = Vergi için CSV
report = <b>{ $days ->
        [one] Son gün
       *[other] Son { $days } gün
    }</b> · { $place }
    Toplam varlık <b>{ $equity } USDT</b> { $mark } { $profit }
    Getiri { $percent }% (zaman ağırlıklı) · en derin düşüş %{ $drawdown }{ $flows ->
        [none] {""}
       *[other] { " · giriş ve çıkış " }{ $flows }
    }
report-no-trips = Bu sürede alınıp yeniden satılan bir şey yok.
report-trips = Satış { $count }, kârlı { $won } · gerçekleşen K/Z <b>{ $realised }</b> · komisyon { $fees }{ $has-both ->
        [yes] { " · en iyi " }{ $best }{ ", en kötü " }{ $worst }
       *[no] {""}
    }
report-days = <b>Günlere göre</b>
report-day = { $date }: { $trades } işlem, hacim { $turnover }, gerçekleşen K/Z { $realised }
export-caption = { $days ->
        [one] Son gün
       *[other] Son { $days } gün
    }: { $count } satır, saatler UTC, maliyet ortalamaya göre. Sütunların anlamı: docs/export.md
button-pnl = Paylaşım kartı
button-pnl-sum = { $is-shown ->
        [yes] Tutarı gizle
       *[no] Tutarı göster
    }
pnl = <b>{ $days ->
        [one] Son gün
       *[other] Son { $days } gün
    }</b> · { $place }
    Getiri <b>{ $percent }%</b> (zaman ağırlıklı){ $profit ->
        [hidden] {""}
       *[other] { " · " }{ $profit } USDT
    }
pnl-coin = <b>{ $symbol }</b> · { $place }
    { $state ->
        [held] Elde
       *[sold] Son satış
    }: maliyete göre <b>{ $percent }%</b>, komisyonlar dahil{ $profit ->
        [hidden] {""}
       *[other] { " · " }{ $profit } USDT
    }
    { $entry } → { $price }
pnl-private = Görselde ad yoktur, siz göstermedikçe tutar da yoktur.
inline-pnl = Sonucumu paylaş
inline-pnl-seen = Yüzde ve eğri. Tutar yok, ad yok.
inline-pnl-none = Henüz işlem yok. Tapewire’ı aç
inline-pnl-nothing = Öyle bir şey yok. Örnek: pnl, pnl 7, pnl btc
