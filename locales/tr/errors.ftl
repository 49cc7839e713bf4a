# Neyin ters gittiği, neyin okunduğu ve işe yarayan bir örnek.

error = Bir şeyler ters gitti. Hiçbir işlem yapılmadı.
refused = { $what ->
        [not-connected] { $venue } hesabınız bağlı değil. Emir verilmedi. Bağlamak için /connect, durumunuz için /venues.
        [open-orders] { $venue } borsasında hâlâ { $count } açık emir var. Önce bunları iptal edin ya da benim iptal edip ayrılmama izin verin.
        [keys-checking] Daha önce gelen { $venue } anahtarlarına hâlâ bakıyorum, bu yüzden bunlardan hiçbir şey saklamadım. { $wait-s } sn sonra yeniden gönderin.
        [keys-often] Bu { $value } numaralı gönderim olurdu: anahtarlar saatte en fazla { $limit } kez verilebilir. Bunlardan hiçbir şey saklamadım. { $wait-min } dk sonra yeniden deneyin.
        [replay-running] Aynı anda tek bir geriye dönük deneme yapılır ve şu anda başka biri sürüyor. Hiçbir şey hesaplanmadı; yarım dakika sonra yeniden gönderin.
        [replay-held] Tek bir geriye dönük deneme için fazla: bu kadar süre tutulan { $count } uyarı { $value } günlük fiyat eder, en fazla { $limit } gün olabilir. Şu sığar: <code>{ $example }</code>
        [watchlist-full] Bir izleme listesi en fazla { $limit } coin alır, sizinkinde { $count } var. Hiçbir şey eklenmedi. Önce birini çıkarın: <code>/watchlist -{ $coin }</code>
        [rules-of-one] Tüm sohbetlerinizde { $value } uyarı kuralınız var; en fazla { $limit } olabilir. Hiçbir şey eklenmedi. Önce birini kaldırın: /alerts
        [price-alerts] Tüm sohbetlerinizde { $limit } etkin fiyat uyarınız var, en fazlası bu. Hiçbir şey kurulmadı. Önce birini kaldırın: /alert
        [price-alerts-chat] Bu sohbette { $limit } etkin fiyat uyarısı var, en fazlası bu. Hiçbir şey kurulmadı. Önce birini kaldırın: /alert
        [price-alert-there] { $way ->
            [up] { $value } şu anki fiyatın ({ $now }) üstünde değil.
            [down] { $value } şu anki fiyatın ({ $now }) altında değil.
           *[none] Fiyat zaten { $value }.
        } Hiçbir şey kurulmadı. Örneğin: <code>{ $example }</code>
       *[other] Bu şu anda mümkün değil. Hiçbir işlem yapılmadı.
    }
internal-error = Üzgünüz, bizim tarafımızda bir hata oldu. Hiçbir emir iki kez verilmedi. Referans: <code>{ $reference }</code>

misunderstood = { $what ->
        [market] Hangi coin? Örnek: <code>{ $example }</code>
        [flag] “{ $text }” ifadesini bilmiyorum. Emir verilmedi. Örnek: <code>{ $example }</code>
        [length] Tek emir için çok uzun. Her mesaja bir komut, örnek: <code>{ $example }</code>
        [lines] Lütfen her mesaja bir komut yazın. Emir verilmedi. Örnek: <code>{ $example }</code>
        [price] “{ $text }” içinde birden fazla fiyat okudum. Bir tane yazın, örnek: <code>{ $example }</code>
        [slippage] “{ $text }” fiyat kayması %{ $limit } üst sınırını aşıyor. Örnek: <code>{ $example }</code>
        [terms-price] “{ $text }” bir fiyat ister: piyasa emri hemen gerçekleşir. Emir verilmedi. Örnek: <code>{ $example }</code>
        [terms-clash] “post” emir defterinde bekler, “{ $text }” ise hiç beklemez: birini seçin. Emir verilmedi. Örnek: <code>{ $example }</code>
        [terms-lasts] Yalnızca fiyatını bekleyen emrin süresi olur; bu emir ya hemen gerçekleşir ya da hiç. Emir verilmedi. Örnek: <code>{ $example }</code>
        [terms-slippage] Limit fiyat zaten fiyat kayması sınırıdır; ikisinden birini yazın. Emir verilmedi. Örnek: <code>{ $example }</code>
        [plan-slippage] Fiyat kayması yalnızca piyasa fiyatından işlem yapanlarda olur: /dca, /twap, /trail, <code>/stop buy</code>. Stop bunun yerine limit alır, örneğin <code>/stop btc 58000 limit 57900</code>. Emir verilmedi. Örnek: <code>{ $example }</code>
        [timeframe] “{ $text }” zaman aralığını bilmiyorum. Olanlar: { $offered }. Örnek: <code>{ $example }</code>
        [days] Bir rapor { $offered } günü kapsar; okuduğum: “{ $text }”. Örnek: <code>{ $example }</code>
        [impact] Etki, yenilik ve güven 0 ile 1 arasındadır, yani %0–%100; okuduğum: “{ $text }”. Örnek: <code>{ $example }</code>
        [replay] { $text ->
            [none] Kimin uyarıları?
           *[other] Geriye dönük denemede “{ $text }” kullanılamaz.
        } Örnek: <code>{ $example }</code>
        [replay-source] Son bir yılda “{ $text }” kaynağından hiç uyarı gelmedi.{ $offered ->
            [none] {""}
           *[other] {" "}Olanlar: { $offered }.
        }
        [score] “{ $text }” ifadesini bilmiyorum. Olanlar: { $offered }. Örnek: <code>{ $example }</code>
        [alert-word] “{ $text }” burada işlem gören bir coin de bir ton da değil.{ $near ->
            [none] {""}
           *[other] {" Bunu mu demek istediniz: "}{ $near }?
        } Hiçbir şey değişmedi. Aranacak sözcükler tırnak içine yazılır. Coinleri veya <code>all</code>, bir ton (bullish, bearish, any) ve en düşük etkiyi yazın: <code>{ $example }</code>
            <code>/alerts off</code> sohbetin tüm uyarılarını duraklatır, <code>/alerts on</code> sürdürür.
        [sources] Orada “{ $text }” ifadesini bilmiyorum. /sources her kaynağın durumunu gösterir; yöneticiler akış ekler: <code>{ $example }</code>
        [search] Ne aransın? Örnek: <code>{ $example }</code>
        [question] Ne öğrenmek istersiniz? Örnek: <code>{ $example }</code>
        [question-long] Soru { $text } karakter, sınır { $limit }. Soru sorulmadı. Örnek: <code>{ $example }</code>
        [explain] “{ $text }” bir uyarı kimliği (id) değil. Uyarıya <code>/explain</code> ile yanıt verin, sonuncusu için yalnızca <code>/explain</code> yazın ya da id’sini ekleyin: <code>{ $example }</code>
        [alert-long] Bu kural çok uzun: en çok { $limit } karakter. Hiçbir şey değişmedi. Örnek: <code>{ $example }</code>
        [alert-least] “{ $gauge } { $text }” sürekli aşılırdı; en az { $least } olmalı. Hiçbir şey değişmedi. Örnek: <code>{ $example }</code>
        [alert-rule] Okuduğum: “{ $read }”. Sorun: { $why ->
            [open] parantez hiç kapanmıyor
            [close] “{ $text }” fazladan
            [quote] tırnak hiç kapanmıyor
            [empty] tırnakların arasında sözcük yok
            [share] ölçünün ardından 0 ile 1 arasında bir sayı veya yüzde gelir{ $text ->
                [none] {""}
               *[other] , “{ $text }” değil
            }
            [source] “from” ardından bir kaynak adı gelir
            [sign] “{ $text }” burada bir anlam taşımıyor
            [below] piyasa, bir sınır yukarı doğru aşılınca bildirilir: “{ $text }” yerine “>” yazın
            [limit-move] “move” ardından ne kadar (yüzde veya olağanın katı) ve istenirse süre (5m, 15m, 1h, 4h, 24h) gelir, “{ $text }” değil
            [limit-volume] “volume” ardından olağan hacmin katı gelir, “{ $text }” değil
            [limit-whale] “whale” ardından $ tutarı veya olağan işlemin katı gelir, “{ $text }” değil
            [limit-funding] “funding” ardından en çok %100 olan bir yüzde gelir, “{ $text }” değil
            [limit-funding-flip] “funding flip” ardından bir şey gelmez ya da en çok %100 olan bir yüzde gelir, “{ $text }” değil
            [limit-liquidation] “liquidation” ardından $ tutarı gelir, “{ $text }” değil
           *[missing] bir koşul eksik{ $text ->
                [none] {" (sonda)"}
               *[other] {" (şundan önce: “"}{ $text }{"”)"}
            }
        }. Hiçbir şey değişmedi. Örnek: <code>{ $example }</code>
        [account] Sayısal bir id gerekiyor; okuduğum: “{ $text }”. Örnek: <code>{ $example }</code>
        [admin] “{ $text }” ifadesini bilmiyorum. Olanlar: { $offered }. Örnek: <code>{ $example }</code>
        [exits] “{ $text }” çıkış gibi görünüyor ama okuyamadım. tp ve sl birer kez, alımın ardından, yüzde veya fiyat olarak yazılır. Örnek: <code>{ $example }</code>
        [span] “{ $text }” bir emrin bekleyebileceği süre değil: bir dakika ile 365 gün arası. Örnek: <code>{ $example }</code>
        [plan-parts] “{ $text }” türü plan bundan fazlasını ister: API açıklamasına bakın.
        [level] { $text ->
            [none] Hangi fiyattan?
       *[other] “{ $text }” içinde satış için bir fiyat veya yüzde bulamadım.
        } Örnek: <code>{ $example }</code>
        [entry] Yükselişi bekleyen alım bir tutar ve bir fiyat ister; okuduğum: “{ $text }”. Örnek: <code>{ $example }</code>
        [pace] { $text ->
            [none] Ne sıklıkla?
           *[other] “{ $text }” içinde bir sıklık bulamadım.
        } Saniyelerden haftalara kadar, örnek: <code>{ $example }</code>
        [count] { $text ->
            [none] Kaç kez?
           *[other] “{ $text }” içinde geçerli bir sayı bulamadım.
        } Örnek: <code>{ $example }</code>
        [over] { $text ->
            [none] Ne kadar sürede?
           *[other] “{ $text }” içinde bir süre bulamadım.
        } Örnek: <code>{ $example }</code>
        [prices] { $text ->
            [none] Hangi fiyattan hangi fiyata?
           *[other] “{ $text }” içinde iki fiyat bulamadım.
        } Örnek: <code>{ $example }</code>
        [leg-percent] Bir dilim oran değil, tutar veya miktardır. Örnek: <code>{ $example }</code>
        [change] { $text ->
            [none] Ne değişsin?
           *[other] “{ $text }” nasıl değişir, bilmiyorum. Olanlar: stop, tp, trail, amount, every, x.
        } Örnek: <code>{ $example }</code>
        [arm] { $text ->
            [none] Hangi coin, ne kadarlık, en çok hangi fiyattan?
           *[other] Okuduğum: “{ $text }”, bir parça eksik: coin, USDT tutarı, max ve en yüksek fiyat, süre.
        } Örnek: <code>{ $example }</code>
        [change-kind] Böyle bir planda bu değiştirilemez. İptal edip yenisini oluşturun: /plans
        [venue] “{ $text }” adlı bir borsa bilmiyorum ya da iki tane var. Olanlar: { $offered }. Örnek: <code>{ $example }</code>
        [watchlist] Okuduğum: “{ $text }”; neyin eklenip neyin çıkarılacağını anlamadım. Örneğin: <code>{ $example }</code>
        [price-alert] Bu, tek bir fiyat uyarısı için çok uzun. Mesaj başına bir tane, örneğin: <code>{ $example }</code>
        [price-alert-level] Hangi fiyatta ya da yüzde kaç değişince? Örneğin: <code>{ $example }</code> ya da <code>/alert btc 5%</code>
        [price-alert-word] “{ $text }” ne bir fiyat ne de bir yüzde. Örneğin: <code>{ $example }</code>. Başlıklar ve tonlar için <code>/alerts btc bullish</code> yazın
        [price-alert-percent] Bir hareket en az %{ $least }, aşağı ya da iki yönde ise %100’den az olmalı; okuduğum: “{ $text }”. Örneğin: <code>{ $example }</code>
        [price-alert-repeat] Bir fiyat bir kez bildirilir; yinelenen, yüzde cinsinden harekettir. Okuduğum: “{ $text }”. Örneğin: <code>{ $example }</code>
       *[other] Bunu anlayamadım. Hiçbir işlem yapılmadı. Neler yapılabildiğini /help gösterir.
    }

button-copy-example = Örneği kopyala
amount-missing = Ne kadar? Coinin ardına bir miktar yazın, örneğin <code>/buy btc 100</code> veya <code>/sell btc 50%</code>
amount-format = “{ $text }” miktarını okuyamıyorum. Şöyle yazın: <code>100</code>, <code>$50</code>, <code>0.5 btc</code>, <code>1.5k</code> veya <code>25%</code>
amount-ambiguous = “{ $text }” bir de olabilir bin de. <code>1000</code> veya <code>1.0</code> yazın
amount-not-positive = Miktar sıfırdan büyük olmalı; okuduğum: “{ $text }”. Örnek: <code>/buy btc 100</code>
amount-precision = “{ $text }” 18’den fazla ondalık basamak içeriyor, yazdığınızı asla yuvarlamam. Örnek: <code>0.0015</code>
amount-too-large = “{ $text }” bir miktar için çok büyük. Örnek: <code>250</code>
amount-unit = Okuduğum: “{ $text }”; ama miktar USDT veya coinin kendisi cinsinden olur. Örnek: <code>50 usdt</code> veya <code>0.01 btc</code>
amount-percent = Yüzde 0’dan büyük, en çok 100 olur; okuduğum: “{ $text }”. Örnek: <code>/sell btc 25%</code>
amount-keyword = “{ $text }” yalnızca satışta geçerlidir. Alım için bir tutar yazın, örneğin <code>/buy btc 100</code>

unknown-market = “{ $text }” burada işlem görmüyor. { $near ->
        [none] İşlem görenleri /price gösterir.
       *[other] Bunu mu demek istediniz: { $near }? Emir verilmedi.
    }
unknown-market-letters = “{ $text }” yalnızca tanıdık görünen harfler içeriyor: { $codes }. Emir verilmedi. Kodu düz Latin harfleriyle yazın, örneğin BTC.

bad-setting = { $what ->
        [language] Bu dil henüz yok. Olanlar: { $offered }. Örnek: <code>/settings lang en</code>
        [pictures] Görseller için seçenekler: { $offered }; okuduğum: “{ $text }”. Örnek: <code>/settings pictures light</code>
        [quick-limit] Hızlı alım limiti 0’dan büyük ve en çok { $limit } USDT olmalı. Örnek: <code>/settings quick 100</code>
        [presets] Her düğme tutarı en az 1, en çok { $limit } USDT olmalı ve en fazla iki ondalık içermeli. Örnek: <code>/settings presets 25 50 100</code>
        [preset-count] Lütfen en az bir, en çok { $limit } düğme tutarı yazın. Örnek: <code>/settings presets 25 50 100</code>
        [quiet] “{ $text }” saat aralığı olarak okunamıyor. Örnek: <code>/settings quiet 22:00-07:00</code> veya <code>/settings quiet off</code>
        [languages] Haberlerde “{ $text }” diye bir dil tanımıyorum. Olanlar: { $offered }. Örnek: <code>/alerts languages en tr</code> ya da <code>all</code>
        [digest] { $text ->
            [none] Bu
           *[other] “{ $text }”
        } günün saati olarak okunamıyor. Örnek: <code>/alerts digest 08:00</code> veya <code>/alerts digest off</code>
        [time-zone] { $text ->
            [none] Bu bir saat dilimi değil.
           *[other] “{ $text }” bir saat dilimi değil.
        } Örnek: <code>/settings tz Europe/Istanbul</code>
        [impact] Etki %0 ile %100 arasındadır. Örnek: <code>/alerts btc 50%</code>
        [rules] Bir sohbette { $limit } kural olabilir. Önce birini kaldırın: /alerts
        [limit] Kendi limitiniz 0’dan büyük ve en çok { $limit } olmalı; bu, masanın limitidir. Örnek: <code>/limits { $text } { $limit }</code> ya da <code>/limits { $text } off</code>
        [limit-whole] Bu limit coin sayar; en çok { $limit } olan bir tam sayı yazın. Örnek: <code>/limits { $text } 5</code>
        [limit-name] “{ $text }” limitini bilmiyorum. Olanlar: { $offered }. Örnek: <code>/limits max-day 2000</code>
        [broadcast] Bir duyuru 1 ile { $limit } karakter arasında olur. Örnek: <code>/admin broadcast 18:00 UTC’de bakım var</code>
        [keys] Bunu { $venue } anahtarları olarak okuyamadım. Mesajı sildim ve hiçbir şey saklamadım. Anahtarı ve gizli anahtarı tek mesajda alt alta gönderin ya da yeniden /connect yazın.
        [setting] “{ $text }” ayarını bilmiyorum. Olanlar: { $offered }. Örnek: <code>/settings lang en</code>
       *[other] Bu değer mümkün değil. Olası değerleri /settings gösterir.
    }

risk-denied = { $rule ->
        [max-order] Çok büyük: tek emirde { $value } USDT, { limit-of }: { $limit } USDT.
        [max-hour] Saatlik limit aşılıyor: bununla 60 dakikada { $value } USDT olur, { limit-of }: { $limit } USDT.{ limit-room }
        [max-day] Günlük limit aşılıyor: bununla 24 saatte { $value } USDT olur, { limit-of }: { $limit } USDT.{ limit-room }
        [max-symbol] Tek coinde çok fazla: bununla { $value } USDT olur, { limit-of }: { $limit } USDT.{ limit-room }
        [max-total] Toplam risk çok yüksek: tüm coinleriniz birlikte { $value } USDT olur, { limit-of }: { $limit } USDT.{ limit-room }
        [max-loss] Bugünkü zarar { $value } USDT, { limit-of }: { $limit } USDT. Gece yarısına kadar yalnızca satış yapabilirsiniz.
        [max-positions] Aynı anda çok fazla coin: bu { $value }. coin olur, { limit-of }: { $limit }. Önce bir coin satışı yapın.
        [min-notional] Çok küçük: { $value } USDT, piyasanın kabul ettiği en düşük tutar { $limit } USDT.
        [dust] Serbest { $coin } bakiyenizin tamamı { $value } USDT ediyor, piyasanın kabul ettiği en düşük tutar { $limit } USDT: bu toz bakiyedir. Biraz daha alıp hepsini birlikte satabilirsiniz: <code>/close { $coin }</code>
        [min-quantity] Çok küçük: { $value }, piyasanın kabul ettiği en düşük miktar { $limit }.
        [price-band] Fiyat piyasadan %{ $value } daha kötü; %{ $limit } üstü yazım hatasına benziyor. { $edge } fiyatına kadar kabul edilir.
        [stop-above] { $value } stopu şimdiki fiyatın ({ $limit }) altında değil: hemen satardı.
        [target-below] { $value } kâr al seviyesi şimdiki fiyatın ({ $limit }) üstünde değil: hemen satardı.
        [stop-limit-above] Limit { $value }, stop { $limit } seviyesinin üstünde; stop tetiklendiğinde gerçekleşmezdi.
        [trail] Takip eden stop mesafesi %{ $limit } olabilir; okuduğum: %{ $value }.
        [entry-below] { $value } şimdiki fiyatın ({ $limit }) üstünde değil. Daha ucuza almak için limit kullanın: <code>/buy btc 100 @ 50000</code>
        [rung-above] Kademeler { $value } seviyesinden başlıyor, şimdiki fiyatın ({ $limit }) altında değil.
        [rung-below] Kademeler { $value } seviyesinden başlıyor, şimdiki fiyatın ({ $limit }) üstünde değil.
        [rung-far] Kademeler piyasadan %{ $value } uzağa gidiyor, en çok %{ $limit } olabilir.
        [plan-interval] Her { $value } sn çok sık, iki dilim arasında en az { $limit } sn olmalı.
        [max-plans] { $limit } aktif planınız var, en fazlası bu. Önce birini iptal edin: /plans
        [below-done] { $limit } zaten gerçekleşti; yeni toplam ({ $value }) bundan büyük olmalı.
        [debut-listed] { $value } zaten { $limit } borsasında işlem görüyor, beklenecek bir ilk işlem yok. Satın alın: <code>/buy { $value } 100</code>
        [debut-span] Bir ilk işlem planı en az { $least } dakika, en çok { $most } gün bekler. Örnek: <code>/tge arm flnt 100 max 0.50 14d</code>
        [fired] Zaten tetiklendi ve satıyor.
        [edit-large] Kalan kısmın değeri { $value } olurdu; hızlı alım limitiniz { $limit }. Planı bitirip onaylayacağınız yeni bir plan yapın.
        [edit-trail] Alıma bağlı { $value } takip eden stop, önceki bir fiyatı izliyor. Emri iptal edip yeniden verin.
       *[other] Bir limit izin vermiyor: { $value }, limit { $limit }.
    } Emir verilmedi.
limit-of = { $by ->
        [you] kendi limitiniz
       *[other] limit
    } { $mode ->
        [live] (LIVE, gerçek para)
       *[paper] (demo)
    }
limit-room = { $room ->
        [none] {""}
       *[other] {" "}Kalan pay: { $room } USDT.
    }
halted = { $what ->
        [none] İşlemler herkes için durduruldu: { $reason }.
       *[other] İşlemler herkes için kendiliğinden durdu: { trip }. Yöneticilerin haberi var.
    } Emir verilmedi. Açık emirler yerinde kalıyor{ $sales ->
        [yes] , satış yapılabilir.
       *[no] .
    }
trip = { $what ->
        [orders-minute] bir dakikada { $where ->
            [live] LIVE (gerçek para) ile{" "}
            [paper] demoda{" "}
           *[other] {""}
        }{ $value } emir verildi, limit { $limit }
        [venue-errors] { $where } isteklerin %{ $value } kadarını yanıtsız bıraktı, limit %{ $limit }
       *[loss-hour] bir saat içinde { $where ->
            [live] LIVE (gerçek para) ile
           *[paper] demoda
        } { $value } USDT zarar edildi, limit { $limit } USDT
    }
frozen = Kendi işlemlerinizi durdurmuştunuz. Emir verilmedi. { $wait-s ->
        [0] /unfreeze yeniden açar.
       *[other] { $wait-s } sn sonra /unfreeze yeniden açabilir.
    }
insufficient-funds = { $needed ->
        [0] Satılabilecek { $currency } yok: serbest { $free }. Elinizdekileri /portfolio, bekleyenleri /orders gösterir.
       *[other] Yetersiz { $currency } bakiyesi: serbest { $free }, gereken { $needed }.
    } Emir verilmedi.
stale = { $what ->
        [quote] Son fiyat { $age-s } sn önceki, işlem için fazla eski. Emir verilmedi; birazdan yeniden deneyin.
        [ticket] Bu emir onayının süresi doldu. Emir verilmedi; güncel fiyat isteyin.
        [call] Bu tahmin { $age-s } sn önce yapıldı; { $limit-s } sn içinde geri alınabilir. Hiçbir şey değişmedi.
       *[button] Bu düğme artık geçerli değil. Hiçbir işlem yapılmadı; komutu yeniden gönderin.
    }
used = { $order-id ->
        [none] Bu düğme kullanılmış. Başka bir işlem yapılmadı.
       *[other] Bu düğme kullanılmış: emir { $order-id }. Başka emir verilmedi.
    }
not-yours = Bu düğme başkası için oluşturuldu. Hiçbir işlem yapılmadı.
not-allowed = { $what ->
        [admin] Bunu yalnızca bu masanın yöneticileri yapabilir.
        [group-admin] Bu grubun uyarılarını yalnızca grup yöneticileri değiştirebilir.
        [group-calls] Bu grubun tahminlerini yalnızca grup yöneticileri açıp kapatabilir. Sıralamayı /lb herkese gösterir.
        [oneself] Kendinizi geri çeviremezsiniz.
        [claim] Bu kod geçerli değil ya da kullanılmış.
        [trade] Hesabınız henüz işlem yapamaz.
        [external-order] Bu emir benim dışımda verildi, bu yüzden ona dokunmam. Verildiği yerde iptal edin.
        [account] Önce özel sohbette bana /start yazın.
        [private] Bu yalnızca özel sohbette gösterilir.
       *[other] Buna izniniz yok.
    }
not-signed-in = Lütfen bu sayfayı sohbetten yeniden açın.
conflict = { $what ->
        [order-prefix] Birden fazla emir “{ $id }” ile başlıyor. Kimliğin (id) daha fazlasını yazın.
        [order-busy] { $id } emri iptal ediliyor ya da bir plana ait; bunun yerine planı değiştirin: /plans
       *[other] Aynı istek farklı içerikle geldi. Hiçbir işlem yapılmadı.
    }
busy = Lütfen biraz yavaşlayın: { $retry-after-s } sn sonra yeniden deneyin. Hiçbir işlem yapılmadı.
budget-spent = { $rule ->
        [waiting] Sorular teker teker: önceki sorunuz hâlâ yanıtlanıyor, en geç { $renews } itibarıyla biter. Altındaki <b>Durdur</b> onu hemen bitirir.
        [questions] Bugün { $value } soru sordunuz; masanın günlük limiti { $limit }. { $renews } itibarıyla yenilenir.
       *[tokens] Bugünkü sorularınız { $value } token kullandı ve bu soru günlük { $limit } limitine artık sığmıyor. { $renews } itibarıyla yenilenir.
    } Soru sorulmadı. Bu arada <code>/news btc</code> ve <code>/price btc</code> ücretsizdir.
llm-off = Bu masada sorular kapalı: { $variable } ayarlanmamış. { $variable ->
        [TAPEWIRE_LLM_KEY] İşletmeci anahtarı <code>.env</code> dosyasına, örneğin <code>TAPEWIRE_LLM_KEY_FILE=/run/secrets/llm-key</code> olarak koyar ve yeniden başlatır.
        [TAPEWIRE_LLM_MODEL] İşletmeci modeli <code>.env</code> dosyasında, örneğin <code>TAPEWIRE_LLM_MODEL=llama3.2</code> olarak belirtir ve yeniden başlatır.
       *[other] İşletmeci soruları <code>.env</code> dosyasında, örneğin <code>TAPEWIRE_LLM=ollama</code> ve <code>TAPEWIRE_LLM_MODEL=llama3.2</code> ya da <code>TAPEWIRE_LLM=claude</code>, bir model ve <code>TAPEWIRE_LLM_KEY</code> ile açar ve yeniden başlatır.
    } Diğer her şey bunsuz da çalışır: <code>/news btc</code>, <code>/score</code>.
llm-failed = Dil modeli kullanılabilir bir yanıt vermedi ({ $why }).
not-found = { $what ->
        [order] “{ $id }” ile başlayan bir emriniz yok. Emirlerinizi /orders gösterir.
        [rule] Bu kural artık yok. Kalanları /alerts gösterir.
        [mute] Bu artık sessizde değil. Sessize alınanları /alerts gösterir.
        [account] Bu hesabı bilmiyorum.
        [source] Bu kaynak artık listede değil. Olanları /sources gösterir.
        [plan] “{ $id }” ile başlayan bir planınız veya emriniz yok. Bunları /plans ve /orders gösterir.
        [trade] Burada { $id } ne elinizde ne de sattıklarınız arasında. /portfolio elinizdekileri gösterir, <code>/pnl</code> hepsi içindir.
        [position] Bundan satacak bir şeyiniz yok. Elinizdekileri /portfolio gösterir.
        [alert] Bu sohbete henüz uyarı gelmedi. Neyi bildireceğimi /alerts belirler; sonra bir uyarıya /explain ile yanıt verin.
        [headline] Kimliği (id) “{ $id }” olan bir haber yok. Bunun yerine bir uyarıya /explain ile yanıt verin.
        [venue] “{ $id }” borsasını bilmiyorum. Bildiklerimi /connect gösterir.
        [connection] Bu borsayı bağlamadınız. Bağlamak için /connect.
        [keys] Gönderdiğiniz artık bende değil: hiçbiri kaydedilmedi. Lütfen yeniden /connect yazın.
        [call] Bu tahmin artık yok.
        [caller] Bu grupta “{ $id }” adıyla tek bir kişi tanımıyorum. Kullanıcı adıyla kesin olur: <code>/lb @ann</code>
        [group] Bu grup tahmin izlemiyor ya da sizi orada görmedim. Orada /lb yazın.
        [watchlist] { $id } izleme listenizde yok. /watchlist listeyi gösterir.
        [price-alert] O fiyat uyarısı artık yok. /alert kalanları gösterir.
       *[other] Bunu artık bulamıyorum.
    }
unavailable = { $what ->
        [markets] { $venue } piyasalarını hâlâ okuyorum. Hiçbir işlem yapılmadı; birkaç saniye sonra yeniden deneyin.
        [sealing-key] Henüz anahtar alamıyorum, çünkü işlem süreci (trade worker) başlamadı. Hiçbir şey kaydedilmedi; bir dakika sonra yeniden deneyin.
       *[other] Bu şu anda kullanılamıyor. Hiçbir işlem yapılmadı; lütfen yeniden deneyin.
    }
no-quote = { $symbol } için henüz fiyat yok. Emir verilmedi.
venue-refused = Borsa reddetti. Emir verilmedi.
venue-unsure = Borsa yanıt vermedi. Emir sorgulanıyor; yeniden vermeyin.
cannot-open = Kayıtlı bir anahtar açılamadı. Hiçbir şey gönderilmedi; işletmeciye bildirin.
impossible = Üzgünüz, bizim tarafımızda bir hata oldu. Kaydedildi.
bad-configuration = Bu masa bunun için kurulmamış.

anonymous-sender = Kim olduğunuzu göremiyorum: grup veya kanal adına değil, kendiniz olarak yazın.
limit-money = { $mode ->
        [live] LIVE
       *[paper] Demo
    }
