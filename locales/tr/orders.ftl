# Emir onayları, işlem fişleri, emir listeleri ve geçmişi.

button-buy-amount = { $amount } al
button-buy-coin-amount = { $coin } al: { $amount }
button-buy-coin = { $coin } al
button-buy-again = Yeniden { $coin } al
button-sell = Sat
button-sell-coin = { $coin } sat
button-sell-share = %{ $percent } sat
button-share = %{ $percent }
button-confirm = Onayla
button-dismiss = Vazgeç
button-buy-anyway = Yine de al
button-change-limit = Limiti değiştir
button-fresh-price = Güncel fiyat
button-cancel = Emri iptal et
button-cancel-order = İptal et: { $id }
button-why = Neden?
button-orders = Emirler
button-copy-id = Emir no’sunu kopyala

ticket = <b>{ $base } { $side ->
        [buy] al
       *[sell] sat
    }</b> · { $kind ->
        [limit] limit
       *[market] piyasa fiyatından
    } · { $place }
    { $worst-cost ->
        [none] ≈ <b>{ $quantity } { $base }</b>, tutar <b>{ $cost } { $quote }</b>
       *[other] { $side ->
            [buy] <b>{ $quantity } { $base }</b>, en çok <b>{ $worst-cost } { $quote }</b>, şu anki fiyatla ≈ { $cost }. Harcanmayan tutar serbest kalır.
           *[sell] <b>{ $quantity } { $base }</b>, tutar ≈ <b>{ $cost } { $quote }</b>, en az { $worst-cost }
        }
    }
    Fiyat { $price }{ $kind ->
        [limit] {" veya daha iyisi"}
       *[market] { $slippage ->
            [none] {""}
           *[other] , en kötü { $worst } (fiyat kayması sınırı { $slippage } bp)
        }
    } · komisyon ≈ { $fee }
    Serbest: { $free }
terms-rests = { $at } UTC’ye kadar emir defterinde bekler.
terms-post = Yalnızca maker: hemen gerçekleşecekse borsa reddeder.
terms-ioc = Hemen gerçekleşmeyen kısım iptal edilir.
terms-fok = Tamamı hemen ya da hiç.
ask-quick-limit = Bu, hızlı alım limitinizin üstünde; o yüzden önce soruyorum.
ask-own-limit = ⛔ { risk-said }
ask-large-sale = Bu satış { $value } USDT, tek emirde { $limit } üstünde; o yüzden önce soruyorum.
risk-said = { $rule ->
        [max-order] Kendi limitiniz tek emirde { $limit } USDT; bu emir { $value } USDT.
        [max-hour] Kendi limitiniz 60 dakikada { $limit } USDT; bununla { $value } USDT olur.{ limit-room }
        [max-day] Kendi limitiniz 24 saatte { $limit } USDT; bununla { $value } USDT olur.{ limit-room }
        [max-symbol] Kendi limitiniz tek coinde { $limit } USDT; bununla { $value } USDT olur.{ limit-room }
        [max-total] Kendi limitiniz tüm coinlerde { $limit } USDT; bununla { $value } USDT olur.{ limit-room }
        [max-loss] Kendi limitiniz günde { $limit } USDT zarar; bugünkü zarar { $value } USDT.
       *[max-positions] Kendi limitiniz aynı anda { $limit } coin; bu { $value }. coin olur.
    }
ask-old = Mesajınız biraz eski, bu yüzden şimdiki fiyattan yeniden soruyorum.
ask-confirm = Şimdiki fiyat bu. Hâlâ uygun mu?
ticket-expires = { $seconds } sn geçerli.
ticket-expired = ⌛ Bu emir onayının süresi doldu. Emir verilmedi.
ticket-dismissed = Vazgeçildi. Emir verilmedi.
private-ticket = 🔒 Yalnızca size, kaynak haber: { $title }

ask-buy = <b>{ $coin } al</b>, yaklaşık { $price } · { $place }
    Ne kadar? Dokunun ya da bu mesaja <code>75</code> veya <code>0.01 { $coin }</code> gibi bir miktarla yanıt verin.
ask-sell = <b>{ $coin } sat</b>, yaklaşık { $price } · { $place }
    Serbest: { $held }. Ne kadar? Dokunun ya da <code>40%</code> gibi bir miktarla yanıt verin.
ask-sell-nothing = Satılabilecek serbest { $coin } bakiyeniz yok. Elinizdekileri /portfolio gösterir.
pick-buy = Hangi coin <b>alınsın</b>? Dokunun ya da yazın: <code>/buy btc 100</code>
pick-amount = Alım tutarı <b>{ $amount }</b>: hangi coin?
pick-sell-nothing = Şu anda satılabilecek serbest bir varlığınız yok. Elinizdekileri /portfolio gösterir.
pick-sell = Hangi coin <b>satılsın</b>? Dokunun ya da yazın: <code>/sell btc 50%</code>

toast-sending = Gönderiliyor…
toast-private = Emir onayınız özel sohbetimizde.
toast-cancelled = İptal edildi.
toast-cancelling = Borsadan iptal isteniyor…

receipt-accepted = { $mark } <b>{ $coin } { $side ->
        [buy] alınıyor
       *[sell] satılıyor
    }</b>: { $amount }, gönderiliyor…
receipt-sending = { $mark } <b>{ $coin } { $side ->
        [buy] alınıyor
       *[sell] satılıyor
    }</b>: { $amount }, gönderiliyor…
receipt-unknown = { $mark } <b>{ $coin } { $side ->
        [buy] alımı
       *[sell] satışı
    }: sonuç bilinmiyor</b>
    Borsa yanıt vermedi ({ $reason }). Ben emri sorgularken { $reserved } ayrılmış kalır. Lütfen emri yeniden vermeyin: gerçek sonuç belli olur olmaz bu mesajda yazacak.
receipt-open = { $mark } <b>{ $coin } { $side ->
        [buy] alımı
       *[sell] satışı
    }</b>: { $amount }, { $price } veya daha iyisi, emir defterinde bekliyor
receipt-partial = { $mark } <b>{ $coin } { $side ->
        [buy] alımı
       *[sell] satışı
    }</b>: kısmen gerçekleşti, kalanı emir defterinde bekliyor
receipt-filled = { $mark } <b>{ $amount } { $side ->
        [buy] alındı
       *[sell] satıldı
    }</b>
receipt-cancelled = { $mark } <b>{ $coin } { $side ->
        [buy] alımı
       *[sell] satışı
    } iptal edildi</b>. Gerçekleşmeyen kısım yeniden serbest.
receipt-expired = { $mark } <b>{ $coin } { $side ->
        [buy] alımının
       *[sell] satışının
    } süresi doldu</b>{ $reason ->
        [none] .
       *[other] : { $reason }.
    } Gerçekleşmeyen kısım yeniden serbest.
receipt-rejected = { $mark } <b>{ $coin } { $side ->
        [buy] alımı
       *[sell] satışı
    } borsa tarafından reddedildi</b>{ $reason ->
        [none] .
       *[other] : { $reason }.
    } Hiçbir şey harcanmadı; tutar yeniden serbest.
receipt-filled-part = { $quantity } { $coin } × { $price } = <b>{ $cost } { $quote }</b>
    { $fee ->
        [none] Henüz komisyon yok
       *[other] Komisyon { $fee }
    }{ $slippage ->
        [none] {""}
       *[other] { " · fiyat kayması " }{ $slippage }{ " bp (gösterilen fiyata göre)" }
    }
receipt-given-back = Harcanan: { $spent } / { $asked } { $quote }; { $back } { $quote } yeniden serbest.
receipt-tail = { $place } · <code>{ $id }</code>
elapsed = { $count } { $unit ->
        [ms] ms
       *[s] sn
    }
latency = Gönderim: dokunuştan { $sent } sonra · yanıt süresi: { $answered }
reason-by-you = siz istediniz

orders-title = <b>Açık emirler</b>
orders-none-open = Yok. Fiyatını bekleyen bir emir için: <code>/buy btc 100 @ 50000</code>
orders-recent = <b>Son emirler</b>
orders-line = { $mark } <code>{ $id }</code> { $side ->
        [buy] alış
       *[sell] satış
    } { $coin ->
        [none] { $amount }
       *[other] { $coin }, { $amount }
    } @ { $price } · { $status } · { $at }{ $origin ->
        [none] {""}
       *[other] {" · "}{ $origin }
    }

status-accepted = kabul edildi
status-sending = gönderiliyor
status-unknown = bilinmiyor
status-open = açık
status-partial = kısmen gerçekleşti
status-filled = gerçekleşti
status-cancelled = iptal edildi
status-expired = süresi doldu
status-rejected = reddedildi
source-chat = sohbetten
source-alert = uyarıdan
source-web = web’den
source-external = dışarıda, elle verilmiş
order-outside = dışarıda
reason-keys-not-open = şifreli anahtarlarınız burada açılamadı, bu yüzden hiçbir şey gönderilmedi. İşletmeciye bildirildi
reason-never-reached = borsaya hiç ulaşmadı
reason-frozen = gönderilmeden önce /panic ile işlemlerinizi durdurdunuz; borsaya hiçbir şey gitmedi
reason-halted = gönderilmeden önce işlemler herkes için durduruldu; borsaya hiçbir şey gitmedi
reason-not-sent-again = borsa emri henüz bilmiyor; kendiliğinden asla yeniden gönderilmez
reason-not-known = borsa emre ne olduğunu söylemiyor, kaydını silmiş olabilir; ne yeniden gönderilir ne de yok sayılır
reason-not-found-any-more = borsa emri artık bulamıyor; işlemleri okunuyor
reason-ended-unseen = emir, burada kimse bakmazken borsada sona erdi; gerçekleşen kısmı kaydedildi
why = <b>Emir <code>{ $id }</code></b>: { $side ->
        [buy] alış
       *[sell] satış
    } { $amount }, { $symbol }, { $status }, { $source }
    { $client-id ->
        [none] Borsadaki kimliği <code>{ $venue-id }</code>
       *[other] Borsaya <code>{ $client-id }</code> olarak gönderildi, oradaki kimliği <code>{ $venue-id }</code>
    } · { $place }
why-step = { $at } (+{ $after }) <b>{ $status }</b>{ $note ->
        [none] {""}
       *[other] {": "}{ $note }
    }
why-none = Henüz emriniz yok. Bir coinle başlayın: BTC yazın.
