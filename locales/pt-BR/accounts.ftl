# Início, ajuda, configurações e entrada de pessoas.

home = { $is-new ->
        [yes] Boas-vindas à mesa <b>{ $instance }</b>, { $name }. Você começa com dinheiro fictício: nada aqui é real até você decidir.
       *[no] <b>{ $instance }</b> · { $place }
    }
    Patrimônio <b>{ $equity } USDT</b> { $mark } { $profit }
    Caixa { $cash } · { $positions ->
        [0] nenhuma posição ainda
        [one] { $positions } posição
       *[other] { $positions } posições
    }
    Digite uma moeda, como <code>BTC</code>, para negociar, ou <code>/buy btc 50</code>.
button-portfolio = Carteira
button-alerts = Alertas
button-news = Notícias
button-settings = Configurações
button-help = Ajuda
button-open-desk = Abrir a mesa
button-open-chat = Abrir nosso chat
button-back = ‹ Voltar

access-waiting = Seu pedido está com os administradores desta mesa. Aviso você quando decidirem.
access-granted = ✅ Acesso liberado. Envie /start.
access-denied = Os administradores desta mesa não liberaram seu acesso.
private-only = Isso fica só entre nós: escreva para mim no privado.
group-hello = Olá! Eu acompanho o noticiário e conto a este grupo o que mexe com o mercado. Um administrador define o que chega aqui com /alerts@{ $bot }. A compra é sempre no privado, cada um por si.
hint = Digite uma moeda, como <code>BTC</code> ou <code>$SOL</code>, para ver o preço, ou /help.
unknown-command = Não conheço { $command }. /help mostra o que sei fazer; /buy, /price e /alerts são um bom começo.
secret-deleted = 🔑 Isso parecia uma chave privada, uma frase de recuperação ou um token, então apaguei na hora e não guardei nada. Considere-a exposta: transfira os fundos ou troque a chave. Nunca preciso de chaves no chat.
secret-not-deleted = 🔑 Isso parece uma chave privada, uma frase de recuperação ou um token. Não guardei nada, mas não consegui apagar: apague sua mensagem agora e considere a chave exposta.
file-too-large = Esse arquivo passa de 20 MB, mais do que um bot pode ler, e eu não preciso de arquivos. Digite uma moeda, como <code>BTC</code>, ou /help.
id = Você: <code>{ $user }</code>
    Este chat: <code>{ $chat }</code>
    Papel: { $role ->
        [admin] administrador
        [user] usuário
       *[none] visitante
    }
web-link = Seu acesso à mesa na web, de uso único, válido por 5 minutos. Não compartilhe.
    { $url }
web-off = A mesa na web está desativada aqui; tudo funciona neste chat.
button-copy-link = Copiar link

button-set-lang = Idioma
button-set-presets = Botões de compra
button-set-quick = Limite rápido
button-set-quiet = Horário de silêncio
button-set-tz = Fuso horário
button-set-pictures = Imagens
choose-lang = <b>Idioma</b>
choose-presets = <b>Botões de compra</b>. Ou escreva os seus: <code>/settings presets 20 75 150</code>
choose-quick = <b>Limite rápido</b>: até esse valor um toque compra; acima dele eu pergunto antes. Ou escreva: <code>/settings quick 150</code>
choose-quiet = <b>Horário de silêncio</b>: os alertas esperam e chegam num único resumo quando ele acaba. Ou escreva: <code>/settings quiet 21:30-06:30</code>
choose-tz = <b>Fuso horário</b>. Ou escreva: <code>/settings tz America/Sao_Paulo</code>
choose-pictures = <b>Imagens</b>: a aparência dos gráficos e cartões
quiet-off = Nenhum

help = Acompanho o noticiário, avalio tudo nesta máquina e negocio a partir da mesma mensagem.
    Digite qualquer moeda: <code>BTC</code>, <code>$SOL</code>, <code>eth/usdt</code>.
    Sobre o que você quer saber mais?
help-trade-title = Negociação
help-trade = <b>Negociação</b>
    <code>/buy btc 100</code> por 100 USDT · <code>/buy btc 0.01 btc</code> · <code>/buy eth 1.5k</code>
    <code>/sell btc 50%</code> · <code>/sell btc all</code>
    <code>/buy btc 100 @ 60000</code> espera o preço · acrescente <code>ioc</code>, <code>fok</code>, <code>post</code> ou <code>3d</code>
    <code>/buy btc 100 slippage=0.5%</code> nunca paga mais do que isso acima do preço · <code>/buy btc 100 tp 5% sl 3%</code>
    Até o seu limite rápido, um toque compra; acima dele eu mostro uma boleta antes.
help-orders-title = Ordens
help-orders = <b>Ordens</b>
    Cada ordem tem uma mensagem, que muda até a ordem terminar.
    /orders lista as ordens, com botões para cancelar. <code>/why id</code> mostra cada etapa com a hora.
    Quando a corretora não responde, eu aviso, mantenho os fundos reservados e consulto a ordem. Nunca envio duas vezes.
    <code>/tge arm flnt 100 max 0.50 14d</code> compra uma moeda na estreia, nunca acima do seu preço; /plans mostra o que está ativo.
    <code>/report 30</code> desenha seu patrimônio ao longo do tempo e gera um CSV para impostos.
    <code>/pnl</code> e <code>/pnl btc</code> desenham um cartão para compartilhar; em qualquer conversa, escreva meu nome e <code>pnl</code>.
help-alerts-title = Alertas
help-alerts = <b>Alertas</b>
    <code>/alert btc 70000</code> · <code>/alert btc 5%</code> · <code>/alert btc +5% repeat</code>: o preço em si, a partir de onde está agora
    <code>/alerts btc eth bullish 50%</code>: essas moedas, tom de alta, impacto a partir de 50%
    <code>/alerts all any 0%</code>: tudo
    <code>/alerts add btc and (bearish or impact &gt; 0.7) not "price analysis" from coindesk</code>: uma regra sua, com moedas, tons, impact, novelty, confidence, tge, fontes e palavras entre aspas
    <code>/alerts add btc and (move &gt; 5% 1h or whale &gt; 1m)</code>: o que o próprio mercado faz: move, volume, whale, funding, liquidation
    <code>/alerts digest 08:00</code>: o que o horário de silêncio ou um teto segura chega uma vez por dia
    <code>/alerts languages en pt</code>: manchetes em outros idiomas são sinalizadas
    <code>/alerts off</code>, <code>/alerts on</code>: pausa e retoma todos os alertas do chat
    Num grupo, quem decide são os administradores; cada membro compra no privado. /score mostra quanto os alertas acertaram, por fonte, modelo, evento, regra e moeda; <code>/replay coindesk tp 5% sl 3%</code>, o que teriam rendido.
    <code>/lb on</code> em um grupo: indicações como <code>$BTC</code>, <code>long ETH</code> ou <code>SOL short</code> são anotadas, avaliadas e ranqueadas; /lb e /calls mostram quanto acertaram.
help-news-title = Notícias e gráficos
help-news = <b>Notícias e gráficos</b>
    /news, <code>/news sol</code>, <code>/news search "spot etf" -solana</code> · <code>/price btc</code> · <code>/chart btc 1h</code> (1m 5m 15m 1h 4h 1d)
    /sources mostra de onde vêm as manchetes e como está cada fonte.
    <code>/ask por que o btc caiu hoje?</code>: quem responde é um modelo de linguagem, com as cotações, as manchetes e o histórico da mesa e as suas próprias moedas, citando cada fonte; /explain em resposta a um alerta explica esse alerta. Ele só responde: não pode negociar, nem as notícias que ele lê podem.
    <code>/watchlist btc eth -doge</code>: as moedas que você segue
help-settings-title = Configurações
help-settings = <b>Configurações</b>
    /settings por botões ou por escrito:
    <code>/settings lang en</code> · <code>/settings presets 25 50 100</code> · <code>/settings quick 250</code>
    <code>/settings quiet 22:00-07:00</code> · <code>/settings tz America/Sao_Paulo</code>
    /limits define seus próprios limites: <code>/limits max-day 2000</code> · <code>/limits max-loss off</code>
    <code>/settings quick default</code> volta ao padrão · <code>/settings export</code> envia tudo como arquivo; envie um desses e eu mostro o que ele mudaria
help-safety-title = Segurança
help-safety = <b>Segurança</b>
    Só as suas próprias mensagens privadas negociam. Mensagens encaminhadas, botões antigos e toques de outras pessoas são recusados.
    <code>/panic</code> cancela na hora tudo o que é seu e bloqueia suas negociações; /unfreeze desbloqueia depois de uma espera.
    Nunca peço frases de recuperação nem chaves privadas; o que se parece com isso é apagado na hora. Chaves de API de uma corretora eu só aceito depois de /connect, criptografadas antes de serem guardadas, e só se não puderem sacar.

command-start = Início
command-buy = Comprar: /buy btc 100
command-sell = Vender: /sell btc 50%
command-price = Preço de uma moeda
command-chart = Gráfico de velas: /chart btc 1h
command-portfolio = O que você tem
command-report = Resultado dos últimos dias e um CSV
command-pnl = Um cartão para compartilhar: /pnl btc
command-orders = Ordens abertas e recentes
command-connect = Conectar uma corretora
command-venues = Para onde vão as ordens: demo ou LIVE
command-alerts = Alertas deste chat
command-news = Últimas manchetes
command-score = Quanto os alertas acertaram
command-ask = Perguntar sobre moedas e notícias: /ask por que btc caiu?
command-explain = Explicar um alerta: responda a ele com /explain
command-replay = O que os alertas teriam rendido: /replay coindesk tp 5%
command-why = O que aconteceu com uma ordem
command-settings = Idioma, botões, limites, horário de silêncio
command-limits = Seus limites e quanto deles já foi usado
command-halt = Suspender as compras de todos: /halt motivo
command-resume = Liberar as negociações para todos
command-web = Link de uso único para a mesa na web
command-id = Seu id numérico
command-help = O que sei fazer
command-admin = Números, suspensão, comunicados, novatos
