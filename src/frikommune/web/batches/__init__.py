"""Papers for every municipality at once, written by a process of its own and taken home as one file."""
