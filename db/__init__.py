"""Remembers: Postgres is the truth, Redis carries hints."""
