"""What one municipality applied for, joined, could join, must decide and must report."""
