"""What the JSON routes take and give, one module for each noun."""
