"""Decides: every rule of the product, with no input or output of its own."""
