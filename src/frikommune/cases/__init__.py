"""What happened: histories of citizens (and companies), their tables, and the readers that bring them in."""
