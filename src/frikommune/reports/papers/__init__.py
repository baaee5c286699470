"""What each kind of paper says: a function from facts to a paper."""
