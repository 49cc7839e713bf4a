"""Unit tests of what is said about alerts afterwards."""
