# Configurações, de onde vem cada uma, e um arquivo com elas: chat, páginas, scripts.

settings = <b>Configurações</b>
    Idioma: { $language } { $language-from }
    Fuso horário: { $zone } { $zone-from }
    Imagens: { pictures } { $pictures-from }
    Botões de compra: { $presets } { $presets-from }
    Limite rápido: { $quick }; acima dele eu pergunto antes { $quick-from }
    Horário de silêncio: { $quiet ->
        [off] nenhum
       *[other] { $quiet }
    } { $quiet-from }
    Resumo: { $digest ->
        [off] assim que uma espera acaba
       *[other] todo dia às { $digest }
    } { $digest-from }
    Manchetes: { $headlines ->
        [own] as que não estão no seu idioma nem em inglês são marcadas
       *[other] as que não estão em { $headlines } são marcadas
    } { $headlines-from }
    Resumo e manchetes: <code>/alerts digest 08:00</code> · <code>/alerts languages en ru</code>
setting-from = · <i>{ $origin ->
        [yours] seu
        [operator] do operador
        [telegram] do Telegram
       *[default] padrão
    }</i>
pictures = { $pictures ->
        [light] Claras
       *[dark] Escuras
    }
setting-digest = Resumo
setting-headlines = Idiomas das manchetes
button-setting-default = Voltar ao padrão
button-settings-file = Como arquivo
settings-exported = Suas configurações, seus limites e suas regras de alertas. Envie este arquivo aqui ou a outra mesa e eu mostro o que ele mudaria antes de mudar algo. Ele não contém chaves.

file-compared = { $changes ->
        [0] Este arquivo não muda nada.
        [one] Este arquivo muda <b>{ $changes } item</b>:
       *[other] Este arquivo muda <b>{ $changes } itens</b>:
    }
file-applied = ✅ { $changes ->
        [0] Não havia nada a mudar.
        [one] Aplicado, <b>{ $changes } mudança</b>:
       *[other] Aplicado, <b>{ $changes } mudanças</b>:
    }
file-cancelled = Ficou como estava.
file-change = { $name }: { $before ->
        [none] –
       *[other] { $before }
    } → { $after ->
        [none] –
       *[other] { $after }
    }
file-alert = { $kind ->
        [added] ➕
        [removed] ➖
        [alert_paused] ⏸
       *[alert_resumed] ▶️
    } <code>{ $words }</code>
file-denied = ⚠️ Ficou de fora: { $name } <code>{ $value }</code>. { $why }
file-more = … e mais { $count }
button-file-apply = Aplicar
button-file-cancel = Cancelar
button-file-undo = Desfazer
bad-file = { $what ->
        [size] Um arquivo de configurações tem no máximo { $limit } KB.
        [text] Este arquivo não é texto em UTF-8.
        [json] Este arquivo não é JSON.
        [depth] Este arquivo tem mais de { $limit } níveis aninhados.
        [twice] Um nome aparece duas vezes neste arquivo e não dá para saber qual vale.
        [kind] Este não é um arquivo de configurações do Tapewire.
        [version] Este arquivo é da versão { $value }; esta mesa lê a versão { $limit }.
        [field] Não existe “{ $where }” em um arquivo de configurações.
       *[shape] “{ $where }” não tem a forma que precisa ter.
    } Nada foi mudado. Um arquivo exportado mostra a forma.

web-nav-settings = Ajustes
web-settings-look = Idioma e aparência
web-settings-trading = Negociação
web-settings-alerts = Alertas
web-settings-limits = Seus próprios limites
web-settings-limits-hint = Abaixo dos limites da mesa, no modo demo e em LIVE. Vazio é nenhum.
web-settings-file = Configurações como arquivo
web-settings-file-hint = Configurações, limites próprios e regras de alertas, sem chaves. O que um arquivo mudaria aparece antes.
web-settings-export = Exportar
web-settings-import = Importar…
web-settings-presets-hint = Quanto um toque gasta, em USDT
web-settings-pictures-hint = Gráficos e cartões que o bot envia
web-settings-quick-hint = Até aqui um toque compra; acima disso há uma pergunta
web-settings-quiet-hint = Os alertas esperam e chegam num resumo
web-settings-digest-hint = O que esperou chega uma vez por dia
web-settings-headlines-hint = Os outros são marcados. Sem escolha: o seu e inglês
web-settings-from = Das
web-settings-to = Às
web-settings-theme = Tema
web-theme-auto = Sistema
web-theme-light = Claro
web-theme-dark = Escuro
web-settings-theme-telegram = Dentro do Telegram as páginas usam as cores dele.
web-settings-venues-more = Gerenciar contas de corretoras
web-zone-search = Busque uma cidade ou fuso
web-sessions = Onde você está conectado
web-sessions-hint = Uma sessão acaba quinze minutos depois que a página é fechada. Encerrada aqui, ela acaba na hora.
web-sessions-end-others = Encerrar as outras
web-problem-bad-file = Não é um arquivo de configurações
web-detail-bad-file = { bad-file }
web-detail-bad-setting-quick-limit = Limite rápido: { $value } USDT. Precisa ser maior que 0 e de no máximo { $limit } USDT.
web-detail-bad-setting-presets = Botão de compra: { $value } USDT. Cada um precisa ser de 1 a { $limit } USDT, com até duas casas decimais.
web-detail-bad-setting-preset-count = Botões de compra: pode haver de um a { $limit }.
web-detail-bad-setting-limit = Seu limite { $text }: { $value }. Precisa ser maior que 0 e de no máximo { $limit }, o da mesa.
web-detail-bad-setting-limit-whole = Seu limite { $text }: { $value }. Ele conta moedas: um número inteiro, no máximo { $limit }.
web-detail-bad-setting-languages = Nunca se reconhecem manchetes em “{ $text }”.
web-detail-bad-setting-rules = Regras de alertas: pode haver { $limit }.
web-detail-misunderstood-alert-rule = Esta regra de alertas não pode ser lida perto de “{ $text }”.
web-detail-misunderstood-alert-long = Esta regra de alertas é longa demais.

web-js-origin-yours = seu
web-js-origin-operator = do operador
web-js-origin-telegram = do Telegram
web-js-origin-default = padrão
web-js-back-to-default = Voltar ao padrão
web-js-saved = Salvo
web-js-undo = Desfazer
web-js-undone = Desfeito
web-js-setting-off = Não
web-js-at-most = no máximo { $sum }
web-js-language-now = Idioma: { $language }
web-js-zone-none = Esse fuso não existe
web-js-session-this = esta
web-js-session-unknown = Dispositivo desconhecido
web-js-session-seen = última atividade: { $ago } · desde { $at }
web-js-end-session = Encerrar
web-js-sessions-ended = Encerradas: { $n }
web-js-venues-paper = Só modo demo. Conecte uma corretora para operar em LIVE.
web-js-file-title = O que este arquivo muda
web-js-file-nothing = Este arquivo não muda nada
web-js-file-apply = Aplicar
web-js-file-applied = Aplicado
web-js-file-none = nenhum
web-js-file-new = nova
web-js-file-gone = removida
web-js-file-paused = pausada
web-js-file-resumed = retomada
web-js-file-denied = Ficou de fora
