"""The rules of the paper exchange."""
