"""The papers: chosen, read, taken home, and kept as they went out."""
