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
alert-source = { $source }{ $is-alone ->
        [yes] {", пока единственный источник"}
       *[no] {""}
    } · { $age ->
        [unknown] без даты
       *[other] { $age }
    } · прочитано за { $latency } мс
alert-grades = С тех пор: { $grades }
tone-bullish = К росту
tone-bearish = К падению
tone-neutral = Нейтрально
doubt-manipulation = Похоже на разгон, будьте осторожны
doubt-look-alike = Написано буквами-двойниками
doubt-single-post = Одиночный пост, никем не подтверждён

alerts-title = <b>Оповещения этого чата</b>
alerts-rule = { $number }. { $mark } { $coins ->
        [all] все монеты
       *[other] { $coins }
    } · { $tone ->
        [bullish] к росту
        [bearish] к падению
        [directional] к росту или падению
       *[any] любой тон
    } · влияние ≥ { $impact } %
alerts-none = { $where ->
        [group] В этой группе
       *[private] В этом чате
    } пока нет оповещений. Добавьте кнопками или напишите <code>/alerts btc eth bullish 50%</code>
alerts-how = Добавить словами: <code>/alerts btc eth bullish 50%</code>. Пауза и снова: <code>/alerts off</code>, <code>/alerts on</code>
alerts-subscribed = 🔔 Буду сообщать про { $coins ->
        [all] все монеты
       *[other] { $coins }
    }: { $tone ->
        [bullish] к росту
        [bearish] к падению
        [directional] к росту или падению
       *[any] любой тон
    }, влияние ≥ { $impact } %.
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
draft-all = все монеты
button-add-rule = Добавить оповещение
button-all-rules = Все оповещения
button-all-coins = Все монеты
button-any-impact = Любое
button-undo = Вернуть
button-pause-rule = Пауза { $number }
button-resume-rule = Включить { $number }
button-remove-rule = Удалить { $number }
button-tone-any = Любой тон
button-tone-bullish = 🟢 К росту
button-tone-bearish = 🔴 К падению
button-tone-directional = 🟢🔴 Кроме нейтральных
