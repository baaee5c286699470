"""The programme's journal in the database: append-only rows, and the book that is made of them."""
