"""What templates say of a municipality."""
