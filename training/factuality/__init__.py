"""Training of the scorer of events."""
