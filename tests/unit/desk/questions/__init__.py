"""Unit tests of what is asked of a language model, and what is left of its answers."""
