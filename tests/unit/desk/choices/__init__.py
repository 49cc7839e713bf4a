"""What a person chose, without any store."""
