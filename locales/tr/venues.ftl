# Borsalar: bağlama, emirlerin gideceği yeri seçme, ayrılma.

venue-place = { $venue ->
        [paper] DEMO
       *[other] 🔴 <b>LIVE</b> · { $title }
    }
which-venue = <b>Hangi borsa?</b> { $side ->
        [buy] { $coin } alabileceğiniz
       *[sell] { $coin } bulundurduğunuz
    } { $count } borsa var. ▶ emirlerinizin genellikle gittiği yeri gösterir. Yazarak: komutun ardına <code>on bybit</code>.
venue-name = { $venue ->
        [paper] Demo
       *[other] { $title }
    }
button-venues = Borsalar
button-connect = { $venue } bağla
button-go-live = { $venue } ile işlem yap
button-go-live-now = Gerçek para: { $venue }
button-go-paper = Demoya dön
button-stay = Hayır, kal
button-revoke = { $venue } bağlantısını kes
button-clear = { $count ->
        [one] Emri
       *[other] { $count } emri
    } iptal et ve ayrıl

connect-which = <b>Borsa bağla</b>
    Hangisi? Paranız orada kalır; ben yalnızca işlem yapabilen, başka hiçbir yetkisi olmayan bir anahtarla emir veririm.
connect-ask = <b>{ $venue } bağla</b>
    1. Orada bir API anahtarı oluşturun: <b>spot işlem açık, para çekme kapalı</b>; mümkünse bu masanın IP adresine bağlayın.
    2. Bana gönderin: { $parts ->
        [three] anahtar, gizli anahtar ve parola (passphrase), tek mesajda alt alta:
       *[two] anahtar ve gizli anahtar, tek mesajda alt alta:
    }
    <code>key</code>
    <code>secret</code>{ $parts ->
        [three] {""}
    <code>passphrase</code>
       *[two] {""}
    }
    Gönderdiğinizi herhangi bir yere kaydedilmeden önce şifreler, mesajınızı da hemen silerim. Herhangi bir komut bu soruyu sonlandırır.
connect-stopped = Tamam, anahtar beklemiyorum. Hiçbir şey kaydedilmedi.
connect-unreadable = ⚠ Bunu anahtar olarak okuyamadım; bu yüzden sildim ve hiçbir şey saklamadım.
connect-not-deleted = ⚠ Mesajınızı silemedim. Lütfen şimdi kendiniz silin; ondan aldıklarım şifrelendi.
connect-late = 🔑 Bu, borsa anahtarlarına benziyor ama artık anahtar beklemiyordum: sorum on dakika geçerlidir ve her komut onu bitirir. Onlardan hiçbir şey saklamadım{ $deleted ->
        [yes] {" "}ve mesajınızı sildim.
       *[no] , ancak mesajınızı silemedim: lütfen şimdi kendiniz silin.
    } Bağlamak için yeniden <code>/connect{ $venue ->
        [none] {""}
       *[other] {" "}{ $venue }
    }</code> gönderin, ardından anahtarları yollayın. Bu bir anahtar değil de bir coinin adresiyse önüne bir sözcük ekleyip yeniden gönderin.
connect-looking = 🔐 Şifrelendi. Anahtarlara bakıyorum…
connect-checking = 🔐 Şifrelendi. { $venue } borsasına anahtarın yetkilerini soruyorum…
connect-away = 🔐 { $venue } yanıt vermiyor{ $detail ->
        [none] .
       *[other] {" "}({ $detail }).
    } On dakika boyunca sormayı sürdürürüm.
connect-done = ✅ <b>{ $venue } bağlandı</b>, anahtar …{ $hint }
connect-may = İşlem: { $trade ->
        [yes] evet
        [no] hayır
       *[untold] belirtilmiyor
    } · para çekme: { $withdraw ->
        [yes] evet
        [no] hayır
       *[untold] belirtilmiyor
    } · IP adresine bağlı: { $bound ->
        [yes] evet
        [no] hayır
       *[untold] belirtilmiyor
    }
connect-balances = Orada bulunanlar: { $owned ->
        [none] henüz bir şey yok
       *[other] <b>{ $owned }</b>
    }{ $more ->
        [0] {""}
       *[other] {" "}ve { $more } tane daha
    }
connect-advise-ip = ⚠ { $told ->
        [no] Anahtar her yerden çalışıyor. Borsada
       *[untold] Bu borsa anahtarın nereden çalıştığını belirtmiyor. Henüz bağlı değilse borsada
    } bu masanın IP adresine bağlayın: böylece çalınan anahtar işe yaramaz.
connect-withdraw-untold = ⚠ Bu borsa anahtarın para çekip çekemediğini belirtmiyor. Lütfen çekemediğini kendiniz kontrol edin.
connect-still-paper = Siz seçene kadar emirler önceki yerine gitmeye devam eder.
connect-refused = ⛔ <b>{ $venue }: bu anahtarlar kabul edilmedi.</b> Silindiler.
connect-refused-can-withdraw = Para çekme yetkileri var. Para çıkarabilen bir anahtar, bir masanın ihtiyacından fazladır: yalnızca işlem yapabilen bir anahtar oluşturun.
connect-refused-cannot-trade = Spot piyasada işlem yetkileri yok. { $venue } üzerinde bu yetkiyi açın ve yeniden gönderin.
connect-refused-not-taken = { $venue } bunları kabul etmiyor{ $detail ->
        [none] .
       *[other] : { $detail }.
    } Eksik olmadığını, anahtarın etkin olduğunu ve bu masanın adresine izin verildiğini kontrol edin.
connect-refused-cannot-open = Bana ulaşan açılamadı. Lütfen yeniden gönderin.
connect-refused-away = { $venue } on dakika boyunca yanıt vermedi{ $detail ->
        [none] .
       *[other] {" "}({ $detail }).
    } Lütfen daha sonra yeniden gönderin.
connect-refused-another-account = Açık emirlerinizin bulunduğu hesaptan başka bir hesabı açıyorlar. Önce o emirleri iptal edin ya da aynı hesabın anahtarlarını gönderin.
connect-refused-other = { $venue } yanıtı: { $detail }
connect-kept = Yürürlükteki anahtar …{ $hint } olduğu gibi kalıyor.
connect-leaving = { $venue } bağlantısı kesiliyor: oradaki açık emirler iptal ediliyor. Borsa sonuncusunu onaylayınca anahtarlar silinir.
connect-revoked = { $venue } bağlantısı kesildi: anahtarlar silindi, burada onlardan bir şey kalmadı. Borsadan da silin.

venues = <b>Borsalar</b> · emirlerin gittiği yer: { $place }
venues-line = { $mark } <b>{ $venue }</b>{ $state ->
        [paper] {" "}— sanal bakiye, gerçek işleyiş
        [connected] {" "}— bağlı, anahtar …{ $hint }
        [checking] {" "}— anahtarlara bakılıyor…
        [leaving] {" "}— ayrılıyor, emirler iptal ediliyor
       *[other] {""}
    }{ $trouble ->
        [yes] {" ⚠"}
       *[no] {""}
    }
venues-confirm-live = 🔴 <b>LIVE · { $venue }</b>
    Bundan sonra emirleriniz, tek dokunuşluk düğmeler dahil, { $venue } borsasında <b>gerçek parayla</b> işlem yapar. Her emir onayında ve işlem fişinde LIVE yazar. Devam edilsin mi?
venues-confirm-revoke = <b>{ $venue } bağlantısı kesilsin mi?</b>
    { $count ->
        [0] Şifreli anahtarlar silinir ve hesabı okumayı bırakırım. Paranız borsada kalır.
        [one] Orada bir açık emir var. Önce onu iptal ederim; borsa onaylayınca anahtarlar silinir.
       *[other] Orada { $count } açık emir var. Önce onları iptal ederim; borsa sonuncusunu onaylayınca anahtarlar silinir.
    }
