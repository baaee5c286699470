"""Effects on the time until an event, with unfinished cases."""
