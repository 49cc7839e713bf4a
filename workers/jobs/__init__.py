"""Jobs: each is one call into the desk."""
