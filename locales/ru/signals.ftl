# Насколько оповещения были правы и что бы они принесли.

score-title = <b>Насколько оповещения были правы</b>: { $by ->
        [model] модели
        [event] виды событий
        [rule] правила этого чата
        [coin] монеты
       *[source] источники
    }, через { $horizon }, за { $days } д
score-line = { $place }. <b>{ $name }</b>{ $muted ->
        [yes] {" "}🔇
       *[no] {""}
    } · { $alerts ->
        [one] { $alerts } оповещение
        [few] { $alerts } оповещения
       *[other] { $alerts } оповещений
    }
score-rate = {"   "}верно { $rate } % (от { $low } до { $high } %), { $hits } из { $calls } прогнозов; монетка { $chance } %
score-way = {"   "}{ $mean } σ в его сторону (от { $low } до { $high }), медиана { $median }, n { $count }
score-no-measure = {"   "}цен того времени мало, чтобы измерить ход
score-too-few = {"   "}слишком мало, чтобы судить: { $calls ->
        [one] { $calls } прогноз
        [few] { $calls } прогноза
       *[other] { $calls } прогнозов
    }
score-more = … и ещё { $count }
score-rule-gone = удалённое правило
score-note = <i>Верно: рынок прошёл в сторону прогноза больше чем на 0.05 %. В скобках 95-процентные интервалы; меньше чем о 20 прогнозах не говорится ничего. σ: обычный ход самой монеты за это время.</i>
score-none = За { $days } дней ещё ни одно оповещение не оценено. Оценки приходят через 1, 5 и 30 минут, 1 и 24 часа.
button-score-by = { $by ->
        [model] { $is-shown ->
            [yes] • Модели •
           *[no] Модели
        }
        [event] { $is-shown ->
            [yes] • События •
           *[no] События
        }
        [rule] { $is-shown ->
            [yes] • Правила •
           *[no] Правила
        }
        [coin] { $is-shown ->
            [yes] • Монеты •
           *[no] Монеты
        }
       *[source] { $is-shown ->
            [yes] • Источники •
           *[no] Источники
        }
    }
button-score-horizon = { $is-shown ->
        [yes] • { $horizon } •
       *[no] { $horizon }
    }
mute-proposed = 🔇 <b>{ $source }</b> хуже подброшенной монетки: верно { $hits } из { $calls } прогнозов через { $horizon }, в лучшем случае { $high } % против { $chance } %; через 5 и 30 минут так же. Заглушить его оповещения для всех? Заголовки останутся в ленте.
source-muted = 🔇 Оповещения <b>{ $source }</b> больше никому не приходят. Заголовки остаются в ленте.
source-unmuted = 🔔 Оповещения <b>{ $source }</b> снова приходят в свои чаты.
button-mute-source = Заглушить { $source }
button-unmute-source = Вернуть { $source }

replay-title = <b>Все оповещения { $source } с покупкой</b>, за { $days } д
replay-terms = По { $spend } USDT, через { $delay } мс, { $target ->
        [none] без цели
       *[other] цель { $target } %
    }, { $stop ->
        [none] без стопа
       *[other] стоп { $stop } %
    }, продажа через { $hold }; комиссия { $fee } б. п. и половина спреда { $spread } б. п. с каждой стороны{ $tone ->
        [none] {""}
        [bullish] ; только к росту
        [bearish] ; только к падению
       *[neutral] ; только нейтральные
    }
replay-wins = { $count ->
        [one] { $count } сделка
        [few] { $count } сделки
       *[other] { $count } сделок
    }, с прибылью { $wins }{ $low ->
        [none] {" "}(слишком мало, чтобы судить)
       *[other] {" "}(от { $low } до { $high } % с уверенностью 95 %)
    }
replay-sums = Итог <b>{ $net } USDT</b>: до издержек { $gross }, комиссии { $fees }, спред { $spread }. Худшая просадка { $drawdown }.
replay-how = <i>Куплено по пятисекундным ценам { $exact }, по открытию минуты { $rough }. Если минута задела оба выхода, первым сработал стоп. Отпечаток { $print }. Это прошлое, не прогноз.</i>
replay-nothing = Сделок нет: считать нечего.
replay-no-price = ⚠ без цены в течение минуты после покупки: { $count }
replay-gap = ⚠ архив молчал больше пяти минут, пока позиция была открыта, не учтено: { $count }
replay-open = ⚠ ещё открыто, не учтено: { $count }
replay-missing = ⚠ в архиве под учтенными сделками не хватает минут: { $minutes }
replay-left-out = ⚠ более старых оповещений не взято: { $count }; за раз 500
