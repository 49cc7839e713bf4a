# Что пошло не так, что было прочитано, и пример, который сработает.

error = Что-то не получилось. Ничего не сделано.
refused = { $what ->
        [not-connected] Биржа { $venue } у вас не подключена. Ничего не размещено. Подключить: /connect, что подключено: /venues.
        [open-orders] На { $venue } ещё { $count ->
            [one] открыта { $count } заявка
            [few] открыты { $count } заявки
           *[many] открыто { $count } заявок
        }. Сначала отмените их или позвольте мне отменить их и уйти.
        [watchlist-full] В списке может быть не больше { $limit } монет, в вашем их { $count }. Ничего не добавлено. Сначала уберите одну: <code>/watchlist -{ $coin }</code>
        [price-alerts] У вас { $limit } действующих ценовых оповещений во всех чатах, больше нельзя. Ничего не поставлено. Сначала удалите одно: /alert
        [price-alerts-chat] В этом чате { $limit } действующих ценовых оповещений, больше нельзя. Ничего не поставлено. Сначала удалите одно: /alert
        [price-alert-there] { $way ->
            [up] { $value } не выше нынешней цены, { $now }.
            [down] { $value } не ниже нынешней цены, { $now }.
           *[none] Цена уже { $value }.
        } Ничего не поставлено. Например: <code>{ $example }</code>
       *[other] Сейчас это невозможно. Ничего не сделано.
    }
internal-error = Извините, это сбой на нашей стороне. Ничего не размещено дважды. Номер: <code>{ $reference }</code>

misunderstood = { $what ->
        [market] Какая монета? Например: <code>{ $example }</code>
        [flag] Не понимаю «{ $text }». Ничего не размещено. Например: <code>{ $example }</code>
        [length] Слишком длинно для одной заявки. Одна команда в сообщении, например: <code>{ $example }</code>
        [lines] Одна команда в сообщении, пожалуйста. Ничего не размещено. Например: <code>{ $example }</code>
        [price] В «{ $text }» больше одной цены. Напишите одну, например: <code>{ $example }</code>
        [slippage] Проскальзывание «{ $text }» выше потолка в { $limit } %. Например: <code>{ $example }</code>
        [terms-price] «{ $text }» бывает только с ценой: по рынку заявка исполняется сразу. Ничего не размещено. Например: <code>{ $example }</code>
        [terms-clash] «post» ждёт в стакане, а «{ $text }» не ждёт никогда: выберите одно. Ничего не размещено. Например: <code>{ $example }</code>
        [terms-lasts] Срок бывает у заявки, которая ждёт своей цены; эта исполняется сразу или никогда. Ничего не размещено. Например: <code>{ $example }</code>
        [terms-slippage] Цена лимита и есть предел проскальзывания; назовите что-то одно. Ничего не размещено. Например: <code>{ $example }</code>
        [plan-slippage] Проскальзывание бывает у того, что исполняется по рынку: /dca, /twap, /trail, <code>/stop buy</code>. У стопа вместо него лимит: <code>/stop btc 58000 limit 57900</code>. Ничего не размещено. Например: <code>{ $example }</code>
        [timeframe] Не знаю таймфрейм «{ $text }». Есть { $offered }. Например: <code>{ $example }</code>
        [days] Отчёт бывает за { $offered } дней, а я прочитал «{ $text }». Например: <code>{ $example }</code>
        [impact] Влияние, новизна и уверенность бывают от 0 до 1, то есть от 0 до 100 %, а я прочитал «{ $text }». Например: <code>{ $example }</code>
        [replay] { $text ->
            [none] Чьи оповещения?
           *[other] Не могу прогнать с «{ $text }».
        } Например: <code>{ $example }</code>
        [replay-source] За год ни одно оповещение не пришло от «{ $text }».{ $offered ->
            [none] {""}
           *[other] {" "}Есть: { $offered }.
        }
        [score] Не понимаю «{ $text }». Есть { $offered }. Например: <code>{ $example }</code>
        [alert-word] «{ $text }» не похоже ни на монету, которая здесь торгуется, ни на тон.{ $near ->
            [none] {""}
           *[other] {" Может быть, "}{ $near }?
        } Ничего не изменилось. Искомые слова пишите в кавычках. Напишите монеты или <code>all</code>, тон (bullish, bearish, any) и наименьшее влияние: <code>{ $example }</code>
            <code>/alerts off</code> ставит на паузу все оповещения чата, <code>/alerts on</code> включает.
        [sources] Не понимаю «{ $text }». /sources покажет, как дела у каждого; администраторы добавляют ленту: <code>{ $example }</code>
        [search] Что искать? Например: <code>{ $example }</code>
        [question] Что вы хотите узнать? Например: <code>{ $example }</code>
        [question-long] В вопросе { $text } знаков, предел { $limit }. Ничего не спрошено. Например: <code>{ $example }</code>
        [explain] «{ $text }» не id оповещения. Ответьте на оповещение командой <code>/explain</code>, напишите просто <code>/explain</code> о последнем или укажите id: <code>{ $example }</code>
        [alert-long] Слишком длинное правило: не больше { $limit } знаков. Ничего не изменилось. Например: <code>{ $example }</code>
        [alert-least] «{ $gauge } { $text }» срабатывало бы всё время; не меньше { $least }. Ничего не изменилось. Например: <code>{ $example }</code>
        [alert-rule] Я прочитал «{ $read }»: { $why ->
            [open] скобка не закрыта
            [close] «{ $text }» здесь лишнее
            [quote] кавычка не закрыта
            [empty] между кавычками нет ни слова
            [share] за мерой идёт число от 0 до 1 или процент{ $text ->
                [none] {""}
               *[other] , а не «{ $text }»
            }
            [source] за «from» идёт имя источника
            [sign] «{ $text }» здесь ничего не значит
            [below] о рынке сообщается, когда предел пройден вверх: пишите «>», а не «{ $text }»
            [limit-move] за «move» идёт, на сколько: проценты или кратное обычному, и, если нужно, время (5m, 15m, 1h, 4h, 24h), а не «{ $text }»
            [limit-volume] за «volume» идёт кратное обычному объёму, а не «{ $text }»
            [limit-whale] за «whale» идёт сумма в $ или кратное обычной сделке, а не «{ $text }»
            [limit-funding] за «funding» идут проценты, не больше 100 %, а не «{ $text }»
            [limit-funding-flip] за «funding flip» не идёт ничего или идут проценты, не больше 100 %, а не «{ $text }»
            [limit-liquidation] за «liquidation» идёт сумма в $, а не «{ $text }»
           *[missing] не хватает условия{ $text ->
                [none] {" в конце"}
               *[other] {" перед "}«{ $text }»
            }
        }. Ничего не изменилось. Например: <code>{ $example }</code>
        [account] Нужен числовой id, а я прочитал «{ $text }». Например: <code>{ $example }</code>
        [admin] Не знаю «{ $text }». Есть { $offered }. Например: <code>{ $example }</code>
        [exits] Я прочёл «{ $text }» как выход и не смог. tp и sl по одному разу, после покупки, в процентах или ценой. Например: <code>{ $example }</code>
        [span] «{ $text }» — не срок для ордера: от минуты до 365 дней. Например: <code>{ $example }</code>
        [plan-parts] Для плана «{ $text }» указано не всё: смотрите описание API.
        [level] { $text ->
            [none] По какой цене?
       *[other] Не нахожу в «{ $text }» цены или процента для продажи.
        } Например: <code>{ $example }</code>
        [entry] Для покупки при росте нужны сумма и цена; я прочёл «{ $text }». Например: <code>{ $example }</code>
        [pace] { $text ->
            [none] Как часто?
           *[other] Не нахожу в «{ $text }» промежутка.
        } От секунд до недель, например: <code>{ $example }</code>
        [count] { $text ->
            [none] Сколько раз?
           *[other] Не нахожу в «{ $text }» подходящего числа.
        } Например: <code>{ $example }</code>
        [over] { $text ->
            [none] За какое время?
           *[other] Не нахожу в «{ $text }» срока.
        } Например: <code>{ $example }</code>
        [prices] { $text ->
            [none] От какой цены до какой?
           *[other] Не нахожу в «{ $text }» двух цен.
        } Например: <code>{ $example }</code>
        [leg-percent] Часть — это сумма или количество, а не доля. Например: <code>{ $example }</code>
        [change] { $text ->
            [none] Что изменить?
           *[other] Не знаю, как изменить «{ $text }». Есть stop, tp, trail, amount, every, x.
        } Например: <code>{ $example }</code>
        [arm] { $text ->
            [none] Какую монету, на сколько и не дороже какой цены?
           *[other] Я прочёл «{ $text }», но чего-то не хватает: монета, сумма в USDT, max и предельная цена, срок.
        } Например: <code>{ $example }</code>
        [change-kind] В таком плане это не меняется. Отмените его и создайте новый: /plans
        [venue] Не знаю биржи «{ $text }», или их две. Есть { $offered }. Например: <code>{ $example }</code>
        [watchlist] Я прочёл «{ $text }» и не понял, что добавить или убрать. Например: <code>{ $example }</code>
        [price-alert] Для одного ценового оповещения это слишком длинно. По одному в сообщении, например: <code>{ $example }</code>
        [price-alert-level] При какой цене или через сколько процентов? Например: <code>{ $example }</code> или <code>/alert btc 5%</code>
        [price-alert-word] «{ $text }» – это не цена и не процент. Например: <code>{ $example }</code>. О заголовках и тоне: <code>/alerts btc bullish</code>
        [price-alert-percent] Движение – не меньше { $least } %, а вниз или в обе стороны – меньше 100 %; я прочёл «{ $text }». Например: <code>{ $example }</code>
        [price-alert-repeat] О цене сообщается один раз; повторяется движение в процентах. Я прочёл «{ $text }». Например: <code>{ $example }</code>
       *[other] Не понял. Ничего не сделано. Что умею, покажет /help.
    }

button-copy-example = Скопировать пример
amount-missing = Сколько? Напишите сумму после монеты, например <code>/buy btc 100</code> или <code>/sell btc 50%</code>
amount-format = Не могу прочитать сумму «{ $text }». Напишите так: <code>100</code>, <code>$50</code>, <code>0.5 btc</code>, <code>1.5k</code> или <code>25%</code>
amount-ambiguous = «{ $text }» может быть и единицей, и тысячей. Напишите <code>1000</code> или <code>1.0</code>
amount-not-positive = Сумма должна быть больше нуля, а я прочитал «{ $text }». Например: <code>/buy btc 100</code>
amount-precision = В «{ $text }» больше 18 знаков после запятой, а набранное вами я не округляю. Например: <code>0.0015</code>
amount-too-large = «{ $text }» слишком велико для суммы. Например: <code>250</code>
amount-unit = Я прочитал «{ $text }», но сумма бывает в USDT или в самой монете. Например: <code>50 usdt</code> или <code>0.01 btc</code>
amount-percent = Проценты бывают больше 0 и до 100, а я прочитал «{ $text }». Например: <code>/sell btc 25%</code>
amount-keyword = «{ $text }» годится только для продажи. Для покупки назовите сумму, например <code>/buy btc 100</code>

unknown-market = «{ $text }» здесь не торгуется. { $near ->
        [none] Что торгуется, покажет /price.
       *[other] Может быть, { $near }? Ничего не размещено.
    }
unknown-market-letters = В «{ $text }» есть буквы, которые только кажутся знакомыми: { $codes }. Ничего не размещено. Наберите тикер латиницей, например BTC.

bad-setting = { $what ->
        [language] Такого языка пока нет. Есть: { $offered }. Например: <code>/settings lang en</code>
        [pictures] Картинки бывают { $offered }, а не «{ $text }». Например: <code>/settings pictures light</code>
        [quick-limit] Быстрый лимит должен быть больше 0 и не больше { $limit } USDT. Например: <code>/settings quick 100</code>
        [presets] Каждая сумма на кнопке от 1 до { $limit } USDT, не больше двух знаков после запятой. Например: <code>/settings presets 25 50 100</code>
        [preset-count] От одной до { $limit } сумм, пожалуйста. Например: <code>/settings presets 25 50 100</code>
        [quiet] Не могу прочитать «{ $text }» как часы. Например: <code>/settings quiet 22:00-07:00</code> или <code>/settings quiet off</code>
        [languages] Языка «{ $text }» я у новостей не узнаю. Есть: { $offered }. Например: <code>/alerts languages en ru</code> или <code>all</code>
        [digest] Не могу прочитать { $text ->
            [none] это
           *[other] «{ $text }»
        } как время дня. Например: <code>/alerts digest 08:00</code> или <code>/alerts digest off</code>
        [time-zone] { $text ->
            [none] Это не часовой пояс.
           *[other] «{ $text }» не часовой пояс.
        } Например: <code>/settings tz Europe/Moscow</code>
        [impact] Влияние бывает от 0 до 100 %. Например: <code>/alerts btc 50%</code>
        [rules] В чате может быть { $limit } правил. Сначала удалите одно: /alerts
        [limit] Свой лимит больше 0 и не выше { $limit }, лимита деска. Например: <code>/limits { $text } { $limit }</code> или <code>/limits { $text } off</code>
        [limit-whole] Этот лимит считает монеты: нужно целое число, не больше { $limit }. Например: <code>/limits { $text } 5</code>
        [limit-name] Не знаю лимита «{ $text }». Есть: { $offered }. Например: <code>/limits max-day 2000</code>
        [broadcast] В рассылке от 1 до { $limit } знаков. Например: <code>/admin broadcast Работы в 18:00 UTC</code>
        [keys] Не получилось прочитать это как ключи { $venue }. Сообщение удалено, ничего не сохранено. Пришлите ключ и секрет одним сообщением, друг под другом, или начните заново: /connect.
        [setting] Не знаю настройку «{ $text }». Есть: { $offered }. Например: <code>/settings lang en</code>
       *[other] Такое значение невозможно. Какие возможны, покажет /settings.
    }

risk-denied = { $rule ->
        [max-order] Слишком много: { $value } USDT в одной заявке, а { limit-of } { $limit } USDT.
        [max-hour] Больше часового предела: вышло бы { $value } USDT за 60 минут, а { limit-of } { $limit } USDT.{ limit-room }
        [max-day] Больше дневного предела: вышло бы { $value } USDT за 24 часа, а { limit-of } { $limit } USDT.{ limit-room }
        [max-symbol] Слишком много одной монеты: вышло бы { $value } USDT, а { limit-of } { $limit } USDT.{ limit-room }
        [max-total] Слишком много вложено: все монеты вместе стоили бы { $value } USDT, а { limit-of } { $limit } USDT.{ limit-room }
        [max-loss] День уже стоил { $value } USDT, а { limit-of } { $limit } USDT: до полуночи можно только продавать.
        [max-positions] Слишком много монет сразу: эта была бы по счёту { $value }, а { limit-of } { $limit }. Сначала продайте какую-нибудь.
        [min-notional] Слишком мало: { $value } USDT, рынок принимает от { $limit } USDT.
        [dust] Все свободные { $coin } стоят { $value } USDT, а рынок принимает от { $limit } USDT: это пыль. Докупите немного и продайте всё вместе: <code>/close { $coin }</code>
        [min-quantity] Слишком мало: { $value }, рынок принимает от { $limit }.
        [price-band] Цена хуже рыночной на { $value } %, больше { $limit } % похоже на опечатку. До { $edge } пройдёт.
        [stop-above] Стоп на { $value } не ниже нынешней цены { $limit }: он продал бы сразу.
        [target-below] Цель { $value } не выше нынешней цены { $limit }: она продала бы сразу.
        [stop-limit-above] Лимит { $value } выше стопа { $limit } и при срабатывании не исполнился бы.
        [trail] Трейлинг-стоп может отстоять на { $limit } %; я прочёл { $value } %.
        [entry-below] { $value } не выше нынешней цены { $limit }. Чтобы купить дешевле, поставьте лимит: <code>/buy btc 100 @ 50000</code>
        [rung-above] Лесенка начинается с { $value }, это не ниже нынешней цены { $limit }.
        [rung-below] Лесенка начинается с { $value }, это не выше нынешней цены { $limit }.
        [rung-far] Лесенка уходит на { $value } % от рынка, можно не больше { $limit } %.
        [plan-interval] Каждые { $value } с — слишком часто, между частями не меньше { $limit } с.
        [max-plans] У вас { $limit } действующих планов, больше нельзя. Сначала отмените один: /plans
        [below-done] Уже исполнено { $limit }; новый итог, { $value }, должен быть больше.
        [debut-listed] { $value } на { $limit } уже торгуется, первых торгов ждать не нужно. Купить: <code>/buy { $value } 100</code>
        [debut-span] План на первые торги ждёт от { $least } минут до { $most } дней. Например: <code>/tge arm flnt 100 max 0.50 14d</code>
        [fired] Он уже сработал и продаёт.
       *[other] Не пускает предел: { $value } при { $limit }.
    } Ничего не размещено.
limit-of = { $by ->
        [you] ваш собственный предел
       *[other] предел
    } { $mode ->
        [live] для настоящих денег (LIVE)
       *[paper] на бумаге
    }
limit-room = { $room ->
        [none] {""}
       *[other] {" "}Ещё поместится { $room } USDT.
    }
halted = { $what ->
        [none] Торговля остановлена для всех: { $reason }.
       *[other] Торговля сама остановилась для всех: { trip }. Администраторы знают.
    } Ничего не размещено. Открытые заявки остаются на месте{ $sales ->
        [yes] , продавать можно.
       *[no] .
    }
trip = { $what ->
        [orders-minute] заявок { $where ->
            [live] на настоящие деньги (LIVE){" "}
            [paper] на бумаге{" "}
           *[other] {""}
        }за минуту: { $value } при пределе { $limit }
        [venue-errors] { $where } не ответила на { $value } % запросов при пределе { $limit } %
       *[loss-hour] за час потеряно { $value } USDT { $where ->
            [live] настоящих денег (LIVE)
           *[paper] на бумаге
        } при пределе { $limit } USDT
    }
frozen = Вы сами остановили свою торговлю. Ничего не размещено. { $wait-s ->
        [0] Возобновит её /unfreeze.
       *[other] Возобновить её можно через { $wait-s } с: /unfreeze.
    }
insufficient-funds = { $needed ->
        [0] Продать { $currency } не получится: свободно { $free }. Что у вас есть, покажет /portfolio, что ждёт исполнения, — /orders.
       *[other] Не хватает { $currency }: свободно { $free }, нужно { $needed }.
    } Ничего не размещено.
stale = { $what ->
        [quote] Последней цене { $age-s } с, для сделки это слишком давно. Ничего не размещено, попробуйте через мгновение.
        [ticket] Срок этой заявки истёк. Ничего не размещено, запросите свежую цену.
        [call] Этому прогнозу { $age-s } с, отозвать можно в течение { $limit-s } с. Ничего не изменено.
       *[button] Эта кнопка устарела. Ничего не сделано, отправьте команду заново.
    }
used = { $order-id ->
        [none] Эта кнопка уже использована. Больше ничего не сделано.
       *[other] Эта кнопка уже использована: заявка { $order-id }. Больше ничего не размещено.
    }
not-yours = Эта кнопка сделана для другого человека. Ничего не сделано.
not-allowed = { $what ->
        [admin] Это могут только администраторы этого деска.
        [group-admin] Оповещения группы меняют только её администраторы.
        [group-calls] Прогнозы группы включают и выключают только её администраторы. Рейтинг /lb показывает всем.
        [oneself] Отказать самому себе нельзя.
        [claim] Этот код неверен или уже использован.
        [trade] Вашему аккаунту пока нельзя торговать.
        [external-order] Эта заявка размещена не мной, поэтому я её не трогаю. Отмените её там, где разместили.
        [account] Сначала напишите мне /start в личном чате.
        [private] Это показывается только в личном чате.
       *[other] Вам это не разрешено.
    }
not-signed-in = Откройте эту страницу из чата ещё раз.
conflict = { $what ->
        [order-prefix] С «{ $id }» начинается несколько заявок. Напишите больше знаков.
        [order-busy] Ордер { $id } отменяется или принадлежит плану; измените план: /plans
       *[other] Такой же запрос пришёл с другим содержанием. Ничего не сделано.
    }
busy = Чуть медленнее, пожалуйста: попробуйте через { $retry-after-s } с. Ничего не сделано.
budget-spent = { $rule ->
        [waiting] Вопросы по одному: на прошлый ещё отвечают, самое позднее до { $renews }. <b>Стоп</b> под ним прервёт сразу.
        [questions] Сегодня вы задали вопросов: { $value }; предел деска { $limit } в день. Счёт обновится { $renews }.
       *[tokens] Сегодняшние вопросы заняли токенов: { $value }, и этот уже не укладывается в предел { $limit } в день. Счёт обновится { $renews }.
    } Ничего не спрошено. Пока бесплатны <code>/news btc</code> и <code>/price btc</code>.
llm-off = Вопросы на этом деске выключены: не задана { $variable }. { $variable ->
        [TAPEWIRE_LLM_KEY] Оператор кладёт ключ в <code>.env</code>, например <code>TAPEWIRE_LLM_KEY_FILE=/run/secrets/llm-key</code>, и перезапускает деск.
        [TAPEWIRE_LLM_MODEL] Оператор называет модель в <code>.env</code>, например <code>TAPEWIRE_LLM_MODEL=llama3.2</code>, и перезапускает деск.
       *[other] Оператор включает их в <code>.env</code>, например <code>TAPEWIRE_LLM=ollama</code> и <code>TAPEWIRE_LLM_MODEL=llama3.2</code> или <code>TAPEWIRE_LLM=claude</code> с моделью и <code>TAPEWIRE_LLM_KEY</code>, и перезапускает деск.
    } Остальное работает и так: <code>/news btc</code>, <code>/score</code>.
llm-failed = Языковая модель не дала пригодного ответа ({ $why }).
not-found = { $what ->
        [order] Не нахожу вашей заявки, которая начинается с «{ $id }». Все покажет /orders.
        [rule] Этого правила больше нет. Что осталось, покажет /alerts.
        [mute] Это уже не отключено. Что отключено, показывает /alerts.
        [source] Этого источника в списке уже нет. Оставшиеся покажет /sources.
        [account] Я не знаю такого аккаунта.
        [plan] Не нахожу вашего плана или ордера, который начинается с «{ $id }». Они видны в /plans и /orders.
        [trade] Здесь у вас нет { $id }, и вы его не продавали. /portfolio показывает, что есть, <code>/pnl</code> обо всём сразу.
        [position] У вас нет этой монеты для продажи. Что есть, видно в /portfolio.
        [alert] В этом чате ещё не было оповещений. О чём сообщать, задаёт /alerts; потом ответьте на оповещение командой /explain.
        [headline] Новости с id «{ $id }» нет. Ответьте на оповещение командой /explain.
        [venue] Не знаю биржу «{ $id }». Какие знаю, покажет /connect.
        [connection] Эта биржа у вас не подключена. Подключить: /connect.
        [keys] Того, что вы прислали, у меня больше нет: ничего не сохранилось. Начните заново: /connect.
        [call] Этого прогноза больше нет.
        [caller] В этой группе я не знаю одного человека с именем «{ $id }». По имени пользователя точнее: <code>/lb @ann</code>
        [group] В той группе прогнозы не ведутся, или я вас в ней не видел. Напишите там /lb.
        [watchlist] { $id } нет в вашем списке. /watchlist покажет, что в нём есть.
        [price-alert] Этого ценового оповещения больше нет. /alert покажет оставшиеся.
       *[other] Этого я больше не нахожу.
    }
unavailable = { $what ->
        [markets] Ещё читаю рынки { $venue }. Ничего не сделано, попробуйте через несколько секунд.
        [sealing-key] Пока не могу принять ключи: торговый процесс ещё не запущен. Ничего не сохранено, попробуйте через минуту.
       *[other] Это сейчас недоступно. Ничего не сделано, попробуйте ещё раз.
    }
no-quote = Для { $symbol } пока нет цены. Ничего не размещено.
venue-refused = Биржа отказала. Ничего не размещено.
venue-unsure = Биржа не ответила. Я выясняю судьбу заявки, не размещайте её снова.
cannot-open = Сохранённый ключ не удалось открыть. Ничего не отправлено; сообщите оператору.
impossible = Извините, это сбой на нашей стороне. Он записан.
bad-configuration = Этот деск для такого не настроен.

anonymous-sender = Я не вижу, кто вы: пишите от своего имени, а не от имени группы или канала.
limit-money = { $mode ->
        [live] LIVE
       *[paper] Бумага
    }
