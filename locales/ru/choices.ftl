# Настройки, откуда каждая взялась, и файл с ними: чат, страницы, скрипты.

settings = <b>Настройки</b>
    Язык: { $language } { $language-from }
    Часовой пояс: { $zone } { $zone-from }
    Картинки: { pictures } { $pictures-from }
    Кнопки покупки: { $presets } { $presets-from }
    Быстрый лимит: { $quick }, выше спрашиваю { $quick-from }
    Тихие часы: { $quiet ->
        [off] нет
       *[other] { $quiet }
    } { $quiet-from }
    Сводка: { $digest ->
        [off] как только ожидание кончится
       *[other] каждый день в { $digest }
    } { $digest-from }
    Заголовки: { $headlines ->
        [own] помечаются все, кроме вашего языка и английского
       *[other] помечаются все, кроме { $headlines }
    } { $headlines-from }
    Сводка и заголовки: <code>/alerts digest 08:00</code> · <code>/alerts languages en ru</code>
setting-from = · <i>{ $origin ->
        [yours] ваше
        [operator] от оператора
        [telegram] из Telegram
       *[default] по умолчанию
    }</i>
pictures = { $pictures ->
        [light] Светлые
       *[dark] Тёмные
    }
setting-digest = Сводка
setting-headlines = Языки заголовков
button-setting-default = По умолчанию
button-settings-file = Файлом
settings-exported = Ваши настройки, свои лимиты и правила оповещений. Пришлите этот файл сюда или другому деску, и я покажу, что он изменит, прежде чем что-то менять. Ключей в нём нет.

file-compared = { $changes ->
        [0] Этот файл ничего не меняет.
        [one] Этот файл меняет <b>{ $changes } пункт</b>:
        [few] Этот файл меняет <b>{ $changes } пункта</b>:
       *[other] Этот файл меняет <b>{ $changes } пунктов</b>:
    }
file-applied = ✅ { $changes ->
        [0] Менять было нечего.
        [one] Применено, <b>{ $changes } изменение</b>:
        [few] Применено, <b>{ $changes } изменения</b>:
       *[other] Применено, <b>{ $changes } изменений</b>:
    }
file-cancelled = Всё осталось как было.
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
file-denied = ⚠️ Пропущено: { $name } <code>{ $value }</code>. { $why }
file-more = … и ещё { $count }
button-file-apply = Применить
button-file-cancel = Отмена
button-file-undo = Вернуть
bad-file = { $what ->
        [size] В файле настроек не больше { $limit } КБ.
        [text] Этот файл не текст в UTF-8.
        [json] Этот файл не JSON.
        [depth] Этот файл вложен глубже { $limit } уровней.
        [twice] Одно имя стоит в этом файле дважды, и непонятно, какое верно.
        [kind] Это не файл настроек Tapewire.
        [version] Этот файл версии { $value }, а этот деск читает версию { $limit }.
        [field] В файле настроек не бывает «{ $where }».
       *[shape] «{ $where }» не той формы, какой должно быть.
    } Ничего не изменено. Форму покажет выгруженный файл.

web-nav-settings = Настройки
web-settings-look = Язык и вид
web-settings-trading = Торговля
web-settings-alerts = Оповещения
web-settings-limits = Свои лимиты
web-settings-limits-hint = Ниже лимитов деска, одни для бумаги и реальных денег. Пусто значит нет.
web-settings-file = Настройки файлом
web-settings-file-hint = Настройки, свои лимиты и правила оповещений, без ключей. Что изменит файл, видно заранее.
web-settings-export = Выгрузить
web-settings-import = Загрузить…
web-settings-presets-hint = Сколько тратит одно нажатие, в USDT
web-settings-pictures-hint = Графики и карточки, которые присылает бот
web-settings-quick-hint = До этой суммы одно нажатие покупает, выше спрашиваем
web-settings-quiet-hint = Оповещения ждут и приходят одной сводкой
web-settings-digest-hint = Что ждало, приходит раз в день
web-settings-headlines-hint = Остальные помечаются. Не выбрано: ваш и английский
web-settings-from = С
web-settings-to = До
web-settings-theme = Тема
web-theme-auto = Система
web-theme-light = Светлая
web-theme-dark = Тёмная
web-settings-theme-telegram = Внутри Telegram страницы берут его цвета.
web-settings-venues-more = Управлять счетами бирж
web-zone-search = Город или пояс
web-sessions = Где вы вошли
web-sessions-hint = Сеанс кончается через пятнадцать минут после закрытия страницы. Завершённый здесь кончается сразу.
web-sessions-end-others = Завершить остальные
web-problem-bad-file = Не файл настроек
web-detail-bad-file = { bad-file }
web-detail-bad-setting-quick-limit = Быстрый лимит: { $value } USDT. Нужно больше 0 и не больше { $limit } USDT.
web-detail-bad-setting-presets = Кнопка покупки: { $value } USDT. Нужно от 1 до { $limit } USDT, не больше двух знаков после запятой.
web-detail-bad-setting-preset-count = Кнопки покупки: может быть от одной до { $limit }.
web-detail-bad-setting-limit = Ваш лимит { $text }: { $value }. Нужно больше 0 и не выше { $limit }, лимита деска.
web-detail-bad-setting-limit-whole = Ваш лимит { $text }: { $value }. Он считает монеты: целое число, не больше { $limit }.
web-detail-bad-setting-languages = Заголовков на «{ $text }» мы не распознаём.
web-detail-bad-setting-rules = Правил оповещений может быть { $limit }.
web-detail-misunderstood-alert-rule = Это правило оповещений не читается около «{ $text }».
web-detail-misunderstood-alert-long = Это правило оповещений слишком длинное.

web-js-origin-yours = ваше
web-js-origin-operator = от оператора
web-js-origin-telegram = из Telegram
web-js-origin-default = по умолчанию
web-js-back-to-default = По умолчанию
web-js-saved = Сохранено
web-js-undo = Вернуть
web-js-undone = Возвращено
web-js-setting-off = Нет
web-js-at-most = не больше { $sum }
web-js-language-now = Язык: { $language }
web-js-zone-none = Такого пояса нет
web-js-session-this = этот
web-js-session-unknown = Неизвестное устройство
web-js-session-seen = активность: { $ago } · вход: { $at }
web-js-end-session = Завершить
web-js-sessions-ended = Завершено: { $n }
web-js-venues-paper = Только бумага. Подключите биржу, чтобы торговать по-настоящему.
web-js-file-title = Что изменит этот файл
web-js-file-nothing = Этот файл ничего не меняет
web-js-file-apply = Применить
web-js-file-applied = Применено
web-js-file-none = нет
web-js-file-new = новое
web-js-file-gone = удалено
web-js-file-paused = на паузе
web-js-file-resumed = снова работает
web-js-file-denied = Пропущено
