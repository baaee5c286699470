"""Evaluation designs: written with guidance, locked before the data is seen, amended with reasons."""
