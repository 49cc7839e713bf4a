# How sources of headlines are doing, and what admins do about them.

command-sources = Where headlines come from, and how well
sources-title = <b>Sources</b> · { $well } of { $count } well
sources-none = No source has been looked at yet. The scrape worker shows them a second after it has started.
sources-more = … and { $count } more
sources-silent = ⚠ The scrape worker has shown nothing for a while: the list is as it was { $since }.
sources-how = Tap one to pause it. Add a feed (RSS, Atom, JSON Feed): <code>/sources add https://example.com/feed.xml</code>
source-line = { $mark } <b>{ $name }</b> · { $today } today{ $state ->
        [new] {" · "}not looked at yet
        [paused] {" · "}paused by an admin
       *[other] {""}
    }{ $state ->
        [ok] {" · "}looked { $last }
       *[other] {""}
    }{ $lag ->
        [none] {""}
       *[other] {" · "}lag { $lag }
    }{ $state ->
        [degraded] {"\u000A    "}last look failed: { source-why }
        [open] {"\u000A    "}resting until { $again } after { $failures ->
            [one] one failure
           *[other] { $failures } failures
        }: { source-why }
       *[other] {""}
    }{ $state ->
        [degraded] {" · "}last well { source-last }
        [open] {" · "}last well { source-last }
       *[other] {""}
    }
source-last = { $last ->
        [never] never
       *[other] { $last }
    }
source-why = { $reason ->
        [status] the server answered { $detail }
        [timeout] no answer in time
        [network] the server cannot be reached
        [too_big] larger than 2 MB
        [encoding] an encoding I do not read
        [redirects] it leads from one address to the next
        [content_type] a page, not a feed
        [dtd] it holds a document type, which may hide an attack
        [too_deep] nested too deeply
        [not_a_feed] neither RSS nor Atom nor JSON Feed
        [malformed] the feed is broken
        [too_slow] reading it took too long
        [address-denied] it is not on the public internet, or on another port than 80, 443, 8080 and 8443
        [json] the answer is not JSON
        [shape] the answer is not what its documentation says
        [nothing] nothing on the page fits the selectors
        [selector] the selector cannot be read
        [browser] the browser did not start
       *[other] { $reason } { $detail }
    }
source-removed = Removed: <code>{ $url }</code>
    Its headlines stay. To have it back: <code>/sources add { $url }</code>
source-unreadable = <code>{ $text }</code> was not added: { source-why }.
    A feed is RSS, Atom or JSON Feed at a public address, for example <code>/sources add https://www.coindesk.com/arc/outboundfeeds/rss/</code>
bad-source = { $problem ->
        [known] That feed is followed already. /sources shows it.
        [many] { $limit } feeds were added already, and that is the limit. Remove one in /sources first.
       *[other] “{ $text }” is not an http(s) address without password of at most { $limit } characters. Try <code>/sources add https://www.coindesk.com/arc/outboundfeeds/rss/</code>
    }
button-sources = All sources
button-source-pause = ⏸ Pause
button-source-resume = ▶ Go on
button-source-remove = Remove
