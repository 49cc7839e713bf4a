"""Judges headlines with local models."""
