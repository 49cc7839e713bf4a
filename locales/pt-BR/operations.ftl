# O que só administradores veem e o que eles dizem a todos.

admin = <b>Mesa</b>
    Pessoas { $people } ({ $active } hoje, { $pending } aguardando) · chats { $chats }
    24 h: { $orders } ordens, { $volume } USDT · { $alerts } alertas
    Ordens abertas { $open } · desconhecidas { $unknown }
    { $halt ->
        [none] Negociações ativas.
       *[other] ⛔ Negociações suspensas desde { $since }: { $halt }
    }
    <code>/halt motivo</code> · <code>/halt all motivo</code> · <code>/resume</code> · <code>/panic all</code>
    <code>/admin</code> <code>broadcast texto</code> · <code>waiting</code> · <code>approve id</code> · <code>deny id</code>
admin-claimed = Agora você administra esta mesa. /admin mostra o que você pode fazer.
halt-no-reason = manutenção
button-halt = Suspender negociações
button-panic-all = Parar tudo
panic-all-draft = Isto cancela todas as ordens abertas e todos os planos de todos e suspende todas as negociações, inclusive vendas e stops, até /resume.
panic-reason = parada de emergência
button-resume = Retomar negociações
button-broadcast = Enviar a todos
button-approve = Liberar acesso
button-deny = Recusar
broadcast-draft = Isto vai para todos:
    { $text }
broadcast-sent = A caminho de { $count ->
        [one] { $count } pessoa
       *[other] { $count } pessoas
    }.
broadcast = 📣 { $text }
notice-halted = ⛔ Negociações suspensas por { $by }: { $reason }
notice-tripped = ⛔ <b>As negociações foram suspensas automaticamente</b>: { $trip }.
    Ninguém pode comprar{ $mode ->
        [live] {" "}em dinheiro real (LIVE); o modo demo continua,
        [paper] {" "}no modo demo; o dinheiro real (LIVE) continua,
       *[other] {" "}nada;
    } vender continua possível e as ordens abertas ficam. Veja /admin e os logs; quando a causa tiver passado, /resume recomeça a contagem.
notice-frozen = ⛔ { $name } (<code>{ $id }</code>) bloqueou as próprias negociações com /panic.
notice-thawed = { $name } (<code>{ $id }</code>) voltou a negociar.
notice-resumed = ✅ Negociações retomadas por { $by }.
notice-alarm = 🚨 <b>{ $subject }</b>
    { $detail }
button-waiting = Aguardando ({ $count })
nobody-waits = Ninguém aguarda acesso.
waiting-besides = { $count ->
        [one] Mais { $count } pessoa aguarda
       *[other] Mais { $count } pessoas aguardam
    }.
access-request = <b>{ $name }</b>{ $username ->
        [none] {""}
       *[other] {" "}(@{ $username })
    } pede acesso.
    id <code>{ $id }</code> · { $at }
access-granted-by-you = ✅ { $name } (<code>{ $id }</code>) agora tem acesso.
access-denied-by-you = { $name } (<code>{ $id }</code>) teve o acesso recusado.
