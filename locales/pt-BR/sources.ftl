# Como estão as fontes de manchetes e o que os administradores fazem com elas.

command-sources = De onde vêm as manchetes e como estão as fontes
sources-title = <b>Fontes</b> · { $well } de { $count } funcionando
sources-none = Nenhuma fonte foi lida ainda. O coletor mostra as fontes um segundo depois de iniciar.
sources-more = … e mais { $count }
sources-silent = ⚠ O coletor não mostra nada há algum tempo: últimos dados { $since }.
sources-how = Toque numa fonte para pausar. Adicione um feed (RSS, Atom, JSON Feed): <code>/sources add https://example.com/feed.xml</code>
source-line = { $mark } <b>{ $name }</b> · { $today } hoje{ $state ->
        [new] {" · "}ainda não lida
        [paused] {" · "}pausada por um administrador
       *[other] {""}
    }{ $state ->
        [ok] {" · "}lida { $last }
       *[other] {""}
    }{ $lag ->
        [none] {""}
       *[other] {" · "}atraso { $lag }
    }{ $state ->
        [degraded] {"\u000A    "}a última leitura falhou: { source-why }
        [open] {"\u000A    "}em espera até { $again } após falhas seguidas ({ $failures }): { source-why }
       *[other] {""}
    }{ $state ->
        [degraded] {" · "}última leitura boa: { source-last }
        [open] {" · "}última leitura boa: { source-last }
       *[other] {""}
    }
source-last = { $last ->
        [never] nunca
       *[other] { $last }
    }
source-why = { $reason ->
        [status] o servidor respondeu { $detail }
        [timeout] sem resposta a tempo
        [network] não foi possível acessar o servidor
        [too_big] maior que 2 MB
        [encoding] uma codificação que não leio
        [redirects] um endereço leva a outro sem fim
        [content_type] é uma página, não um feed
        [dtd] contém um tipo de documento, que pode esconder um ataque
        [too_deep] níveis demais de aninhamento
        [not_a_feed] não é RSS, nem Atom, nem JSON Feed
        [malformed] o feed está com defeito
        [too_slow] a leitura demorou demais
        [address-denied] não está na internet pública, ou usa uma porta que não é 80, 443, 8080 nem 8443
        [json] a resposta não é JSON
        [shape] a resposta não é o que a documentação diz
        [nothing] nada na página corresponde aos seletores
        [selector] não é possível ler o seletor
        [browser] o navegador não iniciou
       *[other] { $reason } { $detail }
    }
source-removed = Removido: <code>{ $url }</code>
    As manchetes ficam. Para trazer de volta: <code>/sources add { $url }</code>
source-unreadable = <code>{ $text }</code> não foi adicionado: { source-why }.
    Um feed é RSS, Atom ou JSON Feed num endereço público, por exemplo <code>/sources add https://www.coindesk.com/arc/outboundfeeds/rss/</code>
bad-source = { $problem ->
        [known] Esse feed já é acompanhado. /sources mostra.
        [many] Já foram adicionados { $limit } feeds, e esse é o limite. Remova um antes em /sources.
       *[other] “{ $text }” não é um endereço http(s) sem senha de no máximo { $limit } caracteres. Experimente <code>/sources add https://www.coindesk.com/arc/outboundfeeds/rss/</code>
    }
button-sources = Todas as fontes
button-source-pause = ⏸ Pausar
button-source-resume = ▶ Retomar
button-source-remove = Remover
