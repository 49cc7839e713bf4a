# Exchanges: conectar, elegir adónde van las órdenes, desconectar.

venue-place = { $venue ->
        [paper] DEMO
       *[other] 🔴 <b>LIVE</b> · { $title }
    }
which-venue = <b>¿Qué exchange?</b> { $side ->
        [buy] Puedes comprar { $coin }
       *[sell] Tienes { $coin }
    } en { $count ->
        [one] un exchange.
       *[other] { $count } exchanges.
    } ▶ marca adónde van normalmente tus órdenes. Con palabras: <code>on bybit</code> después del comando.
venue-name = { $venue ->
        [paper] Demo
       *[other] { $title }
    }
button-venues = Exchanges
button-connect = Conectar { $venue }
button-go-live = Operar en { $venue }
button-go-live-now = Dinero real en { $venue }
button-go-paper = Volver a la demo
button-stay = No, me quedo
button-revoke = Revocar { $venue }
button-clear = Cancelar { $count ->
        [one] la orden
       *[other] { $count } órdenes
    } e irse

connect-which = <b>Conectar un exchange</b>
    ¿Cuál? Tu dinero se queda allí; coloco órdenes con una clave que puede operar y nada más.
connect-ask = <b>Conectar { $venue }</b>
    1. Crea allí una clave API: <b>trading spot sí, retiros no</b>, vinculada a la dirección IP de esta mesa si puedes.
    2. Envíame { $parts ->
        [three] clave, secreto y frase de contraseña en un solo mensaje, uno debajo del otro:
       *[two] clave y secreto en un solo mensaje, uno debajo del otro:
    }
    <code>clave</code>
    <code>secreto</code>{ $parts ->
        [three] {""}
    <code>frase de contraseña</code>
       *[two] {""}
    }
    Cifro lo que envías antes de guardarlo en ningún sitio y borro tu mensaje al instante. Cualquier comando cancela esta pregunta.
connect-stopped = De acuerdo, no espero claves. No se guardó nada.
connect-unreadable = ⚠ No pude leer eso como claves, así que lo borré y no guardé nada.
connect-not-deleted = ⚠ No pude borrar tu mensaje. Bórralo tú ahora mismo; lo que tomé de él está cifrado.
connect-late = 🔑 Eso parece claves de un exchange y yo ya no las esperaba: mi pregunta dura diez minutos y cualquier comando la termina. No guardé nada de ellas{ $deleted ->
        [yes] {" "}y borré tu mensaje.
       *[no] , pero no pude borrar tu mensaje: bórralo tú ahora mismo.
    } Para conectar, envía <code>/connect{ $venue ->
        [none] {""}
       *[other] {" "}{ $venue }
    }</code> otra vez y después las claves. Si no era una clave sino la dirección de una moneda, envíala de nuevo con una palabra delante.
connect-looking = 🔐 Cifrado. Revisando las claves…
connect-checking = 🔐 Cifrado. Preguntando a { $venue } qué puede hacer la clave…
connect-away = 🔐 { $venue } no responde{ $detail ->
        [none] .
       *[other] {" "}({ $detail }).
    } Sigo preguntando durante diez minutos.
connect-done = ✅ <b>{ $venue }: conexión lista</b>, clave …{ $hint }
connect-may = Trading: { $trade ->
        [yes] sí
        [no] no
       *[untold] no lo indica
    } · retiros: { $withdraw ->
        [yes] sí
        [no] no
       *[untold] no lo indica
    } · vinculada a una dirección IP: { $bound ->
        [yes] sí
        [no] no
       *[untold] no lo indica
    }
connect-balances = Encontrado allí: { $owned ->
        [none] nada todavía
       *[other] <b>{ $owned }</b>
    }{ $more ->
        [0] {""}
       *[other] {" "}y { $more } más
    }
connect-advise-ip = ⚠ { $told ->
        [no] La clave funciona desde cualquier lugar. Vincúlala
       *[untold] Este exchange no indica desde dónde funciona la clave. Si aún no está vinculada, vincúlala
    } a la dirección IP de esta mesa en el exchange: así una clave robada no vale nada.
connect-withdraw-untold = ⚠ Este exchange no indica si la clave puede retirar. Comprueba tú que no pueda.
connect-still-paper = Las órdenes siguen yendo adonde iban, hasta que elijas.
connect-refused = ⛔ <b>{ $venue }: estas claves no se aceptan.</b> Ya están olvidadas.
connect-refused-can-withdraw = Pueden retirar. Una clave que puede sacar dinero es más de lo que necesita una mesa: crea una que solo pueda operar.
connect-refused-cannot-trade = No pueden operar en el mercado spot. Permítelo en { $venue } y envíalas de nuevo.
connect-refused-not-taken = { $venue } no las acepta{ $detail ->
        [none] .
       *[other] : { $detail }.
    } Comprueba que no falte nada, que la clave esté activa y que la dirección de esta mesa esté permitida.
connect-refused-cannot-open = Lo que recibí no se pudo abrir. Envíalas de nuevo.
connect-refused-away = { $venue } no respondió durante diez minutos{ $detail ->
        [none] .
       *[other] {" "}({ $detail }).
    } Envíalas de nuevo más tarde.
connect-refused-another-account = Abren una cuenta distinta de aquella donde esperan tus órdenes abiertas. Cancélalas antes, o envía claves de la misma cuenta.
connect-refused-other = { $venue } dijo: { $detail }
connect-kept = La clave vigente, …{ $hint }, sigue como está.
connect-leaving = Saliendo de { $venue }: cancelando lo que está abierto allí. Las claves se olvidan en cuanto el exchange confirme la última cancelación.
connect-revoked = { $venue }: acceso revocado; las claves están olvidadas y aquí no queda nada de ellas. Elimínalas también en el exchange.

venues = <b>Exchanges</b> · las órdenes van a { $place }
venues-line = { $mark } <b>{ $venue }</b>{ $state ->
        [paper] {" "}— dinero ficticio, mecánica real
        [connected] {" "}— conectado, clave …{ $hint }
        [checking] {" "}— revisando las claves…
        [leaving] {" "}— saliendo, cancelando órdenes
       *[other] {""}
    }{ $trouble ->
        [yes] {" ⚠"}
       *[no] {""}
    }
venues-confirm-live = 🔴 <b>LIVE · { $venue }</b>
    Desde ahora tus órdenes, incluidos los botones de un toque, mueven <b>dinero real</b> en { $venue }. Cada ticket y cada recibo dirá LIVE. ¿Continuar?
venues-confirm-revoke = <b>¿Revocar { $venue }?</b>
    { $count ->
        [0] Las claves cifradas se olvidan y dejo de leer la cuenta. Tu dinero se queda en el exchange.
        [one] Hay una orden abierta allí. La cancelo antes; las claves se olvidan en cuanto el exchange lo confirme.
       *[other] Hay { $count } órdenes abiertas allí. Las cancelo antes; las claves se olvidan en cuanto el exchange confirme la última.
    }
