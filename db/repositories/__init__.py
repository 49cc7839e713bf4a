"""Rows of a noun to its dataclasses and back; each works inside one transaction."""
