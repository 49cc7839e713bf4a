"""What happens around every update: who, how often, and what when it fails."""
