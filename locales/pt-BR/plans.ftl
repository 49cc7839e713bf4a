# Planos: saídas, agendas, escadas, alterações, encerramento de posição.

button-plans = Planos
button-edit = Alterar
button-plan-cancel = Cancelar plano
button-guard = TP/SL
button-guard-sl = Stop −{ $percent }%
button-guard-tp = Alvo +{ $percent }%
button-guard-tr = Stop móvel { $percent }%
button-close-all = Vender tudo
toast-plan-begins = Feito, acompanhando.
toast-plan-cancelling = Cancelando…

plan-head = { $mark } <b>{ $what }</b>
plan-title-exit = Vender { $amount } na saída
plan-title-entry = Comprar { $coin } por { $amount } quando subir
plan-title-dca = { $side ->
        [buy] Comprar { $coin } por { $amount } aos poucos
       *[sell] Vender { $amount } aos poucos
    }
plan-title-twap = { $side ->
        [buy] Comprar { $coin } por { $amount } ao longo do tempo
       *[sell] Vender { $amount } ao longo do tempo
    }
plan-title-ladder = { $side ->
        [buy] Comprar { $coin } por { $amount } em escada
       *[sell] Vender { $amount } em escada
    }
plan-title-debut = Comprar { $coin } por { $amount } na estreia
plan-title-edit = Alterar uma ordem de { $coin }
plan-title-close = Vender todo o saldo de { $coin }
plan-stop = 🔻 Stop em { $price }{ $limit ->
        [none] {""}
       *[other] {", limite "}{ $limit }
    }
plan-target = 🎯 Alvo de lucro em { $price }
plan-trail = 🪢 Stop móvel { $percent }%: agora { $price }, melhor até aqui { $high }
plan-slippage = ↔ Nunca mais de { $percent }% pior que a cotação
plan-whole = O que sobraria é pequeno demais para vender, então vai junto.
plan-watched = A corretora não guarda mais esta ordem; eu mesmo acompanho o preço.
plan-entry = Compra a mercado assim que o preço chegar a { $price }
plan-schedule = { $count ->
        [one] { $count } parcela
       *[other] { $count } parcelas
    } de { $leg }, { $pace }{ $due ->
        [none] {""}
       *[other] {", próxima "}{ $due }
    }
plan-debut = { $state ->
        [listed] { $coin } já está na corretora: compra assim que custar { $price } ou menos
       *[waits] Espera a estreia de { $coin } e compra uma única vez a { $price } ou menos
        [over] Uma única vez, a { $price } ou menos
    }, até { $until }
plan-pace = { $unit ->
        [s] { $count ->
            [one] a cada segundo
           *[other] a cada { $count } segundos
        }
        [m] { $count ->
            [one] a cada minuto
           *[other] a cada { $count } minutos
        }
        [h] { $count ->
            [one] a cada hora
           *[other] a cada { $count } horas
        }
        [w] { $count ->
            [one] toda semana
           *[other] a cada { $count } semanas
        }
       *[d] { $count ->
            [one] todo dia
           *[other] a cada { $count } dias
        }
    }
plan-ladder = { $count ->
        [one] { $count } ordem
       *[other] { $count } ordens
    } de { $first } a { $last }
plan-edit = A ordem <code>{ $id }</code> dá lugar a outra a { $price }
plan-progress = { $side ->
        [buy] Comprado
       *[sell] Vendido
    } { $filled } por { $cost }, média de { $price } · { $percent }%
plan-status-draft = Ainda não começou.
plan-status-active = Acompanhando.
plan-status-ending = Cancelando o que ainda está aberto…
plan-status-done = Concluído.
plan-status-cancelled = { $reason ->
        [none] Cancelado.
       *[other] Cancelado: { $reason }
    }
plan-status-failed = { $reason ->
        [none] Encerrado sem concluir.
       *[other] Encerrado: { $reason }
    }
plan-reason-by-you = você pediu.
plan-reason-closed = a posição inteira está sendo vendida.
plan-reason-entry-unfilled = a compra a que ele se ligava não comprou nada.
plan-reason-nothing-left = não há mais { $coin } para vender.
plan-reason-held-outside = o resto de { $coin } está preso numa ordem enviada direto na corretora; cancele lá antes.
plan-reason-too-small = o que resta de { $coin } é pequeno demais para o mercado. Compre mais um pouco e venda tudo junto: <code>/close { $coin }</code>
plan-reason-ladder-unfilled = nenhuma ordem dele foi executada.
plan-reason-unlisted = o prazo acabou e { $coin } ainda não estreou lá. Nada foi comprado.
plan-reason-lapsed = o prazo acabou e { $coin } nunca chegou ao preço que você queria. Nada foi comprado.
plan-reason-filled-first = a ordem foi executada antes de poder ser alterada.
plan-reason-not-allowed = sua conta não pode negociar.
plan-tail = { $place } · plano <code>{ $id }</code>

plan-ticket = <b>{ $what }</b>? · { $place }
plan-closing = <b>{ $count ->
        [one] Vender a mercado tudo desta moeda?
       *[other] Vender a mercado tudo destas { $count } moedas?
    }</b> · { $place }
plan-closing-line = • { $what }
plan-closing-too = Ordens abertas e planos com o que vai ser vendido são cancelados antes.

guide-coin = { $command ->
        [stop] <b>Stop</b> para qual moeda?
        [tp] <b>Alvo de lucro</b> para qual moeda?
        [trail] <b>Stop móvel</b> para qual moeda?
        [dca] <b>Comprar aos poucos</b>: qual moeda?
        [twap] <b>Comprar ao longo do tempo</b>: qual moeda?
       *[ladder] <b>Comprar em escada</b>: qual moeda?
    } Toque, ou escreva tudo: <code>{ $example }</code>
guide-how = <b>{ $command ->
        [stop] Stop para todo o seu saldo de { $coin }
        [tp] Alvo de lucro para todo o seu saldo de { $coin }
        [trail] Stop móvel para todo o seu saldo de { $coin }
        [dca] Comprar { $coin } aos poucos
        [twap] Comprar { $coin } ao longo do tempo
       *[ladder] Comprar { $coin } em escada
    }</b> a cerca de { $price } · { $place }
    Toque, ou escreva tudo: <code>{ $example }</code>
button-guide-dca = { $amount } por { $unit ->
        [w] semana
       *[d] dia
    } × { $legs }
button-guide-twap = { $amount } em { $unit ->
        [d] um dia
       *[h] uma hora
    }
button-guide-ladder = { $amount }, −{ $near }…{ $far }%
pick-close = <b>Vender tudo</b> de qual moeda? Toque, ou escreva: <code>/close btc</code>, <code>/close all</code>
which-venue-close = <b>Vender tudo</b> em qual corretora? ▶ marca para onde suas ordens costumam ir.
button-everywhere = Em todas · { $what }
places-worth = { $count ->
        [one] { $count } moeda
       *[other] { $count } moedas
    } ≈ { $worth } USDT

plan-trouble = ⚠️ <b>{ $what }</b>: não foi possível fazer o que era devido.
    { $why }
plan-trouble-over = ✅ <b>{ $what }</b>: o obstáculo passou.
plan-let-go = ⚠️ <b>{ $what }</b>: { $place } soltou a ordem que esperava lá antes de ela terminar{ $fired ->
        [yes] . O preço dela foi atingido, então vendo o que resta de { $coin } assim que houver comprador.
       *[no] . De agora em diante eu mesmo acompanho o preço e vendo quando for atingido.
    } Você também pode vender manualmente: <code>/sell { $coin } 100%</code>
plan-hint = Continuo tentando. /plans mostra o plano, e lá ele pode ser cancelado.
plan-hint-halted = Ele continua sozinho assim que as negociações forem retomadas.
plan-hint-insufficient-funds = { $side ->
        [buy] Ele continua assim que houver saldo; o que ficou para trás não é comprado de uma vez.
       *[sell] Outra ordem está com estas moedas: cancele em /orders, ou na corretora se foi enviada por lá. <code>/close { $coin }</code> vende tudo o que está livre.
    }
plan-hint-risk-denied = Tento de novo a cada meio minuto; os limites cabem ao operador.
plan-hint-plan-blind = Continuo consultando a corretora. Até chegar um preço, só o que está na própria corretora protege você; vender manualmente pode funcionar: <code>/sell { $coin } 100%</code>
plan-blind = Nenhum preço de { $symbol } chega há { $age-s } s, então nada pode disparar.

plans-title = <b>Planos</b>
plans-none = Nenhum ativo. Um stop: <code>/stop btc 50% 58000</code>, compras aos poucos: <code>/dca btc 25 every 1d x 10</code>
plans-past = <b>Recentes</b>
plans-line = { $mark } <code>{ $id }</code> { $what }{ $terms ->
        [none] {""}
       *[other] {" · "}{ $terms }
    } · { $done }%{ $price ->
        [none] {""}
       *[other] {" @ "}{ $price }
    }{ $place ->
        [none] {""}
       *[other] {" · "}{ $place }
    }

plan-change = <b>{ $what }</b>: escreva o que deve mudar.
plan-change-exit = <code>/edit { $id } stop 57000</code>
    <code>/edit { $id } tp 65000</code>
    <code>/edit { $id } trail 3%</code>
    <code>/edit { $id } amount 50%</code>
plan-change-dca = <code>/edit { $id } every 2d</code>
    <code>/edit { $id } x 20</code>
    <code>/edit { $id } amount 50</code>
order-change = Escreva o novo preço, ou quantidade e preço. A ordem antiga é cancelada antes de a nova ser enviada.
    <code>/edit { $id } { $price }</code>
    <code>/edit { $id } { $quantity } { $coin } @ { $price }</code>
guard = <b>Quando sair de { $coin }</b>, preço de compra { $price } · { $place }
    Toque; um stop e um alvo para a mesma compra funcionam em par. Ou escreva: <code>/stop { $coin } 100% 5%</code>

receipt-until = Vale até { $at } UTC.
reason-past-its-end = o prazo dela acabou
source-plan = por um plano
command-plans = Planos ativos: stops, compras aos poucos, escadas
command-stop = Vender quando cair: /stop btc 50% 58000
command-tp = Vender quando subir: /tp btc 50% 70000
command-trail = Stop móvel: /trail btc 100% 4%
command-dca = Comprar aos poucos: /dca btc 25 every 1d x 10
command-twap = Ao longo do tempo: /twap buy btc 1000 over 2h
command-ladder = Ordens a vários preços
command-edit = Alterar um plano ou uma ordem em espera
command-close = Vender uma posição inteira: /close btc
