# Что есть у человека.

portfolio = <b>Портфель</b> · { $place }
    Капитал <b>{ $equity } USDT</b> { $mark } { $profit } ({ $percent } %)
    Деньги: { $cash } свободно, { $reserved } в заявках
    Реализовано { $realised } · нереализовано { $unrealised } · комиссии { $fees }
portfolio-risk = Риск дня: 1 день из 20 приносит убыток <b>{ $usual } USDT</b> или больше, в среднем по таким дням { $shortfall }; 1 день из 100 — около { $rare } (на проверке бывало чуть чаще). Плохие дни идут подряд.
portfolio-risk-short = Риск дня: истории пока мало, { $hours } из { $wanted } часов цен.
portfolio-position = <b>{ $coin }</b> { $quantity } = { $value } USDT { $mark } { $profit } ({ $percent } %)
    {"  "}куплено по { $average } · { $price ->
        [none] цены сейчас нет
       *[other] сейчас { $price }
    }
portfolio-empty = Пока только деньги. Наберите монету, например BTC, чтобы купить.

button-report = Отчёт
button-report-days = { $is-shown ->
        [yes] • { $days } дн. •
       *[no] { $days } дн.
    }
button-export = CSV для налогов
report = <b>Отчёт за { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[other] { $days } дней
    }</b> · { $place }
    Капитал <b>{ $equity } USDT</b> { $mark } { $profit }
    Доходность { $percent } %, взвешенная по времени · просадка { $drawdown } %{ $flows ->
        [none] {""}
       *[other] { " · ввод и вывод " }{ $flows }
    }
report-no-trips = За это время ничего не куплено и не продано обратно.
report-trips = Продаж { $count }, в плюс { $won } · реализовано <b>{ $realised }</b> · комиссии { $fees }{ $has-both ->
        [yes] { " · лучшая " }{ $best }{ ", худшая " }{ $worst }
       *[no] {""}
    }
report-days = <b>По дням</b>
report-day = { $date }: { $trades ->
        [one] { $trades } сделка
        [few] { $trades } сделки
       *[other] { $trades } сделок
    }, оборот { $turnover }, реализовано { $realised }
export-caption = За { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[other] { $days } дней
    }: { $count ->
        [one] { $count } строка
        [few] { $count } строки
       *[other] { $count } строк
    }, время UTC, стоимость по средней. Что значат столбцы: docs/export.md
button-pnl = Карточка
button-pnl-sum = { $is-shown ->
        [yes] Скрыть сумму
       *[no] Показать сумму
    }
pnl = <b>{ $days ->
        [one] За { $days } день
        [few] За { $days } дня
       *[other] За { $days } дней
    }</b> · { $place }
    Доходность <b>{ $percent } %</b>, взвешенная по времени{ $profit ->
        [hidden] {""}
       *[other] { " · " }{ $profit } USDT
    }
pnl-coin = <b>{ $symbol }</b> · { $place }
    { $state ->
        [held] В портфеле
       *[sold] Последняя продажа
    }: <b>{ $percent } %</b> к стоимости, с комиссиями{ $profit ->
        [hidden] {""}
       *[other] { " · " }{ $profit } USDT
    }
    { $entry } → { $price }
pnl-private = На картинке нет имени, а сумма есть, только если вы её покажете.
inline-pnl = Поделиться результатом
inline-pnl-seen = Процент и кривая. Без суммы и имени.
inline-pnl-none = Сделок ещё нет. Открыть Tapewire
inline-pnl-nothing = Такого нет. Примеры: pnl, pnl 7, pnl btc
