"""What is laid out for a reader: numbers, tables and drawings, as data and in words."""
