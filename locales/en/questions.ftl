# Questions to the language model and their answers.

question-title = 💬 <b>{ $question }</b>
question-explain = 💬 <b>Explain:</b> { $headline }
question-waiting = { $count ->
        [0] Thinking. The desk knows nothing about this yet.
        [one] Thinking, with one source at hand …
       *[other] Thinking, with { $count } sources at hand …
    }
question-stopped = ⏹ Stopped.
question-lost = The answer was lost on the way. It does not count against your questions of today; please ask again.
question-failed = { $why ->
        [busy] The language model has too much to do right now.
        [down] The language model cannot be reached.
        [refused] The language model’s server does not take our questions; the operator has to look at TAPEWIRE_LLM_KEY and TAPEWIRE_LLM_MODEL.
        [slow] The language model was silent for too long.
        [cut] The language model broke off in the middle, twice.
        [malformed] The language model answered twice in a form that I do not accept.
       *[garbled] What came back was no answer of a language model.
    } This question does not count.
question-known = <b>Without a model</b>, this is what the desk knows:
question-sources = <b>Sources</b>
question-signed = <i>{ $is-grounded ->
        [yes] {""}
       *[no] ⚠ Cites none of the desk’s sources.{" "}
    }{ $model }{ $confidence ->
        [none] {""}
       *[other] {" · by its own word "}{ $confidence } % sure
    } · not advice</i>
question-privately = The answer comes into your chat with me.
button-stop-answer = Stop
button-explain = Explain
