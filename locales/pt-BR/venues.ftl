# Corretoras: conectar, escolher para onde vão as ordens, sair.

venue-place = { $venue ->
        [paper] DEMO
       *[other] 🔴 <b>LIVE</b> · { $title }
    }
which-venue = <b>Em qual corretora?</b> { $side ->
        [buy] Dá para comprar { $coin }
       *[sell] Você tem { $coin }
    } em { $count ->
        [one] uma corretora.
       *[other] { $count } corretoras.
    } ▶ marca para onde suas ordens costumam ir. Por escrito: <code>on bybit</code> depois do comando.
venue-name = { $venue ->
        [paper] Demo
       *[other] { $title }
    }
button-venues = Corretoras
button-connect = Conectar { $venue }
button-go-live = Negociar em { $venue }
button-go-live-now = Dinheiro real: { $venue }
button-go-paper = Voltar ao modo demo
button-stay = Não, ficar como está
button-revoke = Desconectar { $venue }
button-clear = Cancelar { $count ->
        [one] a ordem
       *[other] { $count } ordens
    } e sair

connect-which = <b>Conectar uma corretora</b>
    Qual? Seu dinheiro fica lá; eu envio ordens com uma chave que pode negociar e nada mais.
connect-ask = <b>Conectar { $venue }</b>
    1. Crie lá uma chave de API: <b>negociação spot sim, saques não</b>, restrita ao endereço IP desta mesa, se puder.
    2. Envie para mim { $parts ->
        [three] a chave, a chave secreta e a senha numa só mensagem, uma abaixo da outra:
       *[two] a chave e a chave secreta numa só mensagem, uma abaixo da outra:
    }
    <code>key</code>
    <code>secret</code>{ $parts ->
        [three] {""}
    <code>passphrase</code>
       *[two] {""}
    }
    Criptografo o que você enviar antes de guardar em qualquer lugar e apago sua mensagem na hora. Qualquer comando encerra esta pergunta.
connect-stopped = Tudo bem, não espero mais chaves. Nada foi guardado.
connect-unreadable = ⚠ Não consegui ler isso como chaves, então apaguei e não guardei nada.
connect-not-deleted = ⚠ Não consegui apagar sua mensagem. Apague você agora; o que peguei dela está criptografado.
connect-late = 🔑 Isso parece ser chaves de uma corretora, e eu já não as esperava: minha pergunta vale por dez minutos, e qualquer comando a encerra. Não guardei nada delas{ $deleted ->
        [yes] {" "}e apaguei sua mensagem.
       *[no] , mas não consegui apagar sua mensagem: apague você agora.
    } Para conectar, envie <code>/connect{ $venue ->
        [none] {""}
       *[other] {" "}{ $venue }
    }</code> de novo e depois as chaves. Se não era uma chave, e sim o endereço de uma moeda, envie-o de novo com uma palavra antes.
connect-looking = 🔐 Criptografado. Verificando as chaves…
connect-checking = 🔐 Criptografado. Perguntando a { $venue } o que a chave pode fazer…
connect-away = 🔐 { $venue } não responde{ $detail ->
        [none] .
       *[other] {" "}({ $detail }).
    } Continuo tentando por dez minutos.
connect-done = ✅ <b>Conexão feita: { $venue }</b>, chave …{ $hint }
connect-may = Negociação: { $trade ->
        [yes] sim
        [no] não
       *[untold] não informado
    } · saques: { $withdraw ->
        [yes] sim
        [no] não
       *[untold] não informado
    } · restrita a um endereço IP: { $bound ->
        [yes] sim
        [no] não
       *[untold] não informado
    }
connect-balances = Encontrado lá: { $owned ->
        [none] nada ainda
       *[other] <b>{ $owned }</b>
    }{ $more ->
        [0] {""}
       *[other] {" "}e mais { $more }
    }
connect-advise-ip = ⚠ { $told ->
        [no] A chave funciona de qualquer lugar. Restrinja a chave
       *[untold] Esta corretora não informa de onde a chave funciona. Se ainda não fez isso, restrinja a chave
    } ao endereço IP desta mesa na corretora: assim, uma chave roubada não vale nada.
connect-withdraw-untold = ⚠ Esta corretora não informa se a chave pode sacar. Confira você que não pode.
connect-still-paper = As ordens continuam indo para onde iam, até você escolher.
connect-refused = ⛔ <b>{ $venue }: estas chaves não foram aceitas.</b> Elas foram descartadas.
connect-refused-can-withdraw = Elas podem sacar. Uma chave que pode tirar dinheiro é mais do que uma mesa precisa: crie uma que só possa negociar.
connect-refused-cannot-trade = Elas não podem negociar no mercado spot. Permita isso em { $venue } e envie de novo.
connect-refused-not-taken = { $venue } não aceita estas chaves{ $detail ->
        [none] .
       *[other] : { $detail }.
    } Confira se não falta nada, se a chave está ativa e se o endereço desta mesa está liberado.
connect-refused-cannot-open = Não foi possível abrir o que recebi. Envie as chaves de novo.
connect-refused-away = { $venue } não respondeu por dez minutos{ $detail ->
        [none] .
       *[other] {" "}({ $detail }).
    } Envie as chaves de novo mais tarde.
connect-refused-another-account = Elas abrem uma conta diferente daquela onde estão suas ordens abertas. Cancele essas ordens antes, ou envie chaves da mesma conta.
connect-refused-other = { $venue } respondeu: { $detail }
connect-kept = A chave em vigor, …{ $hint }, continua como está.
connect-leaving = Saindo de { $venue }: cancelando o que está aberto lá. As chaves são descartadas assim que a corretora confirmar a última.
connect-revoked = { $venue }: conexão encerrada. As chaves foram descartadas, nada delas ficou aqui. Exclua-as também na corretora.

venues = <b>Corretoras</b> · as ordens vão para { $place }
venues-line = { $mark } <b>{ $venue }</b>{ $state ->
        [paper] {" "}— dinheiro fictício, funcionamento real
        [connected] {" "}— conectada, chave …{ $hint }
        [checking] {" "}— verificando as chaves…
        [leaving] {" "}— saindo, cancelando ordens
       *[other] {""}
    }{ $trouble ->
        [yes] {" ⚠"}
       *[no] {""}
    }
venues-confirm-live = 🔴 <b>LIVE · { $venue }</b>
    A partir de agora suas ordens, inclusive as dos botões de um toque, movimentam <b>dinheiro real</b> em { $venue }. Cada boleta e cada comprovante dirá LIVE. Continuar?
venues-confirm-revoke = <b>Desconectar { $venue }?</b>
    { $count ->
        [0] As chaves criptografadas são descartadas e eu deixo de ler a conta. Seu dinheiro fica na corretora.
        [one] Há { $count } ordem aberta lá. Cancelo essa ordem antes; as chaves são descartadas assim que a corretora confirmar.
       *[other] Há { $count } ordens abertas lá. Cancelo essas ordens antes; as chaves são descartadas assim que a corretora confirmar a última.
    }
