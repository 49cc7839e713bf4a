# Планы: выходы, расписания, лесенки, правки, закрытие позиции.

button-plans = Планы
button-edit = Изменить
button-plan-cancel = Отменить план
button-guard = TP/SL
button-guard-sl = Стоп −{ $percent }%
button-guard-tp = Цель +{ $percent }%
button-guard-tr = Трейлинг { $percent }%
button-close-all = Продать всё
toast-plan-begins = Готово, слежу.
toast-plan-cancelling = Отменяю…

plan-head = { $mark } <b>{ $what }</b>
plan-title-exit = Продать { $amount } на выходе
plan-title-entry = Купить { $coin } на { $amount } при росте
plan-title-dca = { $side ->
        [buy] Покупать { $coin } на { $amount } по частям
       *[sell] Продавать { $amount } по частям
    }
plan-title-twap = { $side ->
        [buy] Купить { $coin } на { $amount } постепенно
       *[sell] Продать { $amount } постепенно
    }
plan-title-ladder = { $side ->
        [buy] Купить { $coin } на { $amount } лесенкой
       *[sell] Продать { $amount } лесенкой
    }
plan-title-debut = Купить { $coin } на { $amount } на первых торгах
plan-title-edit = Изменить заявку { $coin }
plan-title-close = Продать все { $coin }
plan-stop = 🔻 Стоп на { $price }{ $limit ->
        [none] {""}
       *[other] {", лимит "}{ $limit }
    }
plan-target = 🎯 Фиксация прибыли на { $price }
plan-trail = 🪢 Трейлинг { $percent }%: сейчас { $price }, лучшая цена { $high }
plan-slippage = ↔ Не хуже котировки больше чем на { $percent }%
plan-whole = Остаток был бы слишком мал для продажи, поэтому продаётся вместе.
plan-watched = Биржа эту заявку больше не держит; за ценой слежу я.
plan-entry = Купит по рынку, когда цена достигнет { $price }
plan-schedule = { $count ->
        [one] { $count } часть
        [few] { $count } части
       *[many] { $count } частей
    } по { $leg }, { $pace }{ $due ->
        [none] {""}
       *[other] {", следующая "}{ $due }
    }
plan-debut = { $state ->
        [listed] { $coin } уже торгуется: куплю, как только цена будет { $price } или ниже
       *[waits] Жду начала торгов { $coin }, потом куплю один раз по { $price } или дешевле
        [over] Один раз, по { $price } или дешевле
    }, до { $until }
plan-pace = { $unit ->
        [s] { $count ->
            [1] каждую секунду
            [one] каждую { $count } секунду
            [few] каждые { $count } секунды
           *[many] каждые { $count } секунд
        }
        [m] { $count ->
            [1] каждую минуту
            [one] каждую { $count } минуту
            [few] каждые { $count } минуты
           *[many] каждые { $count } минут
        }
        [h] { $count ->
            [1] каждый час
            [one] каждый { $count } час
            [few] каждые { $count } часа
           *[many] каждые { $count } часов
        }
        [w] { $count ->
            [1] каждую неделю
            [one] каждую { $count } неделю
            [few] каждые { $count } недели
           *[many] каждые { $count } недель
        }
       *[d] { $count ->
            [1] каждый день
            [one] каждый { $count } день
            [few] каждые { $count } дня
           *[many] каждые { $count } дней
        }
    }
plan-ladder = { $count ->
        [one] { $count } заявка
        [few] { $count } заявки
       *[many] { $count } заявок
    } от { $first } до { $last }
plan-edit = Заявка <code>{ $id }</code> уступает место заявке по { $price }
plan-progress = { $side ->
        [buy] Куплено
       *[sell] Продано
    } { $filled } за { $cost }, в среднем { $price } · { $percent }%
plan-status-draft = Ещё не начат.
plan-status-active = Слежу.
plan-status-ending = Отменяю то, что ещё открыто…
plan-status-done = Выполнен.
plan-status-cancelled = { $reason ->
        [none] Отменён.
       *[other] Отменён: { $reason }
    }
plan-status-failed = { $reason ->
        [none] Завершён, не дойдя до конца.
       *[other] Завершён: { $reason }
    }
plan-reason-by-you = по вашей просьбе.
plan-reason-closed = позиция продаётся целиком.
plan-reason-entry-unfilled = покупка, для которой он был, ничего не купила.
plan-reason-nothing-left = продавать больше нечего, { $coin } не осталось.
plan-reason-held-outside = остаток { $coin } держит заявка, выставленная на бирже; сначала отмените её там.
plan-reason-too-small = остаток { $coin } слишком мал для рынка. Докупите и продайте всё вместе: <code>/close { $coin }</code>
plan-reason-ladder-unfilled = ни одна заявка не исполнилась.
plan-reason-unlisted = время вышло, а { $coin } там ещё не торгуется. Ничего не куплено.
plan-reason-lapsed = время вышло, а { $coin } ни разу не стоил так дёшево, как вы хотели. Ничего не куплено.
plan-reason-filled-first = заявка исполнилась раньше, чем её удалось изменить.
plan-reason-not-allowed = вашему аккаунту нельзя торговать.
plan-tail = { $place } · план <code>{ $id }</code>

plan-ticket = <b>{ $what }</b>? · { $place }
plan-closing = <b>{ $count ->
        [1] Продать эту монету целиком по рынку?
        [one] Продать целиком { $count } монету по рынку?
        [few] Продать целиком { $count } монеты по рынку?
       *[many] Продать целиком { $count } монет по рынку?
    }</b> · { $place }
plan-closing-line = • { $what }
plan-closing-too = Сначала отменяются открытые заявки и планы по этим монетам.

guide-coin = { $command ->
        [stop] <b>Стоп</b>: для какой монеты?
        [tp] <b>Цель по прибыли</b>: для какой монеты?
        [trail] <b>Трейлинг-стоп</b>: для какой монеты?
        [dca] <b>Покупать по частям</b>: какую монету?
        [twap] <b>Купить, растянув по времени</b>: какую монету?
       *[ladder] <b>Купить лесенкой</b>: какую монету?
    } Нажмите или напишите целиком: <code>{ $example }</code>
guide-how = <b>{ $command ->
        [stop] Стоп для всех ваших { $coin }
        [tp] Цель по прибыли для всех ваших { $coin }
        [trail] Трейлинг-стоп для всех ваших { $coin }
        [dca] Покупать { $coin } по частям
        [twap] Купить { $coin }, растянув по времени
       *[ladder] Купить { $coin } лесенкой
    }</b> примерно по { $price } · { $place }
    Нажмите или напишите целиком: <code>{ $example }</code>
button-guide-dca = { $amount } { $unit ->
        [w] раз в неделю
       *[d] раз в день
    } × { $legs }
button-guide-twap = { $amount } за { $unit ->
        [d] день
       *[h] час
    }
button-guide-ladder = { $amount }, −{ $near }…{ $far }%
pick-close = <b>Продать целиком</b> какую монету? Нажмите или напишите: <code>/close btc</code>, <code>/close all</code>
which-venue-close = <b>Продать всё</b> на какой бирже? ▶ отмечает, куда обычно идут ваши заявки.
button-everywhere = Везде · { $what }
places-worth = { $count ->
        [one] { $count } монета
        [few] { $count } монеты
       *[many] { $count } монет
    } ≈ { $worth } USDT

plan-trouble = ⚠️ <b>{ $what }</b>: не удалось сделать то, что пора.
    { $why }
plan-trouble-over = ✅ <b>{ $what }</b>: препятствия больше нет.
plan-let-go = ⚠️ <b>{ $what }</b>: { $place } — заявка, которая там ждала, снята до исполнения{ $fired ->
        [yes] . Её цена была достигнута, поэтому остаток { $coin } я продам, как только найдётся покупатель.
       *[no] . Теперь за ценой слежу я и продам, когда она будет достигнута.
    } Можно продать и вручную: <code>/sell { $coin } 100%</code>
plan-hint = Пробую снова. План виден в /plans, там же его можно отменить.
plan-hint-halted = Продолжится само, как только торги возобновят.
plan-hint-insufficient-funds = { $side ->
        [buy] Продолжится, как только средств хватит; пропущенное не покупается разом.
       *[sell] Эти монеты держит другая заявка: отмените её в /orders или на бирже, если она выставлена там. Всё свободное продаст <code>/close { $coin }</code>.
    }
plan-hint-risk-denied = Пробую снова каждые полминуты; лимиты меняет оператор.
plan-hint-plan-blind = Продолжаю спрашивать биржу. Пока цены нет, вас защищает только то, что стоит на самой бирже; можно попробовать продать вручную: <code>/sell { $coin } 100%</code>
plan-blind = Цены { $symbol } нет уже { $age-s } с, поэтому ничего не может сработать.

plans-title = <b>Планы</b>
plans-none = Сейчас нет. Стоп: <code>/stop btc 50% 58000</code>, покупка по частям: <code>/dca btc 25 every 1d x 10</code>
plans-past = <b>Недавно</b>
plans-line = { $mark } <code>{ $id }</code> { $what }{ $terms ->
        [none] {""}
       *[other] {" · "}{ $terms }
    } · { $done }%{ $price ->
        [none] {""}
       *[other] {" @ "}{ $price }
    }{ $place ->
        [none] {""}
       *[other] {" · "}{ $place }
    }

plan-change = <b>{ $what }</b>: напишите, что изменить.
plan-change-exit = <code>/edit { $id } stop 57000</code>
    <code>/edit { $id } tp 65000</code>
    <code>/edit { $id } trail 3%</code>
    <code>/edit { $id } amount 50%</code>
plan-change-dca = <code>/edit { $id } every 2d</code>
    <code>/edit { $id } x 20</code>
    <code>/edit { $id } amount 50</code>
order-change = Напишите новую цену или количество и цену. Старая заявка отменяется до того, как уйдёт новая.
    <code>/edit { $id } { $price }</code>
    <code>/edit { $id } { $quantity } { $coin } @ { $price }</code>
guard = <b>Когда выйти из { $coin }</b>, куплено по { $price } · { $place }
    Нажмите; стоп и цель для одной покупки работают парой. Или напишите: <code>/stop { $coin } 100% 5%</code>

receipt-until = Стоит до { $at } UTC.
reason-past-its-end = её срок истёк
source-plan = из плана
command-plans = Планы: стопы, покупки по частям, лесенки
command-stop = Продать при падении: /stop btc 50% 58000
command-tp = Продать при росте: /tp btc 50% 70000
command-trail = Трейлинг-стоп: /trail btc 100% 4%
command-dca = Покупать по частям: /dca btc 25 every 1d x 10
command-twap = Растянуть во времени: /twap buy btc 1000 over 2h
command-ladder = Заявки на многих ценах
command-edit = Изменить план или заявку
command-close = Продать всю позицию: /close btc
