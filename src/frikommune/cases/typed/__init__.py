"""Parquet tables with our own columns, read column by column: a population that need not fit in memory."""
