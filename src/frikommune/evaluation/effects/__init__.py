"""What a trial did: one estimator a file, all answering in the same frozen types."""
