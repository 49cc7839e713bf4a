"""What is owned, what it cost, what it is worth."""
