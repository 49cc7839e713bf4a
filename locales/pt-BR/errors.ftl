# O que deu errado, o que foi lido e um exemplo que funciona.

error = Algo não funcionou. Nada foi feito.
refused = { $what ->
        [not-connected] Você ainda não conectou { $venue }. Nenhuma ordem foi enviada. /connect conecta, /venues mostra onde você está.
        [open-orders] { $count ->
            [one] { $count } ordem ainda está aberta
           *[other] { $count } ordens ainda estão abertas
        } em { $venue }. Cancele antes, ou deixe que eu cancele e saia de lá.
        [keys-checking] Ainda estou verificando as chaves de { $venue } que chegaram antes, por isso não guardei nada destas. Envie-as de novo em { $wait-s } s.
        [keys-often] Seria o envio número { $value }: chaves podem ser entregues { $limit } vezes por hora. Não guardei nada destas. Tente de novo em { $wait-min } min.
        [replay-running] Só uma simulação por vez, e há outra em andamento. Nada foi calculado; envie a sua de novo em meio minuto.
        [replay-held] É demais para uma simulação: { $count } alertas mantidos por tanto tempo são { $value } dias de preços, e o máximo é { $limit }. Assim cabe: <code>{ $example }</code>
        [watchlist-full] Uma lista comporta no máximo { $limit } moedas e a sua tem { $count }. Nada foi incluído. Retire uma antes: <code>/watchlist -{ $coin }</code>
        [rules-of-one] Você tem { $value } regras de alerta em todos os seus chats; o máximo é { $limit }. Nada foi adicionado. Remova uma antes: /alerts
        [price-alerts] Você tem { $limit } alertas de preço ativos em todos os seus chats, o máximo possível. Nada foi criado. Remova um antes: /alert
        [price-alerts-chat] Este chat tem { $limit } alertas de preço ativos, o máximo possível. Nada foi criado. Remova um antes: /alert
        [price-alert-there] { $way ->
            [up] { $value } não está acima do preço atual, { $now }.
            [down] { $value } não está abaixo do preço atual, { $now }.
           *[none] O preço já está em { $value }.
        } Nada foi criado. Por exemplo: <code>{ $example }</code>
       *[other] Isso não é possível agora. Nada foi feito.
    }
internal-error = Desculpe, a falha foi nossa. Nada foi enviado duas vezes. Referência: <code>{ $reference }</code>

misunderstood = { $what ->
        [market] Qual moeda? Por exemplo: <code>{ $example }</code>
        [flag] Não conheço “{ $text }”. Nenhuma ordem foi enviada. Por exemplo: <code>{ $example }</code>
        [length] Isso é longo demais para uma ordem. Um comando por mensagem, por exemplo: <code>{ $example }</code>
        [lines] Um comando por mensagem, por favor. Nenhuma ordem foi enviada. Por exemplo: <code>{ $example }</code>
        [price] Li mais de um preço em “{ $text }”. Escreva só um, por exemplo: <code>{ $example }</code>
        [slippage] O slippage “{ $text }” passa do teto de { $limit }%. Por exemplo: <code>{ $example }</code>
        [terms-price] “{ $text }” precisa de um preço: a mercado, a ordem é executada na hora. Nenhuma ordem foi enviada. Por exemplo: <code>{ $example }</code>
        [terms-clash] “post” espera no livro e “{ $text }” nunca espera: escolha um dos dois. Nenhuma ordem foi enviada. Por exemplo: <code>{ $example }</code>
        [terms-lasts] Só uma ordem que espera o preço tem prazo; esta é executada na hora ou não é. Nenhuma ordem foi enviada. Por exemplo: <code>{ $example }</code>
        [terms-slippage] O preço limite já é o limite de slippage; informe só um dos dois. Nenhuma ordem foi enviada. Por exemplo: <code>{ $example }</code>
        [plan-slippage] Slippage vale para o que negocia a mercado: /dca, /twap, /trail, <code>/stop buy</code>. Um stop usa um limite no lugar, como em <code>/stop btc 58000 limit 57900</code>. Nenhuma ordem foi enviada. Por exemplo: <code>{ $example }</code>
        [timeframe] Não conheço o intervalo “{ $text }”. Existem { $offered }. Por exemplo: <code>{ $example }</code>
        [days] Um relatório cobre { $offered } dias; eu li “{ $text }”. Por exemplo: <code>{ $example }</code>
        [impact] Impacto, novidade e confiança vão de 0 a 1, ou seja, de 0 a 100%; eu li “{ $text }”. Por exemplo: <code>{ $example }</code>
        [replay] { $text ->
            [none] Alertas de quem?
           *[other] Não consigo usar “{ $text }” numa simulação.
        } Por exemplo: <code>{ $example }</code>
        [replay-source] Nenhum alerta do último ano veio de “{ $text }”.{ $offered ->
            [none] {""}
           *[other] {" "}Existem: { $offered }.
        }
        [score] Não conheço “{ $text }”. Existem { $offered }. Por exemplo: <code>{ $example }</code>
        [alert-word] “{ $text }” não é uma moeda negociada aqui nem um tom.{ $near ->
            [none] {""}
           *[other] {" Você quis dizer "}{ $near }?
        } Nada foi alterado. Palavras a procurar vão entre aspas. Escreva as moedas ou <code>all</code>, um tom (bullish, bearish, any) e o impacto mínimo: <code>{ $example }</code>
            <code>/alerts off</code> pausa todos os alertas do chat, <code>/alerts on</code> retoma.
        [sources] Não conheço “{ $text }” nesse comando. /sources mostra como está cada fonte; administradores adicionam um feed: <code>{ $example }</code>
        [search] Procurar o quê? Por exemplo: <code>{ $example }</code>
        [question] O que você quer saber? Por exemplo: <code>{ $example }</code>
        [question-long] Essa pergunta tem { $text } caracteres, o limite é { $limit }. Nada foi perguntado. Por exemplo: <code>{ $example }</code>
        [explain] “{ $text }” não é o id de um alerta. Responda ao alerta com <code>/explain</code>, escreva só <code>/explain</code> para o último, ou o id dele: <code>{ $example }</code>
        [alert-long] Essa regra é longa demais: no máximo { $limit } caracteres. Nada foi alterado. Por exemplo: <code>{ $example }</code>
        [alert-least] “{ $gauge } { $text }” dispararia o tempo todo; o mínimo é { $least }. Nada foi alterado. Por exemplo: <code>{ $example }</code>
        [alert-rule] Eu li “{ $read }”: { $why ->
            [open] o parêntese não foi fechado
            [close] há um “{ $text }” a mais
            [quote] as aspas não foram fechadas
            [empty] não há nenhuma palavra entre as aspas
            [share] depois de uma medida vem um número de 0 a 1 ou uma porcentagem{ $text ->
                [none] {""}
               *[other] , não “{ $text }”
            }
            [source] depois de “from” vem o nome de uma fonte
            [sign] “{ $text }” não significa nada aqui
            [below] o que o mercado faz é avisado quando passa de um limite para cima: escreva “>”, não “{ $text }”
            [limit-move] depois de “move” vem quanto, em porcentagem ou em múltiplos do habitual, e talvez o tempo (5m, 15m, 1h, 4h, 24h), não “{ $text }”
            [limit-volume] depois de “volume” vem um múltiplo do volume habitual, não “{ $text }”
            [limit-whale] depois de “whale” vem um valor em $ ou um múltiplo do negócio habitual, não “{ $text }”
            [limit-funding] depois de “funding” vem uma porcentagem de até 100%, não “{ $text }”
            [limit-funding-flip] depois de “funding flip” não vem nada ou vem uma porcentagem de até 100%, não “{ $text }”
            [limit-liquidation] depois de “liquidation” vem um valor em $, não “{ $text }”
           *[missing] falta uma condição{ $text ->
                [none] {" no fim"}
               *[other] {" antes de "}“{ $text }”
            }
        }. Nada foi alterado. Por exemplo: <code>{ $example }</code>
        [account] Preciso de um id numérico e li “{ $text }”. Por exemplo: <code>{ $example }</code>
        [admin] Não conheço “{ $text }”. Existem { $offered }. Por exemplo: <code>{ $example }</code>
        [exits] Li “{ $text }” como saída e não consegui. tp e sl, uma vez cada, depois de uma compra, em porcentagem ou preço. Por exemplo: <code>{ $example }</code>
        [span] “{ $text }” não é um prazo válido para uma ordem: de um minuto a 365 dias. Por exemplo: <code>{ $example }</code>
        [plan-parts] Um plano do tipo “{ $text }” precisa de mais do que isso: veja a descrição da API.
        [level] { $text ->
            [none] A que preço?
       *[other] Não encontro em “{ $text }” um preço ou uma porcentagem para vender.
        } Por exemplo: <code>{ $example }</code>
        [entry] Uma compra que espera uma alta precisa de um valor e de um preço; eu li “{ $text }”. Por exemplo: <code>{ $example }</code>
        [pace] { $text ->
            [none] Com que frequência?
           *[other] Não encontro uma frequência em “{ $text }”.
        } De segundos a semanas, por exemplo: <code>{ $example }</code>
        [count] { $text ->
            [none] Quantas vezes?
           *[other] Não encontro em “{ $text }” um número de vezes que sirva.
        } Por exemplo: <code>{ $example }</code>
        [over] { $text ->
            [none] Ao longo de quanto tempo?
           *[other] Não encontro um período em “{ $text }”.
        } Por exemplo: <code>{ $example }</code>
        [prices] { $text ->
            [none] De que preço a que preço?
           *[other] Não encontro dois preços em “{ $text }”.
        } Por exemplo: <code>{ $example }</code>
        [leg-percent] Uma parcela é um valor ou uma quantidade, não uma fração. Por exemplo: <code>{ $example }</code>
        [change] { $text ->
            [none] O que deve mudar?
           *[other] Não sei como alterar “{ $text }”. Existem stop, tp, trail, amount, every, x.
        } Por exemplo: <code>{ $example }</code>
        [arm] { $text ->
            [none] Qual moeda, por quanto e até que preço?
           *[other] Li “{ $text }” e falta uma parte: moeda, valor em USDT, max e o preço máximo, e o prazo.
        } Por exemplo: <code>{ $example }</code>
        [change-kind] Isso não pode ser alterado num plano desse tipo. Cancele e crie outro: /plans
        [venue] Não conheço uma corretora “{ $text }”, ou há duas assim. Existem { $offered }. Por exemplo: <code>{ $example }</code>
        [watchlist] Li “{ $text }” e não sei o que incluir ou retirar. Por exemplo: <code>{ $example }</code>
        [price-alert] Isso é longo demais para um alerta de preço. Um por mensagem, por exemplo: <code>{ $example }</code>
        [price-alert-level] A que preço, ou depois de quantos por cento? Por exemplo: <code>{ $example }</code> ou <code>/alert btc 5%</code>
        [price-alert-word] “{ $text }” não é nem um preço nem uma porcentagem. Por exemplo: <code>{ $example }</code>. Para manchetes e tons, escreva <code>/alerts btc bullish</code>
        [price-alert-percent] Um movimento é de pelo menos { $least }% e, para baixo ou para os dois lados, de menos de 100%; li “{ $text }”. Por exemplo: <code>{ $example }</code>
        [price-alert-repeat] Um preço é avisado uma vez; o que se repete é um movimento em porcentagem. Li “{ $text }”. Por exemplo: <code>{ $example }</code>
       *[other] Não entendi. Nada foi feito. /help mostra o que funciona.
    }

button-copy-example = Copiar exemplo
amount-missing = Quanto? Escreva um valor depois da moeda, por exemplo <code>/buy btc 100</code> ou <code>/sell btc 50%</code>
amount-format = Não consigo ler o valor “{ $text }”. Escreva assim: <code>100</code>, <code>$50</code>, <code>0.5 btc</code>, <code>1.5k</code> ou <code>25%</code>
amount-ambiguous = “{ $text }” pode ser um ou mil. Escreva <code>1000</code> ou <code>1.0</code>
amount-not-positive = O valor precisa ser maior que zero; eu li “{ $text }”. Por exemplo: <code>/buy btc 100</code>
amount-precision = “{ $text }” tem mais de 18 casas decimais, e eu nunca arredondo o que você digitou. Por exemplo: <code>0.0015</code>
amount-too-large = “{ $text }” é grande demais para ser um valor. Por exemplo: <code>250</code>
amount-unit = Li “{ $text }”, mas o valor é em USDT ou na própria moeda. Por exemplo: <code>50 usdt</code> ou <code>0.01 btc</code>
amount-percent = A porcentagem vai de mais de 0 até 100; eu li “{ $text }”. Por exemplo: <code>/sell btc 25%</code>
amount-keyword = “{ $text }” só funciona em vendas. Para comprar, informe um valor, por exemplo <code>/buy btc 100</code>

unknown-market = “{ $text }” não é negociado aqui. { $near ->
        [none] /price mostra o que é.
       *[other] Você quis dizer { $near }? Nenhuma ordem foi enviada.
    }
unknown-market-letters = “{ $text }” tem letras que só parecem conhecidas: { $codes }. Nenhuma ordem foi enviada. Digite o código da moeda em letras comuns, por exemplo BTC.

bad-setting = { $what ->
        [language] Esse idioma ainda não está disponível. Existem: { $offered }. Por exemplo: <code>/settings lang en</code>
        [pictures] As imagens podem ser { $offered }; li “{ $text }”. Por exemplo: <code>/settings pictures light</code>
        [quick-limit] O limite rápido precisa ser maior que 0 e de no máximo { $limit } USDT. Por exemplo: <code>/settings quick 100</code>
        [presets] Cada valor de botão precisa ser de no mínimo 1 e no máximo { $limit } USDT, com até duas casas decimais. Por exemplo: <code>/settings presets 25 50 100</code>
        [preset-count] De um a { $limit } valores, por favor. Por exemplo: <code>/settings presets 25 50 100</code>
        [quiet] Não consigo ler “{ $text }” como horário. Por exemplo: <code>/settings quiet 22:00-07:00</code> ou <code>/settings quiet off</code>
        [languages] Nunca reconheço uma manchete como sendo em “{ $text }”. Existem: { $offered }. Por exemplo: <code>/alerts languages en pt</code>, ou <code>all</code>
        [digest] Não consigo ler { $text ->
            [none] isso
           *[other] “{ $text }”
        } como hora do dia. Por exemplo: <code>/alerts digest 08:00</code> ou <code>/alerts digest off</code>
        [time-zone] { $text ->
            [none] Isso não é um fuso horário.
           *[other] “{ $text }” não é um fuso horário.
        } Por exemplo: <code>/settings tz America/Sao_Paulo</code>
        [impact] O impacto vai de 0 a 100%. Por exemplo: <code>/alerts btc 50%</code>
        [rules] Um chat pode ter até { $limit } regras. Remova uma antes: /alerts
        [limit] Seu próprio limite precisa ser maior que 0 e de no máximo { $limit }, que é o da mesa. Por exemplo: <code>/limits { $text } { $limit }</code>, ou <code>/limits { $text } off</code>
        [limit-whole] Esse limite conta moedas, então use um número inteiro, no máximo { $limit }. Por exemplo: <code>/limits { $text } 5</code>
        [limit-name] Não conheço o limite “{ $text }”. Existem: { $offered }. Por exemplo: <code>/limits max-day 2000</code>
        [broadcast] Um comunicado tem de 1 a { $limit } caracteres. Por exemplo: <code>/admin broadcast Manutenção às 18:00 UTC</code>
        [keys] Não consegui ler isso como chaves de { $venue }. Apaguei a mensagem e não guardei nada. Envie a chave e a chave secreta numa só mensagem, uma abaixo da outra, ou use /connect de novo.
        [setting] Não conheço a configuração “{ $text }”. Existem: { $offered }. Por exemplo: <code>/settings lang en</code>
       *[other] Esse valor não é possível. /settings mostra quais são.
    }

risk-denied = { $rule ->
        [max-order] Ordem grande demais: { $value } USDT numa só ordem, e { limit-of } é { $limit } USDT.
        [max-hour] Acima do limite da hora: com isso seriam { $value } USDT em 60 minutos, e { limit-of } é { $limit } USDT.{ limit-room }
        [max-day] Acima do limite do dia: com isso seriam { $value } USDT em 24 horas, e { limit-of } é { $limit } USDT.{ limit-room }
        [max-symbol] Demais numa só moeda: com isso seriam { $value } USDT, e { limit-of } é { $limit } USDT.{ limit-room }
        [max-total] Exposição grande demais: todas as suas moedas juntas somariam { $value } USDT, e { limit-of } é { $limit } USDT.{ limit-room }
        [max-loss] O dia já custou { $value } USDT, e { limit-of } é { $limit } USDT: até a meia-noite você só pode vender.
        [max-positions] Moedas demais ao mesmo tempo: esta seria a de número { $value }, e { limit-of } é { $limit }. Venda uma antes.
        [min-notional] Ordem pequena demais: { $value } USDT, e o mercado aceita a partir de { $limit } USDT.
        [dust] Todo o seu saldo livre de { $coin } vale { $value } USDT, e o mercado aceita a partir de { $limit } USDT: é um saldo residual. Compre mais um pouco e venda tudo junto: <code>/close { $coin }</code>
        [min-quantity] Ordem pequena demais: { $value }, e o mercado aceita a partir de { $limit }.
        [price-band] O preço está { $value }% além do mercado, e mais de { $limit }% parece erro de digitação. Até { $edge } passa.
        [stop-above] Um stop em { $value } não está abaixo do preço atual, { $limit }: venderia na hora.
        [target-below] Um alvo de lucro em { $value } não está acima do preço atual, { $limit }: venderia na hora.
        [stop-limit-above] O limite { $value } está acima do stop, { $limit }, e não seria atendido no disparo.
        [trail] Um stop móvel pode ficar a { $limit }% de distância; eu li { $value }%.
        [entry-below] { $value } não está acima do preço atual, { $limit }. Para comprar mais barato, use uma ordem limitada: <code>/buy btc 100 @ 50000</code>
        [rung-above] A escada começa em { $value }, que não está abaixo do preço atual, { $limit }.
        [rung-below] A escada começa em { $value }, que não está acima do preço atual, { $limit }.
        [rung-far] A escada vai até { $value }% do mercado; o máximo é { $limit }%.
        [plan-interval] A cada { $value } s é frequente demais: o mínimo entre duas parcelas é { $limit } s.
        [max-plans] Você já tem { $limit } planos ativos, o máximo permitido. Cancele um antes: /plans
        [below-done] Já foi executado { $limit }; o novo total, { $value }, precisa ser maior.
        [debut-listed] { $value } já negocia em { $limit }, não há estreia a esperar. Para comprar: <code>/buy { $value } 100</code>
        [debut-span] Um plano de estreia espera de { $least } minutos a { $most } dias. Por exemplo: <code>/tge arm flnt 100 max 0.50 14d</code>
        [fired] O plano já disparou e está vendendo.
        [edit-large] O que falta passaria a valer { $value }, mais que o seu limite rápido de { $limit }. Encerre o plano e crie outro, que você confirma.
        [edit-trail] A compra tem um stop móvel de { $value }, que acompanha um preço anterior. Cancele a ordem e envie outra.
       *[other] Um limite não permite: { $value }, e o limite é { $limit }.
    } Nenhuma ordem foi enviada.
limit-of = { $by ->
        [you] o seu próprio limite
       *[other] o limite
    } { $mode ->
        [live] em dinheiro real (LIVE)
       *[paper] no modo demo
    }
limit-room = { $room ->
        [none] {""}
       *[other] {" "}Ainda caberiam { $room } USDT.
    }
halted = { $what ->
        [none] As negociações estão suspensas para todos: { $reason }.
       *[other] As negociações foram suspensas automaticamente para todos: { trip }. Os administradores já sabem.
    } Nenhuma ordem foi enviada. As ordens abertas ficam onde estão{ $sales ->
        [yes] , e vender continua possível.
       *[no] .
    }
trip = { $what ->
        [orders-minute] { $value } ordens { $where ->
            [live] em dinheiro real (LIVE){" "}
            [paper] no modo demo{" "}
           *[other] {""}
        }em um minuto, o limite é { $limit }
        [venue-errors] { $where } deixou { $value }% das solicitações sem resposta, o limite é { $limit }%
       *[loss-hour] perda de { $value } USDT { $where ->
            [live] em dinheiro real (LIVE)
           *[paper] no modo demo
        } em uma hora, o limite é { $limit } USDT
    }
frozen = Você bloqueou suas próprias negociações. Nenhuma ordem foi enviada. { $wait-s ->
        [0] /unfreeze desbloqueia.
       *[other] Em { $wait-s } s, /unfreeze pode desbloquear.
    }
insufficient-funds = { $needed ->
        [0] Não há { $currency } para vender: saldo livre { $free }. /portfolio mostra o que você tem, /orders o que está em espera.
       *[other] Saldo insuficiente em { $currency }: livre { $free }, necessário { $needed }.
    } Nenhuma ordem foi enviada.
stale = { $what ->
        [quote] O último preço tem { $age-s } s, antigo demais para negociar. Nenhuma ordem foi enviada; tente de novo em instantes.
        [ticket] Esta boleta expirou. Nenhuma ordem foi enviada; peça um preço novo.
        [call] Essa indicação tem { $age-s } s; pode ser retirada em até { $limit-s } s. Nada foi alterado.
       *[button] Este botão está desatualizado. Nada foi feito; envie o comando de novo.
    }
used = { $order-id ->
        [none] Este botão já foi usado. Nada mais foi feito.
       *[other] Este botão já foi usado: ordem { $order-id }. Nenhuma outra ordem foi enviada.
    }
not-yours = Este botão foi feito para outra pessoa. Nada foi feito.
not-allowed = { $what ->
        [admin] Só administradores desta mesa podem fazer isso.
        [group-admin] Só administradores deste grupo podem alterar os alertas dele.
        [group-calls] Só administradores deste grupo podem ativar ou desativar as indicações dele. /lb mostra o ranking a todos.
        [oneself] Você não pode recusar a si mesmo.
        [claim] Esse código não é válido ou já foi usado.
        [trade] Sua conta ainda não pode negociar.
        [external-order] Esta ordem foi enviada por fora, então não mexo nela. Cancele onde ela foi enviada.
        [account] Envie /start para mim no privado antes.
        [private] Isso só é mostrado no chat privado.
       *[other] Você não tem permissão para isso.
    }
not-signed-in = Abra esta página de novo pelo chat.
conflict = { $what ->
        [order-prefix] Várias ordens começam com “{ $id }”. Escreva mais do id.
        [order-busy] A ordem { $id } está sendo cancelada ou pertence a um plano; altere o plano: /plans
       *[other] A mesma solicitação chegou com outro conteúdo. Nada foi feito.
    }
busy = Um pouco mais devagar, por favor: tente de novo em { $retry-after-s } s. Nada foi feito.
budget-spent = { $rule ->
        [waiting] Uma pergunta por vez: a última ainda está sendo respondida, no máximo até { $renews }. <b>Parar</b>, embaixo dela, encerra na hora.
        [questions] Você já fez { $value } perguntas hoje; o limite da mesa é { $limit } por dia. A contagem recomeça em { $renews }.
       *[tokens] Suas perguntas de hoje usaram { $value } tokens, e esta já não cabe no limite de { $limit } por dia. A contagem recomeça em { $renews }.
    } Nada foi perguntado. Enquanto isso, <code>/news btc</code> e <code>/price btc</code> não custam nada.
llm-off = As perguntas estão desativadas nesta mesa: { $variable } não está definida. { $variable ->
        [TAPEWIRE_LLM_KEY] O operador coloca a chave no <code>.env</code>, por exemplo como <code>TAPEWIRE_LLM_KEY_FILE=/run/secrets/llm-key</code>, e reinicia.
        [TAPEWIRE_LLM_MODEL] O operador indica o modelo no <code>.env</code>, por exemplo <code>TAPEWIRE_LLM_MODEL=llama3.2</code>, e reinicia.
       *[other] O operador ativa no <code>.env</code>, por exemplo <code>TAPEWIRE_LLM=ollama</code> com <code>TAPEWIRE_LLM_MODEL=llama3.2</code>, ou <code>TAPEWIRE_LLM=claude</code> com um modelo e <code>TAPEWIRE_LLM_KEY</code>, e reinicia.
    } Todo o resto funciona sem isso: <code>/news btc</code>, <code>/score</code>.
llm-failed = O modelo de linguagem não deu uma resposta aproveitável ({ $why }).
not-found = { $what ->
        [order] Não encontro nenhuma ordem sua que comece com “{ $id }”. /orders mostra todas.
        [rule] Essa regra não existe mais. /alerts mostra as que restam.
        [mute] Isso não está mais silenciado. /alerts mostra o que está.
        [account] Não conheço essa conta.
        [source] Essa fonte não está mais na lista. /sources mostra as que estão.
        [plan] Não encontro nenhum plano ou ordem sua que comece com “{ $id }”. /plans e /orders mostram todos.
        [trade] Você não tem nem vendeu { $id } aqui. /portfolio mostra o que você tem, <code>/pnl</code> é sobre tudo.
        [position] Você não tem nada disso para vender. /portfolio mostra o que você tem.
        [alert] Este chat ainda não teve nenhum alerta. Em /alerts você define sobre o que avisar; depois responda a um alerta com /explain.
        [headline] Não encontro nenhuma manchete com o id “{ $id }”. Em vez disso, responda a um alerta com /explain.
        [venue] Não conheço a corretora “{ $id }”. /connect mostra as que conheço.
        [connection] Você não conectou essa corretora. /connect conecta.
        [keys] Não tenho mais o que você enviou: nada foi guardado. Use /connect de novo.
        [call] Essa indicação não existe mais.
        [caller] Não conheço neste grupo uma única pessoa chamada “{ $id }”. Pelo nome de usuário fica claro: <code>/lb @ann</code>
        [group] Esse grupo não acompanha indicações, ou não vi você nele. Escreva /lb lá.
        [watchlist] { $id } não está na sua lista. /watchlist mostra o que está.
        [price-alert] Esse alerta de preço não existe mais. /alert mostra os que restam.
       *[other] Não encontro mais isso.
    }
unavailable = { $what ->
        [markets] Ainda estou lendo os mercados de { $venue }. Nada foi feito; tente de novo em alguns segundos.
        [sealing-key] Ainda não posso receber chaves, porque o processo de negociação não iniciou. Nada foi guardado; tente de novo em um minuto.
       *[other] Isso está fora do ar por um instante. Nada foi feito; tente de novo.
    }
no-quote = Ainda não há preço para { $symbol }. Nenhuma ordem foi enviada.
venue-refused = A corretora recusou. Nenhuma ordem foi aberta.
venue-unsure = A corretora não respondeu. A ordem está sendo consultada; não envie de novo.
cannot-open = Não foi possível abrir uma chave guardada. Nada foi enviado; avise o operador.
impossible = Desculpe, a falha foi nossa. Ela ficou registrada.
bad-configuration = Esta mesa não está configurada para isso.

anonymous-sender = Não consigo ver quem você é: escreva em seu próprio nome, não como grupo ou canal.
limit-money = { $mode ->
        [live] LIVE
       *[paper] Demo
    }
