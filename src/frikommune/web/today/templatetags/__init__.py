"""What the templates can say of a day."""
