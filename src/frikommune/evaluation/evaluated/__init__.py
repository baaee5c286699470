"""An evaluation's whole answer, and how it is laid out: as text, as HTML and as JSON."""
