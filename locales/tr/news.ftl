# Haber akışı.

news-title = <b>Haber akışı</b>
news-line = { $mark } { $title }
    {"  "}<i>{ $source } · { $age }{ $coins ->
        [none] {""}
       *[other] {" · "}{ $coins }
    }</i>
news-none = Haber akışında henüz bir şey yok.
search-title = <b>Haber akışında bulunanlar</b>: { $words }
search-none = Haber akışında “{ $words }” geçen bir şey yok. Tüm sözcükler geçmelidir; <code>"tırnak içindeki sözcükler"</code> yan yana durur, <code>-sözcük</code> geçmemelidir.
button-wire = Haber akışı
