# شريط الأخبار.

news-title = <b>شريط الأخبار</b>
news-line = { $mark } { $title }
    {"  "}<i>{"\u200F"}{ $source } · { $age }{ $coins ->
        [none] {""}
       *[other] {" · "}{ $coins }
    }</i>
news-none = لا شيء في شريط الأخبار بعد.
search-title = <b>نتائج شريط الأخبار</b>: { $words }
search-none = لا شيء في شريط الأخبار يحتوي «{"\u200E"}{ $words }{"\u200E"}». يجب أن ترد كل الكلمات؛ {"\u200E"}<code>"words in quotation marks"</code>{"\u200E"} ترد متجاورة، و{"\u200E"}<code>-word</code> يجب ألا ترد.
button-wire = شريط الأخبار
