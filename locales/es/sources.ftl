# Cómo van las fuentes de titulares y qué hacen los administradores con ellas.

command-sources = De dónde vienen los titulares y cómo van
sources-title = <b>Fuentes</b> · { $well } de { $count } funcionan bien
sources-none = Aún no se ha consultado ninguna fuente. El proceso de lectura las muestra un segundo después de arrancar.
sources-more = … y { $count } más
sources-silent = ⚠ El proceso de lectura no muestra nada desde hace un rato: esto es de { $since }.
sources-how = Toca una para pausarla. Añade un feed (RSS, Atom, JSON Feed): <code>/sources add https://example.com/feed.xml</code>
source-line = { $mark } <b>{ $name }</b> · { $today } hoy{ $state ->
        [new] {" · "}aún sin consultar
        [paused] {" · "}en pausa por un administrador
       *[other] {""}
    }{ $state ->
        [ok] {" · "}consultada { $last }
       *[other] {""}
    }{ $lag ->
        [none] {""}
       *[other] {" · "}retraso { $lag }
    }{ $state ->
        [degraded] {"\u000A    "}falló la última consulta: { source-why }
        [open] {"\u000A    "}en descanso hasta { $again } tras { $failures ->
            [one] un fallo
           *[other] { $failures } fallos
        }: { source-why }
       *[other] {""}
    }{ $state ->
        [degraded] {" · "}última vez bien: { source-last }
        [open] {" · "}última vez bien: { source-last }
       *[other] {""}
    }
source-last = { $last ->
        [never] nunca
       *[other] { $last }
    }
source-why = { $reason ->
        [status] el servidor respondió { $detail }
        [timeout] sin respuesta a tiempo
        [network] no se puede contactar con el servidor
        [too_big] supera los 2 MB
        [encoding] una codificación que no leo
        [redirects] redirige de una dirección a otra
        [content_type] una página, no un feed
        [dtd] contiene un tipo de documento, que puede ocultar un ataque
        [too_deep] demasiados niveles anidados
        [not_a_feed] no es RSS, Atom ni JSON Feed
        [malformed] el feed está dañado
        [too_slow] leerlo tardó demasiado
        [address-denied] no está en internet público, o usa un puerto distinto de 80, 443, 8080 y 8443
        [json] la respuesta no es JSON
        [shape] la respuesta no es lo que dice su documentación
        [nothing] nada en la página coincide con los selectores
        [selector] no se puede leer el selector
        [browser] el navegador no arrancó
       *[other] { $reason } { $detail }
    }
source-removed = Eliminada: <code>{ $url }</code>
    Sus titulares se quedan. Para recuperarla: <code>/sources add { $url }</code>
source-unreadable = No se añadió <code>{ $text }</code>: { source-why }.
    Un feed es RSS, Atom o JSON Feed en una dirección pública, por ejemplo <code>/sources add https://www.coindesk.com/arc/outboundfeeds/rss/</code>
bad-source = { $problem ->
        [known] Ese feed ya se sigue. /sources lo muestra.
        [many] Ya se añadieron { $limit } feeds, y ese es el límite. Elimina uno en /sources antes.
       *[other] “{ $text }” no es una dirección http(s) sin contraseña de { $limit } caracteres como máximo. Prueba <code>/sources add https://www.coindesk.com/arc/outboundfeeds/rss/</code>
    }
button-sources = Todas las fuentes
button-source-pause = ⏸ Pausar
button-source-resume = ▶ Reanudar
button-source-remove = Eliminar
