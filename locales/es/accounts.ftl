# Inicio, ayuda, ajustes y acceso.

home = { $is-new ->
        [yes] Te damos la bienvenida a <b>{ $instance }</b>, { $name }. Empiezas con dinero demo: aquí nada es real hasta que tú lo digas.
       *[no] <b>{ $instance }</b> · { $place }
    }
    Patrimonio <b>{ $equity } USDT</b> { $mark } { $profit }
    Efectivo { $cash } · { $positions ->
        [0] aún sin posiciones
        [one] { $positions } posición
       *[other] { $positions } posiciones
    }
    Escribe una moneda, por ejemplo <code>BTC</code>, para operarla, o <code>/buy btc 50</code>.
button-portfolio = Portafolio
button-alerts = Alertas
button-news = Noticias
button-settings = Ajustes
button-help = Ayuda
button-open-desk = Abrir la mesa
button-open-chat = Abrir nuestro chat
button-back = ‹ Volver

access-waiting = Tu solicitud está en manos de los administradores de esta mesa. Te escribo en cuanto decidan.
access-granted = ✅ Ya tienes acceso. Escribe /start.
access-denied = Los administradores de esta mesa no aprobaron tu acceso.
private-only = Eso queda entre tú y yo: escríbeme en privado.
group-hello = ¡Hola! Leo las noticias y aviso a este grupo de lo que mueve el mercado. Un administrador define qué alertas llegan con /alerts@{ $bot }. Las compras son siempre en privado, cada quien las suyas.
hint = Escribe una moneda, por ejemplo <code>BTC</code> o <code>$SOL</code>, para ver su precio, o /help.
unknown-command = No conozco { $command }. /help muestra lo que sé hacer; /buy, /price y /alerts son buenos comienzos.
secret-deleted = 🔑 Eso parecía una clave privada, una frase semilla o un token, así que lo borré al instante y no guardé nada. Da la clave por expuesta: mueve los fondos o pide que la reemplacen. Nunca necesito claves en el chat.
secret-not-deleted = 🔑 Eso parece una clave privada, una frase semilla o un token. No guardé nada, pero no pude borrarlo: borra tu mensaje ahora mismo y da la clave por expuesta.
file-too-large = Ese archivo supera los 20 MB, más de lo que un bot puede leer, y no necesito archivos. Escribe una moneda, por ejemplo <code>BTC</code>, o /help.
id = Tú: <code>{ $user }</code>
    Este chat: <code>{ $chat }</code>
    Rol: { $role ->
        [admin] administrador
        [user] usuario
       *[none] invitado
    }
web-link = Tu acceso a la mesa web: sirve una sola vez, durante 5 minutos. No lo compartas.
    { $url }
web-off = La mesa web está desactivada aquí; todo funciona en este chat.
button-copy-link = Copiar enlace

button-set-lang = Idioma
button-set-presets = Botones de compra
button-set-quick = Límite rápido
button-set-quiet = Horas de silencio
button-set-tz = Zona horaria
button-set-pictures = Imágenes
choose-lang = <b>Idioma</b>
choose-presets = <b>Botones de compra</b>. O escribe los tuyos: <code>/settings presets 20 75 150</code>
choose-quick = <b>Límite rápido</b>: hasta ese monto compras con un toque; por encima pregunto antes. O escríbelo: <code>/settings quick 150</code>
choose-quiet = <b>Horas de silencio</b>: las alertas esperan y llegan en un solo resumen al terminar. O escríbelas: <code>/settings quiet 21:30-06:30</code>
choose-tz = <b>Zona horaria</b>. O escríbela: <code>/settings tz Europe/Paris</code>
choose-pictures = <b>Imágenes</b>: el aspecto de gráficos y tarjetas
quiet-off = Ninguna

help = Leo las noticias, las evalúo en este equipo y permito operarlas desde el mismo mensaje.
    Escribe cualquier moneda: <code>BTC</code>, <code>$SOL</code>, <code>eth/usdt</code>.
    ¿Sobre qué quieres saber más?
help-trade-title = Trading
help-trade = <b>Trading</b>
    <code>/buy btc 100</code> por 100 USDT · <code>/buy btc 0.01 btc</code> · <code>/buy eth 1.5k</code>
    <code>/sell btc 50%</code> · <code>/sell btc all</code>
    <code>/buy btc 100 @ 60000</code> espera ese precio · añade <code>ioc</code>, <code>fok</code>, <code>post</code> o <code>3d</code>
    <code>/buy btc 100 slippage=0.5%</code> nunca paga más de eso por encima del precio · <code>/buy btc 100 tp 5% sl 3%</code>
    Hasta tu límite rápido compras con un toque; por encima te muestro antes un ticket.
help-orders-title = Órdenes
help-orders = <b>Órdenes</b>
    Cada orden tiene un único mensaje que va cambiando hasta que termina.
    /orders las lista, con botones para cancelar. <code>/why id</code> muestra cada paso con su hora.
    Si el exchange no responde, te lo digo, mantengo los fondos reservados y consulto la orden. Nunca la envío dos veces.
    <code>/tge arm flnt 100 max 0.50 14d</code> compra una moneda en su primera operación, nunca por encima de tu precio; /plans muestra lo que está activo.
    <code>/report 30</code> muestra cómo evoluciona lo que tienes y da un CSV para impuestos.
    <code>/pnl</code> y <code>/pnl btc</code> dibujan una tarjeta para compartir; en cualquier chat, escribe mi nombre y <code>pnl</code>.
help-alerts-title = Alertas
help-alerts = <b>Alertas</b>
    <code>/alert btc 70000</code> · <code>/alert btc 5%</code> · <code>/alert btc +5% repeat</code>: el precio en sí, desde donde está ahora
    <code>/alerts btc eth bullish 50%</code>: estas monedas, alcistas, impacto desde 50 %
    <code>/alerts all any 0%</code>: todo
    <code>/alerts add btc and (bearish or impact &gt; 0.7) not "price analysis" from coindesk</code>: una regla propia con monedas, tonos, impacto, novedad, confianza, tge, fuentes y palabras entre comillas
    <code>/alerts add btc and (move &gt; 5% 1h or whale &gt; 1m)</code>: lo que hace el propio mercado: move (precio), volume (volumen), whale (ballenas), funding (tasa de financiación), liquidation (liquidaciones)
    <code>/alerts digest 08:00</code>: lo que retienen las horas de silencio o un tope llega una vez al día
    <code>/alerts languages en de</code>: los titulares en otros idiomas van marcados
    <code>/alerts off</code>, <code>/alerts on</code>: pausa y reanuda todas las alertas del chat
    En un grupo deciden sus administradores; cada miembro compra en privado. /score muestra cuánto acertaron las alertas, por fuente, modelo, evento, regla y moneda; <code>/replay coindesk tp 5% sl 3%</code>, lo que habrían dejado.
    <code>/lb on</code> en un grupo: pronósticos como <code>$BTC</code>, <code>long ETH</code> o <code>SOL short</code> se anotan, se califican y se clasifican; /lb y /calls muestran cuánto acertaron.
help-news-title = Noticias y gráficos
help-news = <b>Noticias y gráficos</b>
    /news, <code>/news sol</code>, <code>/news search "spot etf" -solana</code> · <code>/price btc</code> · <code>/chart btc 1h</code> (1m 5m 15m 1h 4h 1d)
    /sources muestra de dónde vienen los titulares y cómo va cada fuente.
    <code>/ask ¿por qué cayó btc hoy?</code> lo responde un modelo de lenguaje con las cotizaciones, los titulares y el historial de la mesa y con tus propias monedas, citando cada fuente; /explain en respuesta a una alerta la explica. Solo responde: no puede operar, ni tampoco las noticias que lee.
    <code>/watchlist btc eth -doge</code>: las monedas que sigues
help-settings-title = Ajustes
help-settings = <b>Ajustes</b>
    /settings con botones, o con palabras:
    <code>/settings lang ru</code> · <code>/settings presets 25 50 100</code> · <code>/settings quick 250</code>
    <code>/settings quiet 22:00-07:00</code> · <code>/settings tz Europe/Berlin</code>
    /limits fija tus propios límites: <code>/limits max-day 2000</code> · <code>/limits max-loss off</code>
    <code>/settings quick default</code> vuelve al valor de fábrica · <code>/settings export</code> envía todo como archivo; envíame uno y te muestro qué cambiaría
help-safety-title = Seguridad
help-safety = <b>Seguridad</b>
    Solo operan tus propios mensajes privados. Se rechazan los mensajes reenviados, los botones viejos y los toques de otras personas.
    <code>/panic</code> cancela al instante todo lo tuyo y detiene tu trading; /unfreeze permite reanudarlo tras una espera.
    Nunca pido frases semilla ni claves privadas; lo que se les parezca se borra al instante. Solo acepto claves API de un exchange después de /connect y solo si no pueden retirar; las cifro antes de guardarlas.

command-start = Inicio
command-buy = Comprar: /buy btc 100
command-sell = Vender: /sell btc 50%
command-price = Ficha de precio de una moneda
command-chart = Gráfico de velas: /chart btc 1h
command-portfolio = Lo que tienes
command-report = Lo que dejaron los últimos días, y un CSV
command-pnl = Una tarjeta para compartir: /pnl btc
command-orders = Órdenes abiertas y recientes
command-connect = Conectar un exchange
command-venues = Adónde van las órdenes: demo o LIVE
command-alerts = Alertas de este chat
command-news = Últimos titulares
command-score = Cuánto acertaron las alertas
command-ask = Pregunta por monedas y noticias: /ask ¿por qué cayó btc?
command-explain = Explica una alerta: respóndela con /explain
command-replay = Qué habrían dejado las alertas: /replay coindesk tp 5%
command-why = Qué pasó con una orden
command-settings = Idioma, botones, límites, horas de silencio
command-limits = Tus límites y cuánto llevas usado
command-halt = Detener las compras de todos: /halt motivo
command-resume = Permitir que todos vuelvan a operar
command-web = Enlace de un solo uso a la mesa web
command-id = Tu id numérico
command-help = Lo que sé hacer
command-admin = Cifras, detención, difusión, nuevos usuarios
