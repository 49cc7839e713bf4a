"""Venues: places that take orders, each behind desk.ports.Venue."""
