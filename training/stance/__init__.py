"""Training the scorer of stances."""
