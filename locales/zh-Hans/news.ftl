# 快讯。

news-title = <b>快讯</b>
news-line = { $mark } { $title }
    {"  "}<i>{ $source } · { $age }{ $coins ->
        [none] {""}
       *[other] {" · "}{ $coins }
    }</i>
news-none = 暂无快讯。
search-title = <b>快讯搜索结果</b>：{ $words }
search-none = 快讯中没有“{ $words }”。所有词都必须出现；<code>"引号中的词"</code> 须连续出现，<code>-词</code> 不得出现。
button-wire = 快讯
