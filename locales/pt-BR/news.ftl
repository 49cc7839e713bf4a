# O noticiário.

news-title = <b>Noticiário</b>
news-line = { $mark } { $title }
    {"  "}<i>{ $source } · { $age }{ $coins ->
        [none] {""}
       *[other] {" · "}{ $coins }
    }</i>
news-none = Nada no noticiário ainda.
search-title = <b>Encontrado no noticiário</b>: { $words }
search-none = Nada no noticiário contém “{ $words }”. Todas as palavras precisam aparecer; <code>"palavras entre aspas"</code> ficam lado a lado, <code>-palavra</code> não pode aparecer.
button-wire = Noticiário
