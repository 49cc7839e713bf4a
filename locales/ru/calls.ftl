# Прогнозы в группах: строка под карточкой, рейтинг, история человека.

call-direction = { $direction ->
        [short] шорт
       *[long] лонг
    }
call-made = 🎯 { $name }: { $direction } от { $price }
call-standing = 🎯 { $name }: { $direction } от { $price }, { $age }, пока { $change }
call-withdrawn = Отозвано: не считается.
button-call-withdraw = Отозвать
call-line = <b>{ $coin }</b> { $direction } от { $price } · { $age }{ $group ->
        [none] {""}
       *[other] {" · "}{ $group }
    }
call-now = сейчас { $change }
call-result = через { $horizon } { $change }
call-peak = пик { $change } ({ $multiple }×)

lb-title = 🏆 <b>Прогнозы в «{ $group }»</b>, { $span ->
        [week] за 7 дней
        [month] за 30 дней
       *[all] все, что хранятся
    }
lb-line = { $place }. <b>{ $name }</b> · { $calls ->
        [one] { $calls } прогноз
        [few] { $calls } прогноза
       *[other] { $calls } прогнозов
    }
lb-figures = верно { $rate } (от { $low } до { $high }), { $hits } из { $graded } · среднее { $mean }, медиана { $median }
lb-best = лучший: { $coin } { $direction }, пик { $peak }
lb-unranked = Пока без места, оценено меньше { $least } прогнозов: { $names }
lb-unranked-name = { $name } ({ $calls })
lb-more = … и ещё { $count }
lb-none = За это время прогнозов нет. Напишите <code>$BTC</code>, <code>long ETH</code> или <code>SOL short</code>: считается от цены этого момента.
lb-note = <i>Верно: через 24 часа цена прошла в сторону прогноза больше чем на 0,05 %. В скобках 95-процентные интервалы; место определяет их нижний край, начиная с { $least } оценённых прогнозов.</i>
lb-off = В этой группе прогнозы не ведутся. Включает её администратор: <code>/lb on</code>
lb-on = 🏆 Теперь прогнозы этой группы ведутся. Напишите <code>$BTC</code>, <code>long ETH</code> или <code>SOL short</code>: считается от цены этого момента, раз в 24 часа на монету и направление, оценка через { $first }, { $second } и { $third }. Кнопка под ним отзывает его в течение { $within }. /lb показывает рейтинг, /calls ваши; <code>/lb off</code> выключает.
lb-deaf = ⚠ В этой группе я слышу только команды. Сделайте меня администратором или выключите мой режим приватности у @BotFather и добавьте меня заново.
lb-switched-off = Прогнозы этой группы больше не ведутся. Прежние ещё будут оценены; свои покажет /calls в личном чате. <code>/lb on</code> включает снова.
lb-private = Рейтинг бывает в группах: добавьте меня в группу, и её администратор напишет <code>/lb on</code>. Ваши прогнозы: /calls
button-lb-span = { $span ->
        [week] { $is-shown ->
            [yes] • 7 дн. •
           *[no] 7 дн.
        }
        [month] { $is-shown ->
            [yes] • 30 дн. •
           *[no] 30 дн.
        }
       *[all] { $is-shown ->
            [yes] • Все •
           *[no] Все
        }
    }

calls-title = 🎯 <b>Прогнозы: { $name }</b>, группа «{ $group }»
calls-own = 🎯 <b>Ваши прогнозы</b>
calls-none = Прогнозов пока нет. В группе, где они ведутся, напишите <code>$BTC</code>, <code>long ETH</code> или <code>SOL short</code>. Включает это администратор группы: <code>/lb on</code>.
calls-too-few = Оценено пока { $graded }; цифры появятся с { $least }.
command-lb = Насколько верны прогнозы этой группы
command-calls = Ваши прогнозы и что с ними стало
