# Yalnızca yöneticilerin gördükleri ve herkese bildirdikleri.

admin = <b>Masa</b>
    Kişi { $people } (bugün { $active }, bekleyen { $pending }) · sohbet { $chats }
    24 sa: { $orders } emir, { $volume } USDT · { $alerts } uyarı
    Açık emir { $open } · bilinmeyen { $unknown }
    { $halt ->
        [none] İşlemler açık.
       *[other] ⛔ İşlemler durduruldu ({ $since }): { $halt }
    }
    <code>/halt sebep</code> · <code>/halt all sebep</code> · <code>/resume</code> · <code>/panic all</code>
    <code>/admin</code> <code>broadcast metin</code> · <code>waiting</code> · <code>approve id</code> · <code>deny id</code>
admin-claimed = Artık bu masanın yöneticisisiniz. Neler yapabileceğinizi /admin gösterir.
halt-no-reason = bakım
button-halt = İşlemleri durdur
button-panic-all = Her şeyi durdur
panic-all-draft = Bu, herkesin tüm açık emirlerini ve planlarını iptal eder ve satışlar ile stoplar dahil tüm işlemleri /resume komutuna kadar durdurur.
panic-reason = acil durdurma
button-resume = İşlemleri yeniden aç
button-broadcast = Herkese gönder
button-approve = İçeri al
button-deny = Geri çevir
broadcast-draft = Bu herkese gidecek:
    { $text }
broadcast-sent = { $count } kişiye gönderiliyor.
broadcast = 📣 { $text }
notice-halted = ⛔ İşlemleri durduran: { $by }. Sebep: { $reason }
notice-tripped = ⛔ <b>İşlemler kendiliğinden durdu</b>: { $trip }.
    { $mode ->
        [live] LIVE (gerçek para) ile kimse alım yapamaz, demo sürüyor;
        [paper] Demoda kimse alım yapamaz, LIVE (gerçek para) sürüyor;
       *[other] Kimse alım yapamaz;
    } satış yapılabilir ve açık emirler kalır. /admin ekranına ve günlüklere bakın; neden ortadan kalkınca /resume sayımı yeniden başlatır.
notice-frozen = ⛔ { $name } (<code>{ $id }</code>) /panic ile kendi işlemlerini durdurdu.
notice-thawed = { $name } (<code>{ $id }</code>) yeniden işlem yapıyor.
notice-resumed = ✅ İşlemler yeniden açıldı, açan: { $by }.
notice-alarm = 🚨 <b>{ $subject }</b>
    { $detail }
button-waiting = Bekleyenler ({ $count })
nobody-waits = Onay bekleyen kimse yok.
waiting-besides = { $count } kişi daha bekliyor.
access-request = <b>{ $name }</b>{ $username ->
        [none] {""}
       *[other] {" "}(@{ $username })
    } erişim istiyor.
    id <code>{ $id }</code> · { $at }
access-granted-by-you = ✅ { $name } (<code>{ $id }</code>) içeri alındı.
access-denied-by-you = { $name } (<code>{ $id }</code>) geri çevrildi.
