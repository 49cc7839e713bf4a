# Тикеты, квитанции, списки и история заявок.

button-buy-amount = Купить { $amount }
button-buy-coin-amount = Купить { $coin } { $amount }
button-buy-coin = Купить { $coin }
button-buy-again = Купить { $coin } ещё
button-sell = Продать
button-sell-coin = Продать { $coin }
button-sell-share = Продать { $percent }%
button-share = { $percent }%
button-confirm = Подтвердить
button-buy-anyway = Всё равно купить
button-change-limit = Изменить лимит
button-dismiss = Отмена
button-fresh-price = Свежая цена
button-cancel = Отменить заявку
button-cancel-order = Отменить { $id }
button-why = Почему?
button-orders = Заявки
button-copy-id = Скопировать id заявки

ticket = <b>{ $side ->
        [buy] Купить
       *[sell] Продать
    } { $base }</b> · { $kind ->
        [limit] лимитная
       *[market] по рынку
    } · { $place }
    { $worst-cost ->
        [none] ≈ <b>{ $quantity } { $base }</b> за <b>{ $cost } { $quote }</b>
       *[other] { $side ->
            [buy] <b>{ $quantity } { $base }</b> не дороже чем за <b>{ $worst-cost } { $quote }</b>, ≈ { $cost } по текущей цене. Непотраченное останется свободным.
           *[sell] <b>{ $quantity } { $base }</b> за ≈ <b>{ $cost } { $quote }</b>, не меньше { $worst-cost }
        }
    }
    Цена { $price }{ $kind ->
        [limit] {" или лучше"}
       *[market] { $slippage ->
            [none] {""}
           *[other] , не хуже { $worst } (предел проскальзывания { $slippage } бп)
        }
    } · комиссия ≈ { $fee }
    Свободно: { $free }
terms-rests = Ждёт в стакане до { $at } UTC.
terms-post = Только мейкером: если сделка случилась бы сразу, биржа её отклонит.
terms-ioc = Что не исполнится сразу, будет отменено.
terms-fok = Всё сразу или ничего.
ask-quick-limit = Это больше вашего быстрого лимита, поэтому спрашиваю.
ask-own-limit = ⛔ { risk-said }
ask-large-sale = Эта продажа на { $value } USDT, больше { $limit } в одной заявке, поэтому спрашиваю.
risk-said = { $rule ->
        [max-order] Ваш лимит { $limit } USDT в одной заявке, а эта на { $value } USDT.
        [max-hour] Ваш лимит { $limit } USDT за 60 минут, а вышло бы { $value } USDT.{ limit-room }
        [max-day] Ваш лимит { $limit } USDT за 24 часа, а вышло бы { $value } USDT.{ limit-room }
        [max-symbol] Ваш лимит { $limit } USDT одной монеты, а вышло бы { $value } USDT.{ limit-room }
        [max-total] Ваш лимит { $limit } USDT во всех монетах, а вышло бы { $value } USDT.{ limit-room }
        [max-loss] Ваш лимит { $limit } USDT потерь в день, а сегодня уже { $value } USDT.
       *[max-positions] Ваш лимит { $limit } монет сразу, а эта была бы по счёту { $value }.
    }
ask-old = Вы написали это давно, поэтому спрашиваю ещё раз, по цене на сейчас.
ask-confirm = Цена на сейчас. Всё ещё подходит?
ticket-expires = Действует { $seconds } с.
ticket-expired = ⌛ Срок истёк. Ничего не размещено.
ticket-dismissed = Отменено. Ничего не размещено.
private-ticket = 🔒 Только для вас, по новости: { $title }

ask-buy = <b>Купить { $coin }</b> примерно по { $price } · { $place }
    Сколько? Нажмите или ответьте на это сообщение суммой, например <code>75</code> или <code>0.01 { $coin }</code>.
ask-sell = <b>Продать { $coin }</b> примерно по { $price } · { $place }
    Свободно { $held }. Сколько? Нажмите или ответьте суммой, например <code>40%</code>.
ask-sell-nothing = У вас нет свободных { $coin } на продажу. Что есть, покажет /portfolio.
pick-buy = <b>Купить</b> какую монету? Нажмите или напишите: <code>/buy btc 100</code>
pick-amount = Купить на <b>{ $amount }</b>: какую монету?
pick-sell-nothing = Свободных монет на продажу сейчас нет. Что есть, покажет /portfolio.
pick-sell = <b>Продать</b> какую монету? Нажмите или напишите: <code>/sell btc 50%</code>

toast-sending = Отправляю…
toast-private = Заявка ждёт вас в нашем личном чате.
toast-cancelled = Отменено.
toast-cancelling = Прошу биржу отменить…

receipt-accepted = { $mark } <b>{ $side ->
        [buy] Покупаю
       *[sell] Продаю
    } { $coin }</b>: { $amount }, отправляю…
receipt-sending = { $mark } <b>{ $side ->
        [buy] Покупаю
       *[sell] Продаю
    } { $coin }</b>: { $amount }, отправляю…
receipt-unknown = { $mark } <b>{ $side ->
        [buy] Покупка
       *[sell] Продажа
    } { $coin }: исход неизвестен</b>
    Биржа не ответила ({ $reason }). { $reserved } остаются в резерве, пока я выясняю судьбу заявки. Не размещайте её снова: это сообщение скажет правду, как только она станет известна.
receipt-open = { $mark } <b>{ $side ->
        [buy] Покупка
       *[sell] Продажа
    } { $coin }</b>: { $amount } по { $price } или лучше, ждёт в стакане
receipt-partial = { $mark } <b>{ $side ->
        [buy] Покупка
       *[sell] Продажа
    } { $coin }</b>: исполнена частично, остальное ждёт в стакане
receipt-filled = { $mark } <b>{ $side ->
        [buy] Куплено
       *[sell] Продано
    } { $amount }</b>
receipt-cancelled = { $mark } <b>{ $side ->
        [buy] Покупка
       *[sell] Продажа
    } { $coin } отменена</b>. Неисполненное снова свободно.
receipt-expired = { $mark } <b>{ $side ->
        [buy] Покупка
       *[sell] Продажа
    } { $coin } истекла</b>{ $reason ->
        [none] .
       *[other] : { $reason }.
    } Неисполненное снова свободно.
receipt-rejected = { $mark } <b>{ $side ->
        [buy] Покупка
       *[sell] Продажа
    } { $coin } отклонена биржей</b>{ $reason ->
        [none] .
       *[other] : { $reason }.
    } Ничего не потрачено, средства снова свободны.
receipt-filled-part = { $quantity } { $coin } × { $price } = <b>{ $cost } { $quote }</b>
    { $fee ->
        [none] Комиссии пока нет
       *[other] Комиссия { $fee }
    }{ $slippage ->
        [none] {""}
       *[other] { " · проскальзывание " }{ $slippage }{ " бп к котировке" }
    }
receipt-given-back = Потрачено { $spent } из { $asked } { $quote }; { $back } { $quote } снова свободны.
receipt-tail = { $place } · <code>{ $id }</code>
elapsed = { $count } { $unit ->
        [ms] мс
       *[s] с
    }
latency = Отправлена через { $sent } после нажатия, ответ за { $answered }
reason-by-you = вами

orders-title = <b>Открытые заявки</b>
orders-none-open = Нет. Заявка, которая ждёт цены: <code>/buy btc 100 @ 50000</code>
orders-recent = <b>Недавние</b>
orders-line = { $mark } <code>{ $id }</code> { $side ->
        [buy] покупка
       *[sell] продажа
    } { $coin ->
        [none] { $amount }
       *[other] { $coin } на { $amount }
    } @ { $price } · { $status } · { $at }{ $origin ->
        [none] {""}
       *[other] {" · "}{ $origin }
    }

status-accepted = принята
status-sending = отправляется
status-unknown = исход неизвестен
status-open = открыта
status-partial = исполнена частично
status-filled = исполнена
status-cancelled = отменена
status-expired = истекла
status-rejected = отклонена
source-chat = из чата
source-alert = по оповещению
source-web = с сайта
source-external = размещена снаружи, вручную
order-outside = снаружи
reason-keys-not-open = ваши запечатанные ключи здесь не открываются, ничего не отправлено. Оператору сообщено
reason-never-reached = до биржи она не дошла
reason-frozen = вы остановили торговлю через /panic до отправки: на биржу ничего не ушло
reason-halted = торговлю остановили для всех до отправки: на биржу ничего не ушло
reason-not-sent-again = биржа её пока не знает; сам я её больше не отправлю
reason-not-known = биржа не говорит, что с ней стало, и могла её забыть; я её не отправлю снова и не считаю закрытой
reason-not-found-any-more = биржа её больше не находит; проверяю сделки по ней
reason-ended-unseen = она закончилась на бирже, пока отсюда никто не смотрел; всё, что исполнилось, учтено
why = <b>Заявка <code>{ $id }</code></b>: { $side ->
        [buy] покупка
       *[sell] продажа
    } { $amount }, { $symbol }, { $status }, { $source }
    { $client-id ->
        [none] На бирже известна как <code>{ $venue-id }</code>
       *[other] Отправлена на биржу как <code>{ $client-id }</code>, там известна как <code>{ $venue-id }</code>
    } · { $place }
why-step = { $at } (+{ $after }) <b>{ $status }</b>{ $note ->
        [none] {""}
       *[other] {": "}{ $note }
    }
why-none = Заявок пока нет. Начните с монеты: наберите BTC.
