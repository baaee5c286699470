"""Rows of any tabular file as an evaluation reads them: outcome, treatment, unit, period, cluster, weight."""
