# Indicações em grupos: a linha sob um cartão, o ranking, o histórico de cada um.

call-direction = { $direction ->
        [short] para baixo
       *[long] para cima
    }
call-made = 🎯 { $name }: { $direction } a partir de { $price }
call-standing = 🎯 { $name }: { $direction } a partir de { $price }, { $age }, { $change } até agora
call-withdrawn = Retirada: não conta.
button-call-withdraw = Retirar
call-line = <b>{ $coin }</b> { $direction } a partir de { $price } · { $age }{ $group ->
        [none] {""}
       *[other] {" · "}{ $group }
    }
call-now = agora { $change }
call-result = após { $horizon } { $change }
call-peak = máximo { $change } ({ $multiple }×)

lb-title = 🏆 <b>Indicações em { $group }</b>, { $span ->
        [week] últimos 7 dias
        [month] últimos 30 dias
       *[all] todas as guardadas
    }
lb-line = { $place }. <b>{ $name }</b> · { $calls ->
        [one] { $calls } indicação
       *[other] { $calls } indicações
    }
lb-figures = { $rate } de acerto ({ $low } a { $high }), { $hits } de { $graded } · média { $mean }, mediana { $median }
lb-best = a melhor: { $coin } { $direction }, máximo { $peak }
lb-unranked = Ainda sem posição, menos de { $least } indicações avaliadas: { $names }
lb-unranked-name = { $name } ({ $calls })
lb-more = … e mais { $count }
lb-none = Nenhuma indicação nesse período. Escreva <code>$BTC</code>, <code>long ETH</code> ou <code>SOL short</code>, e ela conta a partir do preço daquele momento.
lb-note = <i>Acerto: 24 horas depois o preço tinha ido na direção indicada em mais de 0,05%. Entre parênteses, intervalos de 95%; a posição vem do limite inferior, a partir de { $least } indicações avaliadas.</i>
lb-off = As indicações não são acompanhadas neste grupo. Um administrador dele ativa: <code>/lb on</code>
lb-on = 🏆 A partir de agora as indicações deste grupo são acompanhadas. Escreva <code>$BTC</code>, <code>long ETH</code> ou <code>SOL short</code>: conta a partir do preço daquele momento, uma vez por moeda e direção a cada 24 horas, e é avaliada após { $first }, { $second } e { $third }. O botão dela a retira em até { $within }. /lb mostra o ranking, /calls as suas; <code>/lb off</code> encerra.
lb-deaf = ⚠ Neste grupo só ouço comandos. Me torne administrador dele, ou desative meu modo de privacidade no @BotFather e me adicione de novo.
lb-switched-off = As indicações não são mais acompanhadas neste grupo. As anteriores ainda são avaliadas; /calls mostra as suas no privado. <code>/lb on</code> recomeça.
lb-private = O ranking é coisa de grupos: me adicione a um, e um administrador dele escreve <code>/lb on</code>. Suas indicações: /calls
button-lb-span = { $span ->
        [week] { $is-shown ->
            [yes] • 7 d •
           *[no] 7 d
        }
        [month] { $is-shown ->
            [yes] • 30 d •
           *[no] 30 d
        }
       *[all] { $is-shown ->
            [yes] • Tudo •
           *[no] Tudo
        }
    }

calls-title = 🎯 <b>Indicações de { $name }</b> em { $group }
calls-own = 🎯 <b>Suas indicações</b>
calls-none = Ainda sem indicações. Em um grupo que as acompanha escreva <code>$BTC</code>, <code>long ETH</code> ou <code>SOL short</code>. Um administrador do grupo ativa isso com <code>/lb on</code>.
calls-too-few = { $graded } avaliadas até agora; os números vêm a partir de { $least }.
command-lb = Quanto as indicações deste grupo acertaram
command-calls = Suas indicações e o que foi delas
