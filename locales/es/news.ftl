# El flujo de noticias.

news-title = <b>Flujo de noticias</b>
news-line = { $mark } { $title }
    {"  "}<i>{ $source } · { $age }{ $coins ->
        [none] {""}
       *[other] {" · "}{ $coins }
    }</i>
news-none = Aún no hay nada en el flujo de noticias.
search-title = <b>Encontrado en el flujo de noticias</b>: { $words }
search-none = Nada en el flujo de noticias contiene “{ $words }”. Deben aparecer todas las palabras; <code>"palabras entre comillas"</code> van juntas, <code>-palabra</code> no debe aparecer.
button-wire = Flujo de noticias
