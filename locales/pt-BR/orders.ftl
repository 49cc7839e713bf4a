# Boletas, comprovantes, listas e históricos de ordens.

button-buy-amount = Comprar { $amount }
button-buy-coin-amount = Comprar { $coin } { $amount }
button-buy-coin = Comprar { $coin }
button-buy-again = Comprar { $coin } de novo
button-sell = Vender
button-sell-coin = Vender { $coin }
button-sell-share = Vender { $percent }%
button-share = { $percent }%
button-confirm = Confirmar
button-dismiss = Cancelar
button-buy-anyway = Comprar mesmo assim
button-change-limit = Mudar limite
button-fresh-price = Atualizar preço
button-cancel = Cancelar ordem
button-cancel-order = Cancelar { $id }
button-why = Por quê?
button-orders = Ordens
button-copy-id = Copiar id da ordem

ticket = <b>{ $side ->
        [buy] Comprar
       *[sell] Vender
    } { $base }</b> · { $kind ->
        [limit] limitada
       *[market] a mercado
    } · { $place }
    { $worst-cost ->
        [none] ≈ <b>{ $quantity } { $base }</b> por <b>{ $cost } { $quote }</b>
       *[other] { $side ->
            [buy] <b>{ $quantity } { $base }</b> por no máximo <b>{ $worst-cost } { $quote }</b>, ≈ { $cost } ao preço de agora. O que não for gasto continua livre.
           *[sell] <b>{ $quantity } { $base }</b> por ≈ <b>{ $cost } { $quote }</b>, no mínimo { $worst-cost }
        }
    }
    Preço { $price }{ $kind ->
        [limit] {" ou melhor"}
       *[market] { $slippage ->
            [none] {""}
           *[other] , no pior caso { $worst } (limite de slippage { $slippage } pb)
        }
    } · taxa ≈ { $fee }
    Livre: { $free }
terms-rests = Espera no livro até { $at } UTC.
terms-post = Só como maker: se fosse executada na hora, a corretora recusa.
terms-ioc = O que não for executado na hora é cancelado.
terms-fok = Tudo de uma vez, ou nada.
ask-quick-limit = Isso passa do seu limite rápido, então pergunto antes.
ask-own-limit = ⛔ { risk-said }
ask-large-sale = Esta venda é de { $value } USDT, acima de { $limit } numa só ordem, então pergunto antes.
risk-said = { $rule ->
        [max-order] Seu próprio limite é de { $limit } USDT numa só ordem; esta é de { $value } USDT.
        [max-hour] Seu próprio limite é de { $limit } USDT em 60 minutos; com isso seriam { $value } USDT.{ limit-room }
        [max-day] Seu próprio limite é de { $limit } USDT em 24 horas; com isso seriam { $value } USDT.{ limit-room }
        [max-symbol] Seu próprio limite é de { $limit } USDT de uma só moeda; com isso seriam { $value } USDT.{ limit-room }
        [max-total] Seu próprio limite é de { $limit } USDT em todas as moedas; com isso seriam { $value } USDT.{ limit-room }
        [max-loss] Seu próprio limite é de { $limit } USDT de perda por dia; hoje já custou { $value } USDT.
       *[max-positions] Seu próprio limite é de { $limit } moedas ao mesmo tempo; esta seria a de número { $value }.
    }
ask-old = Sua mensagem já tem um tempo, então pergunto de novo, com o preço atual.
ask-confirm = Este é o preço atual. Ainda vale?
ticket-expires = Válida por { $seconds } s.
ticket-expired = ⌛ Esta boleta expirou. Nenhuma ordem foi enviada.
ticket-dismissed = Cancelado. Nenhuma ordem foi enviada.
private-ticket = 🔒 Só para você, a partir de: { $title }

ask-buy = <b>Comprar { $coin }</b> a cerca de { $price } · { $place }
    Quanto? Toque, ou responda a esta mensagem com um valor, como <code>75</code> ou <code>0.01 { $coin }</code>.
ask-sell = <b>Vender { $coin }</b> a cerca de { $price } · { $place }
    Você tem { $held } livre. Quanto? Toque, ou responda com um valor, como <code>40%</code>.
ask-sell-nothing = Você não tem { $coin } livre para vender. /portfolio mostra o que você tem.
pick-buy = <b>Comprar</b> qual moeda? Toque, ou escreva: <code>/buy btc 100</code>
pick-amount = Comprar por <b>{ $amount }</b>: qual moeda?
pick-sell-nothing = Você não tem nada livre para vender agora. /portfolio mostra o que você tem.
pick-sell = <b>Vender</b> qual moeda? Toque, ou escreva: <code>/sell btc 50%</code>

toast-sending = Enviando…
toast-private = Sua boleta está no nosso chat privado.
toast-cancelled = Cancelado.
toast-cancelling = Pedindo o cancelamento à corretora…

receipt-accepted = { $mark } <b>{ $side ->
        [buy] Comprando
       *[sell] Vendendo
    } { $coin }</b>: { $amount }, enviando…
receipt-sending = { $mark } <b>{ $side ->
        [buy] Comprando
       *[sell] Vendendo
    } { $coin }</b>: { $amount }, enviando…
receipt-unknown = { $mark } <b>{ $side ->
        [buy] Compra
       *[sell] Venda
    } de { $coin }: resultado desconhecido</b>
    A corretora não respondeu ({ $reason }). { $reserved } ficam reservados enquanto consulto a ordem. Não envie de novo: esta mensagem mostrará o resultado real assim que for conhecido.
receipt-open = { $mark } <b>{ $side ->
        [buy] Compra
       *[sell] Venda
    } de { $coin }</b>: { $amount } a { $price } ou melhor, esperando no livro
receipt-partial = { $mark } <b>{ $side ->
        [buy] Compra
       *[sell] Venda
    } de { $coin }</b>: executada em parte, o resto espera no livro
receipt-filled = { $mark } <b>{ $side ->
        [buy] Comprado:
       *[sell] Vendido:
    } { $amount }</b>
receipt-cancelled = { $mark } <b>{ $side ->
        [buy] Compra
       *[sell] Venda
    } de { $coin } cancelada</b>. O que não foi executado está livre de novo.
receipt-expired = { $mark } <b>{ $side ->
        [buy] Compra
       *[sell] Venda
    } de { $coin } expirada</b>{ $reason ->
        [none] .
       *[other] : { $reason }.
    } O que não foi executado está livre de novo.
receipt-rejected = { $mark } <b>{ $side ->
        [buy] Compra
       *[sell] Venda
    } de { $coin } recusada pela corretora</b>{ $reason ->
        [none] .
       *[other] : { $reason }.
    } Nada foi gasto; seus fundos estão livres de novo.
receipt-filled-part = { $quantity } { $coin } × { $price } = <b>{ $cost } { $quote }</b>
    { $fee ->
        [none] Ainda sem taxa
       *[other] Taxa { $fee }
    }{ $slippage ->
        [none] {""}
       *[other] { " · slippage " }{ $slippage }{ " pb em relação à cotação" }
    }
receipt-given-back = Gasto: { $spent } de { $asked } { $quote }; { $back } { $quote } livres de novo.
receipt-tail = { $place } · <code>{ $id }</code>
elapsed = { $count } { $unit ->
        [ms] ms
       *[s] s
    }
latency = Enviada { $sent } após o toque, respondida em { $answered }
reason-by-you = por você

orders-title = <b>Ordens abertas</b>
orders-none-open = Nenhuma. Experimente <code>/buy btc 100 @ 50000</code> para uma ordem que espera.
orders-recent = <b>Recentes</b>
orders-line = { $mark } <code>{ $id }</code> { $side ->
        [buy] compra
       *[sell] venda
    } { $coin ->
        [none] { $amount }
       *[other] { $coin } por { $amount }
    } @ { $price } · { $status } · { $at }{ $origin ->
        [none] {""}
       *[other] {" · "}{ $origin }
    }

status-accepted = aceita
status-sending = enviando
status-unknown = desconhecida
status-open = aberta
status-partial = executada em parte
status-filled = executada
status-cancelled = cancelada
status-expired = expirada
status-rejected = recusada
source-chat = pelo chat
source-alert = por um alerta
source-web = pela web
source-external = enviada por fora, manualmente
order-outside = por fora
reason-keys-not-open = não foi possível abrir aqui suas chaves criptografadas, então nada foi enviado. O operador foi avisado
reason-never-reached = ela não chegou à corretora
reason-frozen = você bloqueou suas negociações com /panic antes do envio; nada saiu para a corretora
reason-halted = as negociações foram suspensas para todos antes do envio; nada saiu para a corretora
reason-not-sent-again = a corretora ainda não conhece esta ordem; ela nunca é reenviada sozinha
reason-not-known = a corretora não diz o que aconteceu com ela e pode tê-la esquecido; ela não é reenviada nem dada como perdida
reason-not-found-any-more = a corretora não a encontra mais; as negociações dela estão sendo lidas
reason-ended-unseen = ela terminou na corretora enquanto ninguém aqui olhava; o que foi executado está registrado
why = <b>Ordem <code>{ $id }</code></b>: { $side ->
        [buy] compra
       *[sell] venda
    } { $amount } em { $symbol }, { $status }, { $source }
    { $client-id ->
        [none] Na corretora ela é <code>{ $venue-id }</code>
       *[other] Enviada à corretora como <code>{ $client-id }</code>; lá ela é <code>{ $venue-id }</code>
    } · { $place }
why-step = { $at } (+{ $after }) <b>{ $status }</b>{ $note ->
        [none] {""}
       *[other] {": "}{ $note }
    }
why-none = Você ainda não tem ordens. Comece por uma moeda: digite BTC.
