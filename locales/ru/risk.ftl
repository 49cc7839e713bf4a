# Лимиты человека и его собственная аварийная остановка.

button-limits = Лимиты
limits-title = <b>Лимиты</b>: сколько занято и что действует
limits-of = { $mode ->
        [live] <b>LIVE</b>
       *[paper] На бумаге
    }
limits-line = { $rule ->
        [max-order] Одна заявка
        [max-hour] Куплено за 60 минут
        [max-day] Куплено за 24 часа
        [max-symbol] Больше всего в одной монете
        [max-total] Во всех монетах
        [max-loss] Потери с полуночи
       *[max-positions] Монет сразу
    }: { $used ->
        [none] {""}
       *[other] { $used }{" из "}
    }<b>{ $limit }</b>{ $ceiling ->
        [none] {""}
       *[other] {" "}(ваш; у деска { $ceiling })
    }
limits-hint = Продажи лимитами не ограничены. Лимиты одинаковы для бумаги и для настоящих денег (LIVE), а считаются порознь. Поставьте свой лимит кнопкой или напишите <code>/limits max-day 2000</code>.
button-max-order = Одна заявка
button-max-hour = 60 минут
button-max-day = 24 часа
button-max-symbol = Одна монета
button-max-total = Все монеты
button-max-loss = Потери за день
button-max-positions = Монет сразу
choose-limit = <b>{ $rule ->
        [max-order] Одна заявка
        [max-hour] Куплено за 60 минут
        [max-day] Куплено за 24 часа
        [max-symbol] В одной монете, с заявками
        [max-total] Во всех монетах, с заявками
        [max-loss] Потери с полуночи, после которых можно только продавать
       *[max-positions] Монет сразу, с заявками
    }</b>. Выше своего лимита я переспрошу, выше лимита деска нельзя. Или напишите: <code>/limits { $rule } { $example }</code>
limit-off = Как у деска: { $ceiling }

panic = ⛔ <b>Остановлено.</b> { $cancelled ->
        [0] Открытых заявок не было.
        [one] Отменяю { $cancelled } заявку.
        [few] Отменяю { $cancelled } заявки.
       *[other] Отменяю { $cancelled } заявок.
    } Для вас больше ничего не покупается и не продаётся, стопы тоже не сработают; ваши монеты остаются у вас без защиты.
    С { $until } торговлю можно возобновить: /unfreeze.
unfreeze-ask = Возобновить торговлю? Отменённые планы и стопы не вернутся.
button-unfreeze = Да, торговать снова
unfreeze-none = Ваша торговля не остановлена.
unfrozen = ✅ Вы снова можете торговать.
