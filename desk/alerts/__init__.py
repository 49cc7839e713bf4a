"""Which headline reaches which chat."""
