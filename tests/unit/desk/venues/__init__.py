"""Rules of connections."""
