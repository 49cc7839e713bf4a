"""Questions to a language model, answered from what the desk knows, with citations."""
