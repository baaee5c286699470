"""Open data for everybody: tables with dictionary and licence, and counts of use once it is decided."""
