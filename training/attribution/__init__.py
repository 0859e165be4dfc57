"""Training of the neural attribution model."""
