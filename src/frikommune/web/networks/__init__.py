"""Starting a new programme."""
