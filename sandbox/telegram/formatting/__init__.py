"""Text with formatting: parse modes, entities, limits."""
