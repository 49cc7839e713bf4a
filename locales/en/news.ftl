# The wire.

news-title = <b>The wire</b>
news-line = { $mark } { $title }
    {"  "}<i>{ $source } · { $age }{ $coins ->
        [none] {""}
       *[other] {" · "}{ $coins }
    }</i>
news-none = Nothing on the wire yet.
search-title = <b>Found on the wire</b>: { $words }
search-none = Nothing on the wire holds “{ $words }”. All words must occur; <code>"words in quotation marks"</code> stand side by side, <code>-word</code> must not occur.
button-wire = The wire
