"""What models and sources say, and how right they were."""
