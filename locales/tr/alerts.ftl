# Uyarılar ve arkalarındaki kurallar.

alert-title = { $mark } <b>{ $title }</b>
alert-coins = <b>{ $coin }</b> { $price }{ $change ->
        [none] {""}
       *[other] {" "}{ $mark } { $change }% (24 sa)
    }{ $others ->
        [none] {""}
       *[other] {" · ayrıca "}{ $others }
    }
alert-verdict = <b>{ $tone }</b> · etki %{ $impact } · güven %{ $confidence }
alert-doubts = ⚠ { $doubts }
alert-late = ⏳ { $late } gecikmeyle geldi: daha önce gönderilemedi.
alert-source = { $source }{ $is-alone ->
        [yes] {", şimdilik tek kaynak"}
       *[no] {""}
    } · { $age ->
        [unknown] tarihsiz
       *[other] { $age }
    } · { $latency } ms içinde okundu
alert-grades = O andan beri: { $grades }
alert-why = Neden: <code>{ $rule }</code> · yenilik %{ $novelty } · { $model }
alert-measured = Masa bunu kendi fiyat kaynağında gördü · { $latency } ms içinde iletildi
alert-why-measured = Neden: <code>{ $rule }</code>{ $told ->
        [none] {""}
       *[other] {" · "}{ $told }
    }
measured-title = { $gauge ->
        [move] { $coin }: { $span } içinde %{ $amount } { $way ->
            [up] yükseldi
           *[down] düştü
        }
        [volume] { $coin }: olağan hacminin { $times } katı işlem görüyor
        [whale] Balina { dollars } tutarında { $coin } { $way ->
            [up] alıyor
           *[down] satıyor
        }
        [funding] { $coin } fonlama oranı: %{ $amount }, { $way ->
            [up] longlar shortlara ödüyor
           *[down] shortlar longlara ödüyor
        }
        [funding-flip] { $coin } fonlama oranı yön değiştirdi: { $way ->
            [up] %{ $amount }, artık longlar shortlara ödüyor
           *[down] −%{ $amount }, artık shortlar longlara ödüyor
        }
       *[liquidation] { $coin }: { dollars } tutarında { $way ->
            [up] short
           *[down] long
        } likide oldu
    }
measured-beside = <b>{ $way ->
        [up] Yukarı
        [down] Aşağı
       *[none] Yönsüz
    }</b>{ $times ->
        [none] {""}
       *[other] {" · bu coin için olağanın "}{ $times }{" katı"}
    }
measured-why = { $gauge ->
        [move] { $span } içindeki hareket { $found }, sınırınız { $limit }
        [volume] hacim { $found }, sınırınız { $limit }
        [whale] tek işlem { $found }, sınırınız { $limit }
        [funding] fonlama oranı { $found }, sınırınız { $limit }
        [funding-flip] fonlama oranı { $found } oldu, sınırınız { $limit }
       *[liquidation] likide olan { $found }, sınırınız { $limit }
    }
measured-times = olağanın { $times } katı
alert-test = 🧪 <b>Test</b>: bu kurala uyacak son haber
alert-no-match = Son 24 saatte eşleşme yok.
tone-bullish = Yükseliş
tone-bearish = Düşüş
tone-neutral = Nötr
doubt-manipulation = Pump’a benziyor, dikkatli olun
doubt-look-alike = Benzer görünen sahte harflerle yazılmış
doubt-single-post = Tek bir gönderi, kimse doğrulamıyor

alerts-title = <b>Bu sohbetin uyarıları</b>
alerts-rule = { $number }. { $mark } <code>{ $words }</code>
alerts-none = Bu { $where ->
        [group] grupta
       *[private] sohbette
    } henüz uyarı yok. Düğmelerle ekleyin ya da yazın: <code>/alerts btc eth bullish 50%</code>
alerts-how = Yazarak ekleyin: <code>/alerts btc eth bullish 50%</code> ya da tam bir kural: <code>/alerts add btc and (bearish or impact &gt; 0.7) not "price analysis"</code>. Piyasanın kendisi için: <code>/alerts add btc and move &gt; 5% 1h</code>. Tümünü duraklatın veya sürdürün: <code>/alerts off</code>, <code>/alerts on</code>
alerts-subscribed = 🔔 Şu kurala uyanları bildireceğim: <code>{ $words }</code>
alerts-paused = ⏸ Bu sohbetin { $count } uyarısı duraklatıldı. <code>/alerts on</code> sürdürür.
alerts-paused-already = ⏸ Bu sohbetin tüm uyarıları zaten duraklatılmış. <code>/alerts on</code> sürdürür.
alerts-resumed = 🔔 Bu sohbetin { $count } uyarısı yeniden açık. <code>/alerts off</code> duraklatır.
alerts-resumed-already = 🔔 Bu sohbetin tüm uyarıları açık. <code>/alerts off</code> duraklatır.
alerts-removed = Kaldırıldı. Geri koymak için:
    <code>{ $command }</code>
draft-coin = <b>Yeni uyarı</b>: hangi coin?
draft-tone = <b>Yeni uyarı</b>, { $coin }: hangi ton?
draft-impact = <b>Yeni uyarı</b>, { $coin }, { $tone ->
        [bullish] yükseliş
        [bearish] düşüş
        [directional] yükseliş veya düşüş
       *[any] her ton
    }: etki en az ne kadar olsun?
draft-gauge = <b>Yeni uyarı</b>, { $coin }: piyasanın hangi hareketi?
draft-limit = <b>Yeni uyarı</b>, { $coin }, { $gauge ->
        [move] fiyat hareketi
        [volume] coinin olağan hacmine göre hacim
        [whale] tek büyük işlemler, $ veya olağanın katı olarak
        [funding] fonlama oranları
        [funding-flip] fonlama oranının işaret değiştirmesi, sıfırı ne kadar geçtiği
       *[liquidation] likidasyonlar, $ olarak
    }: hangi değerden itibaren?
draft-all = tüm coinler
button-add-rule = Uyarı ekle
button-all-rules = Tüm uyarılar
button-all-coins = Tüm coinler
button-any-impact = Fark etmez
button-undo = Geri al
button-pause-rule = Duraklat { $number }
button-resume-rule = Sürdür { $number }
button-test-rule = Test et { $number }
button-remove-rule = Kaldır { $number }
button-gauges = 📈 Piyasanın kendisi
button-gauge = { $gauge ->
        [move] Fiyat hareketi
        [volume] Hacim
        [whale] Balina
        [funding] Fonlama oranı
        [funding-flip] Fonlama dönüşü
       *[liquidation] Likidasyon
    }
button-tone-any = Her ton
button-tone-bullish = 🟢 Yükseliş
button-tone-bearish = 🔴 Düşüş
button-tone-directional = 🟢🔴 İkisi de, nötr değil

button-less = Bunun gibisi daha az
button-mute = { $what } yok
button-mute-impact = Yalnızca etki ≥ %{ $impact }
button-cap = { $source } ≤ günde { $count }
button-snooze-hour = 1 saat ertele
button-snooze-tomorrow = Yarına kadar ertele
button-muted = Sessize alınanlar
button-lift = Geri al { $number }
less-offer = <b>Hangisi azalsın?</b> Tek dokunuş, yalnızca bu sohbet için; geri alınabilir.
less-made = 🔕 { $what }
less-lifted = 🔔 Geri alındı: { $what }
less-title = <b>Bu sohbette azaltılanlar</b>
less-line = { $number }. { $what }
less-none = Bu sohbette sessize alınan bir şey yok.
less-what = { $kind ->
        [coin] { $value } hakkında uyarı yok
        [source] { $value } kaynağından uyarı yok
        [event] Bu türden uyarı yok: { $event }
        [impact] Yalnızca etkisi ≥ %{ $impact } olan uyarılar
        [cap] { $value } kaynağından 24 saatte en çok { $count } uyarı
       *[snooze] Uyarı yok, bitiş: { $until }
    }
alerts-muted = 🔕 Sessize alınan: { $count }.
event-name = { $event ->
        [commentary] yorumlar
        [earnings] bilançolar
        [delisting] listeden çıkarmalar
        [insolvency] iflaslar
        [depeg] sabit kur kopmaları
        [hack] saldırılar
        [etf] ETF’ler
        [enforcement] soruşturma ve davalar
        [macro] ekonomi
        [regulation] düzenleme
        [outage] kesintiler
        [treasury] hazine varlıkları
        [listing] listelemeler
        [liquidation] likidasyonlar
        [supply] arz
        [launch] lansmanlar
        [upgrade] güncellemeler
        [funding] yatırım turları
        [partnership] ortaklıklar
        [product] ürünler
        [price] fiyat haberleri
        [market-move] fiyat hareketleri
        [market-volume] hacim
        [market-whale] balinalar
        [market-funding] fonlama oranları
        [market-funding-flip] fonlama dönüşü
        [market-liquidation] kapatılan pozisyonlar
        [other] diğer haberler
       *[unknown] { $event }
    }

digest-title = 🗞 <b>Bekletilen { $count } haber</b> ({ $why })
digest-line = { $mark } { $title }
    {"  "}<i>{ $source } · { $age }{ $coins ->
        [none] {""}
       *[other] {" · "}{ $coins }
    }</i>
digest-more = … ve { $count } tane daha: /news
digest-scheduled = 🗞 { $at ->
        [none] Sessiz saatlerde veya ertelemede bekletilenler süre bitince tek özet halinde gelir; üst sınır nedeniyle bekletilenler saat 08:00’de.
       *[other] Sessiz saatlerde, ertelemede veya üst sınır nedeniyle bekletilenler her gün { $at } ({ $zone }) saatinde tek özet halinde gelir. <code>/alerts digest off</code> bunu geri alır.
    }
held-quiet = sessiz saatler
held-snooze = ertelendi
held-daily-cap = günlük üst sınır
held-source-cap = kaynak üst sınırı
held-cool-down = bir uyarıdan sonraki ara

alert-foreign = 🌐 { $language ->
        [en] İngilizce
        [de] Almanca
        [es] İspanyolca
        [fr] Fransızca
        [pt] Portekizce
        [it] İtalyanca
        [nl] Felemenkçe
        [pl] Lehçe
        [tr] Türkçe
        [id] Endonezce
        [vi] Vietnamca
        [ja] Japonca
        [ko] Korece
        [zh] Çince
        [ru] Rusça
        [uk] Ukraynaca
        [ar] Arapça
        [fa] Farsça
        [he] İbranice
        [hi] Hintçe
        [th] Tayca
        [el] Yunanca
       *[unknown] { $language }
    }
alerts-languages = 🌐 { $languages ->
        [none] Bu sohbetin dilinde veya İngilizce olmayan haberler işaretlenir.
        [all] Hiçbir haber dili nedeniyle işaretlenmez.
       *[other] Şu diller dışındaki haberler işaretlenir: { $languages }. <code>/alerts languages off</code> bunu geri alır.
    }
