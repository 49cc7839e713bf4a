"""Every inline button as a class; packed they fit Telegram's 64 bytes.

Nothing here is trusted: a button says what was meant, the desk decides whether it may be. State
(tickets, orders, rules) stays on our side and is named by its 12-character id. What a field may
say is its type: data of an older version does not unpack, and is refused as out of date. A button
that trades names its venue: it does what it said when it was shown, whatever was chosen since.
"""
