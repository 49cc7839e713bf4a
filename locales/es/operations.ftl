# Lo que solo ven los administradores, y lo que comunican a todos.

admin = <b>Mesa</b>
    Personas { $people } ({ $active } hoy, { $pending } en espera) · chats { $chats }
    24 h: { $orders } órdenes, { $volume } USDT · { $alerts } alertas
    Órdenes abiertas { $open } · sin resultado conocido { $unknown }
    { $halt ->
        [none] El trading está activo.
       *[other] ⛔ Trading detenido desde { $since }: { $halt }
    }
    <code>/halt motivo</code> · <code>/halt all motivo</code> · <code>/resume</code> · <code>/panic all</code>
    <code>/admin</code> <code>broadcast texto</code> · <code>waiting</code> · <code>approve id</code> · <code>deny id</code>
admin-claimed = Ahora administras esta mesa. /admin muestra lo que puedes hacer.
halt-no-reason = mantenimiento
button-halt = Detener el trading
button-panic-all = Detener todo
panic-all-draft = Esto cancela todas las órdenes y planes abiertos de todos y detiene todo el trading, ventas y stops incluidos, hasta /resume.
panic-reason = parada de emergencia
button-resume = Reanudar el trading
button-broadcast = Enviar a todos
button-approve = Aprobar
button-deny = Rechazar
broadcast-draft = Esto llega a todos:
    { $text }
broadcast-sent = En camino a { $count ->
        [one] { $count } persona
       *[other] { $count } personas
    }.
broadcast = 📣 { $text }
notice-halted = ⛔ { $by } detuvo el trading: { $reason }
notice-tripped = ⛔ <b>El trading se detuvo automáticamente</b>: { $trip }.
    Nadie puede comprar { $mode ->
        [live] con dinero LIVE; la demo sigue,
        [paper] en demo; el dinero LIVE sigue,
       *[other] nada;
    } se puede vender y las órdenes abiertas se mantienen. Revisa /admin y los registros; cuando la causa desaparezca, /resume reinicia el conteo.
notice-frozen = ⛔ { $name } (<code>{ $id }</code>) detuvo su propio trading con /panic.
notice-thawed = { $name } (<code>{ $id }</code>) opera de nuevo.
notice-resumed = ✅ { $by } reanudó el trading.
notice-alarm = 🚨 <b>{ $subject }</b>
    { $detail }
button-waiting = En espera ({ $count })
nobody-waits = Nadie espera acceso.
waiting-besides = { $count ->
        [one] Espera { $count } persona más
       *[other] Esperan { $count } personas más
    }.
access-request = <b>{ $name }</b>{ $username ->
        [none] {""}
       *[other] {" "}(@{ $username })
    } solicita acceso.
    id <code>{ $id }</code> · { $at }
access-granted-by-you = ✅ { $name } (<code>{ $id }</code>) ya tiene acceso.
access-denied-by-you = Rechazaste el acceso de { $name } (<code>{ $id }</code>).
