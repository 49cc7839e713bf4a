# Карточки цен и графики.

card = <b>{ $symbol }</b> · { $name } · { $place }
    <b>{ $price }</b> { $mark } { $change } % за 24 ч
    { $low } – { $high } · объём { $volume }
    Покупка { $bid } · продажа { $ask }{ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
price-old = ⚠ цена { $age }
oddity = ⚠️ Странные сделки { $age }: за минуту объём отклонился на { $volume }, цена на { $price } стандартных отклонений ({ $move } %); заметили { $finder ->
        [both] правило и изоляционный лес
        [forest] изоляционный лес
       *[rule] правило
    }. Это может быть памп, листинг или новость: сразу не отличить.
card-group = <b>{ $symbol }</b> { $price } { $mark } { $change } % за 24 ч{ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
reference-title = <b>{ $symbol }</b> · { $name }
reference-line = <b>{ $price } USD</b>{ $mark ->
        [none] {""}
       *[other] {" "}{ $mark } { $change } % за 24 ч
    } · { $source } · { $is-old ->
        [yes] {"⚠ "}{ $age }
       *[no] { $age }
    }
reference-note = Здесь эта монета не торгуется: цена только для сведения, купить её тут нельзя.
pick-card = Какая монета? Нажмите или просто наберите: <code>BTC</code>
pick-chart = Какая монета? Нажмите или напишите: <code>/chart btc 1h</code>
chart-caption = <b>{ $symbol }</b> · { $timeframe } · { $price }{ $is-empty ->
        [yes] {"\u000A"}Свечей пока нет: появятся, как только пойдут торги.
       *[no] {""}
    }
chart-marks = { $marks ->
        [both] ▲▼ ваши сделки · ◆ оповещения в этом чате: к росту над линией, к падению под ней
        [fills] ▲▼ ваши сделки
       *[alerts] ◆ оповещения в этом чате: к росту над линией, к падению под ней
    }
chart-band = Ожидаемый размах следующего часа: в половине таких часов в пределах ±{ $half } %, в четырёх из пяти ±{ $most } %. Такие часы { $liveliness ->
        [usually] обычно подвижнее прочих
       *[rarely] редко бывают подвижными
    }. Это величина, а не направление.
chart-look = Похоже на фигуру «{ $name ->
        [double-top] двойная вершина
        [double-bottom] двойное дно
        [head-and-shoulders] голова и плечи
        [inverse-head-and-shoulders] перевёрнутые голова и плечи
        [ascending-triangle] восходящий треугольник
        [descending-triangle] нисходящий треугольник
        [symmetric-triangle] симметричный треугольник
       *[bull-flag] бычий флаг
    }», уверенность { $confidence } %. После { $windows } таких в 2019 году (BTC, ETH): в среднем { $mean } б. п., в 95 % случаев от { $low } до { $high }. Это случайность: название ничего не говорит о том, что будет.
chart-tally = По книгам дальше { $way ->
        [up] рост
       *[down] падение
    }. Здесь за { $candles } свечей так и было в { $hits } из { $n } случаев: { $rate } %, с вероятностью 95 % от { $low } до { $high } %; у подброшенной монеты { $chance } %.
chart-tally-few = По книгам дальше { $way ->
        [up] рост
       *[down] падение
    }. Здесь { $candles } свечей прошло пока у { $n } таких фигур; с { $enough } покажу, как часто это сбывалось.
button-chart = График
button-card = Карточка { $coin }
button-trade = Торговать { $coin }
button-alert-me = Оповещать
button-refresh = Обновить
inline-change = 24 ч { $change } %{ $age ->
        [fresh] {""}
       *[other] {" · "}{ price-old }
    }
inline-nothing = Ничего не нашлось. Наберите монету, например BTC.
moment = { $day } { $month ->
        [1] янв
        [2] фев
        [3] мар
        [4] апр
        [5] мая
        [6] июн
        [7] июл
        [8] авг
        [9] сен
        [10] окт
        [11] ноя
       *[12] дек
    } { $time }
ago-now = только что
ago-seconds = { $count } с назад
ago-minutes = { $count } мин назад
ago-hours = { $count } ч назад
ago-days = { $count ->
        [one] { $count } день назад
        [few] { $count } дня назад
       *[many] { $count } дней назад
    }
span = { $count } { $unit ->
        [d] { $count ->
            [one] день
            [few] дня
           *[other] дней
        }
        [h] ч
        [min] мин
       *[s] с
    }
dollars = { $amount } $
percent = { $value } %
percent-change = { $value } %
