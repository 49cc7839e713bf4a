# Dil modeline sorular ve yanıtları.

question-title = 💬 <b>{ $question }</b>
question-explain = 💬 <b>Açıkla:</b> { $headline }
question-waiting = { $count ->
        [0] Düşünüyorum. Masa bu konuda henüz bir şey bilmiyor.
       *[other] Düşünüyorum, elimde { $count } kaynak var …
    }
question-stopped = ⏹ Durduruldu.
question-lost = Yanıt yolda kayboldu. Bugünkü sorularınızdan sayılmaz; lütfen yeniden sorun.
question-failed = { $why ->
        [busy] Dil modeli şu anda çok yoğun.
        [down] Dil modeline ulaşılamıyor.
        [refused] Dil modelinin sunucusu sorularımızı kabul etmiyor; işletmecinin TAPEWIRE_LLM_KEY ve TAPEWIRE_LLM_MODEL ayarlarına bakması gerekiyor.
        [slow] Dil modeli çok uzun süre sessiz kaldı.
        [cut] Dil modeli iki kez yanıtı yarıda kesti.
        [malformed] Dil modeli iki kez kabul etmediğim bir biçimde yanıt verdi.
       *[garbled] Gelen, bir dil modelinin yanıtı değildi.
    } Bu soru sayılmaz.
question-known = <b>Model olmadan</b> masanın bildikleri:
question-sources = <b>Kaynaklar</b>
question-signed = <i>{ $is-grounded ->
        [yes] {""}
       *[no] ⚠ Masanın hiçbir kaynağını göstermiyor.{" "}
    }{ $model }{ $confidence ->
        [none] {""}
       *[other] {" · kendi ifadesiyle %"}{ $confidence } emin
    } · yatırım tavsiyesi değildir</i>
question-privately = Yanıt, benimle olan sohbetinize gelecek.
button-stop-answer = Durdur
button-explain = Açıkla
