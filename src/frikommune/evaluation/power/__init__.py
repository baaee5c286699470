"""What a design can find out: the smallest effect it can detect, how many it would take, in words."""
