"""A whole desk with tight limits, of its own because what trips here stops everybody."""
