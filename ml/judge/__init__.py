"""One module a question: tone, manipulation, event; `service` asks them all."""
