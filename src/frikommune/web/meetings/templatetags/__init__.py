"""Words of the meetings' pages."""
