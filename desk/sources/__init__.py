"""Sources of headlines: how each is doing, and which of them an admin added or paused."""
