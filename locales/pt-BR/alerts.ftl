# Alertas e as regras por trás deles.

alert-title = { $mark } <b>{ $title }</b>
alert-coins = <b>{ $coin }</b> { $price }{ $change ->
        [none] {""}
       *[other] {" "}{ $mark } { $change }% em 24 h
    }{ $others ->
        [none] {""}
       *[other] {" · também "}{ $others }
    }
alert-verdict = <b>{ $tone }</b> · impacto { $impact }% · confiança { $confidence }%
alert-doubts = ⚠ { $doubts }
alert-late = ⏳ Com { $late } de atraso: não foi possível enviar antes.
alert-source = { $source }{ $is-alone ->
        [yes] {", única fonte até agora"}
       *[no] {""}
    } · { $age ->
        [unknown] sem data
       *[other] { $age }
    } · lida em { $latency } ms
alert-grades = Desde então: { $grades }
alert-why = Por quê: <code>{ $rule }</code> · novidade { $novelty }% · { $model }
alert-measured = Visto pela mesa na própria fonte de preços · avisado em { $latency } ms
alert-why-measured = Por quê: <code>{ $rule }</code>{ $told ->
        [none] {""}
       *[other] {" · "}{ $told }
    }
measured-title = { $gauge ->
        [move] { $coin } { $way ->
            [up] sobe
           *[down] cai
        } { $amount }% em { $span }
        [volume] { $coin } negocia { $times } vezes o volume habitual
        [whale] Uma baleia { $way ->
            [up] compra
           *[down] vende
        } { dollars } de { $coin }
        [funding] Taxa de financiamento de { $coin } em { $amount }%: { $way ->
            [up] comprados pagam vendidos
           *[down] vendidos pagam comprados
        }
        [funding-flip] Taxa de financiamento de { $coin } muda de sinal, { $way ->
            [up] { $amount }%: agora comprados pagam vendidos
           *[down] −{ $amount }%: agora vendidos pagam comprados
        }
       *[liquidation] Posição { $way ->
            [up] vendida
           *[down] comprada
        } em { $coin } liquidada: { dollars }
    }
measured-beside = <b>{ $way ->
        [up] Para cima
        [down] Para baixo
       *[none] Sem direção
    }</b>{ $times ->
        [none] {""}
       *[other] {" · "}{ $times }× o habitual desta moeda
    }
measured-why = { $gauge ->
        [move] variou { $found } em { $span }, seu limite é { $limit }
        [volume] volume { $found }, seu limite é { $limit }
        [whale] um único negócio de { $found }, seu limite é { $limit }
        [funding] taxa de financiamento { $found }, seu limite é { $limit }
        [funding-flip] taxa de financiamento passou a { $found }, seu limite é { $limit }
       *[liquidation] liquidação de { $found }, seu limite é { $limit }
    }
measured-times = { $times }× o habitual
alert-test = 🧪 <b>Teste</b>: a última manchete que teria se encaixado
alert-no-match = Nada se encaixou nas últimas 24 h.
tone-bullish = Alta
tone-bearish = Baixa
tone-neutral = Neutro
doubt-manipulation = Parece manipulação de preço (pump), tenha cuidado
doubt-look-alike = Escrito com letras que imitam outras
doubt-single-post = Um único post, ninguém confirma

alerts-title = <b>Alertas deste chat</b>
alerts-rule = { $number }. { $mark } <code>{ $words }</code>
alerts-none = Nenhum alerta neste { $where ->
        [group] grupo
       *[private] chat
    } ainda. Adicione pelos botões ou escreva <code>/alerts btc eth bullish 50%</code>
alerts-how = Para adicionar por escrito: <code>/alerts btc eth bullish 50%</code>, ou uma regra completa: <code>/alerts add btc and (bearish or impact &gt; 0.7) not "price analysis"</code>. Sobre o próprio mercado: <code>/alerts add btc and move &gt; 5% 1h</code>. Para pausar ou retomar tudo: <code>/alerts off</code>, <code>/alerts on</code>
alerts-subscribed = 🔔 Vou avisar você sobre <code>{ $words }</code>
alerts-paused = ⏸ { $count ->
        [one] { $count } alerta deste chat pausado.
       *[other] { $count } alertas deste chat pausados.
    } <code>/alerts on</code> retoma.
alerts-paused-already = ⏸ Todos os alertas deste chat já estão pausados. <code>/alerts on</code> retoma.
alerts-resumed = 🔔 { $count ->
        [one] { $count } alerta deste chat ativo de novo.
       *[other] { $count } alertas deste chat ativos de novo.
    } <code>/alerts off</code> pausa.
alerts-resumed-already = 🔔 Todos os alertas deste chat estão ativos. <code>/alerts off</code> pausa.
alerts-removed = Removido. Para trazer de volta:
    <code>{ $command }</code>
draft-coin = <b>Novo alerta</b>: qual moeda?
draft-tone = <b>Novo alerta</b> para { $coin }: qual tom?
draft-impact = <b>Novo alerta</b> para { $coin }, { $tone ->
        [bullish] tom de alta
        [bearish] tom de baixa
        [directional] tom de alta ou de baixa
       *[any] qualquer tom
    }: qual o impacto mínimo?
draft-gauge = <b>Novo alerta</b> para { $coin }: o que no mercado?
draft-limit = <b>Novo alerta</b> para { $coin }, { $gauge ->
        [move] variações de preço
        [volume] volume em relação ao habitual da moeda
        [whale] negócios grandes, em $ ou em relação ao habitual
        [funding] taxas de financiamento
        [funding-flip] mudança de sinal da taxa de financiamento, e quanto além de zero
       *[liquidation] liquidações, em $
    }: a partir de quanto?
draft-all = todas as moedas
button-add-rule = Adicionar alerta
button-all-rules = Todos os alertas
button-all-coins = Todas as moedas
button-any-impact = Qualquer
button-undo = Desfazer
button-pause-rule = Pausar { $number }
button-resume-rule = Retomar { $number }
button-test-rule = Testar { $number }
button-remove-rule = Remover { $number }
button-gauges = 📈 O próprio mercado
button-gauge = { $gauge ->
        [move] Variação de preço
        [volume] Volume
        [whale] Baleia
        [funding] Taxa de financiamento
        [funding-flip] Virada do financiamento
       *[liquidation] Liquidação
    }
button-tone-any = Qualquer tom
button-tone-bullish = 🟢 Alta
button-tone-bearish = 🔴 Baixa
button-tone-directional = 🟢🔴 Alta ou baixa

button-less = Menos assim
button-mute = Sem { $what }
button-mute-impact = Só impacto ≥ { $impact }%
button-cap = { $source } ≤ { $count }/dia
button-snooze-hour = Adiar 1 h
button-snooze-tomorrow = Adiar até amanhã
button-muted = O que está silenciado
button-lift = Desfazer { $number }
less-offer = <b>Menos do quê?</b> Um toque, só para este chat; dá para desfazer.
less-made = 🔕 { $what }
less-lifted = 🔔 Desfeito: { $what }
less-title = <b>O que chega menos neste chat</b>
less-line = { $number }. { $what }
less-none = Nada está silenciado neste chat.
less-what = { $kind ->
        [coin] Sem alertas sobre { $value }
        [source] Sem alertas de { $value }
        [event] Sem alertas deste tipo: { $event }
        [impact] Só alertas com impacto ≥ { $impact }%
        [cap] No máximo { $count ->
            [one] { $count } alerta
           *[other] { $count } alertas
        } em 24 h de { $value }
       *[snooze] Sem alertas até { $until }
    }
alerts-muted = 🔕 { $count ->
        [one] { $count } item silenciado.
       *[other] { $count } itens silenciados.
    }
event-name = { $event ->
        [commentary] comentários
        [earnings] balanços
        [delisting] deslistagens
        [insolvency] insolvências
        [depeg] perdas de paridade
        [hack] ataques hackers
        [etf] ETFs
        [enforcement] sanções e processos
        [macro] economia
        [regulation] regulação
        [outage] interrupções
        [treasury] tesourarias
        [listing] listagens
        [liquidation] liquidações
        [supply] oferta de tokens
        [launch] lançamentos
        [upgrade] atualizações
        [funding] investimentos
        [partnership] parcerias
        [product] produtos
        [price] notícias de preço
        [market-move] variações de preço
        [market-volume] volume
        [market-whale] baleias
        [market-funding] taxas de financiamento
        [market-funding-flip] virada da taxa
        [market-liquidation] posições liquidadas
        [other] outras notícias
       *[unknown] { $event }
    }

digest-title = 🗞 <b>{ $count ->
        [one] { $count } manchete retida
       *[other] { $count } manchetes retidas
    }</b> ({ $why })
digest-line = { $mark } { $title }
    {"  "}<i>{ $source } · { $age }{ $coins ->
        [none] {""}
       *[other] {" · "}{ $coins }
    }</i>
digest-more = … e mais { $count }: /news
digest-scheduled = 🗞 { $at ->
        [none] O que o horário de silêncio ou um adiamento segura chega num único resumo quando ele acaba; o que um teto segura, às 08:00.
       *[other] O que o horário de silêncio, um adiamento ou um teto segura chega num único resumo todo dia às { $at } ({ $zone }). <code>/alerts digest off</code> desfaz isso.
    }
held-quiet = horário de silêncio
held-snooze = adiados
held-daily-cap = teto diário
held-source-cap = teto de uma fonte
held-cool-down = pausa após um alerta

alert-foreign = 🌐 { $language ->
        [en] em inglês
        [de] em alemão
        [es] em espanhol
        [fr] em francês
        [pt] em português
        [it] em italiano
        [nl] em holandês
        [pl] em polonês
        [tr] em turco
        [id] em indonésio
        [vi] em vietnamita
        [ja] em japonês
        [ko] em coreano
        [zh] em chinês
        [ru] em russo
        [uk] em ucraniano
        [ar] em árabe
        [fa] em persa
        [he] em hebraico
        [hi] em hindi
        [th] em tailandês
        [el] em grego
       *[unknown] { $language }
    }
alerts-languages = 🌐 { $languages ->
        [none] São sinalizadas as manchetes que não estão nem no idioma deste chat nem em inglês.
        [all] Nenhuma manchete é sinalizada pelo idioma.
       *[other] São sinalizadas as manchetes em idiomas que não sejam { $languages }. <code>/alerts languages off</code> desfaz isso.
    }
