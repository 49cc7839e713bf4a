"""Inputs that a desk meets sooner or later, with what it must make of them."""
