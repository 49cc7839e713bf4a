# Ajustes, de dónde viene cada uno, y un archivo con ellos: chat, páginas, scripts.

settings = <b>Ajustes</b>
    Idioma: { $language } { $language-from }
    Zona horaria: { $zone } { $zone-from }
    Imágenes: { pictures } { $pictures-from }
    Botones de compra: { $presets } { $presets-from }
    Límite rápido: { $quick }; por encima pregunto antes { $quick-from }
    Horas de silencio: { $quiet ->
        [off] ninguna
       *[other] { $quiet }
    } { $quiet-from }
    Resumen: { $digest ->
        [off] en cuanto termina una espera
       *[other] cada día a las { $digest }
    } { $digest-from }
    Titulares: { $headlines ->
        [own] se marcan los que no están en tu idioma ni en inglés
       *[other] se marcan los que no están en { $headlines }
    } { $headlines-from }
    Resumen y titulares: <code>/alerts digest 08:00</code> · <code>/alerts languages en ru</code>
setting-from = · <i>{ $origin ->
        [yours] tuyo
        [operator] del operador
        [telegram] de Telegram
       *[default] de fábrica
    }</i>
pictures = { $pictures ->
        [light] Claras
       *[dark] Oscuras
    }
setting-digest = Resumen
setting-headlines = Idiomas de titulares
button-setting-default = Valor de fábrica
button-settings-file = Como archivo
settings-exported = Tus ajustes, tus límites y tus reglas de alertas. Envía este archivo aquí o a otra mesa y te muestro qué cambiaría antes de cambiar nada. No contiene claves.

file-compared = { $changes ->
        [0] Este archivo no cambia nada.
        [one] Este archivo cambia <b>{ $changes } cosa</b>:
       *[other] Este archivo cambia <b>{ $changes } cosas</b>:
    }
file-applied = ✅ { $changes ->
        [0] No había nada que cambiar.
        [one] Aplicado, <b>{ $changes } cambio</b>:
       *[other] Aplicado, <b>{ $changes } cambios</b>:
    }
file-cancelled = Todo queda como estaba.
file-change = { $name }: { $before ->
        [none] –
       *[other] { $before }
    } → { $after ->
        [none] –
       *[other] { $after }
    }
file-alert = { $kind ->
        [added] ➕
        [removed] ➖
        [alert_paused] ⏸
       *[alert_resumed] ▶️
    } <code>{ $words }</code>
file-denied = ⚠️ No se aplica: { $name } <code>{ $value }</code>. { $why }
file-more = … y { $count } más
button-file-apply = Aplicar
button-file-cancel = Cancelar
button-file-undo = Deshacer
bad-file = { $what ->
        [size] Un archivo de ajustes ocupa como máximo { $limit } KB.
        [text] Este archivo no es texto en UTF-8.
        [json] Este archivo no es JSON.
        [depth] Este archivo tiene más de { $limit } niveles anidados.
        [twice] Un nombre aparece dos veces en este archivo y no se sabe cuál vale.
        [kind] Este archivo no es de ajustes de Tapewire.
        [version] Este archivo es de la versión { $value }; esta mesa lee la versión { $limit }.
        [field] En un archivo de ajustes no hay «{ $where }».
       *[shape] «{ $where }» no tiene la forma que debe tener.
    } No se cambió nada. Un archivo exportado muestra la forma.

web-nav-settings = Ajustes
web-settings-look = Idioma y aspecto
web-settings-trading = Operar
web-settings-alerts = Alertas
web-settings-limits = Tus propios límites
web-settings-limits-hint = Por debajo de los de la mesa, en demo y en LIVE por igual. Vacío es ninguno.
web-settings-file = Ajustes como archivo
web-settings-file-hint = Ajustes, límites propios y reglas de alertas, sin claves. Primero se muestra qué cambiaría un archivo.
web-settings-export = Exportar
web-settings-import = Importar…
web-settings-presets-hint = Lo que gasta un toque, en USDT
web-settings-pictures-hint = Gráficos y tarjetas que envía el bot
web-settings-quick-hint = Hasta aquí compra un toque; por encima se pregunta
web-settings-quiet-hint = Las alertas esperan y llegan en un resumen
web-settings-digest-hint = Lo que esperó llega una vez al día
web-settings-headlines-hint = Los demás se marcan. Sin elegir: el tuyo e inglés
web-settings-from = Desde
web-settings-to = Hasta
web-settings-theme = Tema
web-theme-auto = Sistema
web-theme-light = Claro
web-theme-dark = Oscuro
web-settings-theme-telegram = Dentro de Telegram las páginas toman sus colores.
web-settings-venues-more = Gestionar cuentas de exchanges
web-zone-search = Busca una ciudad o zona
web-sessions = Dónde has iniciado sesión
web-sessions-hint = Una sesión termina quince minutos después de cerrar su página. Si la terminas aquí, acaba al instante.
web-sessions-end-others = Terminar las demás
web-problem-bad-file = No es un archivo de ajustes
web-detail-bad-file = { bad-file }
web-detail-bad-setting-quick-limit = Límite rápido: { $value } USDT. Debe ser mayor que 0 y como máximo { $limit } USDT.
web-detail-bad-setting-presets = Botón de compra: { $value } USDT. Cada uno debe ser de 1 a { $limit } USDT, con dos decimales como mucho.
web-detail-bad-setting-preset-count = Botones de compra: puede haber de uno a { $limit }.
web-detail-bad-setting-limit = Tu límite { $text }: { $value }. Debe ser mayor que 0 y como máximo { $limit }, el de la mesa.
web-detail-bad-setting-limit-whole = Tu límite { $text }: { $value }. Cuenta monedas: un número entero, como máximo { $limit }.
web-detail-bad-setting-languages = Nunca se reconocen titulares en «{ $text }».
web-detail-bad-setting-rules = Reglas de alertas: puede haber { $limit }.
web-detail-misunderstood-alert-rule = Esta regla de alertas no se entiende cerca de «{ $text }».
web-detail-misunderstood-alert-long = Esta regla de alertas es demasiado larga.

web-js-origin-yours = tuyo
web-js-origin-operator = del operador
web-js-origin-telegram = de Telegram
web-js-origin-default = de fábrica
web-js-back-to-default = Valor de fábrica
web-js-saved = Guardado
web-js-undo = Deshacer
web-js-undone = Deshecho
web-js-setting-off = No
web-js-at-most = como máximo { $sum }
web-js-language-now = Idioma: { $language }
web-js-zone-none = No existe esa zona
web-js-session-this = esta
web-js-session-unknown = Dispositivo desconocido
web-js-session-seen = última actividad: { $ago } · desde { $at }
web-js-end-session = Terminar
web-js-sessions-ended = Terminadas: { $n }
web-js-venues-paper = Solo demo. Conecta un exchange para operar en LIVE.
web-js-file-title = Qué cambia este archivo
web-js-file-nothing = Este archivo no cambia nada
web-js-file-apply = Aplicar
web-js-file-applied = Aplicado
web-js-file-none = ninguno
web-js-file-new = nueva
web-js-file-gone = eliminada
web-js-file-paused = en pausa
web-js-file-resumed = reanudada
web-js-file-denied = No se aplica
