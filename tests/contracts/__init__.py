"""Contracts: every venue passes the same numbered cases."""
