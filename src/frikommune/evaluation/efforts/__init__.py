"""Efforts as histories tell them, and how their runs stand: shared by casework and evaluation."""
