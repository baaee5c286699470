"""Papers written from the facts: what they say stands in the law and the journal, and nowhere else."""
