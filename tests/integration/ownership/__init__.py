"""Who may do what to whom: every route and every button, asked by everybody but the owner."""
