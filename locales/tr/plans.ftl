# Planlar: çıkışlar, düzenli alımlar, kademeler, değişiklikler, pozisyon kapatma.

button-plans = Planlar
button-edit = Düzenle
button-plan-cancel = Planı iptal et
button-guard = TP/SL
button-guard-sl = Stop −%{ $percent }
button-guard-tp = Kâr al +%{ $percent }
button-guard-tr = Takip %{ $percent }
button-close-all = Hepsini sat
toast-plan-begins = Başladım.
toast-plan-cancelling = İptal ediliyor…

plan-head = { $mark } <b>{ $what }</b>
plan-title-exit = Çıkışta sat: { $amount }
plan-title-entry = Yükselince { $coin } al: { $amount }
plan-title-dca = { $side ->
        [buy] Parça parça { $coin } al: { $amount }
       *[sell] Parça parça sat: { $amount }
    }
plan-title-twap = { $side ->
        [buy] Zamana yayarak { $coin } al: { $amount }
       *[sell] Zamana yayarak sat: { $amount }
    }
plan-title-ladder = { $side ->
        [buy] Kademeli { $coin } al: { $amount }
       *[sell] Kademeli sat: { $amount }
    }
plan-title-debut = İlk işlemde { $coin } al: { $amount }
plan-title-edit = { $coin } emrini değiştir
plan-title-close = Tüm { $coin } bakiyesini sat
plan-stop = 🔻 Stop { $price }{ $limit ->
        [none] {""}
       *[other] {", limit "}{ $limit }
    }
plan-target = 🎯 Kâr al { $price }
plan-trail = 🪢 Takip eden stop %{ $percent }: şimdi { $price }, görülen en iyi { $high }
plan-slippage = ↔ Gösterilen fiyattan en çok %{ $percent } kötü
plan-whole = Kalacak kısım satılamayacak kadar küçük olurdu, bu yüzden birlikte satılır.
plan-watched = Borsa bunu artık tutmuyor; fiyatı kendim izliyorum.
plan-entry = Fiyat { $price } olunca piyasa fiyatından alır
plan-schedule = { $count } dilim, her biri { $leg }, { $pace }{ $due ->
        [none] {""}
       *[other] {", sıradaki "}{ $due }
    }
plan-debut = { $state ->
        [listed] { $coin } listelendi: fiyat { $price } veya altına iner inmez alır
       *[waits] { $coin } listelenene kadar bekler, sonra bir kez { $price } veya altından alır
        [over] Bir kez, { $price } veya altından
    }, bitiş { $until }
plan-pace = { $unit ->
        [s] { $count ->
            [one] her saniye
           *[other] { $count } saniyede bir
        }
        [m] { $count ->
            [one] her dakika
           *[other] { $count } dakikada bir
        }
        [h] { $count ->
            [one] her saat
           *[other] { $count } saatte bir
        }
        [w] { $count ->
            [one] her hafta
           *[other] { $count } haftada bir
        }
       *[d] { $count ->
            [one] her gün
           *[other] { $count } günde bir
        }
    }
plan-ladder = { $count } emir, { $first } ile { $last } arasında
plan-edit = <code>{ $id }</code> emrinin yerini { $price } fiyatlı yeni emir alır
plan-progress = { $side ->
        [buy] Alınan
       *[sell] Satılan
    } { $filled }, tutar { $cost }, ortalama { $price } · %{ $percent }
plan-status-draft = Henüz başlamadı.
plan-status-active = İzliyorum.
plan-status-ending = Hâlâ açık olanlar iptal ediliyor…
plan-status-done = Tamamlandı.
plan-status-cancelled = { $reason ->
        [none] İptal edildi.
       *[other] İptal edildi: { $reason }
    }
plan-status-failed = { $reason ->
        [none] Tamamlanmadan bitti.
       *[other] Bitti: { $reason }
    }
plan-reason-by-you = siz istediniz.
plan-reason-closed = pozisyonun tamamı satılıyor.
plan-reason-entry-unfilled = bağlı olduğu alım hiç gerçekleşmedi.
plan-reason-nothing-left = satılacak { $coin } kalmadı.
plan-reason-held-outside = kalan { $coin } borsada verilmiş bir emirde tutuluyor; önce orada iptal edin.
plan-reason-too-small = kalan { $coin } piyasa için çok küçük. Biraz daha alıp hepsini birlikte satabilirsiniz: <code>/close { $coin }</code>
plan-reason-ladder-unfilled = hiçbir emri gerçekleşmedi.
plan-reason-unlisted = süresi doldu ve { $coin } orada henüz listelenmedi. Hiçbir şey alınmadı.
plan-reason-lapsed = süresi doldu ve { $coin } istediğiniz kadar ucuzlamadı. Hiçbir şey alınmadı.
plan-reason-filled-first = emir, değiştirilemeden gerçekleşti.
plan-reason-not-allowed = hesabınız işlem yapamaz.
plan-tail = { $place } · plan <code>{ $id }</code>

plan-ticket = <b>{ $what }</b>? · { $place }
plan-closing = <b>{ $count ->
        [one] Bu coinin
       *[other] Bu { $count } coinin
    } tamamı piyasa fiyatından satılsın mı?</b> · { $place }
plan-closing-line = • { $what }
plan-closing-too = Satılanlara ait açık emirler ve planlar önce iptal edilir.

guide-coin = { $command ->
        [stop] Hangi coin için <b>stop</b>?
        [tp] Hangi coinde <b>kâr al</b>?
        [trail] Hangi coin için <b>takip eden stop</b>?
        [dca] <b>Parça parça al</b>: hangi coin?
        [twap] <b>Zamana yayarak al</b>: hangi coin?
       *[ladder] <b>Kademeli al</b>: hangi coin?
    } Dokunun ya da tamamını yazın: <code>{ $example }</code>
guide-how = <b>{ $command ->
        [stop] Tüm { $coin } bakiyeniz için stop
        [tp] Tüm { $coin } bakiyeniz için kâr al
        [trail] Tüm { $coin } bakiyeniz için takip eden stop
        [dca] Parça parça { $coin } al
        [twap] Zamana yayarak { $coin } al
       *[ladder] Kademeli { $coin } al
    }</b>, yaklaşık { $price } · { $place }
    Dokunun ya da tamamını yazın: <code>{ $example }</code>
button-guide-dca = { $unit ->
        [w] Her hafta
       *[d] Her gün
    } { $amount } × { $legs }
button-guide-twap = { $unit ->
        [d] Bir günde
       *[h] Bir saatte
    } { $amount }
button-guide-ladder = { $amount }, −%{ $near }…{ $far }
pick-close = Hangi coinin <b>tamamı satılsın</b>? Dokunun ya da yazın: <code>/close btc</code>, <code>/close all</code>
which-venue-close = Hangi borsada <b>hepsi satılsın</b>? ▶ emirlerinizin genellikle gittiği yeri gösterir.
button-everywhere = Her yerde · { $what }
places-worth = { $count } coin ≈ { $worth } USDT

plan-trouble = ⚠️ <b>{ $what }</b>: zamanı gelen adım atılamadı.
    { $why }
plan-trouble-over = ✅ <b>{ $what }</b>: engel kalktı.
plan-let-go = ⚠️ <b>{ $what }</b>: orada bekleyen emir tamamlanmadan bırakıldı ({ $place }){ $fired ->
        [yes] . Fiyatına ulaşılmıştı; alıcı çıkar çıkmaz kalan { $coin } bakiyesini satarım.
       *[no] . Bundan sonra fiyatı kendim izler, ulaşılınca satarım.
    } Elle de satabilirsiniz: <code>/sell { $coin } 100%</code>
plan-hint = Denemeyi sürdürüyorum. /plans içinde görünür ve oradan iptal edilebilir.
plan-hint-halted = İşlemler yeniden açılınca kendiliğinden sürer.
plan-hint-insufficient-funds = { $side ->
        [buy] Yeterli bakiye olunca sürer; kaçırılanlar bir anda tamamlanmaz.
       *[sell] Bu coinler başka bir emirde tutuluyor: /orders içinde ya da borsada verildiyse orada iptal edin. <code>/close { $coin }</code> serbest olan her şeyi satar.
    }
plan-hint-risk-denied = Her yarım dakikada yeniden denerim; limitleri yalnızca işletmeci değiştirebilir.
plan-hint-plan-blind = Borsaya sormayı sürdürüyorum. Fiyat gelene kadar sizi yalnızca borsada bekleyen emirler korur; elle satmak işe yarayabilir: <code>/sell { $coin } 100%</code>
plan-blind = { $symbol } için { $age-s } sn boyunca fiyat gelmedi, bu yüzden hiçbir şey tetiklenemez.

plans-title = <b>Planlar</b>
plans-none = Aktif plan yok. Stop: <code>/stop btc 50% 58000</code>, birikim planı: <code>/dca btc 25 every 1d x 10</code>
plans-past = <b>Son planlar</b>
plans-line = { $mark } <code>{ $id }</code> { $what }{ $terms ->
        [none] {""}
       *[other] {" · "}{ $terms }
    } · %{ $done }{ $price ->
        [none] {""}
       *[other] {" @ "}{ $price }
    }{ $place ->
        [none] {""}
       *[other] {" · "}{ $place }
    }

plan-change = <b>{ $what }</b>: neyin değişeceğini yazın.
plan-change-exit = <code>/edit { $id } stop 57000</code>
    <code>/edit { $id } tp 65000</code>
    <code>/edit { $id } trail 3%</code>
    <code>/edit { $id } amount 50%</code>
plan-change-dca = <code>/edit { $id } every 2d</code>
    <code>/edit { $id } x 20</code>
    <code>/edit { $id } amount 50</code>
order-change = Yeni fiyatı ya da miktar ve fiyatı yazın. Yenisi gönderilmeden önce eski emir iptal edilir.
    <code>/edit { $id } { $price }</code>
    <code>/edit { $id } { $quantity } { $coin } @ { $price }</code>
guard = <b>{ $coin } pozisyonundan ne zaman çıkılsın</b>, alış { $price } · { $place }
    Dokunun; aynı alımın stop ve kâr al seviyeleri bir çift olarak çalışır. Ya da yazın: <code>/stop { $coin } 100% 5%</code>

receipt-until = { $at } UTC’ye kadar bekler.
reason-past-its-end = süresi dolmuştu
source-plan = plandan
command-plans = Aktif planlar: stop, birikim, kademeli emirler
command-stop = Düşünce sat: /stop btc 50% 58000
command-tp = Yükselince sat: /tp btc 50% 70000
command-trail = Takip eden stop: /trail btc 100% 4%
command-dca = Parça parça al: /dca btc 25 every 1d x 10
command-twap = Zamana yay: /twap buy btc 1000 over 2h
command-ladder = Birçok fiyata kademeli emirler
command-edit = Planı veya bekleyen emri değiştir
command-close = Pozisyonun tamamını sat: /close btc
