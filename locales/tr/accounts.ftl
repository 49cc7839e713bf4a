# Ana ekran, yardım, ayarlar ve içeri alınma.

home = { $is-new ->
        [yes] Hoş geldiniz, { $name }! Burası <b>{ $instance }</b>. Demo bakiyeyle başlıyorsunuz: siz istemedikçe burada hiçbir şey gerçek değil.
       *[no] <b>{ $instance }</b> · { $place }
    }
    Toplam varlık <b>{ $equity } USDT</b> { $mark } { $profit }
    Nakit { $cash } · { $positions ->
        [0] henüz pozisyon yok
       *[other] { $positions } pozisyon
    }
    İşlem yapmak için <code>BTC</code> gibi bir coin yazın ya da <code>/buy btc 50</code> gönderin.
button-portfolio = Portföy
button-alerts = Uyarılar
button-news = Haberler
button-settings = Ayarlar
button-help = Yardım
button-open-desk = Masayı aç
button-open-chat = Sohbetimizi aç
button-back = ‹ Geri

access-waiting = Talebiniz bu masanın yöneticilerinde. Karar verdiklerinde size haber vereceğim.
access-granted = ✅ Erişiminiz açıldı. /start yazın.
access-denied = Bu masanın yöneticileri erişim talebinizi kabul etmedi.
private-only = Bu yalnızca ikimizin arasında: bana özelden yazın.
group-hello = Merhaba! Haber akışını okur, piyasayı hareketlendiren gelişmeleri bu gruba bildiririm. Neleri duyacağınızı bir yönetici /alerts@{ $bot } ile belirler. Alımı herkes kendi adına, özel sohbette yapar.
hint = Fiyatını görmek için <code>BTC</code> veya <code>$SOL</code> gibi bir coin yazın ya da /help gönderin.
unknown-command = { $command } komutunu bilmiyorum. Neler yapabildiğimi /help gösterir; /buy, /price ve /alerts iyi bir başlangıçtır.
secret-deleted = 🔑 Bu bir özel anahtara, kurtarma ifadesine (seed) veya token’a benziyordu; hemen sildim ve hiçbir şey saklamadım. Açığa çıkmış sayın: varlıklarınızı taşıyın veya anahtarı yenileyin. Sohbette asla anahtara ihtiyacım olmaz.
secret-not-deleted = 🔑 Bu bir özel anahtara, kurtarma ifadesine (seed) veya token’a benziyor. Hiçbir şey saklamadım ama mesajı silemedim: lütfen mesajınızı hemen silin ve anahtarı açığa çıkmış sayın.
file-too-large = Dosya 20 MB’den büyük; bir bot bu kadarını okuyamaz, zaten dosyaya ihtiyacım yok. <code>BTC</code> gibi bir coin yazın ya da /help gönderin.
id = Siz: <code>{ $user }</code>
    Bu sohbet: <code>{ $chat }</code>
    Rol: { $role ->
        [admin] yönetici
        [user] kullanıcı
       *[none] misafir
    }
web-link = Web masasına giriş bağlantınız; 5 dakika içinde tek kullanımlık. Kimseyle paylaşmayın.
    { $url }
web-off = Web masası burada kapalı; her şey bu sohbette çalışır.
button-copy-link = Bağlantıyı kopyala

button-set-lang = Dil
button-set-presets = Alım düğmeleri
button-set-quick = Hızlı alım limiti
button-set-quiet = Sessiz saatler
button-set-tz = Saat dilimi
button-set-pictures = Görseller
choose-lang = <b>Dil</b>
choose-presets = <b>Alım düğmeleri</b>. Ya da kendiniz yazın: <code>/settings presets 20 75 150</code>
choose-quick = <b>Hızlı alım limiti</b>: bu tutara kadar tek dokunuşla alınır, üstünde önce sorarım. Ya da yazın: <code>/settings quick 150</code>
choose-quiet = <b>Sessiz saatler</b>: uyarılar bekler, süre bitince tek özet halinde gelir. Ya da yazın: <code>/settings quiet 21:30-06:30</code>
choose-tz = <b>Saat dilimi</b>. Ya da yazın: <code>/settings tz Europe/Istanbul</code>
choose-pictures = <b>Görseller</b>: grafiklerin ve kartların görünümü
quiet-off = Yok

help = Haber akışını okur, bu makinede değerlendirir ve aynı mesajdan işlem yaparım.
    Herhangi bir coin yazın: <code>BTC</code>, <code>$SOL</code>, <code>eth/usdt</code>.
    Hangi konuda bilgi istersiniz?
help-trade-title = Alım satım
help-trade = <b>Alım satım</b>
    <code>/buy btc 100</code> 100 USDT’lik alım · <code>/buy btc 0.01 btc</code> · <code>/buy eth 1.5k</code>
    <code>/sell btc 50%</code> · <code>/sell btc all</code>
    <code>/buy btc 100 @ 60000</code> fiyatı bekler · <code>ioc</code>, <code>fok</code>, <code>post</code> veya <code>3d</code> ekleyebilirsiniz
    <code>/buy btc 100 slippage=0.5%</code> fiyatın üstüne bundan fazlasını asla ödemez · <code>/buy btc 100 tp 5% sl 3%</code>
    Hızlı alım limitinize kadar tek dokunuş alır; üstünde önce emir onayı gösteririm.
help-orders-title = Emirler
help-orders = <b>Emirler</b>
    Her emrin, sonuçlanana kadar güncellenen tek bir mesajı vardır.
    /orders emirleri iptal düğmeleriyle listeler. <code>/why id</code> her adımı saatiyle gösterir.
    Borsa yanıt vermezse bunu söyler, tutarı ayrılmış tutar ve emri sorgularım. Aynı emri asla iki kez göndermem.
    <code>/tge arm flnt 100 max 0.50 14d</code> coini ilk işleminde alır, asla fiyatınızın üstünde değil; aktif planlar /plans içinde.
    <code>/report 30</code> varlığınızın seyrini çizer ve vergi için CSV verir.
    <code>/pnl</code> ve <code>/pnl btc</code> paylaşılacak bir kart çizer; herhangi bir sohbette adımı ve <code>pnl</code> yazın.
help-alerts-title = Uyarılar
help-alerts = <b>Uyarılar</b>
    <code>/alert btc 70000</code> · <code>/alert btc 5%</code> · <code>/alert btc +5% repeat</code>: fiyatın kendisi, şu an bulunduğu yerden
    <code>/alerts btc eth bullish 50%</code>: bu coinler, yükseliş yönlü, etki en az %50
    <code>/alerts all any 0%</code>: her şey
    <code>/alerts add btc and (bearish or impact &gt; 0.7) not "price analysis" from coindesk</code>: coin, ton, impact, novelty, confidence, tge, kaynak ve tırnak içindeki sözcüklerden kendi kuralınız
    <code>/alerts add btc and (move &gt; 5% 1h or whale &gt; 1m)</code>: piyasanın kendi hareketleri: move, volume, whale, funding, liquidation
    <code>/alerts digest 08:00</code>: sessiz saatlerde veya üst sınır nedeniyle bekletilenler günde bir kez gelir
    <code>/alerts languages tr en</code>: başka dillerdeki haberler işaretlenir
    <code>/alerts off</code>, <code>/alerts on</code>: sohbetin tüm uyarılarını duraklatır ve sürdürür
    Grupta kararı yöneticiler verir; her üye alımını özelden yapar. /score uyarıların kaynağa, modele, olaya, kurala ve coine göre isabetini; <code>/replay coindesk tp 5% sl 3%</code> ne kazandırmış olacaklarını gösterir.
    Grupta <code>/lb on</code>: <code>$BTC</code>, <code>long ETH</code>, <code>SOL short</code> gibi tahminler yazılır, değerlendirilir, sıralanır; isabetlerini /lb ve /calls gösterir.
help-news-title = Haberler ve grafikler
help-news = <b>Haberler ve grafikler</b>
    /news, <code>/news sol</code>, <code>/news search "spot etf" -solana</code> · <code>/price btc</code> · <code>/chart btc 1h</code> (1m 5m 15m 1h 4h 1d)
    /sources haberlerin nereden geldiğini ve her kaynağın durumunu gösterir.
    <code>/ask btc bugün neden düştü?</code> sorusunu bir dil modeli masanın kendi fiyatlarından, haberlerinden, kayıtlarından ve sizin coinlerinizden, her kaynağı belirterek yanıtlar; bir uyarıya yanıt olarak yazılan /explain onu açıklar. Yalnızca yanıt verir: ne o işlem yapabilir ne de okuduğu haberler.
    <code>/watchlist btc eth -doge</code>: izlediğiniz coinler
help-settings-title = Ayarlar
help-settings = <b>Ayarlar</b>
    /settings düğmelerle ya da yazarak:
    <code>/settings lang en</code> · <code>/settings presets 25 50 100</code> · <code>/settings quick 250</code>
    <code>/settings quiet 22:00-07:00</code> · <code>/settings tz Europe/Istanbul</code>
    /limits kendi limitlerinizi belirler: <code>/limits max-day 2000</code> · <code>/limits max-loss off</code>
    <code>/settings quick default</code> varsayılana döner · <code>/settings export</code> hepsini dosya olarak gönderir; böyle bir dosya gönderin, neyi değiştireceğini gösteririm
help-safety-title = Güvenlik
help-safety = <b>Güvenlik</b>
    Yalnızca kendi özel mesajlarınız işlem yapar. İletilen mesajlar, eski düğmeler ve başkalarının dokunuşları reddedilir.
    <code>/panic</code> size ait her şeyi anında iptal eder ve işlemlerinizi durdurur; /unfreeze bir bekleme süresinden sonra yeniden açar.
    Asla kurtarma ifadesi veya özel anahtar istemem; benzeyen her şey hemen silinir. Borsa API anahtarlarını yalnızca /connect sonrasında, kaydedilmeden önce şifreleyerek ve yalnızca para çekme yetkisi yoksa alırım.

command-start = Ana ekran
command-buy = Al: /buy btc 100
command-sell = Sat: /sell btc 50%
command-price = Bir coinin fiyat kartı
command-chart = Mum grafiği: /chart btc 1h
command-portfolio = Varlıklarınız
command-report = Son günlerin getirisi ve CSV
command-pnl = Paylaşılacak kart: /pnl btc
command-orders = Açık ve son emirler
command-connect = Borsa bağla
command-venues = Emirlerin gittiği yer: demo veya gerçek
command-alerts = Bu sohbetin uyarıları
command-news = Son haberler
command-score = Uyarıların isabeti
command-ask = Coin ve haberleri sorun: /ask btc neden düştü?
command-explain = Uyarıyı açıkla: ona /explain ile yanıt verin
command-replay = Uyarılar ne kazandırırdı: /replay coindesk tp 5%
command-why = Bir emrin başına gelenler
command-settings = Dil, düğmeler, limitler, sessiz saatler
command-limits = Limitleriniz ve ne kadarının dolduğu
command-halt = Herkesin alımlarını durdur: /halt sebep
command-resume = Herkese işlemleri yeniden aç
command-web = Web masasına tek kullanımlık bağlantı
command-id = Sayısal kimliğiniz (id)
command-help = Neler yapabilirim
command-admin = Rakamlar, durdurma, duyuru, yeni gelenler
