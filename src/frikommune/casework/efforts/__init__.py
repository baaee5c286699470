"""Efforts of several steps: what may be done next, what stands against it, what they come to."""
