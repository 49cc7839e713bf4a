"""Connections and reconciliation over a real exchange."""
