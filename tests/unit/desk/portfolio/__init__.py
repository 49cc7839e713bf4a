"""Rules of the portfolio."""
