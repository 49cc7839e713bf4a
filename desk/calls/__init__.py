"""What members of a group call out, and how right they were."""
