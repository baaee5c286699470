"""A leader's view: timeliness, use of trials and cases that need someone, each number down to its cases."""
