"""Effects from individual records with covariates: weighting, regression, matching, and their balance."""
