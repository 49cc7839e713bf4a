"""Journeys over connected exchanges."""
