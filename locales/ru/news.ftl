# Лента.

news-title = <b>Лента</b>
news-line = { $mark } { $title }
    {"  "}<i>{ $source } · { $age }{ $coins ->
        [none] {""}
       *[other] {" · "}{ $coins }
    }</i>
news-none = В ленте пока пусто.
search-title = <b>Нашлось в ленте</b>: { $words }
search-none = В ленте нет «{ $words }». Нужны все слова; <code>"слова в кавычках"</code> стоят рядом, <code>-слова</code> быть не должно.
button-wire = Лента
