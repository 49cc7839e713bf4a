"""What a person chose for themselves, where the rest comes from, and all of it as a file."""
