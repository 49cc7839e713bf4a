"""What anybody may ask of each venue, without keys."""
