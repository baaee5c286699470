"""The public site: what was decided to be published, where it is found, and what is new."""
