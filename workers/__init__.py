"""Touches markets and news, keeps time, signs."""
