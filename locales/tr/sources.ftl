# Haber kaynaklarının durumu ve yöneticilerin yapabildikleri.

command-sources = Haberlerin kaynağı ve durumu
sources-title = <b>Kaynaklar</b> · { $count } kaynaktan { $well } tanesi iyi
sources-none = Henüz hiçbir kaynağa bakılmadı. Tarama süreci (scrape worker) başladıktan bir saniye sonra gösterir.
sources-more = … ve { $count } tane daha
sources-silent = ⚠ Tarama süreci (scrape worker) bir süredir bir şey göstermedi: bu veriler { $since } alındı.
sources-how = Duraklatmak için birine dokunun. Akış ekleyin (RSS, Atom, JSON Feed): <code>/sources add https://example.com/feed.xml</code>
source-line = { $mark } <b>{ $name }</b> · bugün { $today }{ $state ->
        [new] {" · "}henüz bakılmadı
        [paused] {" · "}bir yönetici duraklattı
       *[other] {""}
    }{ $state ->
        [ok] {" · "}son bakış { $last }
       *[other] {""}
    }{ $lag ->
        [none] {""}
       *[other] {" · "}gecikme { $lag }
    }{ $state ->
        [degraded] {"\u000A    "}son bakış başarısız: { source-why }
        [open] {"\u000A    "}{ $failures } hatadan sonra dinleniyor, bitiş { $again }: { source-why }
       *[other] {""}
    }{ $state ->
        [degraded] {" · "}son başarılı: { source-last }
        [open] {" · "}son başarılı: { source-last }
       *[other] {""}
    }
source-last = { $last ->
        [never] hiç
       *[other] { $last }
    }
source-why = { $reason ->
        [status] sunucunun yanıtı { $detail }
        [timeout] zamanında yanıt yok
        [network] sunucuya ulaşılamıyor
        [too_big] 2 MB’den büyük
        [encoding] okuyamadığım bir kodlama
        [redirects] bir adres hep bir başkasına yönlendiriyor
        [content_type] akış değil, sayfa
        [dtd] belge türü tanımı içeriyor, bu bir saldırı gizleyebilir
        [too_deep] fazla derin iç içe
        [not_a_feed] RSS, Atom veya JSON Feed değil
        [malformed] akış bozuk
        [too_slow] okumak çok uzun sürdü
        [address-denied] herkese açık internette değil ya da 80, 443, 8080 ve 8443 dışında bir portta
        [json] yanıt JSON değil
        [shape] yanıt kendi belgesindeki gibi değil
        [nothing] sayfada seçicilere uyan bir şey yok
        [selector] seçici okunamıyor
        [browser] tarayıcı başlamadı
       *[other] { $reason } { $detail }
    }
source-removed = Kaldırıldı: <code>{ $url }</code>
    Haberleri kalır. Geri almak için: <code>/sources add { $url }</code>
source-unreadable = <code>{ $text }</code> eklenmedi: { source-why }.
    Akış, herkese açık bir adresteki RSS, Atom veya JSON Feed’dir, örneğin <code>/sources add https://www.coindesk.com/arc/outboundfeeds/rss/</code>
bad-source = { $problem ->
        [known] Bu akış zaten izleniyor. /sources içinde görünür.
        [many] Şimdiye kadar { $limit } akış eklendi ve sınır bu. Önce /sources içinden birini kaldırın.
       *[other] “{ $text }”, parolasız ve en çok { $limit } karakterlik bir http(s) adresi değil. Şunu deneyin: <code>/sources add https://www.coindesk.com/arc/outboundfeeds/rss/</code>
    }
button-sources = Tüm kaynaklar
button-source-pause = ⏸ Duraklat
button-source-resume = ▶ Sürdür
button-source-remove = Kaldır
