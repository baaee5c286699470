"""The forms a paper is laid out in; none of them knows what a paper is about."""
