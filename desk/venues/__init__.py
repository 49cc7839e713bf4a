"""Venues: where orders can go, and what each of them can do by itself."""
