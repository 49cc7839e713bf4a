# Запуски токенов.

command-tge = Запуски токенов: что, когда и где
launches-title = 🚀 <b>Запуски токенов</b>
launches-found = 🚀 <b>Запуски токенов</b> · { $words }
launches-line = <b>{ $name }</b> · { $when }
    {"  "}<i>{ $facts }</i>
launches-none = Запусков не объявлено. Новости о них появятся здесь сами.
launches-none-found = По запросу «{ $words }» ничего нет. Всё, что известно: /tge
launches-hint = Найти: <code>/tge base</code>, <code>/tge flint</code>. Время — в вашем часовом поясе. Купить на первых торгах: <code>/tge arm flnt 100 max 0.50</code>
launch-title = 🚀 <b>{ $name }</b>
launch-when = <b>{ $when }</b>{ $left ->
        [none] {""}
       *[other] {" · "}{ $left }
    }{ $certainty ->
        [expected] {" · "}ожидается, не решено
       *[firm] {""}
    }
launch-undated = Дата неизвестна
launch-at-minute = { $moment }
launch-at-day = { $day }
launch-at-week = неделя с { $day }
launch-at-month = { $month ->
        [1] январь
        [2] февраль
        [3] март
        [4] апрель
        [5] май
        [6] июнь
        [7] июль
        [8] август
        [9] сентябрь
        [10] октябрь
        [11] ноябрь
       *[12] декабрь
    } { $year }
launch-at-quarter = { $quarter } кв. { $year }
launch-left = { $days ->
        [0] { $hours ->
            [0] сейчас
           *[other] через { $hours } ч
        }
        [1] завтра
       *[other] через { $days } дн.
    }
launch-fact-venues = листинг: { $venues }
launch-fact-chain = сеть { $chain }
launch-fact-fdv = FDV { dollars }
launch-fact-raised = привлечено { dollars }
launch-fact-unlocked = разблокировано { $percent } %
launch-fact-sources = { $count ->
        [one] { $count } источник
        [few] { $count } источника
       *[many] { $count } источников
    }
launch-fact-disputed = ⚠️ источники расходятся
launch-dispute = ⚠️ { $fact ->
        [at] Дата
        [token] Токен
        [project] Проект
        [chain] Сеть
        [raised_usd] Привлечено
        [fdv_usd] FDV
       *[unlocked_percent] Разблокировано
    }: { $versions }
launch-version = { $value } ({ $sources })
launch-reports = <b>Кто сообщил</b>
launch-report = { $title }
    {"  "}<i>{ $source } · { $age }</i>
launch-sure = уверенность { $percent } %, по правилам
button-launches = Все запуски
button-calendar = 📅 Файл календаря
launches-file = { $count ->
        [one] { $count } запуск с известной датой
        [few] { $count } запуска с известной датой
       *[many] { $count } запусков с известной датой
    }
button-arm = 🎯 Купить { $coin } на старте
launch-arm = 🎯 <b>Купить { $name } на первых торгах</b>
    Нажмите, чтобы скопировать, впишите свою предельную цену в USDT и пришлите мне:
    <code>/tge arm { $coin } { $amount } max 0.50 14d</code>
    Я жду начала торгов ({ $venue }) и покупаю один раз, на { $amount } USDT, не дороже вашей цены. Через 14 дней план истечёт, и я об этом скажу. Другая биржа: добавьте <code>on bybit</code>. Действующие планы и кнопка отмены: /plans
