"""Values in, (text, keyboard) out; pure."""
