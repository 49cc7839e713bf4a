"""What must hold while processes die, venues lie and networks go silent."""
