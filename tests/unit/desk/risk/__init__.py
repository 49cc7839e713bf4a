"""Rules of risk, without any store."""
