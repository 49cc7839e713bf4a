"""Bot API methods, by what they are about; each module lists its own in ANSWERS."""
