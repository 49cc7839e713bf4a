# Ayarlar, her birinin nereden geldiği ve dosyası: sohbet, sayfalar, betikler.

settings = <b>Ayarlar</b>
    Dil: { $language } { $language-from }
    Saat dilimi: { $zone } { $zone-from }
    Görseller: { pictures } { $pictures-from }
    Alım düğmeleri: { $presets } { $presets-from }
    Hızlı alım limiti: { $quick }, üstünde önce sorarım { $quick-from }
    Sessiz saatler: { $quiet ->
        [off] yok
       *[other] { $quiet }
    } { $quiet-from }
    Özet: { $digest ->
        [off] bekleme biter bitmez
       *[other] her gün { $digest }
    } { $digest-from }
    Haber dilleri: { $headlines ->
        [own] sizin diliniz ve İngilizce dışındakiler işaretlenir
       *[other] { $headlines } dışındakiler işaretlenir
    } { $headlines-from }
    Özet ve haber dilleri: <code>/alerts digest 08:00</code> · <code>/alerts languages en ru</code>
setting-from = · <i>{ $origin ->
        [yours] sizin
        [operator] işletmecinin
        [telegram] Telegram’dan
       *[default] varsayılan
    }</i>
pictures = { $pictures ->
        [light] Açık
       *[dark] Koyu
    }
setting-digest = Özet
setting-headlines = Haber dilleri
button-setting-default = Varsayılana dön
button-settings-file = Dosya olarak
settings-exported = Ayarlarınız, kendi limitleriniz ve uyarı kurallarınız. Bu dosyayı buraya ya da başka bir masaya gönderin; bir şey değişmeden önce neyi değiştireceğini gösteririm. İçinde anahtar yoktur.

file-compared = { $changes ->
        [0] Bu dosya hiçbir şeyi değiştirmiyor.
       *[other] Bu dosya <b>{ $changes } şeyi</b> değiştiriyor:
    }
file-applied = ✅ { $changes ->
        [0] Değiştirilecek bir şey yoktu.
       *[other] Uygulandı, <b>{ $changes } değişiklik</b>:
    }
file-cancelled = Her şey olduğu gibi kaldı.
file-change = { $name }: { $before ->
        [none] –
       *[other] { $before }
    } → { $after ->
        [none] –
       *[other] { $after }
    }
file-alert = { $kind ->
        [added] ➕
        [removed] ➖
        [alert_paused] ⏸
       *[alert_resumed] ▶️
    } <code>{ $words }</code>
file-denied = ⚠️ Alınmadı: { $name } <code>{ $value }</code>. { $why }
file-more = … ve { $count } tane daha
button-file-apply = Uygula
button-file-cancel = Vazgeç
button-file-undo = Geri al
bad-file = { $what ->
        [size] Bir ayar dosyası en çok { $limit } KB olabilir.
        [text] Bu dosya UTF-8 metin değil.
        [json] Bu dosya JSON değil.
        [depth] Bu dosya { $limit } düzeyden daha derin iç içe geçmiş.
        [twice] Bu dosyada bir ad iki kez geçiyor; hangisinin geçerli olduğu belli değil.
        [kind] Bu, Tapewire ayarlarının dosyası değil.
        [version] Bu dosya { $value } sürümünde; bu masa { $limit } sürümünü okur.
        [field] Ayar dosyasında “{ $where }” diye bir alan yok.
       *[shape] “{ $where }” olması gereken biçimde değil.
    } Hiçbir şey değiştirilmedi. Dışa aktarılan bir dosya biçimi gösterir.

web-nav-settings = Ayarlar
web-settings-look = Dil ve görünüm
web-settings-trading = İşlem
web-settings-alerts = Uyarılar
web-settings-limits = Kendi limitleriniz
web-settings-limits-hint = Masanın limitlerinin altında; demoda da LIVE’da da geçerli. Boş, yok demektir.
web-settings-file = Dosya olarak ayarlar
web-settings-file-hint = Ayarlar, kendi limitleriniz ve uyarı kuralları; anahtar yok. Dosyanın neyi değiştireceği önce gösterilir.
web-settings-export = Dışa aktar
web-settings-import = İçe aktar…
web-settings-presets-hint = Tek dokunuşla harcanan tutar, USDT
web-settings-pictures-hint = Botun gönderdiği grafikler ve kartlar
web-settings-quick-hint = Buna kadar tek dokunuş alır; üstünde sorulur
web-settings-quiet-hint = Uyarılar bekler, tek özet olarak gelir
web-settings-digest-hint = Bekleyenler günde bir kez gelir
web-settings-headlines-hint = Ötekiler işaretlenir. Seçim yoksa: sizinki ve İngilizce
web-settings-from = Başlangıç
web-settings-to = Bitiş
web-settings-theme = Tema
web-theme-auto = Sistem
web-theme-light = Açık
web-theme-dark = Koyu
web-settings-theme-telegram = Telegram içinde sayfalar onun renklerini alır.
web-settings-venues-more = Borsa hesaplarını yönet
web-zone-search = Şehir ya da dilim arayın
web-sessions = Oturum açık olan yerler
web-sessions-hint = Bir oturum, sayfası kapandıktan on beş dakika sonra biter. Burada bitirirseniz hemen biter.
web-sessions-end-others = Ötekileri bitir
web-problem-bad-file = Ayar dosyası değil
web-detail-bad-file = { bad-file }
web-detail-bad-setting-quick-limit = Hızlı alım limiti: { $value } USDT. 0’dan büyük ve en çok { $limit } USDT olmalı.
web-detail-bad-setting-presets = Alım düğmesi: { $value } USDT. Her biri 1 ile { $limit } USDT arasında, en fazla iki ondalıklı olmalı.
web-detail-bad-setting-preset-count = Alım düğmeleri: bir ile { $limit } arasında olabilir.
web-detail-bad-setting-limit = { $text } limitiniz: { $value }. 0’dan büyük ve en çok masanın limiti olan { $limit } olmalı.
web-detail-bad-setting-limit-whole = { $text } limitiniz: { $value }. Coin sayar: tam sayı, en çok { $limit }.
web-detail-bad-setting-languages = “{ $text }” dilinde haber hiç tanınmıyor.
web-detail-bad-setting-rules = Uyarı kuralları: en çok { $limit } olabilir.
web-detail-misunderstood-alert-rule = Bu uyarı kuralı “{ $text }” yakınında okunamıyor.
web-detail-misunderstood-alert-long = Bu uyarı kuralı çok uzun.

web-js-origin-yours = sizin
web-js-origin-operator = işletmecinin
web-js-origin-telegram = Telegram’dan
web-js-origin-default = varsayılan
web-js-back-to-default = Varsayılana dön
web-js-saved = Kaydedildi
web-js-undo = Geri al
web-js-undone = Geri alındı
web-js-setting-off = Kapalı
web-js-at-most = en çok { $sum }
web-js-language-now = Dil: { $language }
web-js-zone-none = Böyle bir dilim yok
web-js-session-this = bu oturum
web-js-session-unknown = Bilinmeyen cihaz
web-js-session-seen = son etkinlik: { $ago } · giriş: { $at }
web-js-end-session = Bitir
web-js-sessions-ended = Bitirildi: { $n }
web-js-venues-paper = Yalnızca demo. Gerçek parayla işlem (LIVE) için bir borsa bağlayın.
web-js-file-title = Bu dosya neyi değiştirir
web-js-file-nothing = Bu dosya hiçbir şeyi değiştirmiyor
web-js-file-apply = Uygula
web-js-file-applied = Uygulandı
web-js-file-none = yok
web-js-file-new = yeni
web-js-file-gone = kaldırıldı
web-js-file-paused = duraklatıldı
web-js-file-resumed = sürdürüldü
web-js-file-denied = Alınmadı
