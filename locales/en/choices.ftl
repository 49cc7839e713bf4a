# Settings, where each comes from, and a file of them: chat, pages, scripts.

settings = <b>Settings</b>
    Language: { $language } { $language-from }
    Time zone: { $zone } { $zone-from }
    Pictures: { pictures } { $pictures-from }
    Buy buttons: { $presets } { $presets-from }
    Quick limit: { $quick }, above it I ask first { $quick-from }
    Quiet hours: { $quiet ->
        [off] none
       *[other] { $quiet }
    } { $quiet-from }
    Digest: { $digest ->
        [off] as soon as a wait ends
       *[other] daily at { $digest }
    } { $digest-from }
    Headlines: { $headlines ->
        [own] other languages than yours and English are marked
       *[other] others than { $headlines } are marked
    } { $headlines-from }
    Digest and headlines: <code>/alerts digest 08:00</code> · <code>/alerts languages en ru</code>
setting-from = · <i>{ $origin ->
        [yours] yours
        [operator] the operator’s
        [telegram] from Telegram
       *[default] default
    }</i>
pictures = { $pictures ->
        [light] Light
       *[dark] Dark
    }
setting-digest = Digest
setting-headlines = Headline languages
button-setting-default = Back to default
button-settings-file = As a file
settings-exported = Your settings, own limits and alert rules. Send this file here or to another desk, and I show what it would change before anything is. It holds no keys.

file-compared = { $changes ->
        [0] This file changes nothing.
        [one] This file changes <b>{ $changes } thing</b>:
       *[other] This file changes <b>{ $changes } things</b>:
    }
file-applied = ✅ { $changes ->
        [0] Nothing had to be changed.
        [one] Applied, <b>{ $changes } change</b>:
       *[other] Applied, <b>{ $changes } changes</b>:
    }
file-cancelled = Left as it was.
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
file-denied = ⚠️ Left out: { $name } <code>{ $value }</code>. { $why }
file-more = … and { $count } more
button-file-apply = Apply
button-file-cancel = Cancel
button-file-undo = Undo
bad-file = { $what ->
        [size] A file of settings has at most { $limit } KB.
        [text] This file is not text in UTF-8.
        [json] This file is not JSON.
        [depth] This file is nested deeper than { $limit } levels.
        [twice] A name stands twice in this file, which could mean either.
        [kind] This is not a file of Tapewire’s settings.
        [version] This file is of version { $value }; this desk reads version { $limit }.
        [field] There is no “{ $where }” in a file of settings.
       *[shape] “{ $where }” has not the form it must have.
    } Nothing was changed. A file that was exported shows the form.

web-nav-settings = Settings
web-settings-look = Language and look
web-settings-trading = Trading
web-settings-alerts = Alerts
web-settings-limits = Your own limits
web-settings-limits-hint = Below those of the desk, for paper and live alike. Empty is none.
web-settings-file = Settings as a file
web-settings-file-hint = Settings, own limits and alert rules, without keys. What a file would change is shown first.
web-settings-export = Export
web-settings-import = Import…
web-settings-presets-hint = What one tap spends, in USDT
web-settings-pictures-hint = Charts and cards that the bot sends
web-settings-quick-hint = Up to this one tap buys; above it a ticket asks
web-settings-quiet-hint = Alerts wait and come as one digest
web-settings-digest-hint = What waited comes once a day
web-settings-headlines-hint = Others are marked. None chosen: yours and English
web-settings-from = From
web-settings-to = To
web-settings-theme = Theme
web-theme-auto = System
web-theme-light = Light
web-theme-dark = Dark
web-settings-theme-telegram = Inside Telegram the pages take its colours.
web-settings-venues-more = Manage exchange accounts
web-zone-search = Search a city or zone
web-sessions = Where you are signed in
web-sessions-hint = A session ends fifteen minutes after its page was closed. End one here, and it is over at once.
web-sessions-end-others = End all others
web-problem-bad-file = Not a file of settings
web-detail-bad-file = { bad-file }
web-detail-bad-setting-quick-limit = Quick limit: { $value } USDT. It must be more than 0 and at most { $limit } USDT.
web-detail-bad-setting-presets = Buy button: { $value } USDT. Each must be 1 to { $limit } USDT, with at most two decimals.
web-detail-bad-setting-preset-count = Buy buttons: there may be one to { $limit }.
web-detail-bad-setting-limit = Your limit { $text }: { $value }. It must be more than 0 and at most { $limit }, the desk’s own.
web-detail-bad-setting-limit-whole = Your limit { $text }: { $value }. It counts coins: a whole number, at most { $limit }.
web-detail-bad-setting-languages = Headlines are never found to be in “{ $text }”.
web-detail-bad-setting-rules = Alert rules: there may be { $limit }.
web-detail-misunderstood-alert-rule = This alert rule cannot be read near “{ $text }”.
web-detail-misunderstood-alert-long = This alert rule is too long.

web-js-origin-yours = yours
web-js-origin-operator = the operator’s
web-js-origin-telegram = from Telegram
web-js-origin-default = default
web-js-back-to-default = Back to default
web-js-saved = Saved
web-js-undo = Undo
web-js-undone = Undone
web-js-setting-off = Off
web-js-at-most = at most { $sum }
web-js-language-now = Language: { $language }
web-js-zone-none = No such zone
web-js-session-this = this one
web-js-session-unknown = Unknown device
web-js-session-seen = last active: { $ago } · since { $at }
web-js-end-session = End
web-js-sessions-ended = Ended: { $n }
web-js-venues-paper = Paper only. Connect an exchange to trade live.
web-js-file-title = What this file changes
web-js-file-nothing = This file changes nothing
web-js-file-apply = Apply
web-js-file-applied = Applied
web-js-file-none = none
web-js-file-new = new
web-js-file-gone = removed
web-js-file-paused = paused
web-js-file-resumed = resumed
web-js-file-denied = Left out
