"""How each shipped model was made; needs the packages named in docs/models.md, never run time."""
