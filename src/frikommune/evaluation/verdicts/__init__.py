"""What is to be said of an outcome: improved, not worse, cannot tell, worse; and of several together."""
