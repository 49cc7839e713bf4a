"""Commands of a whole desk on one machine."""
