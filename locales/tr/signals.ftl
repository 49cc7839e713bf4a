# Uyarıların isabeti ve ne kazandırmış olacakları.

score-title = <b>Uyarıların isabeti</b> · { $by ->
        [model] modele göre
        [event] olay türüne göre
        [rule] bu sohbetin kuralına göre
        [coin] coine göre
       *[source] kaynağa göre
    }, { $horizon } sonra, son { $days } gün
score-line = { $place }. <b>{ $name }</b>{ $muted ->
        [yes] {" "}🔇
       *[no] {""}
    } · { $alerts } uyarı
score-rate = %{ $rate } isabet (%{ $low }–%{ $high }), { $calls } tahminin { $hits } tanesi; yazı tura %{ $chance }
score-way = tahmin yönünde { $mean } σ ({ $low } ile { $high } arası), medyan { $median }, n { $count }
score-no-measure = hareketi ölçmek için o zamana ait fiyat çok az
score-too-few = yargıya varmak için çok az: { $calls } tahmin
score-edge = <b>Önümüzdeki saatin yönü: üstünlük yok</b>
    En iyi model, hiç görmediği { $hours } saatin %{ $right } kadarında haklı çıktı (son saatin tersine oynamak: %{ $reversal }) ve { $trades } işlemi komisyonlardan sonra işlem başına { $net } bp getirdi. Bu yüzden fiyatın nereye gideceğini asla söylemem.
score-edge-found = <b>Önümüzdeki saatin yönü</b>
    Hiç görülmemiş { $hours } saatin %{ $right } kadarında haklı (son saatin tersine oynamak: %{ $reversal }); { $trades } işlem komisyonlardan sonra işlem başına { $net } bp getirdi.
score-more = … ve { $count } tane daha
score-rule-gone = kaldırılmış kural
score-note = <i>İsabet: piyasa tahmin yönünde %0,05’ten fazla gitti. Parantez içinde %95 güven aralıkları; 20 tahminin altında bir şey söylenmez. σ, coinin o süredeki kendi olağan hareketidir.</i>
score-none = { $days ->
        [one] Son günün
       *[other] Son { $days } günün
    } hiçbir uyarısı henüz değerlendirilmedi. Notlar her uyarıdan 1, 5 ve 30 dakika, 1 ve 24 saat sonra gelir.
button-score-by = { $by ->
        [model] { $is-shown ->
            [yes] • Modeller •
           *[no] Modeller
        }
        [event] { $is-shown ->
            [yes] • Olaylar •
           *[no] Olaylar
        }
        [rule] { $is-shown ->
            [yes] • Kurallar •
           *[no] Kurallar
        }
        [coin] { $is-shown ->
            [yes] • Coinler •
           *[no] Coinler
        }
       *[source] { $is-shown ->
            [yes] • Kaynaklar •
           *[no] Kaynaklar
        }
    }
button-score-horizon = { $is-shown ->
        [yes] • { $horizon } •
       *[no] { $horizon }
    }
mute-proposed = 🔇 <b>{ $source }</b> yazı turadan kötü: { $horizon } sonra { $calls } tahminin { $hits } tanesi isabetli, en iyi ihtimalle %{ $high }, yazı tura %{ $chance }; 5 ve 30 dakika sonra da öyle. Uyarıları herkes için sessize alınsın mı? Haberleri akışta kalır.
source-muted = 🔇 <b>{ $source }</b> uyarıları artık kimseye gitmiyor. Haberleri akışta kalır.
source-unmuted = 🔔 <b>{ $source }</b> uyarıları yeniden sohbetlerine gidiyor.
button-mute-source = Sessize al: { $source }
button-unmute-source = Sesi aç: { $source }

replay-title = <b>{ $source } kaynağının tüm uyarıları, alım yapılsaydı</b>, son { $days } gün
replay-terms = Her biri { $spend } USDT, { $delay } ms gecikmeyle, { $target ->
        [none] kâr al yok
       *[other] kâr al %{ $target }
    }, { $stop ->
        [none] stop yok
       *[other] stop %{ $stop }
    }, { $hold } sonra satış; her yönde komisyon { $fee } bp ve yarım spread { $spread } bp{ $tone ->
        [none] {""}
        [bullish] ; yalnızca yükseliş uyarıları
        [bearish] ; yalnızca düşüş uyarıları
       *[neutral] ; yalnızca nötr uyarılar
    }
replay-wins = { $count } işlem, kazanan { $wins }{ $low ->
        [none] {" "}(yargıya varmak için çok az)
       *[other] {" "}(%95 güvenle %{ $low } ile %{ $high } arası)
    }
replay-sums = Net <b>{ $net } USDT</b>: brüt { $gross }, komisyon { $fees }, spread { $spread }. En kötü düşüş { $drawdown }.
replay-how = <i>Beş saniyelik fiyatlardan alınan { $exact }, dakika açılışlarından alınan { $rough }. Bir dakika iki çıkışa da değdiyse önce stop sayıldı. Parmak izi { $print }. Bu geçmiştir, tahmin değil.</i>
replay-nothing = İşlem yok: toplanacak bir şey yok.
replay-no-price = ⚠ alımdan sonraki bir dakika içinde fiyatı olmayan: { $count }
replay-gap = ⚠ elde tutulurken arşivin beş dakikadan uzun sustuğu, sayılmayan: { $count }
replay-open = ⚠ hâlâ açık, sayılmayan: { $count }
replay-missing = ⚠ sayılan işlemlerin arşivinde { $minutes } dakika eksik
replay-left-out = ⚠ daha eski { $count } uyarı dışarıda kaldı: bir seferde 500
