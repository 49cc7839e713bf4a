# Главный экран, помощь, настройки и вход.

home = { $is-new ->
        [yes] Добро пожаловать в <b>{ $instance }</b>, { $name }. Вы начинаете с бумажных денег: здесь нет ничего настоящего, пока вы сами этого не захотите.
       *[no] <b>{ $instance }</b> · { $place }
    }
    Капитал <b>{ $equity } USDT</b> { $mark } { $profit }
    Деньги { $cash } · { $positions ->
        [0] позиций пока нет
        [one] { $positions } позиция
        [few] { $positions } позиции
       *[many] { $positions } позиций
    }
    Наберите монету, например <code>BTC</code>, чтобы торговать, или <code>/buy btc 50</code>.
button-portfolio = Портфель
button-alerts = Оповещения
button-news = Новости
button-settings = Настройки
button-help = Помощь
button-open-desk = Открыть деск
button-open-chat = Открыть наш чат
button-back = ‹ Назад

access-waiting = Ваша просьба у администраторов этого деска. Я напишу, когда они решат.
access-granted = ✅ Вас впустили. Скажите /start.
access-denied = Администраторы этого деска вас не впустили.
private-only = Это только между нами: напишите мне в личный чат.
group-hello = Здравствуйте! Я читаю ленту и сообщаю группе о том, что движет рынок. Что именно, задаёт администратор: /alerts@{ $bot }. Покупает каждый для себя, в личном чате.
hint = Наберите монету, например <code>BTC</code> или <code>$SOL</code>, чтобы узнать цену, или /help.
unknown-command = Не знаю { $command }. Что умею, покажет /help; начните с /buy, /price или /alerts.
secret-deleted = 🔑 Это было похоже на закрытый ключ, сид-фразу или токен, поэтому я сразу удалил сообщение и ничего не сохранил. Считайте ключ раскрытым: переведите средства или замените его. Ключи в чате мне не нужны никогда.
secret-not-deleted = 🔑 Это похоже на закрытый ключ, сид-фразу или токен. Я ничего не сохранил, но удалить не смог: удалите сообщение сами и считайте ключ раскрытым.
file-too-large = Файл больше 20 МБ: столько боту читать нельзя, да и файлы мне не нужны. Наберите монету, например <code>BTC</code>, или /help.
id = Вы: <code>{ $user }</code>
    Этот чат: <code>{ $chat }</code>
    Роль: { $role ->
        [admin] администратор
        [user] пользователь
       *[none] гость
    }
web-link = Вход в веб-деск, один раз в течение 5 минут. Никому не передавайте.
    { $url }
web-off = Веб-деск здесь выключен, всё работает в этом чате.
button-copy-link = Скопировать ссылку

button-set-lang = Язык
button-set-presets = Кнопки покупки
button-set-quick = Быстрый лимит
button-set-quiet = Тихие часы
button-set-tz = Часовой пояс
button-set-pictures = Картинки
choose-lang = <b>Язык</b>
choose-presets = <b>Кнопки покупки</b>. Или напишите свои: <code>/settings presets 20 75 150</code>
choose-quick = <b>Быстрый лимит</b>: до него покупка в одно нажатие, выше спрашиваю. Или напишите: <code>/settings quick 150</code>
choose-quiet = <b>Тихие часы</b>: оповещения ждут и приходят одной сводкой, когда часы кончатся. Или напишите: <code>/settings quiet 21:30-06:30</code>
choose-tz = <b>Часовой пояс</b>. Или напишите: <code>/settings tz Europe/Samara</code>
choose-pictures = <b>Картинки</b>: как выглядят графики и карточки
quiet-off = Нет

help = Я читаю ленту, оцениваю её на этой машине и торгую из того же сообщения.
    Наберите любую монету: <code>BTC</code>, <code>$SOL</code>, <code>eth/usdt</code>.
    О чём рассказать?
help-trade-title = Торговля
help-trade = <b>Торговля</b>
    <code>/buy btc 100</code> на 100 USDT · <code>/buy btc 0.01 btc</code> · <code>/buy eth 1.5k</code>
    <code>/sell btc 50%</code> · <code>/sell btc all</code>
    <code>/buy btc 100 @ 60000</code> ждёт цены · можно добавить <code>ioc</code>, <code>fok</code>, <code>post</code> или <code>3d</code>
    <code>/buy btc 100 slippage=0.5%</code> не дороже цены больше чем на столько · <code>/buy btc 100 tp 5% sl 3%</code>
    До быстрого лимита покупка в одно нажатие, выше сначала показываю заявку.
help-orders-title = Заявки
help-orders = <b>Заявки</b>
    У каждой заявки одно сообщение, которое меняется, пока она не закончится.
    Список с кнопками отмены: /orders. Каждый шаг со временем: <code>/why id</code>.
    Если биржа не ответила, я так и говорю, держу средства в резерве и выясняю. Дважды не отправляю никогда.
    <code>/tge arm flnt 100 max 0.50 14d</code> купит монету на первых торгах, не дороже вашей цены; действующие планы: /plans.
    <code>/report 30</code>: кривая капитала и CSV для налогов.
    <code>/pnl</code> и <code>/pnl btc</code>: карточка, которой можно поделиться; в любом чате напишите моё имя и <code>pnl</code>.
help-alerts-title = Оповещения
help-alerts = <b>Оповещения</b>
    <code>/alert btc 70000</code> · <code>/alert btc 5%</code> · <code>/alert btc +5% repeat</code>: сама цена, от нынешней
    <code>/alerts btc eth bullish 50%</code>: эти монеты, к росту, влияние от 50 %
    <code>/alerts all any 0%</code>: всё
    <code>/alerts add btc and (bearish or impact &gt; 0.7) not "price analysis" from coindesk</code>: своё правило из монет, тонов, impact, novelty, confidence, tge, источников и слов в кавычках
    <code>/alerts add btc and (move &gt; 5% 1h or whale &gt; 1m)</code>: что делает сам рынок: move, volume, whale, funding, liquidation
    <code>/alerts digest 08:00</code>: придержанное тихими часами и пределами приходит раз в день
    <code>/alerts languages ru en</code>: новости на других языках помечаются
    <code>/alerts off</code>, <code>/alerts on</code>: пауза и снова для всех оповещений чата
    В группе решают её администраторы, покупает каждый для себя. Насколько оповещения правы по источникам, моделям, событиям, правилам и монетам: /score. Что они принесли бы: <code>/replay coindesk tp 5% sl 3%</code>.
    <code>/lb on</code> в группе: прогнозы вроде <code>$BTC</code>, <code>long ETH</code>, <code>SOL short</code> записываются, оцениваются и попадают в рейтинг; насколько они верны, покажут /lb и /calls.
help-news-title = Новости, графики
help-news = <b>Новости и графики</b>
    /news, <code>/news sol</code>, <code>/news search "spot etf" -solana</code> · <code>/price btc</code> · <code>/chart btc 1h</code> (1m 5m 15m 1h 4h 1d)
    Откуда приходят новости и как дела у каждого источника: /sources.
    <code>/ask почему сегодня упал btc?</code>: отвечает языковая модель по котировкам, новостям и статистике деска и вашим собственным монетам, называя каждый источник; /explain в ответ на оповещение объясняет его. Она только отвечает: торговать не может ни она, ни новости, которые она читает.
    <code>/watchlist btc eth -doge</code>: монеты, за которыми вы следите
help-settings-title = Настройки
help-settings = <b>Настройки</b>
    /settings кнопками или словами:
    <code>/settings lang en</code> · <code>/settings presets 25 50 100</code> · <code>/settings quick 250</code>
    <code>/settings quiet 22:00-07:00</code> · <code>/settings tz Europe/Moscow</code>
    /limits ставит собственные лимиты: <code>/limits max-day 2000</code> · <code>/limits max-loss off</code>
    <code>/settings quick default</code> возвращает значение по умолчанию · <code>/settings export</code> присылает всё файлом; пришлите такой файл, и я покажу, что он изменит
help-safety-title = Безопасность
help-safety = <b>Безопасность</b>
    Торгуют только ваши собственные личные сообщения. Пересланное, старые кнопки и чужие нажатия отклоняются.
    <code>/panic</code> сразу отменит всё ваше и остановит вашу торговлю; /unfreeze возобновит её после ожидания.
    Я никогда не прошу сид-фразы и приватные ключи; похожее на них удаляется сразу. API-ключи биржи беру только после /connect, запечатанными раньше, чем они сохранятся, и только если они не могут выводить средства.

command-start = Главный экран
command-buy = Купить: /buy btc 100
command-sell = Продать: /sell btc 50%
command-price = Цена монеты
command-chart = График: /chart btc 1h
command-portfolio = Что у вас есть
command-report = Что принесли последние дни, и CSV
command-pnl = Карточка, чтобы поделиться: /pnl btc
command-orders = Открытые и недавние заявки
command-connect = Подключить биржу
command-venues = Куда идут заявки: бумага или биржа
command-alerts = Оповещения этого чата
command-news = Свежие новости
command-score = Насколько оповещения правы
command-ask = Вопрос о монетах и новостях: /ask почему упал btc?
command-explain = Объяснить оповещение: /explain в ответ на него
command-replay = Что принесли бы оповещения: /replay coindesk tp 5%
command-why = Что было с заявкой
command-settings = Язык, кнопки, лимиты, тихие часы
command-limits = Ваши лимиты и сколько от них занято
command-halt = Остановить покупки всех: /halt причина
command-resume = Снова разрешить торговлю всем
command-web = Одноразовый вход в веб-деск
command-id = Ваш числовой id
command-help = Что я умею
command-admin = Цифры, остановка, рассылка, новички
