"""A leader's numbers, what the public may see of them, and which counts are hidden for that."""
