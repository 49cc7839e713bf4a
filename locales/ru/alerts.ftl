# Оповещения и их правила.

alert-title = { $mark } <b>{ $title }</b>
alert-coins = <b>{ $coin }</b> { $price }{ $change ->
        [none] {""}
       *[other] {" "}{ $mark } { $change } % за 24 ч
    }{ $others ->
        [none] {""}
       *[other] {" · также "}{ $others }
    }
alert-verdict = <b>{ $tone }</b> · влияние { $impact } % · уверенность { $confidence } %
alert-doubts = ⚠ { $doubts }
alert-late = ⏳ С опозданием на { $late }: раньше отправить не удалось.
alert-source = { $source }{ $is-alone ->
        [yes] {", пока единственный источник"}
       *[no] {""}
    } · { $age ->
        [unknown] без даты
       *[other] { $age }
    } · прочитано за { $latency } мс
alert-grades = С тех пор: { $grades }
alert-why = Почему: <code>{ $rule }</code> · новизна { $novelty } % · { $model }
alert-measured = Увидел сам деск на своём источнике цен · передано за { $latency } мс
alert-why-measured = Почему: <code>{ $rule }</code>{ $told ->
        [none] {""}
       *[other] {" · "}{ $told }
    }
measured-title = { $gauge ->
        [move] { $coin } { $way ->
            [up] вырос
           *[down] упал
        } на { $amount } % за { $span }
        [volume] Объём { $coin }: { $times }× обычного
        [whale] Кит { $way ->
            [up] покупает
           *[down] продаёт
        } { $coin } на { dollars }
        [funding] Фандинг { $coin }: { $amount } %, { $way ->
            [up] лонги платят шортам
           *[down] шорты платят лонгам
        }
        [funding-flip] Фандинг { $coin } сменил знак: { $way ->
            [up] { $amount } %, теперь лонги платят шортам
           *[down] −{ $amount } %, теперь шорты платят лонгам
        }
       *[liquidation] Ликвидирован { $way ->
            [up] шорт
           *[down] лонг
        } { $coin } на { dollars }
    }
measured-beside = <b>{ $way ->
        [up] Вверх
        [down] Вниз
       *[none] Без направления
    }</b>{ $times ->
        [none] {""}
       *[other] {" · "}{ $times }× обычного для монеты
    }
measured-why = { $gauge ->
        [move] движение { $found } за { $span }, ваш предел { $limit }
        [volume] объём { $found }, ваш предел { $limit }
        [whale] одна сделка на { $found }, ваш предел { $limit }
        [funding] фандинг { $found }, ваш предел { $limit }
        [funding-flip] фандинг сменил знак: { $found }, ваш предел { $limit }
       *[liquidation] ликвидировано { $found }, ваш предел { $limit }
    }
measured-times = { $times }× обычного
alert-test = 🧪 <b>Проверка</b>: последняя подходящая новость
alert-no-match = За последние 24 ч ничего не подошло.
tone-bullish = К росту
tone-bearish = К падению
tone-neutral = Нейтрально
doubt-manipulation = Похоже на разгон, будьте осторожны
doubt-look-alike = Написано буквами-двойниками
doubt-single-post = Одиночный пост, никем не подтверждён

alerts-title = <b>Оповещения этого чата</b>
alerts-rule = { $number }. { $mark } <code>{ $words }</code>
alerts-none = { $where ->
        [group] В этой группе
       *[private] В этом чате
    } пока нет оповещений. Добавьте кнопками или напишите <code>/alerts btc eth bullish 50%</code>
alerts-how = Добавить словами: <code>/alerts btc eth bullish 50%</code> или целое правило: <code>/alerts add btc and (bearish or impact &gt; 0.7) not "price analysis"</code>. О самом рынке: <code>/alerts add btc and move &gt; 5% 1h</code>. Пауза и снова: <code>/alerts off</code>, <code>/alerts on</code>
alerts-subscribed = 🔔 Буду сообщать по правилу <code>{ $words }</code>
alerts-paused = ⏸ На паузе { $count ->
        [one] { $count } оповещение
        [few] { $count } оповещения
       *[other] { $count } оповещений
    } этого чата. Включить: <code>/alerts on</code>
alerts-paused-already = ⏸ Все оповещения этого чата уже на паузе. Включить: <code>/alerts on</code>
alerts-resumed = 🔔 Снова { $count ->
        [one] работает { $count } оповещение
        [few] работают { $count } оповещения
       *[other] работают { $count } оповещений
    } этого чата. Поставить на паузу: <code>/alerts off</code>
alerts-resumed-already = 🔔 Все оповещения этого чата включены. Поставить на паузу: <code>/alerts off</code>
alerts-removed = Удалено. Чтобы вернуть:
    <code>{ $command }</code>
draft-coin = <b>Новое оповещение</b>: какая монета?
draft-tone = <b>Новое оповещение</b>, { $coin }: какой тон?
draft-impact = <b>Новое оповещение</b>, { $coin }, { $tone ->
        [bullish] к росту
        [bearish] к падению
        [directional] к росту или падению
       *[any] любой тон
    }: с какого влияния?
draft-gauge = <b>Новое оповещение</b>, { $coin }: что именно на рынке?
draft-limit = <b>Новое оповещение</b>, { $coin }, { $gauge ->
        [move] движение цены
        [volume] объём против обычного для монеты
        [whale] крупные сделки, в $ или против обычной
        [funding] ставка фандинга
        [funding-flip] смена знака фандинга, насколько за ноль
       *[liquidation] ликвидации, в $
    }: с какого предела?
draft-all = все монеты
button-add-rule = Добавить оповещение
button-all-rules = Все оповещения
button-all-coins = Все монеты
button-any-impact = Любое
button-undo = Вернуть
button-pause-rule = Пауза { $number }
button-resume-rule = Включить { $number }
button-test-rule = Проверить { $number }
button-remove-rule = Удалить { $number }
button-gauges = 📈 Сам рынок
button-gauge = { $gauge ->
        [move] Движение цены
        [volume] Объём
        [whale] Кит
        [funding] Фандинг
        [funding-flip] Разворот фандинга
       *[liquidation] Ликвидация
    }
button-tone-any = Любой тон
button-tone-bullish = 🟢 К росту
button-tone-bearish = 🔴 К падению
button-tone-directional = 🟢🔴 Кроме нейтральных

button-less = Меньше такого
button-mute = Выкл.: { $what }
button-mute-impact = Влияние ≥ { $impact }%
button-cap = { $source } ≤ { $count } в день
button-snooze-hour = Тишина на час
button-snooze-tomorrow = Тишина до завтра
button-muted = Что отключено
button-lift = Вернуть { $number }
less-offer = <b>Чего меньше?</b> Одно нажатие, только для этого чата; можно вернуть.
less-made = 🔕 { $what }
less-lifted = 🔔 Отменено: { $what }
less-title = <b>Меньше в этом чате</b>
less-line = { $number }. { $what }
less-none = В этом чате ничего не отключено.
less-what = { $kind ->
        [coin] Без оповещений про { $value }
        [source] Без оповещений из { $value }
        [event] Без оповещений такого рода: { $event }
        [impact] Только оповещения с влиянием ≥ { $impact } %
        [cap] Не больше { $count ->
            [one] { $count } оповещения
           *[other] { $count } оповещений
        } за 24 ч из { $value }
       *[snooze] Без оповещений до { $until }
    }
alerts-muted = 🔕 { $count ->
        [one] Отключено: { $count }.
        [few] Отключено: { $count }.
       *[other] Отключено: { $count }.
    }
event-name = { $event ->
        [commentary] комментарии
        [earnings] отчётность
        [delisting] делистинги
        [insolvency] банкротства
        [depeg] потери привязки
        [hack] взломы
        [etf] ETF
        [enforcement] преследование
        [macro] экономика
        [regulation] регулирование
        [outage] сбои
        [treasury] резервы
        [listing] листинги
        [liquidation] ликвидации
        [supply] предложение
        [launch] запуски
        [upgrade] обновления
        [funding] инвестиции
        [partnership] партнёрства
        [product] продукты
        [price] новости о цене
        [market-move] движения цены
        [market-volume] всплески объёма
        [market-whale] киты
        [market-funding] ставки фандинга
        [market-funding-flip] знак фандинга
        [market-liquidation] ликвидации позиций
        [other] прочее
       *[unknown] { $event }
    }

digest-title = 🗞 <b>Придержано { $count ->
        [one] { $count } новость
        [few] { $count } новости
       *[other] { $count } новостей
    }</b> ({ $why })
digest-line = { $mark } { $title }
    {"  "}<i>{ $source } · { $age }{ $coins ->
        [none] {""}
       *[other] {" · "}{ $coins }
    }</i>
digest-more = … и ещё { $count }: /news
digest-scheduled = 🗞 { $at ->
        [none] Придержанное в тихие часы или на паузе приходит одной сводкой, когда они кончатся; придержанное из-за предела — в 08:00.
       *[other] Придержанное в тихие часы, на паузе или из-за предела приходит одной сводкой каждый день в { $at } ({ $zone }). <code>/alerts digest off</code> отменяет это.
    }
held-quiet = тихие часы
held-snooze = пауза
held-daily-cap = дневной предел
held-source-cap = предел источника
held-cool-down = пауза после оповещения

alert-foreign = 🌐 { $language ->
        [en] по-английски
        [de] по-немецки
        [es] по-испански
        [fr] по-французски
        [pt] по-португальски
        [it] по-итальянски
        [nl] по-нидерландски
        [pl] по-польски
        [tr] по-турецки
        [id] по-индонезийски
        [vi] по-вьетнамски
        [ja] по-японски
        [ko] по-корейски
        [zh] по-китайски
        [ru] по-русски
        [uk] по-украински
        [ar] по-арабски
        [fa] по-персидски
        [he] на иврите
        [hi] на хинди
        [th] по-тайски
        [el] по-гречески
       *[unknown] { $language }
    }
alerts-languages = 🌐 { $languages ->
        [none] Помечаются новости не на языке чата и не на английском.
        [all] Новости не помечаются по языку.
       *[other] Помечаются новости на других языках, кроме { $languages }. <code>/alerts languages off</code> отменяет это.
    }
