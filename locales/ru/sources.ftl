# Как дела у источников новостей и что с ними делают администраторы.

command-sources = Откуда новости и всё ли в порядке
sources-title = <b>Источники</b> · в порядке { $well } из { $count }
sources-none = Ни один источник ещё не прочитан. Список появится через секунду после запуска сборщика.
sources-more = … и ещё { $count }
sources-silent = ⚠ Сборщик давно молчит: эти данные получены { $since }.
sources-how = Нажмите на источник, чтобы поставить его на паузу. Добавить ленту (RSS, Atom, JSON Feed): <code>/sources add https://example.com/feed.xml</code>
source-line = { $mark } <b>{ $name }</b> · сегодня { $today }{ $state ->
        [new] {" · "}ещё не прочитан
        [paused] {" · "}на паузе
       *[other] {""}
    }{ $state ->
        [ok] {" · "}прочитан { $last }
       *[other] {""}
    }{ $lag ->
        [none] {""}
       *[other] {" · "}отставание { $lag }
    }{ $state ->
        [degraded] {"\u000A    "}не прочитался: { source-why }
        [open] {"\u000A    "}отдыхает до { $again } после ошибок подряд ({ $failures }): { source-why }
       *[other] {""}
    }{ $state ->
        [degraded] {" · "}в последний раз удалось { source-last }
        [open] {" · "}в последний раз удалось { source-last }
       *[other] {""}
    }
source-last = { $last ->
        [never] никогда
       *[other] { $last }
    }
source-why = { $reason ->
        [status] сервер ответил { $detail }
        [timeout] нет ответа вовремя
        [network] сервер недоступен
        [too_big] больше 2 МБ
        [encoding] незнакомая кодировка
        [redirects] адрес ведёт всё дальше и дальше
        [content_type] это страница, а не лента
        [dtd] внутри описание типа документа, за ним может скрываться атака
        [too_deep] слишком глубокая вложенность
        [not_a_feed] не RSS, не Atom и не JSON Feed
        [malformed] лента повреждена
        [too_slow] чтение заняло слишком много времени
        [address-denied] этого адреса нет в открытом интернете, или порт не 80, 443, 8080 и не 8443
        [json] ответ не JSON
        [shape] ответ не такой, как в документации
        [nothing] на странице нет ничего по этим селекторам
        [selector] селектор не читается
        [browser] браузер не запустился
       *[other] { $reason } { $detail }
    }
source-removed = Убрано: <code>{ $url }</code>
    Новости останутся. Вернуть: <code>/sources add { $url }</code>
source-unreadable = <code>{ $text }</code> не добавлен: { source-why }.
    Лента — это RSS, Atom или JSON Feed по открытому адресу, например <code>/sources add https://www.coindesk.com/arc/outboundfeeds/rss/</code>
bad-source = { $problem ->
        [known] Эта лента уже читается, она есть в /sources.
        [many] Уже добавлено лент: { $limit }, и это предел. Сначала уберите одну в /sources.
       *[other] «{ $text }» — не адрес http(s) без пароля длиной до { $limit } знаков. Попробуйте <code>/sources add https://www.coindesk.com/arc/outboundfeeds/rss/</code>
    }
button-sources = Все источники
button-source-pause = ⏸ Пауза
button-source-resume = ▶ Дальше
button-source-remove = Убрать
