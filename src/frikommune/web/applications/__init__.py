"""From idea to application, hearing, committees and the round it is sent in."""
